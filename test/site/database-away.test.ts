import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '#register/database.ts';
import { freePort } from '#scripts/ports.ts';
import type { Site } from '#site/server.ts';
import { startSite } from '#site/server.ts';
import { aFilledForm, asBody, openTestSite, textOf, typedIn } from './citizen.ts';

const { opened } = openTestSite();
let site: Site;
let away: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  away = openDatabase(`postgres://nobody@127.0.0.1:${await freePort()}/nothing`);
  const environment = { ...opened.environment, port: 0 };
  site = await startSite({ environment, register: { ...opened.register, db: away } });
});
afterAll(async () => {
  await site?.stop();
  await away?.destroy();
});

const ask = async (path: string, init?: RequestInit) => {
  const response = await fetch(`${site.url}${path}`, { redirect: 'manual', ...init });
  return { status: response.status, headers: response.headers, html: await response.text() };
};

describe('while the database is away', () => {
  test.for([
    '/',
    '/druten/',
    '/druten/en/',
    '/druten/hulp',
    '/druten/privacy',
    '/druten/klacht',
    '/druten/termijnen',
    '/api/termijnen?ontvangen=2026-11-20',
    '/healthz',
  ])('%s is there', async (path) => {
    expect((await ask(path)).status).toBe(200);
  });

  test('the site says that it is not ready', async () => {
    expect((await ask('/readyz')).status).toBe(503);
  });

  test('a form comes back with all that was typed, and says what to do', async () => {
    const form = aFilledForm({ where: 'loket 3', attachments: new File(['tekst'], 'a.txt') });
    const { status, html } = await ask('/druten/klacht', { method: 'POST', body: asBody(form) });
    expect(status).toBe(503);
    const { attachments, ...typed } = form;
    expect(typedIn(html)).toMatchObject(typed);
    const text = textOf(html);
    expect(text).toContain('Uw klacht is nog niet verstuurd');
    expect(text).toContain('Probeer het over een paar minuten opnieuw');
    expect(text).toContain('Uw bijlagen konden wij niet bewaren');
    expect(text).toContain('14 0487');
  });

  test('somebody can go on through the form up to the page to check it, and is told only when it is sent', async () => {
    let page = await ask('/druten/klacht', { method: 'POST', body: asBody({ ...aFilledForm(), step: 'start' }) });
    for (const step of ['whom', 'solution', 'you', 'review', 'send']) {
      expect([step, page.status]).toEqual([step, 200]);
      const go = step === 'send' ? 'send' : 'next';
      page = await ask('/druten/klacht', { method: 'POST', body: asBody({ ...typedIn(page.html), go }) });
    }
    expect(page.status).toBe(503);
    expect(textOf(page.html)).toContain('Uw klacht is nog niet verstuurd');
    expect(typedIn(page.html)).toMatchObject({ step: 'review', whatHappened: 'Aan de balie werd ik afgesnauwd.' });
  });

  test('mistakes in a form are said first, as always', async () => {
    const { html } = await ask('/druten/klacht', { method: 'POST', body: asBody(aFilledForm({ name: '' })) });
    expect(typedIn(html).whatHappened).toBe('Aan de balie werd ik afgesnauwd.');
  });

  test('a page of one complaint says when to try again, and how to reach the municipality', async () => {
    const { status, headers, html } = await ask(`/druten/volg/${'a'.repeat(32)}`);
    expect([status, headers.get('retry-after')]).toEqual([503, '120']);
    expect(textOf(html)).toContain('Probeer het over een paar minuten opnieuw');
    expect(textOf(html)).toContain('14 0487');
  });

  test('an address that cannot be one still does not exist', async () => {
    expect((await ask('/druten/volg/x')).status).toBe(404);
  });
});

test('a connection that breaks halfway is the database being away, and the next request finds another', async () => {
  const { register, environment } = opened;
  const other = await startSite({ environment: { ...environment, port: 0 }, register });
  try {
    const slow = register.db.transaction().execute(async (transaction) => {
      await transaction.selectFrom('staff').select('id').execute();
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    slow.catch(() => {});
    const url = new URL(opened.databaseUrl);
    const admin = openDatabase(url.href);
    const { sql } = await import('kysely');
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(admin);
    await admin.destroy();
    const answer = await fetch(`${other.url}/druten/klacht`, {
      method: 'POST',
      body: asBody(aFilledForm()),
      redirect: 'manual',
    });
    expect([303, 503]).toContain(answer.status);
    const again = await fetch(`${other.url}/druten/klacht`, {
      method: 'POST',
      body: asBody(aFilledForm()),
      redirect: 'manual',
    });
    expect(again.status).toBe(303);
  } finally {
    await other.stop();
  }
});
