import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day } from '#domain/day.ts';
import { explainTerms, termsFor } from '#domain/terms.ts';
import { openRegister } from '#register/open.ts';
import type { Register } from '#register/register.ts';
import { buildSite } from '#scripts/build-site.ts';
import { readEnvironment } from '#settings/environment.ts';
import { loadMunicipalities } from '#settings/municipality.ts';
import type { Site } from '#site/server.ts';
import { startSite } from '#site/server.ts';
import { makeComposer } from '#templates/composer.ts';
import type { Browser } from '../services/browser.ts';
import { openBrowser } from '../services/browser.ts';
import { aClock } from '../services/clock.ts';
import { freshDatabase } from '../services/database.ts';
import { faultsOf } from '../services/faults.ts';
import { variablesFor } from '../services/processes.ts';
import { has } from '../services/programs.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let register: Register;
let site: Site;

beforeAll(async () => {
  await buildSite({});
  database = await freshDatabase();
  const environment = readEnvironment(await variablesFor({ DATABASE_URL: database.url }));
  const municipalities = loadMunicipalities();
  const composer = makeComposer({ municipalities, publicUrl: environment.publicUrl });
  const clock = aClock('2026-11-21T00:30');
  register = await openRegister({ environment, municipalities, composer, clock });
  site = await startSite({ environment, register });
});
afterAll(async () => {
  await site?.stop();
  await register?.db.destroy();
  await database?.drop();
});

describe('/api/termijnen', () => {
  const ask = (query: string, init?: RequestInit) => fetch(`${site.url}/api/termijnen${query}`, init);

  test('Awb 9:8 lid 3 and 9:11: every last day and why', async () => {
    const response = await ask('?ontvangen=2026-11-20');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
    expect(await response.json()).toEqual({
      ontvangen: '2026-11-20',
      nietInBehandelingUiterlijk: '2026-12-18',
      afdoenUiterlijk: '2027-01-04',
      afdoenUiterlijkMetAdviescommissie: '2027-01-29',
      verdaagdUiterlijk: '2027-01-29',
      verdaagdUiterlijkMetAdviescommissie: '2027-02-26',
      stuurdatum: '2026-12-31',
      uitleg: explainTerms(termsFor(day('2026-11-20'))),
    });
  });

  test.for([
    ['', 'none'],
    ['?ontvangen=', 'empty'],
    ['?ontvangen=2026-02-30', 'a day that does not exist'],
    ['?ontvangen=20-11-2026', 'another way of writing'],
    ['?ontvangen=vandaag', 'a word'],
    ['?ontvangen=2026-11-20%20', 'a space too many'],
    ['?ontvangen=2026-11-20&ontvangen=2026-11-21', 'two'],
    ['?ontvangen=2026-11-20&ontvangen=2026-11-20', 'twice the same'],
    ['?ontvangen=%E0%A4', 'broken encoding'],
    ['?received=2026-11-20', 'another name'],
  ] as const)('%j is refused with a sentence that says what is expected: %s', async ([query]) => {
    const response = await ask(query);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({ fout: expect.stringMatching(/^Geef .+ \?ontvangen=2026-11-20\.$/) });
  });

  test('a day at the end of the calendar is refused with the reason', async () => {
    const response = await ask('?ontvangen=9999-12-31');
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ fout: expect.stringContaining('24 september 9999') });
  });

  test('a day far ahead is answered, and called provisional', async () => {
    const { afdoenUiterlijk, uitleg } = (await (await ask('?ontvangen=2400-02-29')).json()) as Record<string, string>;
    expect(afdoenUiterlijk).toBe('2400-04-11');
    expect(uitleg!.at(-1)).toContain('voorlopig');
  });

  test('HEAD has the headers and no body; POST is refused', async () => {
    const head = await ask('?ontvangen=2026-11-20', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([
      ...[200, 'application/json; charset=utf-8', ''],
    ]);
    const post = await ask('?ontvangen=2026-11-20', { method: 'POST' });
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(await post.json()).toHaveProperty('fout');
  });
});

