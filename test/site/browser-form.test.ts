import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { deviceTexts } from '#site/texts/form/device.ts';
import { reviewTexts } from '#site/texts/form/review.ts';
import { stepTitles } from '#site/texts/form/steps.ts';
import type { Browser } from '#test/services/browser.ts';
import { openBrowser } from '#test/services/browser.ts';
import { faultsOf } from '#test/services/faults.ts';
import { has } from '#test/services/programs.ts';
import { openTestSite } from './citizen.ts';
import { aTextFile, at, goOn, startForm } from './fill-form.ts';

const { opened, clock, countComplaints } = openTestSite();

const looks = [
  { name: 'phone', width: 320, colorScheme: 'light' },
  { name: 'phone-dark', width: 320, colorScheme: 'dark' },
  { name: 'desk', width: 1200, colorScheme: 'light' },
  { name: 'desk-dark', width: 1200, colorScheme: 'dark' },
] as const;

const story = 'Aan de balie werd ik weggestuurd. Ik had een afspraak om half tien, maar niemand wist daar iets van.';
const longName = 'brief-van-de-gemeente-over-mijn-paspoort-en-de-afspraak-aan-de-balie.txt';
const urlOf = (slug = 'druten') => `${opened.site.url}/${slug}/klacht`;

describe.skipIf(!has.chromium)('the form in a browser', () => {
  let browser: Browser;
  let page: Page;

  describe('without JavaScript', () => {
    beforeAll(async () => {
      browser = await openBrowser({ javaScriptEnabled: false });
      page = browser.page;
    });
    afterAll(() => browser?.stop());

    test.for(['amstelveen', 'deventer', 'diemen', 'druten', 'midden-drenthe'])(
      'in %s somebody complains from start to end with the keyboard alone, on a small phone',
      async (slug) => {
        await page.setViewportSize({ width: 320, height: 640 });
        await page.goto(urlOf(slug));
        await tabTo(page, 'input[name="matter"]');
        await page.keyboard.press('Space');
        await pressOn(page, 'Verder');
        await at(page, 'what');
        // The browser is at the heading of the page; the first field is next.
        expect(await page.evaluate(focused)).toBe('overzicht');
        await page.keyboard.press('Tab');
        await page.keyboard.type(story);
        await page.keyboard.press('Tab');
        await page.keyboard.type('vorige week maandag');
        await pressOn(page, 'Verder');
        await at(page, 'whom');
        await tabTo(page, '#aboutWhom');
        await page.keyboard.type('Els van de balie');
        await page.keyboard.press('Enter');
        await page.keyboard.type('de man met de baard');
        await tabTo(page, 'input[name="department"]');
        await page.keyboard.press('Space');
        await pressOn(page, 'Verder');
        await at(page, 'solution');
        await tabTo(page, '#desiredSolution');
        await page.keyboard.type('Excuses.');
        await pressOn(page, 'Verder');
        await at(page, 'you');
        await tabTo(page, '#name');
        await page.keyboard.type('Jan de Vries');
        await page.keyboard.press('Enter');
        await page.getByText('Vul minstens één manier in').first().waitFor();
        expect(await page.evaluate(focused)).toBe('overzicht');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        expect(await page.locator(':target').getAttribute('id')).toBe('street');
        await tabTo(page, '#phone');
        await page.keyboard.type('0487 123456');
        await pressOn(page, 'Verder');
        await at(page, 'review');
        expect(await page.getByText(reviewTexts.readAs('maandag 9 november 2026')).count()).toBe(1);
        expect(await page.getByText('Els van de balie; de man met de baard').count()).toBe(1);
        await pressOn(page, 'Verstuur uw klacht');
        await page.getByRole('heading', { name: 'Wij hebben uw klacht ontvangen' }).waitFor();
        expect(await page.getByText(story).count()).toBe(1);
      },
    );

    test('who speaks for somebody else gets the fields for it, and who does not, does not', async () => {
      await startForm(page, urlOf());
      await page.getByLabel('Wat is er gebeurd?').fill(story);
      for (const step of ['whom', 'solution', 'you'] as const) await goOn(page, step);
      expect(await page.locator('#onBehalfOf').isVisible()).toBe(false);
      await page.getByLabel('Voor iemand anders').check();
      expect(await page.locator('#onBehalfOf').isVisible()).toBe(true);
    });

    test('sent twice, and once more after going back: one complaint', async () => {
      const before = await countComplaints();
      await startForm(page, urlOf());
      await page.getByLabel('Wat is er gebeurd?').fill(story);
      for (const step of ['whom', 'solution', 'you'] as const) await goOn(page, step);
      await page.getByLabel('Naam', { exact: true }).fill('Jan de Vries');
      await page.getByLabel('Telefoonnummer').fill('0487 123456');
      await goOn(page, 'review');
      await page.getByRole('button', { name: 'Verstuur uw klacht' }).dblclick();
      await page.getByRole('heading', { name: 'Wij hebben uw klacht ontvangen' }).waitFor();
      expect(await countComplaints()).toBe(before + 1);
      await page.goBack();
      await at(page, 'review');
      await page.getByRole('button', { name: 'Verstuur uw klacht' }).click();
      await page.getByRole('heading', { name: 'Wij hebben uw klacht ontvangen' }).waitFor();
      expect(await countComplaints()).toBe(before + 1);
    });
  });

  describe('for everybody', () => {
    beforeAll(async () => {
      browser = await openBrowser();
      page = browser.page;
    });
    afterAll(() => browser?.stop());
    afterEach(() => page.emulateMedia({ media: 'screen', colorScheme: 'light' }));

    const doorOf = async (matter: string) => {
      await page.goto(urlOf('amstelveen'));
      await page.locator(`input[value="${matter}"]`).check();
      await goOn(page, 'elsewhere');
    };
    const fillWhat = async (when = '3 november') => {
      await startForm(page, urlOf());
      await page.getByLabel('Wat is er gebeurd?').fill(`${story} Mijn BSN is 123456782.`);
      await page.getByLabel('Wanneer was dat?').fill(when);
    };
    const toSolution = async () => {
      await fillWhat('3 november 2024');
      await goOn(page, 'whom');
      await page.getByLabel('Burgerzaken').check();
      await goOn(page, 'solution');
    };
    const toYou = async () => {
      await toSolution();
      await goOn(page, 'you');
    };
    const states: [string, () => Promise<unknown>][] = [
      ['start', () => page.goto(urlOf())],
      ['elsewhere', () => doorOf('street')],
      ['what', () => startForm(page, urlOf())],
      [
        'what-errors',
        async () => {
          await fillWhat('31-02-2026');
          await page.getByLabel('Wat is er gebeurd?').fill('');
          await page.getByRole('button', { name: 'Verder' }).click();
          await page.locator('#when-fout').waitFor();
        },
      ],
      [
        'whom',
        async () => {
          await fillWhat();
          await goOn(page, 'whom');
        },
      ],
      ['solution', toSolution],
      [
        'solution-errors',
        async () => {
          await toSolution();
          await page
            .locator('#attachments')
            .setInputFiles([aTextFile(longName), { ...aTextFile('programma.exe'), buffer: Buffer.from('MZ\0\0') }]);
          await page.locator('#attachments-fout').waitFor();
          await page.getByText('Geef een andere naam').first().click();
        },
      ],
      [
        'you',
        async () => {
          await toYou();
          await page.getByLabel('Voor iemand anders').check();
        },
      ],
      [
        'you-errors',
        async () => {
          await toYou();
          await page.getByLabel('E-mailadres').fill('jan');
          await page.getByLabel('Alleen met de post').check();
          await page.getByLabel('Ja, de gemeente mag').check();
          await page.getByRole('button', { name: 'Verder' }).click();
          await page.locator('#email-fout').waitFor();
        },
      ],
      [
        'review',
        async () => {
          await toYou();
          await page.getByLabel('Naam', { exact: true }).fill('Jan de Vries');
          await page.getByLabel('Telefoonnummer').fill('0487 123456');
          await goOn(page, 'review');
          await page.getByText(reviewTexts.overAYear[0]!).waitFor();
        },
      ],
      [
        'sent',
        async () => {
          await toYou();
          await page.getByLabel('Naam', { exact: true }).fill('Jan de Vries');
          await page.getByLabel('Telefoonnummer').fill('0487 123456');
          await goOn(page, 'review');
          clock.advance({ minutes: 5 });
          await page.getByRole('button', { name: 'Verstuur uw klacht' }).click();
          await page.getByText(reviewTexts.bsnLeftOut).waitFor();
        },
      ],
    ];

    test.for(states)(
      '%s: no violation of WCAG that a machine can find, and nothing wider than a phone',
      { timeout: 60_000 },
      async ([name, open]) => {
        for (const look of looks) {
          await page.setViewportSize({ width: look.width, height: 800 });
          await page.emulateMedia({ colorScheme: look.colorScheme });
          await open();
          expect([look.name, await faultsOf(page)]).toEqual([look.name, []]);
          await browser.screenshot(`form-${name}-${look.name}`);
        }
      },
    );
  });

  describe('with JavaScript', () => {
    const wrong: string[] = [];
    beforeAll(async () => {
      browser = await openBrowser();
      page = browser.page;
      page.on('console', (message) => wrong.push(message.text()));
      page.on('pageerror', (error) => wrong.push(error.message));
    });
    afterAll(() => browser?.stop());

    test('what was typed survives a closed tab, and is there to go on with', async () => {
      await startForm(page, urlOf());
      await page.getByLabel('Wat is er gebeurd?').fill(story);
      await goOn(page, 'whom');
      await page.getByLabel('Over wie gaat uw klacht?').fill('Els');
      await page.getByLabel('Burgerzaken').check();
      await page.getByLabel('Belastingen').check();
      await page.waitForTimeout(600);
      const context = page.context();
      await page.close();

      page = await context.newPage();
      page.on('pageerror', (error) => wrong.push(error.message));
      await page.goto(urlOf('diemen'));
      expect(await page.getByText(deviceTexts.found).isVisible()).toBe(false);
      await page.goto(urlOf());
      await page.getByText(deviceTexts.found).waitFor();
      await page.screenshot({ path: 'test-results/form-found-draft.png', fullPage: true });
      await page.getByRole('button', { name: deviceTexts.resume }).click();
      await at(page, 'whom');
      expect(await page.getByLabel('Over wie gaat uw klacht?').inputValue()).toBe('Els');
      expect(await page.getByLabel('Burgerzaken').isChecked()).toBe(true);
      expect(await page.getByLabel('Belastingen').isChecked()).toBe(true);
      await page.getByRole('button', { name: 'Terug' }).click();
      await at(page, 'what');
      expect(await page.getByLabel('Wat is er gebeurd?').inputValue()).toBe(story);
    });

    test('a draft can be wiped, and is then gone', async () => {
      await page.getByRole('button', { name: deviceTexts.clear }).click();
      await page.getByText(deviceTexts.cleared).waitFor();
      expect(await page.evaluate(() => localStorage.length)).toBe(0);
      await page.goto(urlOf());
      expect(await page.getByText(deviceTexts.found).isVisible()).toBe(false);
    });

    test('a draft that is found can be wiped at once', async () => {
      await startForm(page, urlOf());
      await page.getByLabel('Wat is er gebeurd?').fill(story);
      await goOn(page, 'whom');
      await page.goto(urlOf());
      await page.locator('[data-draft-found]').getByRole('button', { name: deviceTexts.clear }).click();
      expect(await page.evaluate(() => localStorage.length)).toBe(0);
      expect(await page.getByText(deviceTexts.found).isVisible()).toBe(false);
    });

    test('files go as soon as they are chosen, and what was typed stays', async () => {
      await startForm(page, urlOf());
      await page.getByLabel('Wat is er gebeurd?').fill(story);
      await goOn(page, 'whom');
      await goOn(page, 'solution');
      await page.getByLabel('Hoe kan de gemeente').fill('Excuses.');
      await page.locator('#attachments').setInputFiles([aTextFile('een.txt'), aTextFile('twee.txt', 'yy')]);
      await page.getByText('een.txt (1 kB)').waitFor();
      await page.getByText('twee.txt (1 kB)').waitFor();
      expect(page.url()).toContain('/druten/klacht');
      expect(await page.getByLabel('Hoe kan de gemeente').inputValue()).toBe('Excuses.');
      await page.getByRole('button', { name: 'Haal weg een.txt' }).click();
      await page.getByText('De bijlage “een.txt” is weggehaald.').waitFor();
      await page.locator('#attachments').setInputFiles({ ...aTextFile('nep.pdf'), buffer: Buffer.from('MZ\0\0') });
      await page.getByText('“nep.pdf” is een soort bestand').first().waitFor();
      await goOn(page, 'you');
      await page.getByLabel('Naam', { exact: true }).fill('Jan de Vries');
      await page.getByLabel('Telefoonnummer').fill('0487 123456');
      await goOn(page, 'review');
      expect(await page.getByText('twee.txt (1 kB)').count()).toBe(1);
      expect(await page.getByText('een.txt').count()).toBe(0);
    });

    test('of files chosen together each one that is not taken is told of, and who types meanwhile types on', async () => {
      await startForm(page, urlOf());
      await page.getByLabel('Wat is er gebeurd?').fill(story);
      await goOn(page, 'whom');
      await goOn(page, 'solution');
      const program = (name: string) => ({ ...aTextFile(name), buffer: Buffer.from('MZ\0\0') });
      await page
        .locator('#attachments')
        .setInputFiles([program('een.pdf'), aTextFile('goed.txt'), program('twee.pdf'), aTextFile('ook.txt', 'yy')]);
      await page.getByLabel('Hoe kan de gemeente').focus();
      await page.getByText('ook.txt (1 kB)').waitFor();
      expect(await page.locator('#attachments-fout > p').count()).toBe(2);
      for (const name of ['een.pdf', 'twee.pdf']) await page.locator('#attachments-fout', { hasText: name }).waitFor();
      expect(await page.locator('#attachments').getAttribute('aria-describedby')).toContain('attachments-fout');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('desiredSolution');
      await page.locator('#attachments').setInputFiles(aTextFile('film.txt', 'x'.repeat(11 * 1024 * 1024)));
      await page.locator('#attachments-fout', { hasText: '“film.txt” is groter dan 10 MB.' }).waitFor();
      expect(await page.locator('#attachments-fout > p').count()).toBe(1);
      await page.locator('#attachments').setInputFiles(aTextFile('nieuw.txt', 'zzz'));
      await page.getByText('nieuw.txt (1 kB)').waitFor();
      expect(await page.locator('#attachments-fout').count()).toBe(0);
    });

    test('going on waits for a file that is still on its way, and shows how far it is', async () => {
      await page.goto(urlOf());
      await goOn(page, 'what');
      await page.getByLabel('Wat is er gebeurd?').fill(story);
      await goOn(page, 'whom');
      await goOn(page, 'solution');
      let letGo = () => {};
      const held = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      await page.route('**/klacht', async (route) => {
        await held;
        await route.continue();
      });
      await page.locator('#attachments').setInputFiles(aTextFile('groot.txt', 'x'.repeat(2_000_000)));
      await page.getByText('Wordt verstuurd: groot.txt').waitFor();
      expect(await page.locator('progress').count()).toBe(1);
      await page.screenshot({ path: 'test-results/form-uploading.png', fullPage: true });
      await page.getByRole('button', { name: 'Verder' }).click();
      await page.getByText(deviceTexts.uploadWaiting).waitFor();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(stepTitles.solution);
      letGo();
      await at(page, 'you');
      await page.unroute('**/klacht');
      await page.getByRole('button', { name: 'Terug' }).click();
      await page.getByText('groot.txt (1,9 MB)').waitFor();
    });

    test('a file that breaks off is told of, and can be chosen again', async () => {
      await page.route('**/klacht', (route) => route.abort());
      await page.locator('#attachments').setInputFiles(aTextFile('weg.txt'));
      await page.getByText('“weg.txt” kon niet worden verstuurd.').waitFor();
      await page.unroute('**/klacht');
      await page.locator('#attachments').setInputFiles(aTextFile('weg.txt'));
      await page.getByText('weg.txt (1 kB)').waitFor();
      wrong.splice(0, wrong.length, ...wrong.filter((said) => !said.includes('ERR_FAILED')));
    });

    test('after sending nothing is left on the device', async () => {
      await goOn(page, 'you');
      await page.getByLabel('Naam', { exact: true }).fill('Jan de Vries');
      await page.getByLabel('Telefoonnummer').fill('0487 123456');
      await goOn(page, 'review');
      expect(await page.evaluate(() => localStorage.length)).toBe(1);
      await page.getByRole('button', { name: 'Verstuur uw klacht' }).click();
      await page.getByRole('heading', { name: 'Wij hebben uw klacht ontvangen' }).waitFor();
      await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(0);
    });

    test('nothing went wrong that only a browser would tell', () => {
      expect(wrong).toEqual([]);
    });
  });
});

/** The id of what has the focus. */
const focused = () => document.activeElement?.id;

/** Goes from stop to stop as somebody without a mouse does, until it is there. @throws when it cannot be reached. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stop = 0; stop < 60; stop++) {
    await page.keyboard.press('Tab');
    const isThere = await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector);
    if (isThere) return;
  }
  throw new Error(`${selector} cannot be reached by keyboard`);
}

async function pressOn(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < 60; stop++) {
    await page.keyboard.press('Tab');
    const said = await page.evaluate(() =>
      document.activeElement instanceof HTMLButtonElement ? document.activeElement.textContent?.trim() : '',
    );
    if (said === name) return page.keyboard.press('Enter');
  }
  throw new Error(`${name} cannot be reached by keyboard`);
}
