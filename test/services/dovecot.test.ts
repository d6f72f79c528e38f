import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dovecot } from './dovecot.ts';
import { signIn, startDovecot } from './dovecot.ts';
import { has } from './programs.ts';

const juza = 'juza@midden-drenthe.example';
const klachten = 'klachten@druten.example';
const message = 'From: Sanne <sanne@post.example>\r\nSubject: De heg\r\n\r\nDe heg steekt over het pad.\r\n';

describe.skipIf(!has.dovecot)('Dovecot', () => {
  let dovecot: Dovecot;

  beforeAll(async () => {
    dovecot = await startDovecot({ users: [juza, klachten] });
  });
  afterAll(() => dovecot?.stop());

  /** What stands in a user's inbox: text and time of arrival. */
  async function inbox(user: string) {
    const client = await signIn(dovecot.imapUrl(user));
    try {
      const { exists } = await client.mailboxOpen('INBOX');
      return exists === 0 ? [] : await client.fetchAll('1:*', { source: true, internalDate: true });
    } finally {
      await client.logout();
    }
  }

  test('what is delivered stands in the inbox of that user alone', async () => {
    await dovecot.deliver(message, juza);
    const [mail, ...others] = await inbox(juza);
    expect(mail?.source?.toString()).toContain('De heg steekt over het pad.');
    expect(others).toEqual([]);
    expect(await inbox(klachten)).toEqual([]);
  });

  test('the envelope sender becomes the Return-Path, empty for automatic mail', async () => {
    await dovecot.deliver(message, klachten, '');
    const [mail] = await inbox(klachten);
    expect(mail?.source?.toString()).toMatch(/^Return-Path: <>/);
  });

  test('a message can be placed with its own time of arrival', async () => {
    const receivedAt = new Date('2026-11-20T09:00:00Z');
    await dovecot.place(message, juza, receivedAt);
    const times = (await inbox(juza)).map(({ internalDate }) => new Date(internalDate!).toISOString());
    expect(times).toContain(receivedAt.toISOString());
  });

  test('a mailbox that it does not have is refused', async () => {
    await expect(dovecot.deliver(message, 'niemand@druten.example')).rejects.toMatchObject({ responseCode: 550 });
  });

  test('a wrong password is refused', async () => {
    const url = new URL(dovecot.imapUrl(juza));
    url.password = 'fout';
    await expect(signIn(url.href)).rejects.toMatchObject({ authenticationFailed: true });
  });

  test('the folder for mail that was handled is there', async () => {
    const client = await signIn(dovecot.imapUrl(juza));
    const folders = await client.list();
    await client.logout();
    expect(folders.map(({ path }) => path)).toEqual(expect.arrayContaining(['Verwerkt', 'Afgewezen']));
  });

  test('after a crash it comes back with the mail it had', async () => {
    const before = await inbox(juza);
    await dovecot.kill();
    await expect(signIn(dovecot.imapUrl(juza))).rejects.toMatchObject({ code: 'ECONNREFUSED' });

    await dovecot.restart();
    expect(before.length).toBeGreaterThan(0);
    expect(await inbox(juza)).toEqual(before);
  });
});
