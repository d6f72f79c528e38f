import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { establishNoPerson } from '#domain/persons-concerned.ts';
import { firstBrokenEntry, readDossier } from '#register/dossier.ts';
import { recordAct } from '#register/record-act.ts';
import { registerComplaint } from '#register/register-complaint.ts';
import { aComplaint, byCoordinator } from '#test/examples.ts';
import { openTestRegister } from './open-register.ts';

const { opened } = openTestRegister();
let id: string;

beforeEach(async () => {
  const { register } = opened;
  const { complainant, statement } = aComplaint();
  const complaint = await register.db.transaction().execute((transaction) =>
    registerComplaint(transaction, register, {
      municipality: register.municipalities.get('druten')!,
      channel: 'form',
      receivedAt: register.clock.now(),
      complainant,
      statement,
      documents: [],
      by: { role: 'complainant' },
    }),
  );
  id = complaint.id;
  for (let time = 0; time < 3; time++) {
    const entry = { act: 'establishNoPerson', by: byCoordinator, content: { time } } as const;
    await recordAct(register, { id }, entry, (c) => establishNoPerson(c, byCoordinator));
  }
});

/** Past the triggers, as somebody with the keys of the server could. */
async function tamper(statement: ReturnType<typeof sql>): Promise<void> {
  await opened.register.db.transaction().execute(async (transaction) => {
    await sql`set local session_replication_role = replica`.execute(transaction);
    await statement.execute(transaction);
  });
}

test('a dossier that nobody touched is whole', async () => {
  expect(await readDossier(opened.register.db, id)).toHaveLength(4);
  expect(await firstBrokenEntry(opened.register.db, id)).toBeUndefined();
});

test.for([
  ['the act of an entry', sql`update dossier_entry set act = 'decide' where number = 2`],
  ['its time', sql`update dossier_entry set at = at + interval '1 day' where number = 2`],
  ['who did it', sql`update dossier_entry set role = 'system' where number = 2`],
  ['what was entered', sql`update dossier_payload set content = '{"time":9}' where number = 2`],
  ['its hash', sql`update dossier_entry set hash = payload_hash where number = 2`],
] as const)('changing %s shows at that entry', async ([_, statement]) => {
  await tamper(statement);
  expect(await firstBrokenEntry(opened.register.db, id)).toBe(2);
});

test('taking an entry out shows at its place', async () => {
  await tamper(sql`delete from dossier_entry where number = 3`);
  expect(await firstBrokenEntry(opened.register.db, id)).toBe(3);
});

test('erasing what was entered leaves the chain whole', async () => {
  await sql`delete from dossier_payload where number = 2`.execute(opened.register.db);
  expect(await firstBrokenEntry(opened.register.db, id)).toBeUndefined();
  expect((await readDossier(opened.register.db, id))[1]).toMatchObject({ number: 2, content: undefined });
});

test.for([
  ['changed', sql`update dossier_entry set act = 'decide'`],
  ['deleted', sql`delete from dossier_entry`],
  ['truncated', sql`truncate dossier_entry cascade`],
] as const)('the register refuses that entries are %s', async ([_, statement]) => {
  await expect(statement.execute(opened.register.db)).rejects.toThrow('append only');
});

test('acts at the same moment follow each other', async () => {
  const act = (n: number) =>
    recordAct(opened.register, { id }, { act: 'establishNoPerson', by: byCoordinator, content: n }, (c) =>
      establishNoPerson(c, byCoordinator),
    );
  await Promise.all([1, 2, 3, 4, 5, 6].map(act));
  expect((await readDossier(opened.register.db, id)).map(({ number }) => number)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ]);
  expect(await firstBrokenEntry(opened.register.db, id)).toBeUndefined();
});