describe('/<slug>/termijnen', () => {
  const open = (path: string) => fetch(`${site.url}${path}`);
  const read = async (path: string) => (await open(path)).text();

  test.for(['amstelveen', 'deventer', 'diemen', 'druten', 'midden-drenthe'])('%s has the calculator', async (slug) => {
    const response = await open(`/${slug}/termijnen`);
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html).toContain(`action="/${slug}/termijnen"`);
    expect(html).not.toContain('<table');
  });

  test('an unknown municipality is not found', async () => {
    expect((await open('/nergens/termijnen?ontvangen=2026-11-20')).status).toBe(404);
  });

  test.for(['2026-11-20', '20-11-2026', '20 nov. 2026', 'vrijdag 20 november 2026', 'gisteren'])(
    'received %j: every last day in the table, and the sentences that say why',
    async (typed) => {
      const html = await read(`/druten/termijnen?ontvangen=${encodeURIComponent(typed)}`);
      const lastDays = [...html.matchAll(/<time datetime="([^"]+)"/g)].map(([, lastDay]) => lastDay);
      expect(lastDays).toEqual(['2026-12-18', '2027-01-04', '2027-01-29', '2027-01-29', '2027-02-26']);
      expect(html).toContain('maandag 4 januari 2027');
      for (const sentence of explainTerms(termsFor(day('2026-11-20')))) expect(html).toContain(sentence);
      expect(html).not.toContain('voorlopig');
    },
  );

  test('a last day that may still move is called provisional in the table too', async () => {
    expect(await read('/druten/termijnen?ontvangen=1-2-2029')).toMatch(/<\/time>\s*\(voorlopig\)/);
  });

  test.for([
    ['empty', 'ontvangen=', 'Vul de dag in waarop de gemeente de klacht kreeg.'],
    ['no such day', 'ontvangen=30+februari+2026', 'Deze dag kennen wij niet.'],
    ['two', 'ontvangen=3-3-2026&ontvangen=4-3-2026', 'Vul één dag in.'],
    ['the end of the calendar', 'ontvangen=31-12-9999', 'Kies een dag tot en met 24 september 9999.'],
    ['very long', `ontvangen=${'9'.repeat(5_000)}`, 'Deze dag kennen wij niet.'],
  ] as const)('%s: an error at the field, nothing computed', async ([, query, sentence]) => {
    const response = await open(`/druten/termijnen?${query}`);
    expect(response.status).toBe(400);
    const html = await response.text();
    expect(html).toContain(sentence);
    expect(html).toMatch(/<title>Fout: /);
    expect(html).not.toContain('<table');
  });

  test('what was typed comes back as text, never as markup', async () => {
    const html = await read(`/druten/termijnen?ontvangen=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(html).toContain('value="&quot;><script>alert(1)</script>"');
    expect(html.match(/<script/g)).toHaveLength(1);
  });

  describe.skipIf(!has.chromium)('in a browser', () => {
    const withBrowser = async (
      options: Parameters<typeof openBrowser>[0],
      visit: (page: Browser['page']) => Promise<void>,
    ) => {
      const browser = await openBrowser(options);
      try {
        await browser.page.goto(`${site.url}/deventer/termijnen`);
        await visit(browser.page);
      } finally {
        await browser.stop();
      }
    };

    test('by keyboard and without JavaScript', () =>
      withBrowser({ javaScriptEnabled: false }, async (page) => {
        await page.getByLabel('Op welke dag').fill('24 maart 2026');
        await page.keyboard.press('Enter');
        await page.getByRole('heading', { name: 'Ontvangen op dinsdag 24 maart 2026' }).waitFor();
        expect(await page.getByRole('row', { name: /^De klacht afhandelen w/ }).textContent()).toContain(
          'woensdag 6 mei 2026',
        );
        expect(await page.getByLabel('Op welke dag').inputValue()).toBe('24 maart 2026');
      }));

    test.for(['', '?ontvangen=2026-11-20', '?ontvangen=31-2-2026'])('nothing that axe objects to: %j', (query) =>
      withBrowser({}, async (page) => {
        await page.goto(`${site.url}/deventer/termijnen${query}`);
        expect(await faultsOf(page)).toEqual([]);
      }),
    );
  });
});
