import { beforeEach, expect, test } from 'vitest';
import type { Complaint } from '#domain/complaint.ts';
import type { Fate } from '#domain/correspondence.ts';
import { day } from '#domain/day.ts';
import type { Digest } from '#domain/digests.ts';
import { promiseMeasure } from '#domain/measures.ts';
import { namePersonConcerned } from '#domain/persons-concerned.ts';
import { absencesOf, clearAbsence, saveAbsence } from '#register/absences.ts';
import { agedReviews } from '#register/aged-reviews.ts';
import { complaintsToAttendTo } from '#register/complaints.ts';
import { fileMessage, storeMessage } from '#register/messages.ts';
import { recordAct } from '#register/record-act.ts';
import { registerComplaint } from '#register/register-complaint.ts';
import { municipalitiesToRemind, remind } from '#register/reminders.ts';
import { aComplaint, aCoordinator, aHandler, anEmployee, byCoordinator } from '#test/examples.ts';
import { openTestRegister } from './open-register.ts';

const { opened, clock } = openTestRegister();

// Of a complaint of 24 November 2026 the decision is due on Tuesday 5 January 2027: from 28 December on soon.
const soon = day('2026-12-28');
const plain = () => ({ subject: 's', markdown: 'm' });

beforeEach(async () => {
  clock.set('2026-11-24T10:00');
  for (const table of ['reminder', 'reminder_day', 'absence', 'mail'] as const) {
    await opened.register.db.deleteFrom(table).execute();
  }
  await opened.register.db.updateTable('complaint').set({ attention_from: null }).execute();
});

function aRegistered(): Promise<Complaint> {
  const { register } = opened;
  const { complainant, statement } = aComplaint();
  return register.db.transaction().execute((transaction) =>
    registerComplaint(transaction, register, {
      municipality: register.municipalities.get('druten')!,
      channel: 'form',
      receivedAt: clock.now(),
      complainant,
      statement,
      documents: [],
      by: { role: 'complainant' },
    }),
  );
}

/** To whom digests went, in the order of the ledger's addresses. */
async function digestsTo(): Promise<string[]> {
  const rows = await opened.register.db.selectFrom('mail').select('to_address').where('kind', '=', 'digest').execute();
  return rows.map(({ to_address }) => to_address).sort();
}

test('of many workers at once each person gets one digest', async () => {
  await aRegistered();
  const all = await Promise.all(Array.from({ length: 6 }, () => remind(opened.register, 'druten', soon, plain)));
  expect(all.filter(({ length }) => length)).toHaveLength(1);
  expect(await digestsTo()).toEqual([aCoordinator.email]);
  expect(await municipalitiesToRemind(opened.register, soon)).not.toContain('druten');
});

test('a morning without anything due is remembered too, and puts no mail on the ledger', async () => {
  expect(await municipalitiesToRemind(opened.register, soon)).toContain('druten');
  expect(await remind(opened.register, 'druten', soon, plain)).toEqual([]);
  expect(await municipalitiesToRemind(opened.register, soon)).not.toContain('druten');
  expect(await municipalitiesToRemind(opened.register, day('2026-12-29'))).toContain('druten');
  expect(await digestsTo()).toEqual([]);
});

test('a worker that dies on the way leaves nothing, and the next one does it all', async () => {
  await aRegistered();
  const dies = () => {
    throw new Error('died');
  };
  await expect(remind(opened.register, 'druten', soon, dies)).rejects.toThrow('died');
  expect(await digestsTo()).toEqual([]);
  expect(await municipalitiesToRemind(opened.register, soon)).toContain('druten');
  await remind(opened.register, 'druten', soon, plain);
  expect(await digestsTo()).toEqual([aCoordinator.email]);
});

