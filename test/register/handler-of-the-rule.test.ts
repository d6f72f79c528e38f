import { beforeEach, expect, test } from 'vitest';
import { assignHandler } from '#domain/assignment.ts';
import type { Complaint, Staff } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import type { Act, Outcome } from '#domain/lifecycle.ts';
import { takeUpFormally, takeUpInformally } from '#domain/take-up.ts';
import { findComplaint } from '#register/complaints.ts';
import { readDossier } from '#register/dossier.ts';
import { recordAct } from '#register/record-act.ts';
import { saveStaff } from '#register/staff.ts';
import { aHandler, byCoordinator as by } from '#test/examples.ts';
import { openTestRegister } from './open-register.ts';
import { registered } from './registered.ts';

const { opened, clock } = openTestRegister();
const today = day('2026-11-24');
const manager: Staff = {
  ...{ id: '00000000-0000-4000-8000-0000000000f1', name: 'T. Teammanager', municipality: 'deventer' },
  ...{ email: 'teammanager@deventer.example', roles: ['team-manager'] },
};
const handler: Staff = {
  ...{ ...aHandler, id: '00000000-0000-4000-8000-0000000000f2', municipality: 'deventer' },
  email: 'behandelaar@deventer.example',
};
let complaint: Complaint;

beforeEach(async () => {
  clock.set('2026-11-24T10:00');
  await saveStaff(opened.register.db, [manager, handler]);
  complaint = await registered(opened.register, { municipality: opened.register.municipalities.get('deventer')! });
});

function happens(act: Act, decide: (held: Complaint) => Outcome) {
  return recordAct(opened.register, { id: complaint.id }, { act, by }, decide);
}

const assign = (person: Staff, reason?: string) =>
  happens('assignHandler', (held) =>
    assignHandler(held, person, { notInvolved: true, ...(reason && { reason }) }, [person], today, by),
  );

const handlerNow = async () => (await findComplaint(opened.register.db, { id: complaint.id }))?.handler?.name;

test('Awb 9:7: the manager of the talk does not stay on in the formal procedure, and the dossier says so', async () => {
  await assign(manager);
  await happens('takeUpInformally', (held) => takeUpInformally(held, by));
  expect(await handlerNow()).toBe(manager.name);
  await happens('takeUpFormally', (held) => takeUpFormally(held, by));
  expect(await handlerNow()).toBeUndefined();
  const entry = (await readDossier(opened.register.db, complaint.id)).at(-1);
  expect(entry).toMatchObject({ act: 'takeUpFormally', content: { handlerLetGo: manager.name } });
});

test.for<[string, Staff, string | undefined]>([
  ['whoever the rule allows', handler, undefined],
  ['whoever was chosen for a written reason', manager, 'De behandelaar is ziek'],
])('%s stays', async ([_, person, reason]) => {
  await assign(person, reason);
  await happens('takeUpFormally', (held) => takeUpFormally(held, by));
  expect(await handlerNow()).toBe(person.name);
});
