import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { destroyComplaint } from '#register/destroying.ts';
import { makeSignInToken, signIn } from '#register/sign-in.ts';
import { clearTrips } from '#register/sign-in-trips.ts';
import { staffOf } from '#register/staff.ts';
import { freePort } from '#scripts/ports.ts';
import { openLog } from '#settings/log.ts';
import type { Site } from '#site/server.ts';
import { startSite } from '#site/server.ts';
import { digidTexts, goneTexts, outcomeTexts } from '#site/texts/digid.ts';
import { aBroker } from '#test/services/oidc-provider.ts';
import { piecesOfPage, readingEase, sentencesOf, wordsOf } from '../texts/sentences.ts';
import type { Filled } from './citizen.ts';
import { aFilledForm, again, openTestSite, textOf, typedIn } from './citizen.ts';
import { aBrowser, leadsTo } from './digid-visitor.ts';

const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const broker = await aBroker('druten', [`${url}/druten/digid/terug`]);
const { opened, clock, complaintOf } = openTestSite({ ...broker.variables, PUBLIC_URL: url });
/** The BSN of nobody: it passes the test of elf and was never given out. */
const bsn = '900222670';
const form = `${url}/druten/klacht`;
const begin = `${url}/druten/digid/beginnen`;

let site: Site;
const logged: string[] = [];
beforeAll(async () => {
  await broker.start();
  const log = openLog('site', 'trace', { write: (line: string) => void logged.push(line) });
  site = await startSite({ environment: { ...opened.environment, port }, register: opened.register, log });
});
afterAll(async () => {
  await site?.stop();
  await broker.stop();
});

const everything = {
  step: 'you',
  whatHappened: 'Eerst belde ik.\n\nDaarna <b>niets</b> & "nog eens" niets 😀.',
  where: 'gemeentehuis, loket 3',
  aboutWhom: 'de medewerker met de rode sjaal',
  department: 'burgerzaken',
  desiredSolution: 'Excuses.\nEn een brief.',
  email: 'jan@inwoner.example',
};
type Browser = ReturnType<typeof aBrowser>;

/** Leaves the form for the broker, and says where to. */
async function leave(browser: Browser, filled: Filled = aFilledForm(everything)) {
  const page = await browser.post(begin, filled);
  return leadsTo(page.html);
}

/** The way to the broker and back, up to where the broker sends the browser. */
async function way(browser: Browser, typed: Record<string, string> = {}, filled?: Filled) {
  return browser.atBroker(await leave(browser, filled), { gaan: 'inloggen', ...typed });
}

function expectEverything(html: string) {
  const { submission, opened: _, ...rest } = typedIn(html);
  expect(submission).toMatch(/^[\w-]{24}$/);
  expect(rest).toMatchObject({ ...everything, when: '3 november 2026', name: 'Jan de Vries', postcode: '6651 AA' });
}

const said = (html: string) => textOf(html);
const identities = () => opened.register.db.selectFrom('confirmed_identity').selectAll().execute();

test('DigiD stands beside the form, which says that it can do without', async () => {
  const { html } = await aBrowser().post(form, aFilledForm({ ...everything, step: 'whom', go: 'next', reviewed: '' }));
  const page = await aBrowser().post(form, { ...typedIn(html), step: 'solution', go: 'next' });
  expect(page.html).toContain('formaction="/druten/digid/beginnen"');
  expect(said(page.html)).toContain(digidTexts.without);
  expect(typedIn(page.html)).not.toHaveProperty('identity');
});

test('no cookie is set before somebody presses the button', async () => {
  const browser = aBrowser();
  await browser.get(`${url}/druten/`);
  await browser.get(form);
  await browser.post(form, aFilledForm(everything));
  expect(browser.cookies()).toEqual([]);
});

test('Awb 2:13 lid 3: the same form without DigiD becomes a complaint as well', async () => {
  const complaint = await complaintOf(await sentBy(aBrowser(), aFilledForm()));
  expect(await identities()).not.toContainEqual(expect.objectContaining({ complaint_id: complaint.id }));
});

