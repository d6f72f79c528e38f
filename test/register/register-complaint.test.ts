import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { day } from '#domain/day.ts';
import { findComplaint, openComplaints } from '#register/complaints.ts';
import { readDossier } from '#register/dossier.ts';
import { lettersOf } from '#register/letters.ts';
import type { Arrival } from '#register/register-complaint.ts';
import { registerComplaint } from '#register/register-complaint.ts';
import { aComplaint } from '#test/examples.ts';
import { openTestRegister } from './open-register.ts';

const { opened } = openTestRegister();

function anArrival(differs: Partial<Arrival> = {}): Arrival {
  const { complainant, statement } = aComplaint();
  return {
    municipality: opened.register.municipalities.get('druten')!,
    channel: 'form',
    receivedAt: new Date('2026-11-20T09:12:00Z'),
    complainant,
    statement,
    documents: [],
    by: { role: 'complainant' },
    ...differs,
  };
}

function registered(arrival: Arrival) {
  const { register } = opened;
  return register.db.transaction().execute((transaction) => registerComplaint(transaction, register, arrival));
}

test('Awb 9:12a: a complaint is registered with its terms, and read back as it is', async () => {
  const complaint = await registered(anArrival());
  expect(complaint).toMatchObject({
    status: 'received',
    receivedOn: '2026-11-20',
    noticeBy: '2026-12-18',
    steerOn: '2026-12-31',
    decideBy: '2027-01-04',
  });
  expect(complaint.reference).toMatch(/^KL-2026-\d{4,}$/);
  expect(await findComplaint(opened.register.db, { reference: complaint.reference })).toEqual(complaint);
  expect(await findComplaint(opened.register.db, { statusSecret: complaint.statusSecret })).toEqual(complaint);
});

test('Awb 9:6: registering makes one acknowledgement due', async () => {
  const { id } = await registered(anArrival());
  expect(await lettersOf(opened.register.db, id)).toMatchObject([{ kind: 'acknowledgement', channel: 'mail' }]);
});

test('Awb 2:24: passed on inside the municipality, the terms run from the day of that, and the dossier says why', async () => {
  const course = { startsOn: day('2026-11-23'), passedOn: { arrivedOn: day('2026-11-20'), on: day('2026-11-23') } };
  const firstFiledOn = day('2026-11-19');
  const reason = 'kwam binnen bij sociale zaken';
  const complaint = await registered(anArrival({ channel: 'forwarded', course: { ...course, firstFiledOn }, reason }));
  expect(complaint).toMatchObject({
    ...course,
    receivedOn: '2026-11-20',
    noticeBy: '2026-12-21',
    decideBy: '2027-01-04',
  });
  expect(await findComplaint(opened.register.db, { id: complaint.id })).toEqual(complaint);
  const [first] = await readDossier(opened.register.db, complaint.id);
  expect(first?.content).toMatchObject({ ...course, firstFiledOn, reason });
});

test.for([
  ['Awb 2:20: on a day to come', { receivedAt: new Date('2026-11-25T09:00:00Z') }, 'day-in-future'],
  [
    'Awb 9:8 lid 1 onder b: about conduct of more than a year ago, without a reason',
    { course: { incidentOn: day('2025-10-01') } },
    'incident-over-a-year-ago',
  ],
] as const)('%s a complaint is not received', async ([_, differs, reason]) => {
  const { db } = opened.register;
  const before = await openComplaints(db, 'druten');
  await expect(registered(anArrival(differs))).rejects.toMatchObject({ name: 'MayNotBeReceived', refusal: { reason } });
  expect(await openComplaints(db, 'druten')).toEqual(before);
});

test('references go on counting when there are more than four figures', async () => {
  await sql`select setval('complaint_number', 99998)`.execute(opened.register.db);
  expect((await registered(anArrival())).reference).toBe('KL-2026-99999');
  expect((await registered(anArrival())).reference).toBe('KL-2026-100000');
});

test('the day of receipt is the day in Amsterdam, not in UTC', async () => {
  const justAfterMidnight = new Date('2026-07-07T22:10:00Z');
  expect((await registered(anArrival({ receivedAt: justAfterMidnight }))).receivedOn).toBe('2026-07-08');
});

test('a transaction that fails leaves nothing behind', async () => {
  const { register } = opened;
  const before = await openComplaints(register.db, 'deventer');
  const failing = register.db.transaction().execute(async (transaction) => {
    await registerComplaint(
      transaction,
      register,
      anArrival({ municipality: register.municipalities.get('deventer')! }),
    );
    throw new Error('power cut');
  });
  await expect(failing).rejects.toThrow('power cut');
  expect(await openComplaints(register.db, 'deventer')).toEqual(before);
});

test('the same submission cannot become two complaints', async () => {
  await registered(anArrival({ submission: 'one' }));
  await expect(registered(anArrival({ submission: 'one' }))).rejects.toMatchObject({ code: '23505' });
});

test('open complaints stand in order of last day, each municipality its own', async () => {
  const municipality = opened.register.municipalities.get('diemen')!;
  for (const received of ['2026-11-18', '2026-11-16', '2026-11-17']) {
    await registered(anArrival({ municipality, receivedAt: new Date(`${received}T12:00:00Z`) }));
  }
  const days = (await openComplaints(opened.register.db, 'diemen')).map(({ receivedOn }) => receivedOn);
  expect(days).toEqual(['2026-11-16', '2026-11-17', '2026-11-18']);
});

describe('the dossier', () => {
  test('begins with what came in, in the words it came in', async () => {
    const complaint = await registered(anArrival());
    const [first] = await readDossier(opened.register.db, complaint.id);
    expect(first).toMatchObject({ number: 1, act: 'receive', by: { role: 'complainant' } });
    expect(first?.content).toMatchObject({ channel: 'form', statement: complaint.statement });
  });
});

test('without a way to answer the acknowledgement is nobody’s yet', async () => {
  const complainant = { name: 'Onbekende afzender', addressLines: [] };
  const { id } = await registered(anArrival({ channel: 'mail', complainant }));
  expect(await lettersOf(opened.register.db, id)).toMatchObject([{ channel: 'none' }]);
});

test('ten weeks only where the advisory procedure was adopted (9:13)', async () => {
  const druten = opened.register.municipalities.get('druten')!;
  const municipality = { ...druten, terms: { ...druten.terms, advisoryProcedure: true } };
  expect((await registered(anArrival({ municipality }))).decideBy).toBe(day('2027-01-29'));
});
