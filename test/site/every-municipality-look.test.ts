import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contrast } from '#settings/contrast.ts';
import { loadMunicipalities } from '#settings/municipality.ts';
import type { Browser } from '#test/services/browser.ts';
import { openBrowser } from '#test/services/browser.ts';
import { faultsOf } from '#test/services/faults.ts';
import { has } from '#test/services/programs.ts';
import { aFilledForm, openTestSite } from './citizen.ts';

const { opened, send } = openTestSite();
const slugs = loadMunicipalities().map(({ slug }) => slug);
const schemes = ['light', 'dark'] as const;
const pages = ['', 'en/', 'klacht', 'termijnen', 'privacy', 'toegankelijkheid', 'hulp', 'niets'];

/** What is read on what: 4.5 for text (WCAG 1.4.3), 3 for the edges of what one uses (WCAG 1.4.11). */
const readOn = [
  ...['ink', 'quiet', 'link', 'link-active', 'title', 'error'].flatMap((text) => [
    [text, 'paper', 4.5],
    [text, 'band', 4.5],
  ]),
  ['on-button', 'button', 4.5],
  ['on-button', 'button-active', 4.5],
  ['ink', 'field', 4.5],
  ...['error', 'ok', 'warning'].map((kind) => ['ink', `${kind}-surface`, 4.5]),
  ['error', 'error-surface', 4.5],
  ['field-line', 'field', 3],
  ['field-line', 'paper', 3],
  ['button', 'paper', 3],
] as [string, string, number][];

describe.skipIf(!has.chromium)('for every municipality, in a browser', () => {
  let browser: Browser;
  let page: Page;
  const status = new Map<string, string>();
  beforeAll(async () => {
    for (const slug of slugs) {
      const { to } = await send(aFilledForm(), slug);
      status.set(slug, to.replace('klacht/ontvangen', 'volg'));
    }
    browser = await openBrowser();
    page = browser.page;
  });
  afterAll(() => browser?.stop());

  const each = slugs.flatMap((slug) => schemes.map((scheme) => ({ slug, scheme })));

  test.each(each)('$slug, $scheme: each colour can be read on what lies under it', async ({ slug, scheme }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(`${opened.site.url}/${slug}/`);
    const colours = await page.evaluate(asPainted, [
      ...new Set(readOn.flatMap((pair) => pair.slice(0, 2) as string[])),
    ]);
    const tooLow = readOn
      .map(([text, ground, least]) => ({ text, ground, least, has: contrast(colours[text]!, colours[ground]!) }))
      .filter(({ least, has }) => has < least);
    expect(tooLow).toEqual([]);
  });

  // 320 by 256 is what a screen of 1280 by 1024 has left at 400 % (WCAG 1.4.10).
  test.each(each)(
    '$slug, $scheme: no fault of WCAG 2.2 A or AA at 400 %, and nothing sideways',
    async ({ slug, scheme }) => {
      await page.setViewportSize({ width: 320, height: 256 });
      await page.emulateMedia({ colorScheme: scheme });
      for (const path of [...pages.map((name) => `/${slug}/${name}`), status.get(slug)!]) {
        await page.goto(opened.site.url + path);
        expect([path, await faultsOf(page)]).toEqual([path, []]);
        expect([path, await page.evaluate(cutOff)]).toEqual([path, []]);
      }
      await page.goto(`${opened.site.url}/${slug}/`);
      await page.setViewportSize({ width: 320, height: 640 });
      await page.screenshot({ path: `test-results/look-${slug}-${scheme}.png` });
    },
  );

  test.each(slugs)('%s: without styles all is read in order, under headings that skip no level', async (slug) => {
    await page.route('**/*.css', (route) => route.abort());
    try {
      for (const path of [...pages.map((name) => `/${slug}/${name}`), status.get(slug)!]) {
        await page.goto(opened.site.url + path);
        const headings = await page
          .locator('main :is(h1, h2, h3, h4, h5, h6):visible')
          .evaluateAll((all) =>
            all.map((one) => ({ level: Number(one.tagName[1]), top: one.getBoundingClientRect().top })),
          );
        expect([path, headings[0]?.level]).toEqual([path, 1]);
        expect([path, headings.filter(({ level }) => level === 1).length]).toEqual([path, 1]);
        for (const [index, { level, top }] of headings.entries()) {
          const before = headings[index - 1] ?? { level: 0, top: 0 };
          expect(level, path).toBeLessThanOrEqual(before.level + 1);
          expect(top, path).toBeGreaterThanOrEqual(before.top);
        }
      }
    } finally {
      await page.unrouteAll();
    }
  });
});

/** In the page: the colours as the screen gets them, `#rrggbb`, with what a theme and a scheme make of them. */
function asPainted(names: string[]): Record<string, string> {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d')!;
  const probe = document.body.appendChild(document.createElement('i'));
  return Object.fromEntries(
    names.map((name) => {
      probe.style.color = `var(--wederhoor-color-${name})`;
      canvas.fillStyle = getComputedStyle(probe).color;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
      return [name, `#${[red, green, blue].map((part) => part!.toString(16).padStart(2, '0')).join('')}`];
    }),
  );
}

/** In the page: what hides a part of its own text, and what stands beside the screen. */
function cutOff(): string[] {
  return [...document.querySelectorAll('body *')]
    .filter((one) => !one.closest('.wederhoor-visually-hidden, .nl-skip-link, select'))
    .filter((one) => {
      const { right, left, width } = one.getBoundingClientRect();
      const hides = getComputedStyle(one).overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1;
      return width > 0 && (hides || right > innerWidth + 1 || left < -1);
    })
    .map((one) => one.outerHTML.slice(0, 120));
}