test('whoever signs in finds everything back, and the complaint says that, how sure and when', async () => {
  const browser = aBrowser();
  const back = await way(browser);
  const [cookie, ...more] = browser.cookies().filter(({ origin }) => origin === url);
  expect(more).toEqual([]);
  expect(cookie?.line).toMatch(/HttpOnly/);
  expect(cookie?.line).toMatch(/SameSite=Lax/);
  expect(cookie?.line).toMatch(/Max-Age=1800/);
  expect(cookie?.path).toBe('/druten');

  const page = await browser.get(back);
  expect(page.status).toBe(200);
  expect(new URL(page.at).pathname).toBe('/druten/klacht');
  expectEverything(page.html);
  expect(said(page.html).split(digidTexts.confirmedTitle)).toHaveLength(2);
  expect(said(page.html)).toContain(outcomeTexts.confirmed[0]);

  const review = await browser.post(page.at, { ...typedIn(page.html), go: 'next' });
  expect(said(review.html)).toContain(digidTexts.confirmed('middle'));
  expect(browser.cookies().filter(({ origin }) => origin === url)).toEqual([]);
  const complaint = await complaintOf(await sentBy(browser, again(review.html)));
  const [row] = (await identities()).filter(({ complaint_id }) => complaint_id === complaint.id);
  expect(row).toMatchObject({ level: 'middle', confirmed_at: clock.now() });
  expect(row?.pseudonym).toHaveLength(32);
});

test.for([
  ['annuleren', 'cancelled'],
  ['storen', 'refused'],
] as const)('whoever comes back after %s finds everything back, and may try again', async ([gaan, outcome]) => {
  const browser = aBrowser();
  const page = await browser.get(await way(browser, { gaan }));
  expectEverything(page.html);
  for (const sentence of outcomeTexts[outcome]) expect(said(page.html)).toContain(sentence);
  expect(typedIn(page.html)).not.toHaveProperty('identity');
  const { email: _, ...typed } = typedIn(page.html);
  const retried = await browser.get(await way(browser, {}, typed));
  expect(typedIn(retried.html)).toHaveProperty('identity');
});

test('a level that we do not know is no level', async () => {
  const browser = aBrowser();
  const page = await browser.get(await way(browser, { acr: 'heel-zeker' }));
  expectEverything(page.html);
  expect(said(page.html)).toContain(outcomeTexts.refused[0]);
});

test('a broker that names the level in `loa` is understood as well', async () => {
  const browser = aBrowser();
  const loa = 'http://eidas.europa.eu/LoA/substantial';
  const page = await browser.get(await way(browser, { acr: '', loa, sub: 'loa-1' }));
  const review = await browser.post(page.at, { ...typedIn(page.html), go: 'next' });
  expect(said(review.html)).toContain(digidTexts.confirmed('substantial'));
});

test('after a quarter of an hour the sign-in is too late, but the form is there', async () => {
  const browser = aBrowser();
  const back = await way(browser);
  clock.set('2026-11-20T10:28');
  const page = await browser.get(back);
  expectEverything(page.html);
  expect(said(page.html)).toContain(outcomeTexts.expired[0]);
});

test('after half an hour nothing of the form is left with us, and the page says so', async () => {
  const browser = aBrowser();
  const back = await way(browser);
  clock.set('2026-11-20T10:42');
  const page = await browser.get(back);
  expect(said(page.html)).toContain(goneTexts[0]);
  expect(typedIn(page.html)).not.toHaveProperty('identity');
  await clearTrips(opened.register);
  expect(await opened.register.db.selectFrom('sign_in_trip').selectAll().execute()).toEqual([]);
});

test('the broker is away before the trip: the form stays where it was', async () => {
  // Known addresses would let the browser go there all the same: a broker that was never reached is another one.
  const away = { ...opened.environment, port: await freePort() };
  away.brokers = { druten: { ...away.brokers.druten!, issuer: `http://127.0.0.1:${await freePort()}` } };
  const other = await startSite({ environment: away, register: opened.register });
  const browser = aBrowser();
  const { to } = await browser.post(`${other.url}/druten/digid/beginnen`, aFilledForm(everything));
  const page = await browser.get(to);
  expectEverything(page.html);
  expect(said(page.html)).toContain(outcomeTexts.away[0]);
  await other.stop();
});

