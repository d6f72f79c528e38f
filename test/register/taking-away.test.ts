import { beforeEach, expect, test } from 'vitest';
import { appointHearingChair, assignHandler } from '#domain/assignment.ts';
import type { Actor, Complaint, Staff } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import { recordInvolvement } from '#domain/involvement.ts';
import { establishNoPerson, namePersonConcerned } from '#domain/persons-concerned.ts';
import { actorFor } from '#domain/routing.ts';
import { findComplaint } from '#register/complaints.ts';
import { readDossier } from '#register/dossier.ts';
import { readingsOf, recordReading } from '#register/readings.ts';
import { recordAct } from '#register/record-act.ts';
import { saveStaff } from '#register/staff.ts';
import { aCoordinator, aHandler, anEmployee, byCoordinator } from '#test/examples.ts';
import { openTestRegister } from './open-register.ts';
import { registered } from './registered.ts';

const { opened, clock } = openTestRegister();
const today = day('2026-11-24');
const aSecretary: Staff = {
  ...aHandler,
  id: '00000000-0000-4000-8000-0000000000e1',
  name: 'G. Secretaris',
  email: 'secretaris@druten.example',
  roles: ['secretary'],
};
let complaint: Complaint;

beforeEach(async () => {
  clock.set('2026-11-24T10:00');
  await saveStaff(opened.register.db, [aSecretary]);
  complaint = await registered(opened.register);
});

function read(staffId: string): Promise<void> {
  return recordReading(opened.register.db, { complaintId: complaint.id, staffId, at: clock.now() });
}

function name(person: Staff, by: Actor = byCoordinator) {
  const entry = { act: 'namePersonConcerned', by, content: { name: person.name } } as const;
  const { id } = complaint;
  return recordAct(opened.register, { id }, entry, (held) => namePersonConcerned(held, person, today, by));
}

async function lastEntry() {
  return (await readDossier(opened.register.db, complaint.id)).at(-1);
}

async function now(): Promise<Complaint> {
  return (await findComplaint(opened.register.db, { id: complaint.id }))!;
}

test('who read a complaint: first, last and how often, each their own, also at the same moment', async () => {
  const { db } = opened.register;
  const first = clock.now();
  await read(aHandler.id);
  clock.advance({ minutes: 5 });
  await Promise.all([read(aHandler.id), read(aHandler.id), read(anEmployee.id)]);
  const last = clock.now();
  expect(await readingsOf(db, complaint.id)).toEqual([
    { staffId: aHandler.id, firstAt: first, lastAt: last, times: 3 },
    { staffId: anEmployee.id, firstAt: last, lastAt: last, times: 1 },
  ]);
  expect(await readingsOf(db, (await registered(opened.register)).id)).toEqual([]);
});

test('Awb 9:7: a handler who turns out to be complained about loses it, and the dossier says what they had read', async () => {
  const declared = { notInvolved: true };
  const assigned = { act: 'assignHandler', by: byCoordinator } as const;
  await recordAct(opened.register, { id: complaint.id }, assigned, (held) =>
    assignHandler(held, aHandler, declared, [aHandler], today, byCoordinator),
  );
  const chair = { act: 'appointHearingChair', by: byCoordinator } as const;
  await recordAct(opened.register, { id: complaint.id }, chair, (held) =>
    appointHearingChair(held, aHandler, declared, today, byCoordinator),
  );
  await read(aHandler.id);
  clock.advance({ minutes: 30 });
  await read(aHandler.id);
  await name(aHandler);

  const after = await now();
  expect(after).not.toHaveProperty('handler');
  expect(after).not.toHaveProperty('hearingChair');
  expect(actorFor(after, aHandler)).toBeUndefined();
  expect(await lastEntry()).toMatchObject({
    act: 'namePersonConcerned',
    content: {
      name: aHandler.name,
      takenAway: [
        {
          staffId: aHandler.id,
          name: aHandler.name,
          as: ['handler', 'hearing-chair'],
          firstReadAt: '2026-11-24T09:00:00.000Z',
          lastReadAt: '2026-11-24T09:30:00.000Z',
          timesRead: 2,
        },
      ],
    },
  });
});

test('Awb 9:7: the only coordinator turns out to be involved, and the secretary coordinates instead', async () => {
  await read(aCoordinator.id);
  const { id } = complaint;
  const by: Actor = { role: 'hearing-chair', staffId: aSecretary.id };
  await recordAct(opened.register, { id }, { act: 'recordInvolvement', by }, (held) =>
    recordInvolvement(held, { person: aCoordinator, how: 'zat erbij' }, today, by),
  );
  const after = await now();
  expect(after).toMatchObject({ coordinatorInstead: { staffId: aSecretary.id, name: aSecretary.name, on: today } });
  expect(actorFor(after, aCoordinator)).toBeUndefined();
  expect(actorFor(after, aSecretary)).toEqual({ role: 'coordinator', staffId: aSecretary.id });
  expect(await lastEntry()).toMatchObject({
    content: {
      takenAway: [{ staffId: aCoordinator.id, as: ['coordinator'], timesRead: 1 }],
      coordinatorInstead: { staffId: aSecretary.id, name: aSecretary.name },
    },
  });
  const mails = await opened.register.db.selectFrom('mail').select(['to_address', 'subject']).execute();
  expect(mails.filter(({ subject }) => subject === 'coordination')).toEqual([
    { to_address: aSecretary.email, subject: 'coordination' },
  ]);
});

test('somebody who only read it is named with that, somebody who did not is not', async () => {
  await read(anEmployee.id);
  await name(anEmployee);
  expect(await lastEntry()).toMatchObject({
    content: { takenAway: [{ staffId: anEmployee.id, as: [], timesRead: 1 }] },
  });
  await name(aHandler);
  expect((await lastEntry())?.content).toEqual({ name: aHandler.name });
});

test('an act that makes nobody involved says nothing of it', async () => {
  await name(anEmployee);
  await read(anEmployee.id);
  await recordAct(
    opened.register,
    { id: complaint.id },
    { act: 'classify', by: byCoordinator, content: {} },
    (held) => ({
      ...{ done: true, letters: [] },
      complaint: { ...held, classification: { topic: 'other', norms: [] } },
    }),
  );
  expect((await lastEntry())?.content).toEqual({});
});

test('a refusal takes nothing away', async () => {
  await read(anEmployee.id);
  await name(anEmployee);
  const before = await readDossier(opened.register.db, complaint.id);
  const entry = { act: 'establishNoPerson', by: byCoordinator } as const;
  await recordAct(opened.register, { id: complaint.id }, entry, (held) => establishNoPerson(held, byCoordinator));
  expect(await readDossier(opened.register.db, complaint.id)).toEqual(before);
});
