import { globSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Complaint } from '#domain/complaint.ts';
import { acts } from '#domain/lifecycle.ts';
import { loadMunicipalities } from '#settings/municipality.ts';
import { loadErrorPages } from '#site/serving/error-pages.ts';
import { errorStatuses } from '#site/texts/errors.ts';
import type { Visitor } from './desk.ts';
import { openTestDesk } from './desk.ts';

const { visitor, signedIn, complaint } = openTestDesk();
const slugs = loadMunicipalities().map(({ slug }) => slug);
const validator = new HtmlValidate({ extends: ['html-validate:standard'] });

/** What is wrong with a page, each fault with where it stands. */
async function faultsOf(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`),
  );
}

describe('the pages for everybody are valid HTML', () => {
  const pages = [
    '',
    'en/',
    'klacht',
    'termijnen',
    'termijnen?ontvangen=31-02-2026',
    'privacy',
    'toegankelijkheid',
    'hulp',
  ];

  test.each(['/', ...slugs.flatMap((slug) => pages.map((page) => `/${slug}/${page}`))])('%s', async (path) => {
    const { status, html } = await visitor().get(path);
    expect([status, await faultsOf(html)]).toEqual([path.includes('31-02') ? 400 : 200, []]);
  });

  test('/gezondheid, while no worker runs', async () => {
    const { status, html } = await visitor().get('/gezondheid');
    expect([status, await faultsOf(html)]).toEqual([503, []]);
  });

  test.each(errorStatuses)('the page for error %i', async (status) => {
    const pageOf = loadErrorPages('dist/client');
    for (const path of ['/', '/druten/']) expect(await faultsOf(pageOf(status, path))).toEqual([]);
  });

  test('a complaint on its own page, with an addition that was refused', async () => {
    const { statusSecret } = await complaint();
    const path = `/druten/volg/${statusSecret}`;
    expect(await faultsOf((await visitor().get(path)).html)).toEqual([]);
    const { html } = await visitor().post(path, { act: 'addInformation' });
    expect(html).toContain('id="overzicht"');
    expect(await faultsOf(html)).toEqual([]);
  });
});

describe('the pages of the desk are valid HTML', () => {
  let coordinator: Visitor;
  let open: Complaint;
  beforeAll(async () => {
    coordinator = await signedIn('coordinator@druten.example');
    open = await complaint();
  });

  const pages = globSync('site/pages/werkplek/**/*.astro')
    .map((file) => file.replace(/^site\/pages/, '').replace(/(\/index)?\.astro$/, ''))
    // These need a message, a link from a mail or a day of destruction; the acts are walked below.
    .filter((route) => !/\[(act|message|token)\]|verklaring|aanmelden$/.test(route))
    .sort();

  test.each(pages)('%s', async (route) => {
    const { status, html } = await coordinator.get(route.replace('[reference]', open.reference));
    expect([status, await faultsOf(html)]).toEqual([route.endsWith('verlopen') ? 401 : 200, []]);
  });

  test('to sign in', async () => {
    expect(await faultsOf((await visitor().get('/werkplek/aanmelden')).html)).toEqual([]);
  });

  test('the form of every act that it offers', async () => {
    const { html } = await coordinator.get(`/werkplek/${open.reference}`);
    const offered = [...new Set([...html.matchAll(/href="(\/werkplek\/[^"]+\/doen\/[^"#]+)"/g)].map(([, to]) => to!))];
    expect(offered.length).toBeGreaterThan(5);
    expect(offered.length).toBeLessThanOrEqual(Object.keys(acts).length);
    for (const path of offered) {
      const { html } = await coordinator.get(path.replaceAll('&amp;', '&'));
      expect([path, await faultsOf(html)]).toEqual([path, []]);
    }
  });
});