test('the broker goes away during the trip', async () => {
  const browser = aBrowser();
  const back = await way(browser);
  await broker.stop();
  const page = await browser.get(back);
  await broker.start();
  expectEverything(page.html);
  expect(said(page.html)).toContain(outcomeTexts.away[0]);
});

test('a wrong state is no sign-in; the form of that browser is there, and its own answer still counts', async () => {
  const browser = aBrowser();
  const back = new URL(await way(browser));
  const strange = new URL(back);
  strange.searchParams.set('state', 'x'.repeat(32));
  const page = await browser.get(strange.href);
  expectEverything(page.html);
  expect(said(page.html)).toContain(outcomeTexts.refused[0]);
  expect(typedIn((await browser.get(back.href)).html)).toHaveProperty('identity');
});

test('an answer counts once: the second time shows the form again without asking the broker', async () => {
  const browser = aBrowser();
  const back = await way(browser);
  await browser.get(back);
  const exchanges = broker.exchanges();
  const page = await browser.get(back);
  expectEverything(page.html);
  expect(broker.exchanges()).toBe(exchanges);
});

test('a code of one trip is worth nothing in another', async () => {
  const [mine, theirs] = [aBrowser(), aBrowser()];
  const caught = new URL(await way(theirs, { sub: 'iemand-anders' }));
  const state = new URL(await leave(mine)).searchParams.get('state')!;
  caught.searchParams.set('state', state);
  const page = await mine.get(caught.href);
  expectEverything(page.html);
  expect(said(page.html)).toContain(outcomeTexts.refused[0]);
  expect(typedIn(page.html)).not.toHaveProperty('identity');
});

test('the answer to a trip is of no use in another browser, nor is its form', async () => {
  const mine = aBrowser();
  const back = await way(mine);
  const theirs = await aBrowser().get(back);
  expect(said(theirs.html)).toContain(goneTexts[0]);
  expect(theirs.html).not.toContain('rode sjaal');
  const { at } = await mine.get(back);
  expect((await aBrowser().get(at)).html).not.toContain('rode sjaal');
});

test('two tabs are two trips, each with its own form', async () => {
  const browser = aBrowser();
  const one = await leave(browser, aFilledForm({ ...everything, where: 'tabblad een' }));
  const two = await leave(browser, aFilledForm({ ...everything, where: 'tabblad twee' }));
  const first = await browser.get(await browser.atBroker(one, { gaan: 'inloggen' }));
  expect(typedIn(first.html)).toMatchObject({ where: 'tabblad een', identity: expect.any(String) });
  await browser.post(first.at, { ...typedIn(first.html), go: 'next' });
  const second = await browser.get(await browser.atBroker(two, { gaan: 'inloggen' }));
  expect(typedIn(second.html)).toMatchObject({ where: 'tabblad twee', identity: expect.any(String) });
});

test("another municipality knows nothing of a trip, and has no DigiD when its profile hasn't", async () => {
  const browser = aBrowser();
  const back = await way(browser);
  for (const slug of [...opened.register.municipalities.keys()].filter((one) => one !== 'druten')) {
    expect([slug, (await browser.ask(back.replace('/druten/', `/${slug}/`))).status]).toEqual([slug, 404]);
    expect((await browser.post(begin.replace('/druten/', `/${slug}/`), aFilledForm())).status).toBe(404);
  }
  const { at } = await browser.get(back);
  expect((await browser.get(at.replace('/druten/', '/deventer/'))).html).not.toContain('rode sjaal');
});

test('an identity fits only the form and the municipality that it was confirmed for', async () => {
  const browser = aBrowser();
  const { identity } = typedIn((await browser.get(await way(browser))).html);
  const other = await complaintOf(await sentBy(browser, aFilledForm({ identity: identity! })));
  const elsewhere = await sentBy(browser, aFilledForm({ identity: identity! }), 'deventer');
  const broken = await complaintOf(await sentBy(browser, aFilledForm({ identity: `${identity!.slice(0, -4)}AAAA` })));
  const rows = (await identities()).map(({ complaint_id }) => complaint_id);
  for (const { id } of [other, await complaintOf(elsewhere), broken]) expect(rows).not.toContain(id);
});

