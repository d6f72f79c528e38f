import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { mailboxStates } from '#register/mailboxes.ts';
import { fileAnew } from '#register/messages.ts';
import { openLog } from '#settings/log.ts';
import { aCoordinator } from '#test/examples.ts';
import { openTestRegister } from '#test/register/open-register.ts';
import { openAuthority } from '#test/services/certificates.ts';
import type { Dovecot, DovecotNature } from '#test/services/dovecot.ts';
import { signIn, startDovecot } from '#test/services/dovecot.ts';
import { has } from '#test/services/programs.ts';
import { startTokenProvider } from '#test/services/token-provider.ts';
import { watchMailboxes } from '#worker/read-mailboxes.ts';
import { aMail, environmentOf, file } from './mail-in.ts';

const { opened, clock } = openTestRegister();
const said: string[] = [];
const log = openLog('worker', 'trace', { write: (line: string) => void said.push(line) });
const user = 'klachten@druten.example';
const spam = 'Ongewenste e-mail';
const endings: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
  await opened.register.db.deleteFrom('message').execute();
  await opened.register.db.deleteFrom('destroyed_place').execute();
  await opened.register.db.deleteFrom('mailbox').execute();
});

async function aDovecot(nature: Partial<DovecotNature> = {}): Promise<Dovecot> {
  const dovecot = await startDovecot({ users: [user], ...nature });
  endings.push(dovecot.stop);
  return dovecot;
}

function watch(url: string, variables: Record<string, string> = {}) {
  const aborting = new AbortController();
  const environment = environmentOf({ MAILBOX_DRUTEN_URL: url, ...variables });
  const watching = watchMailboxes({ register: opened.register, environment, log, signal: aborting.signal });
  const stop = async () => {
    aborting.abort();
    await watching;
  };
  endings.push(stop);
  return stop;
}

const stored = () => opened.register.db.selectFrom('message').selectAll().orderBy('arrived_at').execute();
const state = async () => (await mailboxStates(opened.register))[0];

async function isStored(count: number, withinMs = 20_000) {
  await expect.poll(async () => (await stored()).length, { timeout: withinMs, interval: 50 }).toBe(count);
}

async function flagsIn(dovecot: Dovecot, path: string): Promise<[string, string[]][]> {
  const client = await signIn(dovecot.imapUrl(user));
  try {
    const { exists } = await client.mailboxOpen(path);
    const messages = exists ? await client.fetchAll('1:*', { envelope: true, flags: true }) : [];
    return messages.map(({ envelope, flags }) => [envelope?.subject ?? '', [...(flags ?? [])].sort()]);
  } finally {
    await client.logout();
  }
}

const subjectsIn = async (dovecot: Dovecot, path: string) => (await flagsIn(dovecot, path)).map(([subject]) => subject);

/** Marks the oldest message as somebody does who means to delete it. */
async function markDeleted(dovecot: Dovecot, path = 'INBOX') {
  const client = await signIn(dovecot.imapUrl(user));
  await client.mailboxOpen(path);
  await client.messageFlagsAdd('1', ['\\Deleted']);
  await client.logout();
}

