import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { day } from '#domain/day.ts';
import { recordLook, recordTrouble } from '#register/mailboxes.ts';
import { unfiledMessages } from '#register/messages.ts';
import { comparisonsDue, keepAccount, lastAccounts } from '#register/reconciliation.ts';
import { openTestRegister } from '#test/register/open-register.ts';
import type { Dovecot } from '#test/services/dovecot.ts';
import { signIn, startDovecot } from '#test/services/dovecot.ts';
import { has } from '#test/services/programs.ts';
import { watchMailboxes } from '#worker/read-mailboxes.ts';
import { reconcileMailboxes } from '#worker/reconcile-mailboxes.ts';
import { aMail, environmentOf, file, log } from './mail-in.ts';

const { opened, clock } = openTestRegister();
// Dovecot keeps no time of receipt that lies ahead of the real time.
const yesterday = new Date('2026-11-19T10:00:00Z');

afterEach(async () => {
  for (const table of ['message', 'destroyed_place', 'mailbox', 'reconciliation'] as const)
    await opened.register.db.deleteFrom(table).execute();
});
beforeEach(() => clock.set('2026-11-20T10:00'));

describe.skipIf(!has.dovecot)('each night', () => {
  let dovecot: Dovecot;
  let user: string;
  let count = 0;
  const users = Array.from({ length: 8 }, (_, number) => `postbus${number}@druten.example`);

  beforeAll(async () => {
    dovecot = await startDovecot({ users });
  });
  afterAll(() => dovecot?.stop());

  const environment = () => environmentOf({ MAILBOX_DRUTEN_URL: dovecot.imapUrl(user) });

  /** Reads the mailbox until so many messages are in the ledger, and files them. */
  async function read(messages: number) {
    const aborting = new AbortController();
    const tools = { register: opened.register, environment: environment(), log, signal: aborting.signal };
    const watching = watchMailboxes(tools);
    await expect.poll(async () => (await held()).length, { timeout: 5_000 }).toBe(messages);
    await expect.poll(async () => (await inFolder('INBOX')).length, { timeout: 5_000 }).toBe(0);
    aborting.abort();
    await watching;
    await fileAll();
  }

  const held = () => opened.register.db.selectFrom('message').selectAll().execute();

  async function fileAll() {
    for (const id of await unfiledMessages(opened.register.db)) await file(opened.register, id);
  }

  async function inFolder(path: string): Promise<string[]> {
    const client = await signIn(dovecot.imapUrl(user));
    const { exists } = await client.mailboxOpen(path);
    const messages = exists ? await client.fetchAll('1:*', { envelope: true }) : [];
    await client.logout();
    return messages.map(({ envelope }) => envelope?.subject ?? '');
  }

  /** Compares, with somebody beside it who files what comes in. */
  async function reconcile() {
    const comparing = reconcileMailboxes(
      { day: '2026-11-20' },
      { register: opened.register, environment: environment(), log },
    );
    let isDone = false;
    const filing = (async () => {
      while (!isDone) {
        await fileAll();
        await sleep(50);
      }
    })();
    await comparing.finally(() => {
      isDone = true;
    });
    await filing;
    return (await lastAccounts(opened.register))[0];
  }

  function anotherMailbox() {
    user = users[count++]!;
    return user;
  }

  test('all that the mailbox received is accounted for', async () => {
    anotherMailbox();
    for (const Subject of ['Eerste', 'Tweede']) await dovecot.place(aMail({ Subject }), user, yesterday);
    await dovecot.place(aMail({ Subject: 'Ongewenst' }), user, yesterday, 'Ongewenste e-mail');
    await dovecot.place(aMail({ Subject: 'Van vandaag' }), user, new Date('2026-11-20T06:00:00Z'));
    await read(4);
    expect(await reconcile()).toMatchObject({
      municipality: 'druten',
      day: '2026-11-19',
      received: 3,
      accounted: 3,
      found_late: 0,
    });
    expect(await held()).toHaveLength(4);
  });

  test('what a colleague moved away before we looked, and what was never read, is taken in late', async () => {
    anotherMailbox();
    await dovecot.place(aMail({ Subject: 'Gelezen' }), user, yesterday);
    await read(1);
    await dovecot.place(aMail({ Subject: 'Zelf verplaatst' }), user, yesterday, 'Verwerkt');
    await dovecot.place(aMail({ Subject: 'Nooit gelezen' }), user, yesterday);
    expect(await reconcile()).toMatchObject({ received: 3, accounted: 3, found_late: 2 });
    const subjects = (await held()).map(({ subject, fate }) => [subject, fate]).sort();
    expect(subjects).toEqual([
      ['Gelezen', 'complaint'],
      ['Nooit gelezen', 'complaint'],
      ['Zelf verplaatst', 'complaint'],
    ]);
  });

  test('a second copy in the folder for what was taken in is the same message', async () => {
    anotherMailbox();
    const raw = aMail({ Subject: 'Tweemaal verplaatst' });
    await dovecot.place(raw, user, yesterday);
    await read(1);
    await dovecot.place(raw, user, yesterday, 'Verwerkt');
    expect(await reconcile()).toMatchObject({ received: 1, accounted: 1, found_late: 0 });
  });

  test('what nobody can fetch and nobody was told of is not accounted for', async () => {
    anotherMailbox();
    await dovecot.place(aMail({ Subject: 'Kapot' }), user, yesterday);
    dovecot.spoilOldest(user);
    await recordLook(opened.register, 'druten', undefined);
    expect(await reconcile()).toMatchObject({ received: 1, accounted: 0, found_late: 0 });
  });

  test('a mailbox that cannot be compared, with older days open, holds up no other', async () => {
    anotherMailbox();
    await dovecot.place(aMail({ Subject: 'Gelezen' }), user, yesterday);
    await read(1);
    await recordLook(opened.register, 'diemen', undefined);
    await keepAccount(opened.register, 'diemen', day('2026-11-15'), { received: 0, accounted: 0, foundLate: 0 });
    const variables = {
      MAILBOX_DRUTEN_URL: dovecot.imapUrl(user),
      MAILBOX_DIEMEN_URL: 'imap://diemen:x@127.0.0.1:1/INBOX',
    };
    const tools = { register: opened.register, environment: environmentOf(variables), log };
    await expect(reconcileMailboxes({ day: '2026-11-20' }, tools)).rejects.toMatchObject({ name: 'MailboxFailure' });
    expect(await lastAccounts(opened.register)).toMatchObject([
      { municipality: 'diemen', day: '2026-11-15' },
      { municipality: 'druten', day: '2026-11-19', received: 1, accounted: 1 },
    ]);
  });

  test('a day belongs to the Netherlands: from midnight to midnight there', async () => {
    anotherMailbox();
    await dovecot.place(aMail({ Subject: 'te vroeg' }), user, new Date('2026-11-18T22:59:59Z'));
    await dovecot.place(aMail({ Subject: 'eerste' }), user, new Date('2026-11-18T23:00:00Z'));
    await dovecot.place(aMail({ Subject: 'laatste' }), user, new Date('2026-11-19T22:59:59Z'));
    await dovecot.place(aMail({ Subject: 'te laat' }), user, new Date('2026-11-19T23:00:00Z'));
    await recordLook(opened.register, 'druten', undefined);
    expect(await reconcile()).toMatchObject({ received: 2, accounted: 2, found_late: 2 });
  });
});