test('without a broker nothing of DigiD is there', async () => {
  const without = { ...opened.environment, port: await freePort(), brokers: {} };
  const other = await startSite({ environment: without, register: opened.register });
  const browser = aBrowser();
  const page = await browser.post(
    `${other.url}/druten/klacht`,
    aFilledForm({ ...everything, step: 'solution', go: 'next' }),
  );
  expect(typedIn(page.html).step).toBe('you');
  expect(page.html).not.toMatch(/DigiD|digid/);
  expect((await browser.post(`${other.url}/druten/digid/beginnen`, aFilledForm())).status).toBe(404);
  expect((await browser.ask(`${other.url}/druten/digid/terug?code=1&state=2`)).status).toBe(404);
  await other.stop();
});

test('the broker is told our own address, whatever the request says of its host', async () => {
  const body = new URLSearchParams({ nothing: '' });
  const sent = await new Response(asMultipart(body)).arrayBuffer();
  const html = await new Promise<string>((resolve, reject) => {
    const asking = request(
      begin,
      { method: 'POST', headers: { host: 'kwaad.example', 'content-type': 'multipart/form-data; boundary=grens' } },
      (response) => {
        let text = '';
        response.on('data', (piece: Buffer) => (text += piece));
        response.on('end', () => resolve(text));
      },
    );
    asking.on('error', reject).end(Buffer.from(sent));
  });
  expect(new URL(leadsTo(html)).searchParams.get('redirect_uri')).toBe(`${url}/druten/digid/terug`);
  expect(html).not.toContain('kwaad.example');
});

test('the question has all that keeps its answer from others', async () => {
  const { searchParams } = new URL(await leave(aBrowser()));
  expect(Object.fromEntries(searchParams)).toMatchObject({
    response_type: 'code',
    scope: 'openid',
    code_challenge_method: 'S256',
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    state: expect.stringMatching(/^[\w-]{32}$/),
    nonce: expect.stringMatching(/^[\w-]{43}$/),
  });
});

describe('at the desk', () => {
  async function confirmed(sub: string, differs: Record<string, string> = {}) {
    const browser = aBrowser();
    const page = await browser.get(await way(browser, { sub }, aFilledForm({ ...everything, ...differs })));
    return complaintOf(await sentBy(browser, again(page.html)));
  }
  async function coordinatorsPage(reference: string) {
    const staff = await staffOf(opened.register.db, 'druten');
    const coordinator = staff.find(({ roles }) => roles.includes('coordinator'))!;
    const session = await signIn(opened.register, await makeSignInToken(opened.register, coordinator.id));
    const response = await fetch(`${url}/werkplek/${reference}`, { headers: { cookie: `werkplek=${session}` } });
    return response.text();
  }

  test('the coordinator sees the level, the time, and the complaints of the same person', async () => {
    const first = await confirmed('persoon-a', { email: 'a1@inwoner.example' });
    const second = await confirmed('persoon-a', { where: 'op straat', email: 'a2@inwoner.example' });
    const third = await confirmed('persoon-b', { name: 'Piet Bakker', email: 'b@inwoner.example' });
    const html = await coordinatorsPage(second.reference);
    expect(said(html)).toContain('Identiteit bevestigd met DigiD (niveau Midden) op 20 november 2026 om 10:12.');
    expect(html).toContain(`href="/werkplek/${first.reference}"`);
    expect(html).not.toContain(third.reference);
    const [row] = (await identities()).filter(({ complaint_id }) => complaint_id === second.id);
    expect(html).not.toContain(row!.pseudonym.toString('hex'));
    expect(html).not.toContain('persoon-a');
  });

  test('a complaint without DigiD says nothing of it', async () => {
    const complaint = await complaintOf(await sentBy(aBrowser(), aFilledForm()));
    expect(said(await coordinatorsPage(complaint.reference))).not.toContain('DigiD');
  });

  test('Archiefwet 1995 artikel 3: it is destroyed with the complaint', async () => {
    const complaint = await confirmed('persoon-c');
    const { db } = opened.register;
    await db
      .updateTable('complaint')
      .set({ status: 'closed', closed_as: 'settled-informally', closed_on: complaint.receivedOn })
      .where('id', '=', complaint.id)
      .execute();
    clock.set('2040-01-02T10:00');
    const by = { role: 'coordinator', staffId: (await staffOf(db, 'druten'))[0]!.id } as const;
    const outcome = await db
      .transaction()
      .execute((transaction) => destroyComplaint(transaction, opened.register, { id: complaint.id }, by));
    expect(outcome.done).toBe(true);
    expect((await identities()).map(({ complaint_id }) => complaint_id)).not.toContain(complaint.id);
  });

  test('the same person has another pseudonym in another municipality', async () => {
    const { pseudonymOf } = await import('#register/seal.ts');
    const names = ['druten', 'deventer'].map((slug) => pseudonymOf('geheim', slug, bsn));
    expect(names[0]).not.toBe(names[1]);
    expect(pseudonymOf('geheim', 'druten', bsn)).toBe(names[0]);
    expect(pseudonymOf('ander geheim', 'druten', bsn)).not.toBe(names[0]);
  });
});

