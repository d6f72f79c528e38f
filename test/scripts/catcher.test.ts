import { request } from 'node:http';
import { createTransport } from 'nodemailer';
import { expect, onTestFinished, test } from 'vitest';
import type { CaughtMail } from '#scripts/catcher/kept-mails.ts';
import { openKeptMails } from '#scripts/catcher/kept-mails.ts';
import { freePort } from '#scripts/ports.ts';
import { end, openShelter } from '../services/shelter.ts';
import { temporaryFolder } from './folder.ts';

async function startCatcher(folder: string) {
  const ports = { CATCHER_PORT: String(await freePort()), CATCHER_SMTP_PORT: String(await freePort()) };
  const shelter = await openShelter('catcher');
  onTestFinished(shelter.close);
  const child = await shelter.run({
    program: process.execPath,
    args: ['scripts/catcher/index.ts'],
    ready: { message: 'ready' },
    cwd: process.cwd(),
    env: { ...process.env, ...ports, DATA_DIR: folder },
  });
  const url = `http://127.0.0.1:${ports.CATCHER_PORT}`;
  const post = createTransport(`smtp://127.0.0.1:${ports.CATCHER_SMTP_PORT}`);
  return {
    url,
    send: post.sendMail.bind(post),
    list: async () => (await (await fetch(`${url}/mails.json`)).json()) as CaughtMail[],
    kill: () => end(child, 'SIGKILL'),
  };
}

/** What fetch does not allow: a header that a browser sets by itself. */
function statusFor(url: string, method: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((settle, fail) => {
    const asking = request(url, { method, headers }, (answer) => settle(answer.resume().statusCode));
    asking.on('error', fail).end();
  });
}

const acknowledgement = {
  from: 'Gemeente Druten <klachten@druten.example>',
  to: 'burger@thuis.example',
  bcc: 'archief@druten.example',
  subject: 'Ontvangst van uw klacht',
  text: 'Volg uw klacht op http://localhost:4321/druten/volg/abc\n',
  html: '<p>Volg uw <a href="http://localhost:4321/druten/volg/abc">klacht</a></p><script>alert(1)</script>',
  headers: { 'Auto-Submitted': 'auto-replied' },
  attachments: [{ filename: 'brief "één".pdf', contentType: 'application/pdf', content: '%PDF-1.7' }],
};

test('a mail is listed as soon as it is accepted, with whom it really went to', async () => {
  const { send, list } = await startCatcher(temporaryFolder());
  const { messageId } = await send(acknowledgement);
  const [mail, ...others] = await list();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    from: '"Gemeente Druten" <klachten@druten.example>',
    to: ['burger@thuis.example', 'archief@druten.example'],
    envelopeFrom: 'klachten@druten.example',
    subject: 'Ontvangst van uw klacht',
    messageId,
    autoSubmitted: 'auto-replied',
    text: 'Volg uw klacht op http://localhost:4321/druten/volg/abc\n',
    attachments: [{ name: 'brief "één".pdf', type: 'application/pdf', size: 8 }],
  });
});

test('the newest mail stands first, and a mail without a sender to bounce to is taken too', async () => {
  const { send, list } = await startCatcher(temporaryFolder());
  await send(acknowledgement);
  await send({ ...acknowledgement, subject: 'Later', envelope: { from: '', to: 'burger@thuis.example' } });
  expect((await list()).map(({ subject, envelopeFrom }) => [subject, envelopeFrom])).toEqual([
    ['Later', ''],
    ['Ontvangst van uw klacht', 'klachten@druten.example'],
  ]);
});

test('a caught mail can be read, clicked and downloaded, and runs nothing', async () => {
  const { url, send, list } = await startCatcher(temporaryFolder());
  await send({ ...acknowledgement, subject: 'Over <script>' });
  const mail = (await list())[0]!;

  const overview = await (await fetch(url)).text();
  expect(overview).toContain(`<a href="/mails/${mail.id}">Over &lt;script&gt;</a>`);

  const page = await fetch(`${url}/mails/${mail.id}`);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await page.text()).toContain('<a href="http://localhost:4321/druten/volg/abc">');

  const formatted = await fetch(`${url}/mails/${mail.id}/opgemaakt`);
  expect(formatted.headers.get('content-security-policy')).toMatch(/^sandbox (?!.*allow-scripts).*default-src 'none'/);

  const raw = await (await fetch(`${url}/mails/${mail.id}.eml`)).text();
  expect(raw).toContain('Subject: Over <script>');

  const attachment = await fetch(url + mail.attachments[0]!.url);
  expect(attachment.headers.get('content-type')).toBe('application/pdf');
  expect(attachment.headers.get('content-disposition')).toBe(
    `attachment; filename="brief____n_.pdf"; filename*=UTF-8''brief%20%22%C3%A9%C3%A9n%22.pdf`,
  );
  expect(await attachment.text()).toBe('%PDF-1.7');
});

test('mails are still there after the catcher was killed, and gone when they are thrown away', async () => {
  const folder = temporaryFolder();
  const first = await startCatcher(folder);
  await first.send(acknowledgement);
  const before = await first.list();
  await first.kill();

  const second = await startCatcher(folder);
  expect(await second.list()).toEqual(before);

  await fetch(`${second.url}/leegmaken`, { method: 'POST' });
  expect(await second.list()).toEqual([]);
  expect((await fetch(`${second.url}/mails/${before[0]!.id}`)).status).toBe(404);
});

test('a page elsewhere can neither empty it nor read it under a name of its own', async () => {
  const { url, send, list } = await startCatcher(temporaryFolder());
  await send(acknowledgement);
  expect(await statusFor(`${url}/leegmaken`, 'POST', { 'Sec-Fetch-Site': 'cross-site' })).toBe(403);
  expect(await statusFor(`${url}/mails.json`, 'GET', { Host: 'elders.example:1080' })).toBe(421);
  expect(await list()).toHaveLength(1);
});

test('the newest five hundred are kept', async () => {
  const mails = await openKeptMails(temporaryFolder());
  for (let number = 1; number <= 501; number++)
    await mails.keep(Buffer.from(`Subject: ${number}\r\n\r\nTekst\r\n`), { from: '', to: [] });
  const subjects = mails.all().map(({ subject }) => subject);
  expect(subjects).toHaveLength(500);
  expect(subjects[0]).toBe('501');
  expect(subjects.at(-1)).toBe('2');
});
