import type { KeyObject } from 'node:crypto';
import { createVerify, generateKeyPairSync } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '#register/database.ts';
import { lettersOf } from '#register/letters.ts';
import type { MailToSend } from '#register/mails.ts';
import { addMail } from '#register/mails.ts';
import { readEnvironment } from '#settings/environment.ts';
import { openTestRegister } from '#test/register/open-register.ts';
import { registered } from '#test/register/registered.ts';
import type { Receiver } from '#test/services/smtp-receiver.ts';
import { startReceiver } from '#test/services/smtp-receiver.ts';
import type { PostOffice } from '#worker/post.ts';
import { NotTaken, openPostOffice } from '#worker/post.ts';
import { startPress } from '#worker/press.ts';
import { startReader } from '#worker/reader.ts';
import { sendMail } from '#worker/send-mail.ts';
import type { Tools } from '#worker/tools.ts';

const { opened, clock } = openTestRegister();
const coordinator = 'coordinator@druten.example';
let receiver: Receiver;
let tools: Tools;

beforeAll(async () => {
  receiver = await startReceiver();
  const environment = readEnvironment({
    DATABASE_URL: opened.databaseUrl,
    SMTP_URL: receiver.url,
    APP_SECRET: 'only-for-this-test-only-for-this-test',
  });
  const { register } = opened;
  const log = pino({ level: 'silent' });
  tools = {
    register,
    environment,
    log,
    post: openPostOffice(environment.smtpUrl),
    press: startPress(),
    reader: startReader(),
  };
});
afterAll(async () => {
  tools?.post.close();
  await tools?.press.close();
  await receiver?.stop();
});
beforeEach(() => clock.set('2026-11-24T10:00'));

async function send(mailId: string) {
  await sendMail({ mailId }, tools);
  return opened.register.db.selectFrom('mail').selectAll().where('id', '=', mailId).executeTakeFirstOrThrow();
}

function aMail(differs: Partial<MailToSend> = {}): Promise<string> {
  const { register } = opened;
  const to = { name: 'Ans, "de coördinator" <x>', address: coordinator };
  return addMail(register.db, register, {
    municipality: 'druten',
    kind: 'digest',
    to,
    subject: 'Zo\nmaar',
    markdown: 'Dag',
    ...differs,
  });
}

test('a mail goes once, says that a machine wrote it, and keeps its Message-ID', async () => {
  const row = await send(await aMail());
  expect(row).toMatchObject({ sent_at: expect.any(Date), possibly_sent: false, attempts: 1 });
  await send(row.id);
  expect(receiver.mails).toHaveLength(1);
  const { parsed, envelope } = receiver.mails[0]!;
  expect(envelope.to).toEqual([coordinator]);
  expect(parsed).toMatchObject({ messageId: row.message_id, subject: 'Zo maar' });
  expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
  expect(parsed.headers.get('x-loop')).toBe('klachten@druten.example');
});

test('what a server refused while the register was away is not told as possibly sent', async () => {
  const { register } = opened;
  const gone = openDatabase('postgres://127.0.0.1:1/gone');
  const id = await aMail();
  const away = { ...register };
  const refusing: PostOffice = {
    async send() {
      away.db = gone;
      setTimeout(() => {
        away.db = register.db;
      }, 50);
      throw new NotTaken('the server is busy', { forGood: false, doubtful: false }, undefined);
    },
    close() {},
  };
  await sendMail({ mailId: id }, { ...tools, register: away, post: refusing });
  await gone.destroy();
  clock.advance({ minutes: 30 });
  expect(await send(id)).toMatchObject({ sent_at: clock.now(), possibly_sent: false, attempts: 2 });
});

test.for([
  [undefined, 'nl-NL'],
  ['en', 'en-GB'],
] as const)('a mail in %s says so to whoever reads it aloud', async ([language, lang]) => {
  const { message_id } = await send(await aMail({ ...(language && { language }) }));
  const sent = receiver.mails.find(({ parsed }) => parsed.messageId === message_id);
  expect(sent?.parsed.html).toContain(`<html lang="${lang}">`);
});

test('HC-30: a connection lost after the mail was handed over: tried again with the same Message-ID, as possibly sent', async () => {
  const before = receiver.mails.length;
  receiver.dropNextAfterData();
  const first = await send(await aMail());
  expect(first).toMatchObject({ sent_at: null, failed_at: null, possibly_sent: true });
  clock.advance({ minutes: 2 });
  expect(await send(first.id)).toMatchObject({ sent_at: expect.any(Date), possibly_sent: true });
  expect(receiver.mails.slice(before).map(({ parsed }) => parsed.messageId)).toEqual([
    first.message_id,
    first.message_id,
  ]);
});

test.for([
  [451, { failed_at: null, next_attempt_at: expect.any(Date) }],
  [550, { failed_at: expect.any(Date) }],
] as const)('an answer of %s leaves no doubt, and no address in the failure', async ([code, outcome]) => {
  receiver.answer(coordinator, code);
  const row = await send(await aMail());
  receiver.answer(coordinator, 250);
  expect(row).toMatchObject({
    ...outcome,
    sent_at: null,
    possibly_sent: false,
    failure: `mail server answered ${code}`,
  });
});