describe.skipIf(!has.dovecot)('mail servers as they are', () => {
  test('HC-141: what the server took for unwanted is taken in as of its arrival, stays there and waits for a person', async () => {
    const dovecot = await aDovecot();
    const nineDaysAgo = new Date('2026-11-15T09:00:00Z');
    await dovecot.place(aMail({ Subject: 'Ten onrechte' }), user, nineDaysAgo, spam);
    await dovecot.place(aMail({ Subject: 'Gewoon' }), user, clock.now());
    watch(dovecot.imapUrl(user));
    await isStored(2);
    await expect.poll(() => subjectsIn(dovecot, 'Verwerkt')).toEqual(['Gewoon']);
    expect(await subjectsIn(dovecot, spam)).toEqual(['Ten onrechte']);
    const [unwanted, ordinary] = await stored();
    expect(unwanted).toMatchObject({ in_spam: true, arrived_at: nineDaysAgo });
    expect(ordinary).toMatchObject({ in_spam: false });
    const { message } = await file(opened.register, unwanted!.id);
    expect(message).toMatchObject({ fate: 'review', fate_reason: 'in-spam' });
    await fileAnew(opened.register.db, unwanted!.id, { by: aCoordinator.id });
    const { complaint } = await file(opened.register, unwanted!.id);
    expect(complaint).toMatchObject({ receivedOn: '2026-11-15' });
    await opened.register.db.updateTable('message').set({ complaint_id: null }).execute();
  });

  test('without IDLE it is asked for new mail', async () => {
    const dovecot = await aDovecot({ lacks: ['IDLE'] });
    watch(dovecot.imapUrl(user));
    await expect.poll(state).toMatchObject({ trouble: null });
    await dovecot.deliver(aMail({ Subject: 'Later' }), user);
    await isStored(1, 25_000);
  });

  test("without MOVE it is copied and removed, and nobody else's \\Deleted message goes with it", async () => {
    const dovecot = await aDovecot({ lacks: ['MOVE'] });
    await dovecot.place(aMail({ Subject: 'Kapot' }), user, clock.now());
    dovecot.spoilOldest(user);
    await markDeleted(dovecot);
    await dovecot.place(aMail({ Subject: 'Heel' }), user, clock.now());
    watch(dovecot.imapUrl(user));
    await expect.poll(() => subjectsIn(dovecot, 'Verwerkt'), { timeout: 5_000 }).toEqual(['Heel']);
    const client = await signIn(dovecot.imapUrl(user));
    expect((await client.status('INBOX', { messages: true })) || {}).toMatchObject({ messages: 1 });
    await client.logout();
  });

  test('without MOVE and UIDPLUS it stays where it is, is taken in once, and nothing is removed', async () => {
    const dovecot = await aDovecot({ lacks: ['MOVE', 'UIDPLUS'] });
    await dovecot.place(aMail({ Subject: 'Eerste' }), user, clock.now());
    await markDeleted(dovecot);
    const stop = watch(dovecot.imapUrl(user));
    await isStored(1);
    await dovecot.deliver(aMail({ Subject: 'Tweede' }), user);
    await isStored(2);
    await stop();
    watch(dovecot.imapUrl(user));
    await dovecot.deliver(aMail({ Subject: 'Derde' }), user);
    await isStored(3);
    expect(await flagsIn(dovecot, 'INBOX')).toMatchObject([
      ['Eerste', ['\\Deleted']],
      ['Tweede', []],
      ['Derde', []],
    ]);
  });

  test('numbered anew (UIDVALIDITY): nothing twice, nothing lost', async () => {
    const dovecot = await aDovecot({ lacks: ['MOVE', 'UIDPLUS'] });
    const raw = aMail({ Subject: 'Tweemaal bezorgd' });
    // two deliveries of the same mail are two messages, and each keeps its own row
    await dovecot.place(raw, user, new Date('2026-11-24T08:00:00Z'));
    await dovecot.place(raw, user, new Date('2026-11-24T08:00:01Z'));
    const stop = watch(dovecot.imapUrl(user));
    await isStored(2);
    await stop();
    const before = await stored();
    await dovecot.kill();
    dovecot.renumber(user);
    await dovecot.restart();
    await dovecot.place(aMail({ Subject: 'Nieuw' }), user, clock.now());
    watch(dovecot.imapUrl(user));
    await isStored(3);
    const validity = ({ source_key }: { source_key: string | null }) => source_key!.split('/').at(-2);
    await expect.poll(async () => new Set((await stored()).map(validity)).size, { timeout: 20_000 }).toBe(1);
    const after = await stored();
    const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).sort();
    expect(ids(after)).toEqual(expect.arrayContaining(ids(before)));
    expect(validity(after[0]!)).not.toBe(validity(before[0]!));
  });

  test('a message that was destroyed does not come back from a server that still has it', async () => {
    const dovecot = await aDovecot({ lacks: ['MOVE', 'UIDPLUS'] });
    await dovecot.place(aMail({ Subject: 'Vernietigd' }), user, clock.now());
    const stop = watch(dovecot.imapUrl(user));
    await isStored(1);
    await stop();
    await opened.register.db.deleteFrom('message').execute();
    await dovecot.place(aMail({ Subject: 'Nieuw' }), user, clock.now());
    watch(dovecot.imapUrl(user));
    await isStored(1);
    const [row] = await stored();
    expect(row!.source_key).toMatch(/\/2$/);
  });
});

