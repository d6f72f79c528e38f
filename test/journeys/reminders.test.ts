import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { day, dayOf, timeOf } from '#domain/day.ts';
import { isWorkingDay } from '#domain/holidays.ts';
import { namePersonConcerned } from '#domain/persons-concerned.ts';
import { schedule } from '#jobs/schedule.ts';
import { openComplaints } from '#register/complaints.ts';
import { recordAct } from '#register/record-act.ts';
import { registerComplaint } from '#register/register-complaint.ts';
import { municipalitiesToRemind } from '#register/reminders.ts';
import { findStaffByEmail, staffOf } from '#register/staff.ts';
import { aComplaint } from '#test/examples.ts';
import type { Installation } from './installation.ts';
import { startInstallation } from './installation.ts';

let installation: Installation;

/** A complaint about Deventer received on that day; the days of others in the file do not touch. */
async function aComplaintOf(municipality: string, received: string) {
  const { register } = installation;
  const { complainant, statement } = aComplaint();
  return register.db.transaction().execute((transaction) =>
    registerComplaint(transaction, register, {
      municipality: register.municipalities.get(municipality)!,
      channel: 'form',
      receivedAt: new Date(`${received}T10:00:00Z`),
      complainant,
      statement,
      documents: [],
      by: { role: 'complainant' },
    }),
  );
}

/** The digests that have reached somebody when the worker has done all that is due at this moment. */
async function digestsTo(address: string, moment: string): Promise<string[]> {
  const { clock, worker, receiver } = installation;
  clock.set(moment);
  await worker.sweep();
  await vi.waitFor(everythingIsDone, { timeout: 20_000, interval: 20 });
  const mails = receiver.mails.filter(({ envelope }) => envelope.to.includes(`${address}.example`));
  return mails.map(({ parsed }) => parsed.subject ?? '');
}

/** The digests of the day were made, where it is one for digests, and every mail has left. */
async function everythingIsDone(): Promise<void> {
  const { clock, register } = installation;
  const [today, time] = [dayOf(clock.now()), timeOf(clock.now())];
  if (isWorkingDay(today) && time >= schedule.remindersFrom) {
    expect(await municipalitiesToRemind(register, today)).toEqual([]);
  }
  const unsent = await register.db.selectFrom('mail').select('id').where('sent_at', 'is', null).execute();
  expect(unsent).toEqual([]);
}

beforeAll(async () => {
  installation = await startInstallation({ queue: 'PostgreSQL', startsAt: '2026-11-20T12:00' });
});
afterAll(() => installation?.stop());

test('each working day at half past seven one digest a coordinator, once', async () => {
  // steer on Thursday 31 December, decide by Monday 4 January
  await aComplaintOf('deventer', '2026-11-20');
  await aComplaintOf('deventer', '2026-11-20');
  expect(await digestsTo('coordinator@deventer', '2026-12-30T07:29')).toEqual([]);
  // Of each: the copy and the hearing should have been done two weeks before, and the decision is for tomorrow.
  const soon = 'Klachten die aandacht vragen: 4 nu, 2 de volgende werkdag';
  expect(await digestsTo('coordinator@deventer', '2026-12-30T07:30')).toEqual([soon]);
  expect(await digestsTo('coordinator@deventer', '2026-12-30T07:31')).toEqual([soon]);
  expect(await digestsTo('coordinator@deventer', '2026-12-30T17:00')).toEqual([soon]);
});

test('a missed morning is caught up later that day', async () => {
  const before = await digestsTo('coordinator@deventer', '2026-12-31T06:00');
  expect(await digestsTo('coordinator@deventer', '2026-12-31T14:10')).toEqual([
    ...before,
    'Klachten die aandacht vragen: 6 nu',
  ]);
});

test('not on a holiday or in a weekend; then what is overdue', async () => {
  const before = await digestsTo('coordinator@deventer', '2026-12-31T15:00');
  for (const moment of ['2027-01-01T09:00', '2027-01-02T09:00', '2027-01-03T09:00']) {
    expect(await digestsTo('coordinator@deventer', moment)).toEqual(before);
  }
  expect(await digestsTo('coordinator@deventer', '2027-01-05T07:30')).toEqual([
    ...before,
    'Klachten die aandacht vragen: 6 te laat',
  ]);
});

test('what is overdue also reaches the secretary, once, while nobody handles it', async () => {
  const { db } = installation.register;
  const secretary = (await staffOf(db, 'deventer')).find(({ roles }) => roles.includes('secretary'))!;
  const mails = installation.receiver.mails.filter(({ envelope }) => envelope.to.includes(secretary.email));
  expect(mails.map(({ parsed }) => parsed.subject)).toEqual(['Klachten die aandacht vragen: 6 te laat']);
  expect(mails[0]!.parsed.text).toContain('dit is te laat; bespreek het met wie de klacht behandelt');
});

test('the digest names no one and says nothing of the matter', async () => {
  const { parsed } = installation.receiver.mails.find(({ envelope }) => envelope.to[0]?.startsWith('coordinator@'))!;
  const { complainant, statement } = aComplaint();
  for (const words of [complainant.name, complainant.email!, statement.whatHappened]) {
    expect(`${parsed.text}${parsed.html}`).not.toContain(words);
  }
  const [complaint] = await openComplaints(installation.register.db, 'deventer');
  expect(parsed.text).toContain(`${installation.url}/werkplek/${complaint!.reference}`);
  expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
});

test('Awb 9:7: a complaint about the coordinator stays out of their own digest', async () => {
  const { register } = installation;
  const coordinator = (await findStaffByEmail(register.db, 'coordinator@diemen.example'))!;
  const { id } = await aComplaintOf('diemen', '2026-12-01');
  const by = { role: 'coordinator' } as const;
  await recordAct(register, { id }, { act: 'namePersonConcerned', by }, (complaint) =>
    namePersonConcerned(complaint, coordinator, day('2026-12-02'), by),
  );
  expect(await digestsTo('coordinator@diemen', '2027-01-12T09:00')).toEqual([]);
});