test('a server that is not there leaves no doubt either', async () => {
  const post = openPostOffice('smtp://127.0.0.1:1');
  const id = await aMail();
  await sendMail({ mailId: id }, { ...tools, post });
  post.close();
  const row = await opened.register.db.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  expect(row).toMatchObject({ sent_at: null, failed_at: null, possibly_sent: false });
});

describe('answers about a complaint', () => {
  async function toAnswer(side: 'complainant' | 'person-concerned') {
    const { register } = opened;
    const complaint = await registered(register, { channel: 'mail' });
    const [letter] = await lettersOf(register.db, complaint.id);
    await register.db.updateTable('letter').set({ side }).where('id', '=', letter!.id).execute();
    const row = await send(await aMail({ kind: 'letter', complaintId: complaint.id, letterId: letter!.id }));
    const { reply_secret } = await register.db
      .selectFrom('complaint')
      .select('reply_secret')
      .where('id', '=', complaint.id)
      .executeTakeFirstOrThrow();
    const sent = receiver.mails.find(({ parsed }) => parsed.messageId === row.message_id);
    return { sent: sent!, reply_secret };
  }

  test('HC-31: of the complainant go to its own secret address, and the mail comes from ours', async () => {
    const { sent, reply_secret } = await toAnswer('complainant');
    expect(sent.parsed.replyTo?.text).toBe(`klachten+k${reply_secret}@druten.example`);
    expect(sent.parsed.from?.value[0]?.address).toBe('klachten@druten.example');
  });

  test('of a person concerned do not: they never learn that address', async () => {
    const { sent, reply_secret } = await toAnswer('person-concerned');
    expect(sent.parsed.replyTo).toBeUndefined();
    expect(sent.raw.toString()).not.toContain(reply_secret);
  });
});

test('the header names nobody and repeats no words of a citizen: the address alone, and an answered id only of the right form', async () => {
  for (const [answers, header] of [
    ['<1@inwoner.example>', '<1@inwoner.example>'],
    ['<1@inwoner.example> Bcc: iedereen@elders.example', undefined],
    ['mijn klacht over Jan', undefined],
  ] as const) {
    const { message_id } = await send(await aMail({ to: { name: 'Sanne Bakker', address: coordinator }, answers }));
    const sent = receiver.mails.find(({ parsed }) => parsed.messageId === message_id)!;
    const [head] = sent.raw.toString().split('\r\n\r\n', 1);
    expect(head).not.toContain('Sanne');
    expect(sent.parsed.inReplyTo).toBe(header);
  }
});

test('a mail is signed when the municipality has a key (DKIM, RFC 6376)', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const environment = readEnvironment({
    DATABASE_URL: opened.databaseUrl,
    SMTP_URL: receiver.url,
    APP_SECRET: 'test',
    DKIM_DRUTEN_SELECTOR: 'brieven',
    DKIM_DRUTEN_KEY: key.replaceAll('\n', '\\n'),
  });
  const mailId = await aMail();
  await sendMail({ mailId }, { ...tools, environment });
  const sent = receiver.mails.at(-1)!.raw.toString('latin1');
  const [, signature = ''] = /^DKIM-Signature:((?:.|\r\n[ \t])*)/im.exec(sent) ?? [];
  const tags = Object.fromEntries(signature.split(';').map((tag) => tag.replace(/\s/g, '').split(/=(.*)/s)));
  expect(tags).toMatchObject({ v: '1', a: 'rsa-sha256', c: 'relaxed/relaxed', d: 'druten.example', s: 'brieven' });
  expect(tags.h.toLowerCase().split(':')).toEqual(expect.arrayContaining(['from', 'to', 'subject', 'message-id']));
  expect(verifies(sent, signature, tags, publicKey)).toBe(true);
  expect(verifies(sent.replace(/^Subject: Zo maar/m, 'Subject: Anders'), signature, tags, publicKey)).toBe(false);

  const unsigned = await send(await aMail());
  const plain = receiver.mails.find(({ parsed }) => parsed.messageId === unsigned.message_id)!;
  expect(plain.parsed.headers.has('dkim-signature')).toBe(false);
});

/** Checks the signature over the header as a receiving server does: relaxed (RFC 6376, 3.4.2). */
function verifies(sent: string, signature: string, tags: Record<string, string>, publicKey: KeyObject): boolean {
  const head = sent.slice(0, sent.indexOf('\r\n\r\n')).replace(/\r\n(?=[ \t])/g, '');
  const relaxed = (name: string, value: string) => `${name.toLowerCase()}:${value.replace(/\s+/g, ' ').trim()}`;
  const fields = head.split('\r\n').map((line) => line.split(/:(.*)/s) as [string, string]);
  const signed = tags.h!.split(':').flatMap((name) => {
    const [found] = fields.filter(([one]) => one.toLowerCase() === name.toLowerCase());
    return found ? [`${relaxed(...found)}\r\n`] : [];
  });
  const own = relaxed('dkim-signature', signature.replace(/\r\n/g, '').replace(/(\bb=)[^;]*/, '$1'));
  const verifier = createVerify('rsa-sha256').update(signed.join('') + own);
  return verifier.verify(publicKey, Buffer.from(tags.b!, 'base64'));
}
