import { expect, test } from 'vitest';
import type { Complainant, Complaint } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import { establishEnforcement } from '#domain/enforcement.ts';
import type { Outcome } from '#domain/lifecycle.ts';
import { copyToPersonConcerned, namePersonConcerned } from '#domain/persons-concerned.ts';
import { forward } from '#domain/redirecting.ts';
import { findComplaint } from '#register/complaints.ts';
import { letterDispatched } from '#register/dispatch.ts';
import { findDocuments } from '#register/documents.ts';
import { readDossier } from '#register/dossier.ts';
import { lettersOf } from '#register/letters.ts';
import { claimMail } from '#register/mails.ts';
import type { ActEntry } from '#register/record-act.ts';
import { recordAct } from '#register/record-act.ts';
import { recordFailure } from '#register/sending.ts';
import { anEmployee, byCoordinator } from '#test/examples.ts';
import { openTestRegister } from './open-register.ts';
import { aMailWithPicture, registered } from './registered.ts';

const { opened } = openTestRegister();
const today = day('2026-11-24');
const police = { name: 'Politie', email: 'info@politie.example', addressLines: ['Postbus 1', '1000 AA Stad'] };
const prosecutor = { name: 'Hoofdofficier', email: 'post@om.example', addressLines: [] };

function act({ id }: Complaint, name: ActEntry['act'], decide: (complaint: Complaint) => Outcome): Promise<Outcome> {
  return recordAct(opened.register, { id }, { act: name, by: byCoordinator }, decide);
}

const enforcement = (complaint: Complaint) =>
  act(complaint, 'establishEnforcement', (held) =>
    establishEnforcement(held, { supervisors: [police, prosecutor] }, today, byCoordinator),
  );

async function copy(complaint: Complaint): Promise<void> {
  await act(complaint, 'namePersonConcerned', (held) => namePersonConcerned(held, anEmployee, today, byCoordinator));
  await act(complaint, 'copyToPersonConcerned', (held) => copyToPersonConcerned(held, today, byCoordinator));
}

const sendOn = (complaint: Complaint) =>
  act(complaint, 'forward', (held) => forward(held, { to: police, reasons: 'niet van ons' }, today, byCoordinator));

async function lettersBut(kind: string, complaint: Complaint) {
  const letters = await lettersOf(opened.register.db, complaint.id);
  return letters.filter((letter) => letter.kind !== kind);
}

test.for([
  ['Awb 9:9: the copy to the person concerned', copy, { 'copy-to-person': ['foto.jpg'] }],
  ['Besluit boa 42: the copies to both supervisors', enforcement, { 'copy-to-supervisor': ['foto.jpg'] }],
  [
    'Awb 2:3: the complaint sent on, but not the word of it to the complainant',
    sendOn,
    { 'forwarded-complaint': ['bericht.eml', 'foto.jpg'], forwarding: [] },
  ],
] as const)('%s takes the documents along', async ([_, done, enclosed]) => {
  const complaint = await registered(opened.register, { documents: await aMailWithPicture(opened.register) });
  await done(complaint);
  const letters = await lettersBut('acknowledgement', complaint);
  const names = letters.map(async ({ kind, enclosures }) => {
    const documents = await findDocuments(opened.register.db, enclosures);
    return [kind, documents.map(({ name }) => name)] as const;
  });
  expect(Object.fromEntries(await Promise.all(names))).toEqual(enclosed);
});

test('another authority gets its letter by mail, with its own address on it', async () => {
  const complaint = await registered(opened.register);
  await enforcement(complaint);
  const letters = await lettersBut('acknowledgement', complaint);
  expect(letters).toHaveLength(2);
  for (const authority of [police, prosecutor]) {
    expect(letters.find(({ recipient }) => recipient.name === authority.name)).toMatchObject({
      ...{ side: 'authority', staff_id: null, channel: 'mail', language: 'nl' },
      recipient: authority,
    });
  }
});