test('what is said of DigiD reads easily', async () => {
  const going = await aBrowser().post(begin, aFilledForm(everything));
  const texts = [...Object.values(outcomeTexts).flat(), ...goneTexts, digidTexts.without, digidTexts.why];
  for (const pieces of [piecesOfPage(going.html), texts]) {
    const sentences = pieces.flatMap(sentencesOf).filter((sentence) => /[.!?]$/.test(sentence));
    expect(sentences.length).toBeGreaterThan(0);
    expect(Math.max(...sentences.map((sentence) => wordsOf(sentence).length))).toBeLessThanOrEqual(25);
    expect(readingEase(sentences)).toBeGreaterThanOrEqual(70);
  }
});

test('no BSN and no name of the broker stands in the database, in what the browser holds, or in the log', async () => {
  const browser = aBrowser();
  const started = await leave(browser);
  const back = await browser.atBroker(started, { gaan: 'inloggen', sub: bsn });
  const page = await browser.get(back);
  const beforeSending = await everythingKept();
  await complaintOf(await sentBy(browser, again(page.html)));
  const kept = `${beforeSending}\n${await everythingKept()}`;
  expect(kept).toContain('rode sjaal');
  const held = JSON.stringify([browser.cookies().filter(({ origin }) => origin === url), page.html, page.at]);
  for (const one of [kept, held, logged.join('\n')]) expect(one).not.toContain(bsn);
  expect(logged.length).toBeGreaterThan(0);
  // The form is nowhere to be read while it waits.
  const trips = beforeSending.split('\n').filter((line) => line.startsWith('sign_in_trip '));
  expect(trips.length).toBeGreaterThan(0);
  expect(trips.join()).not.toContain('rode sjaal');
});

/** Every value of every column, as text; bytes as the letters they may hold. */
async function everythingKept(): Promise<string> {
  const { sql } = await import('kysely');
  const { db } = opened.register;
  const { rows } = await sql<{ table_name: string; column_name: string; data_type: string }>`
    select table_name, column_name, data_type from information_schema.columns where table_schema = 'public'`.execute(
    db,
  );
  const lines: string[] = [];
  for (const { table_name, column_name, data_type } of rows) {
    const column = sql.ref(column_name);
    const text = data_type === 'bytea' ? sql`encode(${column}, 'escape')` : sql`${column}::text`;
    const found = await sql<{ value: string }>`
      select ${text} as value from ${sql.table(table_name)} where ${column} is not null`.execute(db);
    lines.push(...found.rows.map(({ value }) => `${table_name} ${value}`));
  }
  return lines.join('\n');
}

async function sentBy(browser: Browser, filled: Filled, slug = 'druten') {
  const { status, to, html, headers } = await browser.post(`${url}/${slug}/klacht`, { ...filled, go: 'send' });
  return { status, to, html, headers };
}

function asMultipart(fields: URLSearchParams): string {
  const parts = [...fields].map(
    ([name, value]) => `--grens\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join('')}--grens--\r\n`;
}
