import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { day } from '#domain/day.ts';
import { namePersonConcerned } from '#domain/persons-concerned.ts';
import { openComplaints } from '#register/complaints.ts';
import { recordAct } from '#register/record-act.ts';
import { registerComplaint } from '#register/register-complaint.ts';
import { findStaffByEmail } from '#register/staff.ts';
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

/** The digests that have reached a coordinator by now, after the worker has looked at this moment. */
async function digestsTo(municipality: string, moment: string): Promise<string[]> {
  const { clock, worker, receiver } = installation;
  clock.set(moment);
  await worker.sweep();
  await sleep(700);
  const mails = receiver.mails.filter(({ envelope }) => envelope.to.includes(`coordinator@${municipality}.example`));
  return mails.map(({ parsed }) => parsed.subject ?? '');
}

beforeAll(async () => {
  installation = await startInstallation({ queue: 'PostgreSQL', startsAt: '2026-11-20T12:00' });
});
afterAll(() => installation?.stop());

test('each working day at half past seven one digest a coordinator, once', async () => {
  // steer on Thursday 31 December, decide by Monday 4 January
  await aComplaintOf('deventer', '2026-11-20');
  await aComplaintOf('deventer', '2026-11-20');
  expect(await digestsTo('deventer', '2026-12-30T07:29')).toEqual([]);
  const soon = 'Klachten die aandacht vragen: 2 binnenkort';
  expect(await digestsTo('deventer', '2026-12-30T07:30')).toEqual([soon]);
  expect(await digestsTo('deventer', '2026-12-30T07:31')).toEqual([soon]);
  expect(await digestsTo('deventer', '2026-12-30T17:00')).toEqual([soon]);
});

test('a missed morning is caught up later that day', async () => {
  const before = await digestsTo('deventer', '2026-12-31T06:00');
  expect(await digestsTo('deventer', '2026-12-31T14:10')).toEqual([...before, expect.stringContaining('2 vandaag')]);
});

test('not on a holiday or in a weekend; then what is overdue', async () => {
  const before = await digestsTo('deventer', '2026-12-31T15:00');
  for (const moment of ['2027-01-01T09:00', '2027-01-02T09:00', '2027-01-03T09:00']) {
    expect(await digestsTo('deventer', moment)).toEqual(before);
  }
  expect(await digestsTo('deventer', '2027-01-05T07:30')).toEqual([...before, expect.stringContaining('2 te laat')]);
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
  expect(await digestsTo('diemen', '2027-01-12T09:00')).toEqual([]);
});
