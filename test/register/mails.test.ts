import { beforeEach, expect, test } from 'vitest';
import { findComplaint } from '#register/complaints.ts';
import { readDossier } from '#register/dossier.ts';
import { lettersOf } from '#register/letters.ts';
import { addMail, claimMail, dueMails } from '#register/mails.ts';
import { registerComplaint } from '#register/register-complaint.ts';
import { recordFailure, recordSent } from '#register/sending.ts';
import type { MailRow } from '#register/tables.ts';
import { aComplaint } from '#test/examples.ts';
import { openTestRegister } from './open-register.ts';

const { opened, clock } = openTestRegister();

beforeEach(async () => {
  clock.set('2026-11-24T10:00');
  await opened.register.db.deleteFrom('mail').execute();
});

function aMail(): Promise<string> {
  const { register } = opened;
  const to = { address: 'coordinator@druten.example' };
  return addMail(register.db, register, {
    municipality: 'druten',
    kind: 'sign-in',
    to,
    subject: 's',
    markdown: 'link',
  });
}

async function claimed(id: string): Promise<MailRow> {
  const mail = await claimMail(opened.register, id);
  if (!mail) throw new Error('not claimed');
  return mail;
}

test('of many who try at once, one takes the mail', async () => {
  const id = await aMail();
  const claims = await Promise.all(Array.from({ length: 10 }, () => claimMail(opened.register, id)));
  expect(claims.filter(Boolean)).toHaveLength(1);
});

test('a mail that was sent is never due again', async () => {
  const id = await aMail();
  await recordSent(opened.register, await claimed(id));
  clock.advance({ minutes: 60 });
  expect(await dueMails(opened.register)).toEqual([]);
  expect(await claimMail(opened.register, id)).toBeUndefined();
});

test('a link to sign in does not stay in the register once it was sent', async () => {
  await recordSent(opened.register, await claimed(await aMail()));
  const { markdown } = await opened.register.db.selectFrom('mail').select('markdown').executeTakeFirstOrThrow();
  expect(markdown).toBe('');
});

test('a claim that a crash left behind is taken over, with the same Message-ID, as possibly sent', async () => {
  const first = await claimed(await aMail());
  expect(await dueMails(opened.register)).toEqual([]);
  clock.advance({ minutes: 2 });
  expect(await dueMails(opened.register)).toEqual([first.id]);
  const second = await claimed(first.id);
  expect(second).toMatchObject({ possibly_sent: true, attempts: 2, message_id: first.message_id });
});

test('a server that is away is tried again later and later, and then no more', async () => {
  const id = await aMail();
  const waits: number[] = [];
  for (;;) {
    const mail = await claimed(id);
    await recordFailure(opened.register, mail, { failure: 'mail server not reached', forGood: false, doubtful: false });
    const row = await opened.register.db.selectFrom('mail').selectAll().executeTakeFirstOrThrow();
    if (row.failed_at) break;
    waits.push((row.next_attempt_at!.getTime() - clock.now().getTime()) / 60_000);
    expect(await claimMail(opened.register, id)).toBeUndefined();
    clock.advance({ minutes: waits.at(-1)! });
  }
  expect(waits).toEqual([1, 5, 15, 60, 240, 720, 1440]);
});

async function aComplaintWith(addressLines: string[]) {
  const { register } = opened;
  const { complainant, statement } = aComplaint();
  const complaint = await register.db.transaction().execute((transaction) =>
    registerComplaint(transaction, register, {
      municipality: register.municipalities.get('druten')!,
      channel: 'form',
      receivedAt: clock.now(),
      complainant: { ...complainant, addressLines },
      statement,
      documents: [],
      by: { role: 'complainant' },
    }),
  );
  const [mailId] = await dueMails(register);
  return { id: complaint.id, mail: await claimed(mailId!) };
}

test('Awb 9:6: the acknowledgement that was sent counts as the duty met, on that day', async () => {
  const { id, mail } = await aComplaintWith([]);
  await recordSent(opened.register, mail, Buffer.from('%PDF'));
  expect(await findComplaint(opened.register.db, { id })).toMatchObject({ acknowledgedOn: '2026-11-24' });
  expect((await readDossier(opened.register.db, id)).map(({ act }) => act)).toEqual(['receive', 'acknowledge']);
});

test.for([
  ['by post', ['Dorpsstraat 1', '6651 AA Druten'], 'post'],
  ['nowhere without an address: a task', [], 'none'],
] as const)('Awb 2:11: a letter whose mail is refused for good goes %s', async ([_, lines, channel]) => {
  const { id, mail } = await aComplaintWith([...lines]);
  await recordFailure(opened.register, mail, { failure: 'mail server answered 550', forGood: true, doubtful: false });
  expect(await lettersOf(opened.register.db, id)).toMatchObject([
    { channel, sent_at: null, failure: 'mail server answered 550' },
  ]);
  expect(await findComplaint(opened.register.db, { id })).not.toHaveProperty('acknowledgedOn');
});