test('a complaint is looked at from its day of attention on, also when it is closed', async () => {
  const { db } = opened.register;
  const { id } = await aRegistered();
  const doneBy = day('2027-03-05');
  await recordAct(opened.register, { id }, { act: 'promiseMeasure', by: byCoordinator }, (complaint) =>
    promiseMeasure(complaint, { id: 'm', what: 'Cursus', doneBy }, day('2026-11-24'), byCoordinator),
  );
  // Closed as if by an act: the register computes the day anew on every act.
  const closed = { status: 'closed', closedAs: 'decided', closedOn: day('2026-11-24') } as const;
  await recordAct(opened.register, { id }, { act: 'decide', by: byCoordinator }, (complaint) => ({
    done: true,
    complaint: { ...complaint, ...closed },
    letters: [],
  }));
  const ids = async (on: string) => (await complaintsToAttendTo(db, 'druten', day(on))).map((found) => found.id);
  expect(await ids('2027-02-25')).toEqual([]);
  expect(await ids('2027-02-26')).toEqual([id]);
  const [digest] = await remind(opened.register, 'druten', day('2027-02-26'), plain);
  expect(digest!.items).toMatchObject([{ what: 'measure', stage: 'soon', lastDay: doneBy }]);
});

test('Awb 9:7: nothing about a complaint to the coordinator whom it is about', async () => {
  const { id } = await aRegistered();
  await recordAct(opened.register, { id }, { act: 'namePersonConcerned', by: byCoordinator }, (complaint) =>
    namePersonConcerned(complaint, aCoordinator, day('2026-11-24'), byCoordinator),
  );
  await remind(opened.register, 'druten', soon, plain);
  expect(await digestsTo()).not.toContain(aCoordinator.email);
});

test('the deputy of a coordinator who is away is reminded as well', async () => {
  await aRegistered();
  const absence = { staffId: aCoordinator.id, from: soon, until: soon, deputyId: aHandler.id };
  await saveAbsence(opened.register.db, absence);
  const digests = await remind(opened.register, 'druten', soon, plain);
  expect(await digestsTo()).toEqual([aCoordinator.email, aHandler.email].sort());
  expect(digests.find(({ to }) => to.id === aHandler.id)!.items[0]).toMatchObject({
    insteadOf: { id: aCoordinator.id, name: aCoordinator.name },
  });
});

test('an absence is kept once a person, changed, and gone when it is over or cleared', async () => {
  const { db } = opened.register;
  const absence = { staffId: anEmployee.id, from: day('2026-12-01'), until: day('2026-12-04') };
  await saveAbsence(db, { ...absence, deputyId: aHandler.id });
  expect(await absencesOf(db, 'druten', day('2026-11-24'))).toEqual([{ ...absence, deputyId: aHandler.id }]);
  await saveAbsence(db, { ...absence, until: day('2026-12-07') });
  expect(await absencesOf(db, 'druten', day('2026-12-07'))).toEqual([{ ...absence, until: '2026-12-07' }]);
  expect(await absencesOf(db, 'druten', day('2026-12-08'))).toEqual([]);
  expect(await absencesOf(db, 'diemen', day('2026-11-24'))).toEqual([]);
  await clearAbsence(db, anEmployee.id);
  expect(await absencesOf(db, 'druten', day('2026-11-24'))).toEqual([]);
});

async function aMessage(fate: Fate, arrivedAt: string, municipality = 'druten'): Promise<void> {
  const { register } = opened;
  const [id] = await storeMessage(register, {
    raw: Buffer.from('Subject: ?\r\n\r\n?'),
    source: 'smtp',
    municipalities: [municipality],
    envelopeTo: [`klachten@${municipality}.example`],
    arrivedAt: new Date(arrivedAt),
  });
  await fileMessage(register.db, id!, { fate }, clock.now());
}

test('Awb 2:20: messages that wait for a person for over two working days are told of, even when nothing else is', async () => {
  clock.set('2026-12-02T07:30');
  await aMessage('review', '2026-11-27T15:00:00Z');
  await aMessage('unreadable', '2026-11-29T15:00:00Z');
  await aMessage('review', '2026-11-30T08:00:00Z');
  await aMessage('automatic', '2026-11-20T08:00:00Z');
  await aMessage('review', '2026-11-20T08:00:00Z', 'diemen');
  const waiting = { count: 2, oldestOn: day('2026-11-27') };
  expect(await agedReviews(opened.register.db, clock.now())).toEqual(
    new Map([
      ['druten', waiting],
      ['diemen', { count: 1, oldestOn: day('2026-11-20') }],
    ]),
  );
  const written: Digest[] = [];
  await remind(opened.register, 'druten', day('2026-12-02'), (digest) => {
    written.push(digest);
    return plain();
  });
  expect(written).toMatchObject([{ to: { id: aCoordinator.id }, items: [], waiting }]);
  expect(await digestsTo()).toEqual([aCoordinator.email]);
});
