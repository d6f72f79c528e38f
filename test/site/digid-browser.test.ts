import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '#scripts/ports.ts';
import { digidTexts, goingTexts, outcomeTexts } from '#site/texts/digid.ts';
import type { Browser } from '#test/services/browser.ts';
import { openBrowser } from '#test/services/browser.ts';
import { faultsOf } from '#test/services/faults.ts';
import { aBroker } from '#test/services/oidc-provider.ts';
import { has } from '#test/services/programs.ts';
import { at, goOn, startForm } from './fill-form.ts';
import { openSite } from './open-site.ts';

const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const broker = await aBroker('druten', [`${url}/druten/digid/terug`]);

describe.skipIf(!has.chromium)('signing in with DigiD in a browser', () => {
  const { opened } = openSite('2026-11-20T10:12', { ...broker.variables, PORT: String(port), PUBLIC_URL: url });
  let browser: Browser;
  beforeAll(() => broker.start());
  afterAll(() => broker.stop());

  async function toTheOffer(javaScriptEnabled: boolean) {
    browser = await openBrowser({ javaScriptEnabled });
    const { page } = browser;
    await startForm(page, `${url}/druten/klacht`);
    await page.getByLabel('Wat is er gebeurd?').fill('Aan de balie werd ik afgesnauwd.');
    await goOn(page, 'whom');
    await goOn(page, 'solution');
    await goOn(page, 'you');
    await page.getByLabel('Telefoonnummer').fill('0487 123456');
    return page;
  }

  test.for([
    ['with JavaScript', true],
    ['without JavaScript', false],
  ] as const)('%s: cancelled, then confirmed, then sent', async ([, javaScriptEnabled]) => {
    const page = await toTheOffer(javaScriptEnabled);
    const refused: string[] = [];
    page.on('console', (message) => /Content Security Policy/i.test(message.text()) && refused.push(message.text()));
    await browser.screenshot(`digid-offer-${javaScriptEnabled ? 'script' : 'plain'}`);

    await page.getByRole('button', { name: digidTexts.button }).click();
    await page.getByRole('button', { name: 'Annuleren' }).click();
    await at(page, 'you');
    expect(await page.locator('main').textContent()).toContain(outcomeTexts.cancelled[0]);
    expect(await page.getByLabel('Telefoonnummer').inputValue()).toBe('0487 123456');
    await browser.screenshot(`digid-cancelled-${javaScriptEnabled ? 'script' : 'plain'}`);

    await page.getByRole('button', { name: digidTexts.button }).click();
    await page.getByRole('button', { name: 'Inloggen' }).click();
    await at(page, 'you');
    expect(await page.locator('main').textContent()).toContain(outcomeTexts.confirmed[0]);
    await browser.screenshot(`digid-confirmed-${javaScriptEnabled ? 'script' : 'plain'}`);
    // Whoever opens the page once more still finds everything.
    await page.reload();
    expect(await page.getByLabel('Telefoonnummer').inputValue()).toBe('0487 123456');

    await page.getByLabel('Naam', { exact: true }).fill('Jan de Vries');
    await goOn(page, 'review');
    expect(await page.context().cookies(url)).not.toContainEqual(
      expect.objectContaining({ name: expect.stringMatching(/^digid-/) }),
    );
    const kept = javaScriptEnabled ? await page.evaluate(() => JSON.stringify(localStorage)) : '';
    expect(kept).not.toContain('identity');
    await page.getByRole('button', { name: 'Verstuur uw klacht' }).click();
    await page.waitForURL(/ontvangen/);
    expect(refused).toEqual([]);
    const rows = await opened.register.db.selectFrom('confirmed_identity').select('level').execute();
    expect(rows.length).toBe(javaScriptEnabled ? 1 : 2);
    await browser.stop();
  });

  test('axe objects to nothing, on a phone and in the dark neither', async () => {
    const page = await toTheOffer(true);
    const expectNothingWrong = async () => {
      expect(await faultsOf(page)).toEqual([]);
    };
    await page.setViewportSize({ width: 320, height: 640 });
    await expectNothingWrong();
    await page.getByRole('button', { name: digidTexts.button }).click();
    await page.getByRole('button', { name: 'Annuleren' }).click();
    await at(page, 'you');
    await expectNothingWrong();
    await page.getByRole('button', { name: digidTexts.button }).click();
    await page.getByRole('button', { name: 'Inloggen' }).click();
    await at(page, 'you');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectNothingWrong();
    await browser.screenshot('digid-confirmed-phone-dark');
    await browser.stop();
  });

  test('the page on the way is ours, and leads on by its link as well', async () => {
    const page = await toTheOffer(false);
    // A browser that goes nowhere by itself.
    await page.route('**/digid/beginnen', async (route) => {
      const response = await route.fetch();
      const html = (await response.text()).replace(/<meta http-equiv="refresh"[^>]*>/, '');
      await route.fulfill({ response, body: html });
    });
    await page.getByRole('button', { name: digidTexts.button }).click();
    await page.getByRole('heading', { level: 1, name: goingTexts.title }).waitFor();
    await browser.screenshot('digid-going');
    await page.getByRole('link', { name: goingTexts.link }).click();
    await page.getByRole('button', { name: 'Inloggen' }).click();
    await at(page, 'you');
    expect(await page.locator('main').textContent()).toContain(outcomeTexts.confirmed[0]);
    await browser.stop();
  });
});