describe.skipIf(!has.dovecot || !has.openssl)('certificates', () => {
  const trusted = getCACertificates('default');
  const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000);
  let authority: Awaited<ReturnType<typeof openAuthority>>;

  beforeAll(async () => {
    authority = await openAuthority();
    setDefaultCACertificates([...trusted, authority.pem]);
  });
  afterAll(async () => {
    setDefaultCACertificates(trusted);
    await authority?.close();
  });

  test('HC-69: an expired certificate: no sign-in, the mailbox is in trouble, and the mail waits', async () => {
    const until = new Date(Math.floor(daysFromNow(30).getTime() / 1_000) * 1_000);
    const expired = authority.issue('verlopen', daysFromNow(-30), daysFromNow(-1));
    const broken = await aDovecot({ certificate: expired });
    await broken.deliver(aMail({ Subject: 'Wacht' }), user);
    const stop = watch(broken.imapUrl(user));
    await expect.poll(state).toMatchObject({ trouble: 'certificate', trouble_since: clock.now(), looked_at: null });
    expect(await stored()).toEqual([]);
    await stop();

    const whole = await aDovecot({ certificate: authority.issue('goed', daysFromNow(-1), until) });
    await whole.deliver(aMail({ Subject: 'Wacht' }), user);
    watch(whole.imapUrl(user));
    await isStored(1);
    const looked = { trouble: null, trouble_since: null, looked_at: clock.now(), certificate_until: until };
    await expect.poll(state).toMatchObject(looked);
  });
});

describe.skipIf(!has.dovecot)('XOAUTH2', () => {
  async function withTokens() {
    const provider = await startTokenProvider(user);
    endings.push(provider.stop);
    const dovecot = await aDovecot({ introspection: provider.introspection });
    await dovecot.deliver(aMail({ Subject: 'Met een token' }), user);
    const variables = {
      MAILBOX_DRUTEN_TOKEN_ENDPOINT: provider.endpoint,
      MAILBOX_DRUTEN_CLIENT_ID: user,
      MAILBOX_DRUTEN_CLIENT_SECRET: provider.clientSecret,
    };
    return { provider, dovecot, variables };
  }

  test("a mailbox is opened with a token on the account's own name", async () => {
    const { provider, dovecot, variables } = await withTokens();
    watch(dovecot.imapUrl(user), { ...variables, MAILBOX_DRUTEN_SCOPE: 'IMAP' });
    await isStored(1);
    expect(provider.given()).toBe(1);
  });

  test('with a refresh token; one token serves until it is refused, and each refresh token is used once', async () => {
    const { provider, dovecot, variables } = await withTokens();
    const stop = watch(dovecot.imapUrl(user), {
      ...variables,
      MAILBOX_DRUTEN_REFRESH_TOKEN: await provider.refreshToken(),
    });
    await isStored(1);
    await dovecot.kill();
    await dovecot.restart();
    await dovecot.deliver(aMail({ Subject: 'Weer open' }), user);
    await isStored(2);
    expect(provider.given()).toBe(1);
    provider.withdraw();
    await dovecot.kill();
    await dovecot.restart();
    await dovecot.deliver(aMail({ Subject: 'Met een nieuwe' }), user);
    await isStored(3);
    expect(provider.given()).toBe(2);
    await stop();
  });

  test('a wrong secret: trouble with signing in', async () => {
    const { dovecot, variables } = await withTokens();
    watch(dovecot.imapUrl(user), { ...variables, MAILBOX_DRUTEN_CLIENT_SECRET: 'fout' });
    await expect.poll(state, { timeout: 5_000 }).toMatchObject({ trouble: 'sign-in', looked_at: null });
  });
});

test('HC-122: the log holds no password, token or address', () => {
  const all = said.join('');
  expect(all).toContain('mailbox lost');
  expect(all).not.toMatch(/klachten|@|geheim|127\.0\.0\.1|Bearer/i);
});
