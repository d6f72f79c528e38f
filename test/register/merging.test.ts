import { expect, test } from 'vitest';
import type { Complaint } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import type { Outcome } from '#domain/lifecycle.ts';
import { namePersonConcerned } from '#domain/persons-concerned.ts';
import { findComplaint } from '#register/complaints.ts';
import { documentsOf } from '#register/documents.ts';
import { firstBrokenEntry, readDossier } from '#register/dossier.ts';
import { readFile } from '#register/files.ts';
import { lettersOf } from '#register/letters.ts';
import { mergeInto, splitOff } from '#register/merging.ts';
import { recordAct } from '#register/record-act.ts';
import { aComplaint, aCoordinator, anEmployee, byCoordinator } from '#test/examples.ts';
import { openTestRegister } from './open-register.ts';
import { aMailWithPicture, registered } from './registered.ts';

const { opened } = openTestRegister();
const today = day('2026-11-24');

function merging(complaint: Complaint, into: string): Promise<Outcome> {
  const { register } = opened;
  const entry = { act: 'merge', by: byCoordinator } as const;
  return register.db
    .transaction()
    .execute((transaction) => mergeInto(transaction, register, complaint, into, entry, today));
}

function splitting(complaint: Complaint, parts: string[]): Promise<Outcome> {
  const { register } = opened;
  const entry = { act: 'split', by: byCoordinator } as const;
  return register.db
    .transaction()
    .execute((transaction) => splitOff(transaction, register, complaint, parts, entry, today));
}

async function again({ id }: Complaint): Promise<Complaint> {
  return (await findComplaint(opened.register.db, { id }))!;
}

test('Awb 9:2: the later complaint is closed, the earlier one goes on and has its documents too', async () => {
  const { register } = opened;
  const earlier = await registered(register, { receivedAt: new Date('2026-11-18T09:00:00Z') });
  const later = await registered(register, { documents: await aMailWithPicture(register) });
  expect(await merging(later, earlier.reference)).toMatchObject({ done: true });

  const { id, reference, decideBy } = earlier;
  expect(await again(later)).toMatchObject({ status: 'closed', closedAs: 'merged', mergedInto: { id, reference } });
  expect(await again(earlier)).toMatchObject({ status: 'received', mergedFrom: [later.reference], decideBy });
  expect((await lettersOf(register.db, later.id)).map(({ kind }) => kind).sort()).toEqual([
    'acknowledgement',
    'merging',
  ]);
  const documents = await documentsOf(register.db, earlier.id);
  expect(documents.map(({ name }) => name).sort()).toEqual(['bericht.eml', 'foto.jpg']);
  const picture = documents.find(({ kind }) => kind === 'attachment')!;
  expect(await readFile(register.db, picture.fileId)).toEqual(Buffer.from('the picture'));
  expect((await readDossier(register.db, earlier.id)).at(-1)).toMatchObject({
    act: 'take-in',
    article: 'Awb 9:2',
    by: byCoordinator,
    content: { mergedFrom: later.reference, statement: later.statement, documents: ['bericht.eml', 'foto.jpg'] },
  });
});

test('two people who merge two complaints into each other wait in turn: one merges, the other is refused', async () => {
  const { register } = opened;
  for (let time = 0; time < 5; time++) {
    const [a, b] = [await registered(register), await registered(register)];
    const outcomes = await Promise.all([merging(a, b.reference), merging(b, a.reference)]);
    expect(outcomes.map(({ done }) => done).sort()).toEqual([false, true]);
    expect([(await again(a)).status, (await again(b)).status].sort()).toEqual(['closed', 'received']);
  }
});

test.for([
  ['another complainant’s', { complainant: { ...aComplaint().complainant, name: 'P. Ander', email: 'p@a.example' } }],
  ['another municipality’s', { municipality: 'deventer' }],
] as const)('Awb 9:2: %s complaint takes nothing in', async ([_, differs]) => {
  const { register } = opened;
  const { municipality, ...rest } = { municipality: 'druten', ...differs };
  const other = await registered(register, { ...rest, municipality: register.municipalities.get(municipality)! });
  const complaint = await registered(register);
  expect(await merging(complaint, other.reference)).toMatchObject({ refusal: { reason: 'not-the-same-complainant' } });
  expect(await again(complaint)).toEqual(complaint);
  expect(await again(other)).toEqual(other);
});

test('a reference that is not there is refused with what was typed', async () => {
  const complaint = await registered(opened.register);
  expect(await merging(complaint, 'KL-1999-0001')).toMatchObject({
    refusal: { reason: 'not-the-same-complainant', about: ['KL-1999-0001'] },
  });
});