describe('which day is compared', () => {
  beforeEach(() => clock.set('2026-11-24T10:00'));
  const due = () => comparisonsDue(opened.register);
  const account = { received: 1, accounted: 1, foundLate: 0 };

  test('yesterday, when a mailbox was never compared; then nothing more', async () => {
    expect(await due()).toEqual([]);
    await recordLook(opened.register, 'druten', undefined);
    expect(await due()).toEqual([{ municipality: 'druten', day: '2026-11-23' }]);
    await keepAccount(opened.register, 'druten', day('2026-11-23'), account);
    expect(await due()).toEqual([]);
  });

  test('of each mailbox the days that were missed, one by one, for at most a week; one in trouble waits', async () => {
    await recordLook(opened.register, 'druten', undefined);
    await recordLook(opened.register, 'diemen', undefined);
    await keepAccount(opened.register, 'druten', day('2026-11-20'), account);
    await keepAccount(opened.register, 'diemen', day('2026-10-01'), account);
    expect(await due()).toEqual([
      { municipality: 'diemen', day: '2026-11-17' },
      { municipality: 'druten', day: '2026-11-21' },
    ]);
    await recordTrouble(opened.register, 'diemen', 'sign-in');
    expect(await due()).toEqual([{ municipality: 'druten', day: '2026-11-21' }]);
  });

  test('an account is made once', async () => {
    expect(await keepAccount(opened.register, 'druten', day('2026-11-23'), account)).toBe(true);
    expect(await keepAccount(opened.register, 'druten', day('2026-11-23'), { ...account, received: 9 })).toBe(false);
  });
});
