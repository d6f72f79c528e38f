import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer as createPlainServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer } from 'node:tls';
import tlsOptions from 'smtp-server/lib/tls-options.js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '#register/database.ts';
import { readFile } from '#register/files.ts';
import { openLog } from '#settings/log.ts';
import { openTestRegister } from '#test/register/open-register.ts';
import type { Dovecot } from '#test/services/dovecot.ts';
import { signIn, startDovecot } from '#test/services/dovecot.ts';
import { has } from '#test/services/programs.ts';
import { openMailbox } from '#worker/mailbox.ts';
import { watchMailboxes } from '#worker/read-mailboxes.ts';
import { aMail, environmentOf, file, takeIn } from './mail-in.ts';

const { opened, clock } = openTestRegister();
const said: string[] = [];
const log = openLog('worker', 'trace', { write: (line: string) => void said.push(line) });

describe.skipIf(!has.dovecot)('IMAP', () => {
  let dovecot: Dovecot;
  let user: string;
  let stop: (() => Promise<void>) | undefined;
  let count = 0;
  const users = Array.from({ length: 30 }, (_, number) => `postbus${number}@druten.example`);

  beforeAll(async () => {
    dovecot = await startDovecot({ users });
  });
  afterAll(() => dovecot?.stop());
  afterEach(async () => {
    await stop?.();
    stop = undefined;
  });

  /** A mailbox of its own for each test. */
  function anotherMailbox() {
    user = users[count++]!;
    return user;
  }

  function watch(variables: Record<string, string> = {}, register = opened.register) {
    const aborting = new AbortController();
    const environment = environmentOf({ MAILBOX_DRUTEN_URL: dovecot.imapUrl(user), ...variables });
    const watching = watchMailboxes({ register, environment, log, signal: aborting.signal });
    stop = async () => {
      aborting.abort();
      await watching;
    };
    return stop;
  }

  async function folder(path: string): Promise<string[]> {
    const client = await signIn(dovecot.imapUrl(user));
    try {
      const { exists } = await client.mailboxOpen(path);
      if (!exists) return [];
      const messages = await client.fetchAll('1:*', { envelope: true });
      return messages.map(({ envelope }) => envelope?.subject ?? '');
    } finally {
      await client.logout();
    }
  }

  async function inFolder(path: string, subjects: string[], withinMs = 5_000) {
    await expect.poll(() => folder(path), { timeout: withinMs, interval: 100 }).toEqual(subjects);
  }

  async function countIn(path: string): Promise<number> {
    const client = await signIn(dovecot.imapUrl(user));
    const { exists } = await client.mailboxOpen(path);
    await client.logout();
    return exists;
  }

  function stored() {
    return opened.register.db
      .selectFrom('message')
      .selectAll()
      .where('source_key', 'like', '%@127.0.0.1/INBOX/%')
      .orderBy('arrived_at')
      .execute();
  }

  async function newlyStored(work: () => Promise<unknown>) {
    const before = new Set((await stored()).map(({ id }) => id));
    await work();
    return (await stored()).filter(({ id }) => !before.has(id));
  }

  const rawOf = async ({ file_id }: { file_id: string }) => (await readFile(opened.register.db, file_id)).toString();

  test('what is there already and what arrives is kept raw, and then moved', async () => {
    const address = anotherMailbox();
    await dovecot.deliver(aMail({ Subject: 'Eerste' }), address);
    const rows = await newlyStored(async () => {
      watch();
      await inFolder('Verwerkt', ['Eerste']);
      await sleep(500);
      await dovecot.deliver(aMail({ Subject: 'Tweede', text: 'Binnen twee seconden.' }), address);
      await inFolder('Verwerkt', ['Eerste', 'Tweede'], 2_000);
    });
    expect(await folder('INBOX')).toEqual([]);
    expect(rows).toHaveLength(2);
    expect(rows[1]).toMatchObject({ municipality: 'druten', source: 'imap', envelope_from: null, fate: null });
    expect(rows[1]!.source_key).toMatch(/^postbus\d+@druten\.example@127\.0\.0\.1\/INBOX\/\d+\/2$/);
    expect(await rawOf(rows[1]!)).toMatch(/^Return-Path: .*\r\nBinnen twee seconden\.\r\n$/s);
  });

  test('Awb 2:20: received when the server got it, whatever its Date says; a future time counts as now', async () => {
    const address = anotherMailbox();
    const receivedAt = new Date('2026-11-18T22:30:00Z');
    const rows = await newlyStored(async () => {
      await dovecot.place(aMail({ Subject: 'a', Date: 'Mon, 5 Jan 2015 12:00:00 +0000' }), address, receivedAt);
      await dovecot.place(aMail({ Subject: 'b' }), address, new Date('2026-11-20T10:00:00Z'));
      clock.set('2026-11-19T10:00');
      watch();
      await inFolder('Verwerkt', ['a', 'b']);
    });
    expect(rows.map(({ arrived_at }) => arrived_at)).toEqual([receivedAt, clock.now()]);
  });

  test('HC-43: a message that somebody read before is taken in as well', async () => {
    anotherMailbox();
    const client = await signIn(dovecot.imapUrl(user));
    await client.append('INBOX', aMail({ Subject: 'Gezien' }), ['\\Seen', '\\Flagged']);
    await client.logout();
    const rows = await newlyStored(async () => {
      watch();
      await inFolder('Verwerkt', ['Gezien']);
    });
    expect(rows).toHaveLength(1);
  });

  test('what was kept before and not moved is only moved', async () => {
    const address = anotherMailbox();
    await dovecot.deliver(aMail({ Subject: 'Bewaard' }), address);
    const client = await signIn(dovecot.imapUrl(address));
    const { uidValidity } = await client.mailboxOpen('INBOX');
    await client.logout();
    await takeIn(opened.register, aMail(), {
      source: 'imap',
      sourceKey: `${address}@127.0.0.1/INBOX/${uidValidity}/1`,
    });
    const rows = await newlyStored(async () => {
      watch();
      await inFolder('Verwerkt', ['Bewaard']);
    });
    expect(rows).toEqual([]);
  });

  test('with the register away it stays in the mailbox, and comes in when the register is back', async () => {
    const address = anotherMailbox();
    await dovecot.deliver(aMail({ Subject: 'Wacht' }), address);
    const gone = openDatabase('postgres://127.0.0.1:1/gone');
    const register = { ...opened.register, db: gone };
    const rows = await newlyStored(async () => {
      watch({}, register);
      await sleep(1_500);
      expect(await folder('INBOX')).toEqual(['Wacht']);
      register.db = opened.register.db;
      await inFolder('Verwerkt', ['Wacht']);
    });
    expect(rows).toHaveLength(1);
    await gone.destroy();
  });

  test('HC-70: the mail server killed half way and back again: everything once', async () => {
    const address = anotherMailbox();
    const subjects = Array.from({ length: 60 }, (_, number) => `Klacht ${number}`);
    for (const Subject of subjects) await dovecot.place(aMail({ Subject }), address, clock.now());
    const rows = await newlyStored(async () => {
      watch();
      await expect.poll(stored, { interval: 5 }).not.toHaveLength(0);
      await dovecot.kill();
      await dovecot.restart();
      await expect.poll(async () => (await folder('Verwerkt')).sort(), { timeout: 10_000 }).toEqual(subjects.sort());
      await dovecot.deliver(aMail({ Subject: 'Daarna' }), address);
      await inFolder('INBOX', []);
    });
    const raws = await Promise.all(rows.map(rawOf));
    const found = raws.map((raw) => /^Subject: (.*)\r$/m.exec(raw)![1]);
    expect(found.sort()).toEqual(['Daarna', ...subjects].sort());
  });

  test('HC-45: two workers at one mailbox: everything once', async () => {
    const address = anotherMailbox();
    const subjects = Array.from({ length: 40 }, (_, number) => `Klacht ${number}`);
    for (const Subject of subjects) await dovecot.place(aMail({ Subject }), address, clock.now());
    const rows = await newlyStored(async () => {
      const stopFirst = watch();
      watch();
      await inFolder('INBOX', []);
      await stopFirst();
    });
    expect(rows).toHaveLength(40);
  });

  test('HC-65: a message that the server cannot give, first in the mailbox, does not stop the others', async () => {
    const address = anotherMailbox();
    await dovecot.deliver(aMail({ Subject: 'Kapot' }), address);
    dovecot.spoilOldest(address);
    for (const Subject of ['Eerste', 'Tweede']) await dovecot.deliver(aMail({ Subject }), address);
    const rows = await newlyStored(async () => {
      watch();
      await inFolder('Verwerkt', ['Eerste', 'Tweede']);
      const reported = async () => (await stored()).filter(({ fate_reason }) => fate_reason === 'not-fetched');
      await expect.poll(reported, { timeout: 15_000 }).toHaveLength(1);
      await dovecot.deliver(aMail({ Subject: 'Derde' }), address);
      await inFolder('Verwerkt', ['Eerste', 'Tweede', 'Derde'], 2_000);
    });
    expect(rows).toHaveLength(4);
    expect(rows.filter(({ fate }) => fate !== null)).toMatchObject([{ municipality: 'druten', fate: 'review' }]);
    expect(await countIn('INBOX')).toBe(1);
  });

  test('HC-65: a full mailbox comes in parcels, whatever its first message does and however large another is', async () => {
    const address = anotherMailbox();
    const large = ['Foto', 'Film'].map((Subject, n) => aMail({ Subject, text: 'x'.repeat([300_000, 9_000_000][n]!) }));
    const others = Array.from({ length: 119 }, (_, number) => aMail({ Subject: `Klacht ${number}` }));
    dovecot.fill(address, [aMail({ Subject: 'Kapot' }), ...others.slice(0, 60), ...large, ...others.slice(60)]);
    dovecot.spoilOldest(address);
    const rows = await newlyStored(async () => {
      watch();
      await expect.poll(() => countIn('Verwerkt'), { timeout: 20_000 }).toBe(121);
      await stop!();
    });
    const raws = await Promise.all(rows.filter(({ fate }) => fate === null).map(rawOf));
    expect(new Set(raws)).toEqual(new Set([...large, ...others]));
    expect(raws).toHaveLength(121);
    expect(await countIn('INBOX')).toBe(1);
  });

  test('HC-62: what is larger than we take comes in cut off, and waits for a person', async () => {
    const address = anotherMailbox();
    const raw = aMail({ Subject: 'Groot', text: 'x'.repeat(1_500_000) });
    const variables = { MAIL_MB: '1' };
    const rows = await newlyStored(async () => {
      await dovecot.place(raw, address, clock.now());
      watch(variables);
      await inFolder('Verwerkt', ['Groot']);
    });
    expect(await rawOf(rows[0]!)).toBe(raw.slice(0, 1_048_577));
    const { message } = await file(opened.register, rows[0]!.id, environmentOf(variables));
    expect(message).toMatchObject({ fate: 'review', fate_reason: 'too-large', subject: 'Groot' });
  });

  test('the folder for what was taken in is made when it is missing', async () => {
    const bare = await startDovecot({ users: ['kaal@druten.example'], isBare: true });
    const url = bare.imapUrl('kaal@druten.example');
    try {
      await bare.deliver(aMail({ Subject: 'Kaal' }), 'kaal@druten.example');
      watch({ MAILBOX_DRUTEN_URL: url });
      const client = await signIn(url);
      const isMoved = async () => (await client.status('Verwerkt', { messages: true }).catch(() => false)) || {};
      await expect.poll(isMoved, { timeout: 5_000 }).toMatchObject({ messages: 1 });
      await client.logout();
      await stop!();
    } finally {
      await bare.stop();
    }
  });

  test('the same mail by IMAP and by SMTP is one complaint', async () => {
    const address = anotherMailbox();
    const raw = aMail({ Subject: 'Tweemaal' });
    const first = await takeIn(opened.register, raw);
    const rows = await newlyStored(async () => {
      await dovecot.deliver(raw, address);
      watch();
      await inFolder('Verwerkt', ['Tweemaal']);
    });
    const { message } = await file(opened.register, rows[0]!.id);
    expect(message).toMatchObject({ fate: 'duplicate', complaint_id: first.complaint!.id });
  });

  test('a mailbox that cannot be opened does not stop another, and it is tried again', async () => {
    const address = anotherMailbox();
    const wrong = new URL(dovecot.imapUrl(users.at(-1)!));
    wrong.password = 'fout';
    said.length = 0;
    const rows = await newlyStored(async () => {
      watch({ MAILBOX_DRUTEN_URL: wrong.href, MAILBOX_DIEMEN_URL: dovecot.imapUrl(address) });
      await dovecot.deliver(aMail({ Subject: 'Diemen' }), address);
      await inFolder('Verwerkt', ['Diemen']);
      await expect
        .poll(() => said.filter((line) => line.includes('AUTHENTICATIONFAILED')).length, { timeout: 5_000 })
        .toBeGreaterThan(1);
    });
    expect(rows).toMatchObject([{ municipality: 'diemen' }]);
  });

  test.for([
    ['while it waits for mail', (): string => dovecot.imapUrl(anotherMailbox())],
    ['while nobody answers', (): string => 'imap://postbus:geheim@127.0.0.1:1/INBOX'],
  ] as const)('it stops within two seconds: %s', async ([, url]) => {
    watch({ MAILBOX_DRUTEN_URL: url() });
    await sleep(700);
    const before = performance.now();
    await stop!();
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});

describe('HC-69: where a password may go', () => {
  test('not to a server whose certificate nobody vouches for', async () => {
    const heard: Buffer[] = [];
    const server = createServer(tlsOptions(), (socket) => socket.on('data', (piece) => heard.push(piece)));
    server.on('tlsClientError', () => {});
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const opening = openMailbox(
      { url: `imaps://postbus:geheim@127.0.0.1:${port}/INBOX` },
      new AbortController().signal,
    );
    await expect(opening).rejects.toMatchObject({ name: 'MailboxFailure', code: expect.stringMatching(/CERT/) });
    expect(Buffer.concat(heard).toString()).toBe('');
    server.close();
  });

  const [address] = Object.values(networkInterfaces()).flatMap((all = []) => all.filter(({ internal }) => !internal));
  test.skipIf(!address)('not over a network without TLS', async () => {
    const host = address!.family === 'IPv6' ? `[${address!.address}]` : address!.address;
    let callers = 0;
    const server = createPlainServer((socket) => {
      callers += 1;
      socket.write('* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready\r\n');
      socket.on('data', (piece) => heard.push(piece.toString()));
      socket.on('data', (piece) => socket.write(`${piece.toString().split(' ')[0]} OK done\r\n`));
    });
    const heard: string[] = [];
    await once(server.listen(0), 'listening');
    const { port } = server.address() as AddressInfo;
    const opening = openMailbox({ url: `imap://postbus:geheim@${host}:${port}/INBOX` }, new AbortController().signal);
    await expect(opening).rejects.toMatchObject({ name: 'MailboxFailure' });
    expect(callers).toBe(1);
    expect(heard.join('')).not.toMatch(/login|authenticate/i);
    server.close();
  });
});

test('HC-122: the log names nobody', () => {
  const all = said.join('');
  expect(all).toContain('mailbox lost');
  expect(all).not.toMatch(/@|postbus|afgesnauwd|balie|geheim|127\.0\.0\.1/i);
});