test('Awb 9:7: of a complaint about the coordinator they hear nothing, also not by merging into it', async () => {
  const { register } = opened;
  const about = await registered(register, { receivedAt: new Date('2026-11-18T09:00:00Z') });
  const entry = { act: 'namePersonConcerned', by: { ...byCoordinator, staffId: anEmployee.id } } as const;
  await recordAct(register, { id: about.id }, entry, (held) =>
    namePersonConcerned(held, aCoordinator, today, entry.by),
  );
  const complaint = await registered(register);
  expect(await merging(complaint, about.reference)).toMatchObject({
    refusal: { reason: 'not-the-same-complainant', about: [about.reference] },
  });
});

test('Awb 9:7: whoever the merged complaint was about loses the one that goes on', async () => {
  const { register } = opened;
  const earlier = await registered(register, { receivedAt: new Date('2026-11-18T09:00:00Z') });
  const later = await registered(register);
  const entry = { act: 'namePersonConcerned', by: byCoordinator } as const;
  await recordAct(register, { id: later.id }, entry, (held) =>
    namePersonConcerned(held, anEmployee, today, byCoordinator),
  );
  await merging(later, earlier.reference);
  expect((await again(earlier)).personsConcerned).toMatchObject([{ staffId: anEmployee.id }]);
});

test('Awb 9:2: each part becomes a complaint with the same receipt and documents, and is acknowledged as any other', async () => {
  const { register } = opened;
  const complainant = { ...aComplaint().complainant, language: 'en' } as const;
  const documents = await aMailWithPicture(register);
  const course = { incidentOn: day('2024-01-02'), startsOn: day('2026-11-21') };
  const whole = await registered(register, {
    channel: 'mail',
    complainant,
    documents,
    course,
    reason: 'nu pas bekend',
  });
  const outcome = await splitting(whole, ['Over de hond.', 'Over de parkeerplaats.']);
  expect(outcome).toMatchObject({ done: true });

  const { splitInto } = await again(whole);
  expect(splitInto).toMatchObject([{ part: 'Over de hond.' }, { part: 'Over de parkeerplaats.' }]);
  const parts = await Promise.all(splitInto!.map(({ reference }) => findComplaint(register.db, { reference })));
  for (const [index, part] of parts.entries()) {
    const { id, reference, channel, receivedAt, receivedOn, startsOn, incidentOn, decideBy } = whole;
    expect(part).toMatchObject({
      ...{ status: 'received', channel, receivedAt, receivedOn, startsOn, incidentOn, decideBy, complainant },
      splitFrom: { id, reference },
    });
    expect(part!.statement.whatHappened).toMatch(splitInto![index]!.part);
    expect(part!.statement.whatHappened).toMatch(whole.statement.whatHappened);
    expect((await documentsOf(register.db, part!.id)).map(({ fileId }) => fileId).sort()).toEqual(
      documents.map(({ fileId }) => fileId).sort(),
    );
    expect(await lettersOf(register.db, part!.id)).toMatchObject([{ kind: 'acknowledgement', channel: 'mail' }]);
  }
  expect(new Set([whole, ...parts].map((one) => one!.statusSecret)).size).toBe(3);
  const references = splitInto!.map(({ reference }) => reference);
  expect((await readDossier(register.db, whole.id)).at(-1)).toMatchObject({ act: 'split', content: { references } });
  expect(await firstBrokenEntry(register.db, whole.id)).toBeUndefined();
});

test('a split that is refused registers nothing', async () => {
  const { register } = opened;
  const whole = await registered(register);
  const count = () =>
    register.db
      .selectFrom('complaint')
      .select(({ fn }) => fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow();
  const before = await count();
  expect(await splitting(whole, [])).toMatchObject({ refusal: { reason: 'one-part-only' } });
  expect(await splitting(whole, ['Over de hond.', ' '])).toMatchObject({ refusal: { reason: 'something-missing' } });
  expect(await count()).toEqual(before);
});

test('Awb 9:7: whoever the whole complaint is about cannot read a part of it either', async () => {
  const { register } = opened;
  const whole = await registered(register);
  const entry = { act: 'namePersonConcerned', by: byCoordinator } as const;
  await recordAct(register, { id: whole.id }, entry, (held) =>
    namePersonConcerned(held, anEmployee, today, byCoordinator),
  );
  await splitting(whole, ['Over de hond.']);
  const { splitInto } = await again(whole);
  const part = await findComplaint(register.db, { reference: splitInto![0]!.reference });
  expect(part).toMatchObject({ personsConcerned: [], involved: [{ staffId: anEmployee.id }] });
});
