import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import type { Complaint } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import { establishNoPerson, namePersonConcerned } from '#domain/persons-concerned.ts';
import { withdraw } from '#domain/withdrawal.ts';
import { complaintsKeptUntilBefore, findComplaint } from '#register/complaints.ts';
import { destroyComplaint } from '#register/destroying.ts';
import { letterDispatched } from '#register/dispatch.ts';
import { firstBrokenEntry, readDossier } from '#register/dossier.ts';
import { readFile } from '#register/files.ts';
import { lettersOf } from '#register/letters.ts';
import { addMail } from '#register/mails.ts';
import { splitOff } from '#register/merging.ts';
import { fileMessage, storeMessage } from '#register/messages.ts';
import { recordReading } from '#register/readings.ts';
import { recordAct } from '#register/record-act.ts';
import { aComplaint, aHandler, anEmployee, byCoordinator } from '#test/examples.ts';
import { openTestRegister } from './open-register.ts';
import { aMailWithPicture, registered } from './registered.ts';

const { opened, clock } = openTestRegister();
const closedOn = day('2026-11-24');
let complaint: Complaint;

/** A complaint by mail with everything that the register can hold of one, withdrawn on 24 November 2026. */
beforeEach(async () => {
  clock.set('2026-11-24T10:00');
  const { register } = opened;
  const { db } = register;
  const documents = await aMailWithPicture(register);
  complaint = await registered(register, { channel: 'mail', documents, submission: `a-form.${documents[0]!.fileId}` });
  const { id } = complaint;
  const [messageId] = await storeMessage(register, {
    raw: Buffer.from('an answer'),
    source: 'smtp',
    municipalities: ['druten'],
    envelopeTo: ['klachten@druten.example'],
    arrivedAt: clock.now(),
  });
  const filing = { fate: 'follow-up', complaintId: id, fromAddress: 'j.devries@inwoner.example' } as const;
  await fileMessage(db, messageId!, filing, clock.now());
  await recordReading(db, { complaintId: id, staffId: aHandler.id, at: clock.now() });
  const [letter] = await lettersOf(db, id);
  await db.transaction().execute((transaction) =>
    letterDispatched(transaction, register, letter!.id, {
      ...{ channel: 'mail', sentAt: clock.now(), by: { role: 'system' } },
      pdf: Buffer.from('the letter'),
    }),
  );
  await addMail(db, register, {
    municipality: 'druten',
    kind: 'assignment',
    complaintId: id,
    to: { name: aHandler.name, address: aHandler.email },
    subject: 'assignment',
    markdown: 'the complaint is yours',
  });
  const named = { act: 'namePersonConcerned', by: byCoordinator } as const;
  await recordAct(register, { id }, named, (held) => namePersonConcerned(held, anEmployee, closedOn, byCoordinator));
  const withdrawn = { act: 'withdraw', by: { role: 'complainant' }, content: { stated: 'laat maar' } } as const;
  await recordAct(register, { id }, withdrawn, (held) =>
    withdraw(held, { stated: 'laat maar' }, closedOn, withdrawn.by),
  );
});

function destroying({ id }: Complaint) {
  const { register } = opened;
  return register.db
    .transaction()
    .execute((transaction) => destroyComplaint(transaction, register, { id }, byCoordinator));
}

