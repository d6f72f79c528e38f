import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from '#test/services/browser.ts';
import { openBrowser } from '#test/services/browser.ts';
import { faultsOf } from '#test/services/faults.ts';
import { has } from '#test/services/programs.ts';
import { openTestSite } from './citizen.ts';
import { aTextFile, at, goOn } from './fill-form.ts';

const { opened, send } = openTestSite();

const looks = [
  { name: 'phone', width: 320, colorScheme: 'light' },
  { name: 'phone-dark', width: 320, colorScheme: 'dark' },
  { name: 'desk', width: 1200, colorScheme: 'light' },
  { name: 'desk-dark', width: 1200, colorScheme: 'dark' },
] as const;

const longText = 'Aan de balie werd ik weggestuurd. Ik had een afspraak om half tien, maar niemand wist daar iets van.';

describe.skipIf(!has.chromium)('in a browser', () => {
  let browser: Browser;
  let page: Page;

  describe('without JavaScript', () => {
    beforeAll(async () => {
      browser = await openBrowser({ javaScriptEnabled: false });
      page = browser.page;
    });
    afterAll(() => browser?.stop());

    test('a complaint goes from the choice of a municipality to the status page', async () => {
      await page.goto(opened.site.url);
      await page.getByRole('link', { name: 'Druten' }).click();
      await page.getByRole('link', { name: 'Dien uw klacht in' }).click();
      await goOn(page, 'what');
      await page.getByLabel('Wat is er gebeurd?').fill(longText);
      await page.getByLabel('Wanneer was dat?').fill('31-02-2026');
      await page.getByRole('button', { name: 'Verder' }).click();

      // The summary of errors is where the browser is now, and each leads to its field.
      await expect.poll(() => page.title()).toMatch(/^Fout: /);
      expect(await page.locator(':focus').getAttribute('id')).toBe('overzicht');
      await page.getByRole('link', { name: 'Deze dag bestaat niet' }).click();
      expect(await page.locator(':target').getAttribute('id')).toBe('when');
      await page.getByLabel('Wanneer was dat?').fill('3 november 2026');
      await goOn(page, 'whom');
      await page.getByLabel('Burgerzaken').check();
      await goOn(page, 'solution');
      await page.getByLabel('Bijlagen').setInputFiles(aTextFile('brief.txt'));
      await goOn(page, 'you');
      await page.getByLabel('Naam', { exact: true }).fill('Jan de Vries');
      await page.getByLabel('E-mailadres').fill('jan@inwoner.example');
      await page.getByLabel('Ja, de gemeente mag').check();
      // Enter in a field goes on; it does not go back.
      await page.getByLabel('Naam', { exact: true }).press('Enter');
      await at(page, 'review');
      await page.getByRole('button', { name: 'Verstuur uw klacht' }).click();

      await page.getByRole('heading', { name: 'Wij hebben uw klacht ontvangen' }).waitFor();
      expect(await page.getByText('brief.txt').count()).toBe(1);
      await page.getByRole('link', { name: '/druten/volg/' }).click();
      await page.getByRole('heading', { name: 'Uw klacht KL-' }).waitFor();
    });
  });

  describe('for everybody', () => {
    const complaints: string[] = [];
    beforeAll(async () => {
      const form = { whatHappened: longText, when: '3 november 2026', where: 'loket 3', email: 'jan@inwoner.example' };
      const address = { name: 'Jan de Vries', street: 'Dorpsstraat 1', postcode: '6651 AA', town: 'Druten' };
      complaints.push((await send({ ...form, ...address, submission: 'browserbrowserbrowserbro' })).to);
      browser = await openBrowser();
      page = browser.page;
    });
    afterAll(() => browser?.stop());
    afterEach(() => page.emulateMedia({ media: 'screen', colorScheme: 'light' }));

    const pages: [string, () => Promise<unknown>][] = [
      ['home', () => page.goto(opened.site.url)],
      ['procedure', () => page.goto(`${opened.site.url}/amstelveen/`)],
      ['confirmation', () => page.goto(`${opened.site.url}${complaints[0]}`)],
      ['status', () => page.goto(`${opened.site.url}${complaints[0]!.replace('klacht/ontvangen', 'volg')}`)],
      ['own-acts', showOwnActs],
      ['missing', () => page.goto(`${opened.site.url}/druten/niets`)],
    ];

    async function showOwnActs() {
      await page.goto(`${opened.site.url}${complaints[0]!.replace('klacht/ontvangen', 'volg')}`);
      await page.getByText('Iets toevoegen').click();
      await page.getByRole('button', { name: 'Verstuur mijn aanvulling' }).click();
      await page.locator('#overzicht').waitFor();
      await page.locator('details').evaluateAll((all) => {
        for (const one of all) one.setAttribute('open', '');
      });
    }

    test.for(pages)(
      '%s: no violation of WCAG that a machine can find, and nothing wider than a phone',
      async ([name, open]) => {
        for (const look of looks) {
          await page.setViewportSize({ width: look.width, height: 800 });
          await page.emulateMedia({ colorScheme: look.colorScheme });
          await open();
          expect([look.name, await faultsOf(page)]).toEqual([look.name, []]);
          await browser.screenshot(`${name}-${look.name}`);
        }
      },
    );

    test('what has the focus can be seen', async () => {
      await page.goto(`${opened.site.url}/druten/klacht`);
      await page.keyboard.press('Tab');
      await expect
        .poll(() =>
          page
            .locator('.nl-skip-link')
            .boundingBox()
            .then((box) => box!.y),
        )
        .toBeGreaterThanOrEqual(0);
      for (let stop = 0; stop < 6; stop++) {
        await page.keyboard.press('Tab');
        const width = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineWidth);
        expect(Number.parseFloat(width)).toBeGreaterThanOrEqual(2);
      }
    });

    test('nothing is asked of a browser but our own pages and styles, and nothing is stopped by the policy', async () => {
      const asked = new Set<string>();
      const complaintsOfBrowser: string[] = [];
      page.on('request', (request) => asked.add(new URL(request.url()).origin));
      page.on('console', (message) => complaintsOfBrowser.push(message.text()));
      for (const path of ['/', '/druten/', '/druten/klacht', complaints[0]!]) await page.goto(opened.site.url + path);
      expect([...asked]).toEqual([opened.site.url]);
      expect(complaintsOfBrowser).toEqual([]);
    });

    test('the confirmation on paper holds all of the complaint, and no buttons', async () => {
      await page.goto(`${opened.site.url}${complaints[0]}`);
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByText(longText).isVisible()).toBe(true);
      expect(await page.locator('footer').isVisible()).toBe(false);
      await browser.screenshot('confirmation-print');
    });
  });
});
