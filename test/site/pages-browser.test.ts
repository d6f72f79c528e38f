import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loadMunicipalities } from '#settings/municipality.ts';
import type { Browser } from '#test/services/browser.ts';
import { openBrowser } from '#test/services/browser.ts';
import { faultsOf } from '#test/services/faults.ts';
import { has } from '#test/services/programs.ts';
import { openTestSite } from './citizen.ts';

const { opened } = openTestSite();
const pages = ['', 'en/', 'privacy', 'toegankelijkheid', 'hulp', 'termijnen?ontvangen=13-11-2026'];
// 320 px is also what a page of 1280 px has left at 400 % (WCAG 1.4.10).
const looks = [
  { width: 320, colorScheme: 'dark' },
  { width: 1200, colorScheme: 'light' },
] as const;

describe.skipIf(!has.chromium)('the pages about complaints, in a browser', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    page = browser.page;
  });
  afterAll(() => browser?.stop());
  afterEach(async () => {
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    await page.unrouteAll();
  });

  test.for(loadMunicipalities().flatMap(({ slug }) => pages.map((path) => `/${slug}/${path}`)))(
    '%s: no violation of WCAG that a machine can find, nothing wider than a phone, nothing from elsewhere',
    async (path) => {
      const asked = new Set<string>();
      const note = (request: { url(): string }) => asked.add(new URL(request.url()).origin);
      page.on('request', note);
      for (const { width, colorScheme } of looks) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        await page.goto(opened.site.url + path);
        expect([width, await faultsOf(page)]).toEqual([width, []]);
      }
      page.off('request', note);
      expect([...asked]).toEqual([opened.site.url]);
      expect(await page.context().cookies()).toEqual([]);
      await browser.screenshot(`page${path.replaceAll(/[/?=]/g, '-')}`);
    },
  );

  test('by keyboard: past the header, and into the other language and back', async () => {
    await page.goto(`${opened.site.url}/druten/`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('inhoud');
    const follow = async (name: string) => {
      await page.getByRole('link', { name, exact: true }).focus();
      await page.keyboard.press('Enter');
    };
    await follow('English');
    await page.getByRole('heading', { level: 1, name: 'A complaint about the municipality of Druten' }).waitFor();
    await follow('Nederlands');
    await page.getByRole('heading', { level: 1, name: 'Een klacht over de gemeente Druten' }).waitFor();
  });

  test('without styles all is there, in the order in which it is read', async () => {
    await page.route('**/*.css', (route) => route.abort());
    await page.goto(`${opened.site.url}/amstelveen/`);
    const tops = await page
      .locator('h1, h2[id], footer h2')
      .evaluateAll((headings) => headings.map((heading) => heading.getBoundingClientRect().top));
    expect(tops.length).toBeGreaterThan(12);
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    // The steps keep their numbers: each list goes on where the one before it stopped.
    const starts = await page
      .locator('#verloop ~ ol ol')
      .evaluateAll((lists) => lists.map((list) => [(list as HTMLOListElement).start, list.children.length] as const));
    let next = 1;
    for (const [start, steps] of starts) {
      expect(start).toBe(next);
      next += steps;
    }
    expect(next).toBe(9);
  });

  test('on paper: all of the procedure, without what only a screen has use for', async () => {
    await page.goto(`${opened.site.url}/diemen/`);
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.nl-skip-link', '.wederhoor-header__links', '.wederhoor-contents', 'footer'])
      expect(await page.locator(hidden).isVisible(), hidden).toBe(false);
    for (const title of ['Zo gaat het verder', 'Wie behandelt uw klacht?', 'Hoelang duurt het?'])
      expect(await page.getByRole('heading', { name: title }).isVisible(), title).toBe(true);
    await browser.screenshot('procedure-print');
  });
});