/** Every row of every table as text, the words of files too. */
async function everything(): Promise<string> {
  const { db } = opened.register;
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_name not in ('staff', 'migration')`.execute(db);
  const texts = tables.map(async ({ name }) => {
    const words = name === 'file_chunk' ? sql`convert_from(content, 'utf8')` : sql`row_to_json(t)::text`;
    const { rows } = await sql<{ text: string }>`select ${words} as text from ${sql.table(name)} t`.execute(db);
    return rows.map(({ text }) => `${name} ${text}`).join('\n');
  });
  return (await Promise.all(texts)).join('\n');
}

test('Archiefwet 3: on the last day it is kept, the day after it is found and may be destroyed', async () => {
  const { db } = opened.register;
  clock.set('2027-11-24T10:00');
  expect(await complaintsKeptUntilBefore(db, 'druten', day('2027-11-24'))).toEqual([]);
  expect(await destroying(complaint)).toMatchObject({ refusal: { reason: 'must-be-kept', about: ['2027-11-24'] } });

  clock.set('2027-11-25T10:00');
  const found = await complaintsKeptUntilBefore(db, 'druten', day('2027-11-25'));
  expect(found.map(({ reference }) => reference)).toContain(complaint.reference);
  expect(await complaintsKeptUntilBefore(db, 'deventer', day('2027-11-25'))).toEqual([]);
  for (const one of found) expect(await destroying(one)).toMatchObject({ done: true });
  expect(await complaintsKeptUntilBefore(db, 'druten', day('2099-01-01'))).toEqual([]);
});

test('Archiefwet 3: of what it held, nothing is left in any table', async () => {
  const traces = [
    complaint.statusSecret,
    complaint.complainant.name,
    complaint.complainant.email!,
    complaint.statement.whatHappened,
    ...[
      'laat maar',
      'foto.jpg',
      'the raw mail',
      'the picture',
      'the letter',
      'an answer',
      'a-form',
      'acknowledgement',
      'the complaint is yours',
    ],
    anEmployee.id,
    aHandler.id,
  ];
  const before = await everything();
  expect(traces.filter((trace) => !before.includes(trace))).toEqual([]);

  clock.set('2027-11-25T10:00');
  for (const one of await complaintsKeptUntilBefore(opened.register.db, 'druten', day('2027-11-25')))
    await destroying(one);
  const after = await everything();
  expect(traces.filter((trace) => after.includes(trace))).toEqual([]);
});

test('what remains is that there was a complaint, and the declaration of who destroyed it by which line', async () => {
  const { db } = opened.register;
  const before = await readDossier(db, complaint.id);
  clock.set('2027-11-25T10:00');
  await destroying(complaint);

  const after = await findComplaint(db, { id: complaint.id });
  const { id, reference, receivedOn } = complaint;
  expect(after).toMatchObject({ id, reference, receivedOn, closedAs: 'withdrawn', destroyedOn: '2027-11-25' });
  const dossier = await readDossier(db, complaint.id);
  expect(dossier.slice(0, -1)).toEqual(before.map((entry) => ({ ...entry, content: undefined })));
  expect(dossier.at(-1)).toMatchObject({
    act: 'destroy',
    article: 'Archiefwet 1995 3',
    by: byCoordinator,
    content: { code: '13.2', years: 1, until: '2027-11-24' },
  });
  expect(await firstBrokenEntry(db, complaint.id)).toBeUndefined();
});

test('the link to the status page of a destroyed complaint leads nowhere', async () => {
  clock.set('2027-11-25T10:00');
  await destroying(complaint);
  expect(await findComplaint(opened.register.db, { statusSecret: complaint.statusSecret })).toBeUndefined();
});

test('a file that another complaint has too is kept for that one', async () => {
  const { register } = opened;
  const documents = await aMailWithPicture(register);
  const whole = await registered(register, { documents });
  const entry = { act: 'split', by: byCoordinator } as const;
  await register.db
    .transaction()
    .execute((transaction) => splitOff(transaction, register, whole, ['Over de hond.'], entry, closedOn));
  const by = { role: 'complainant' } as const;
  await recordAct(register, { id: whole.id }, { act: 'withdraw', by }, (held) =>
    withdraw(held, { stated: 'laat maar' }, closedOn, by),
  );
  clock.set('2027-11-25T10:00');
  expect(await destroying(whole)).toMatchObject({ done: true });
  expect(await readFile(register.db, documents[1]!.fileId)).toEqual(Buffer.from('the picture'));
});

test('twice is refused, and so is every other act', async () => {
  const { register } = opened;
  clock.set('2027-11-25T10:00');
  await destroying(complaint);
  expect(await destroying(complaint)).toMatchObject({ refusal: { reason: 'destroyed' } });
  const entry = { act: 'establishNoPerson', by: byCoordinator } as const;
  expect(
    await recordAct(register, { id: complaint.id }, entry, (held) => establishNoPerson(held, byCoordinator)),
  ).toMatchObject({ refusal: { reason: 'destroyed' } });
});

test('an open complaint is not destroyed, however old', async () => {
  const open = await registered(opened.register);
  clock.set('2099-01-05T10:00');
  expect(await destroying(open)).toMatchObject({ refusal: { reason: 'not-from-this-status' } });
  expect(await findComplaint(opened.register.db, { id: open.id })).toEqual({
    ...open,
    statement: aComplaint().statement,
  });
});

test.for([
  ['rewritten', sql`update dossier_payload set content = '{}'`],
  ['truncated', sql`truncate dossier_payload`],
] as const)('what the dossier says may be erased, but not %s', async ([_, statement]) => {
  await expect(statement.execute(opened.register.db)).rejects.toThrow('append only');
});
