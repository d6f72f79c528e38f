import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Receiver } from './smtp-receiver.ts';
import { startReceiver } from './smtp-receiver.ts';

let receiver: Receiver;

beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.stop());

function send(to: string, subject = 'Ontvangstbevestiging') {
  const attachments = [{ filename: 'brief.pdf', content: '%PDF-' }];
  return createTransport(receiver.url).sendMail({
    from: 'klachten@druten.example',
    to,
    subject,
    text: 'Dag',
    attachments,
  });
}

test('keeps what it gets: envelope, raw message and its parts', async () => {
  await send('sanne@post.example');
  const [mail, ...others] = receiver.mails;
  expect(others).toEqual([]);
  expect(mail?.envelope).toEqual({ from: 'klachten@druten.example', to: ['sanne@post.example'] });
  expect(mail?.raw.toString()).toContain('Subject: Ontvangstbevestiging');
  expect(mail?.parsed.attachments.map(({ filename }) => filename)).toEqual(['brief.pdf']);
});

test('waits for a mail that is still to come, and finds one that came before', async () => {
  const expected = receiver.waitFor(({ parsed }) => parsed.subject === 'tweede');
  await send('sanne@post.example', 'eerste');
  await send('sanne@post.example', 'tweede');
  expect((await expected).parsed.subject).toBe('tweede');
  expect((await receiver.waitFor(({ parsed }) => parsed.subject === 'eerste')).envelope.to).toEqual([
    'sanne@post.example',
  ]);
});

test('says what did come when the mail that was waited for does not', async () => {
  await send('sanne@post.example');
  await expect(receiver.waitFor(() => false, 20)).rejects.toThrow('“Ontvangstbevestiging” to sanne@post.example');
});

test.for([451, 550] as const)('refuses a recipient with %i, and only that one', async (code) => {
  receiver.answer('sanne@post.example', code);
  await expect(send('sanne@post.example')).rejects.toMatchObject({ responseCode: code });
  await send('bram@post.example');
  expect(receiver.refused).toEqual(['sanne@post.example']);
  expect(receiver.mails.flatMap(({ envelope }) => envelope.to)).toEqual(['bram@post.example']);
});

test('accepts a recipient again after refusing', async () => {
  receiver.answer('sanne@post.example', 451);
  await expect(send('sanne@post.example')).rejects.toThrow();
  receiver.answer('sanne@post.example', 250);
  await send('sanne@post.example');
  expect(receiver.mails).toHaveLength(1);
});

test('can drop the connection after the data: the mail is here, the sender does not know', async () => {
  receiver.dropNextAfterData();
  await expect(send('sanne@post.example', 'eerste')).rejects.toThrow();
  await send('sanne@post.example', 'tweede');
  expect(receiver.mails.map(({ parsed }) => parsed.subject)).toEqual(['eerste', 'tweede']);
});

test('is gone after it stops', async () => {
  const { url } = receiver;
  await receiver.stop();
  await expect(createTransport(url).verify()).rejects.toMatchObject({ code: 'ESOCKET' });
});