test.for([
  ['by post', police, 'post'],
  ['nowhere without an address: a task', prosecutor, 'none'],
] as const)('Awb 2:11: a mail that another authority refuses goes %s', async ([_, { name }, channel]) => {
  const { register } = opened;
  const complaint = await registered(register);
  await enforcement(complaint);
  const mail = await register.db
    .selectFrom('mail')
    .select('id')
    .where('complaint_id', '=', complaint.id)
    .where('to_name', '=', name)
    .executeTakeFirstOrThrow();
  const claimed = await claimMail(register, mail.id);
  await recordFailure(register, claimed!, { failure: 'mail server answered 550', forGood: true, doubtful: false });
  const letters = await lettersBut('acknowledgement', complaint);
  expect(letters.find(({ recipient }) => recipient.name === name)).toMatchObject({ channel, recipient: { name } });
});

test('Awb 2:6: the complainant’s own letter and its mail are in their language, others in Dutch', async () => {
  const { register } = opened;
  const complainant: Complainant = { name: 'J. Smith', email: 'j@smith.example', addressLines: [], language: 'en' };
  const complaint = await registered(register, { channel: 'mail', complainant });
  await copy(complaint);
  const letters = await lettersOf(register.db, complaint.id);
  expect(letters.map(({ kind, language }) => [kind, language]).sort()).toEqual([
    ['acknowledgement', 'en'],
    ['copy-to-person', 'nl'],
  ]);
  const mails = await register.db
    .selectFrom('mail')
    .select(['to_address', 'language'])
    .where('complaint_id', '=', complaint.id)
    .orderBy('to_address')
    .execute();
  expect(mails).toEqual([
    { to_address: 'j@smith.example', language: 'en' },
    { to_address: anEmployee.email, language: 'nl' },
  ]);
});

test('Awb 2:19: each letter that leaves is proof in the complaint, for whom and on which day', async () => {
  const { register } = opened;
  const complaint = await registered(register);
  await copy(complaint);
  await enforcement(complaint);
  const letters = await lettersOf(register.db, complaint.id);
  for (const { id } of letters) {
    const dispatch = { channel: 'post', postedOn: day('2026-11-25'), by: byCoordinator } as const;
    await register.db.transaction().execute((transaction) => letterDispatched(transaction, register, id, dispatch));
  }
  const after = await findComplaint(register.db, { id: complaint.id });
  const on = '2026-11-25';
  expect(after).toMatchObject({ acknowledgedOn: on });
  expect(after?.sent).toHaveLength(4);
  expect(after?.sent).toEqual(
    expect.arrayContaining([
      { kind: 'acknowledgement', to: 'complainant', on },
      { kind: 'copy-to-person', to: anEmployee.id, on },
      { kind: 'copy-to-supervisor', to: police.name, on },
      { kind: 'copy-to-supervisor', to: prosecutor.name, on },
    ]),
  );
  const acts = (await readDossier(register.db, complaint.id)).map((entry) => entry.act).slice(-4);
  expect(acts.sort()).toEqual(['acknowledge', 'dispatch', 'dispatch', 'dispatch']);
});

test('a dispatch that cannot be written down in full leaves no letter half sent', async () => {
  const { register } = opened;
  const complaint = await registered(register);
  const [letter] = await lettersOf(register.db, complaint.id);
  const dispatching = register.db.transaction().execute(async (transaction) => {
    const dispatch = { channel: 'post', postedOn: today, by: byCoordinator } as const;
    await letterDispatched(transaction, register, letter!.id, dispatch);
    throw new Error('power cut');
  });
  await expect(dispatching).rejects.toThrow('power cut');
  expect(await findComplaint(register.db, { id: complaint.id })).toEqual(complaint);
  expect(await lettersOf(register.db, complaint.id)).toMatchObject([{ sent_at: null, posted_on: null }]);
});
