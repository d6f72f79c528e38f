import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf } from '#test/services/faults.ts';
import type { Browser } from '../services/browser.ts';
import { openBrowser } from '../services/browser.ts';
import { has } from '../services/programs.ts';
import { openTestDesk } from './desk.ts';

const { desk, signInWith, complaint } = openTestDesk();

describe.skipIf(!has.chromium)("a coordinator's pages in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.stop());

  /** Keeps a picture on a wide and on a very narrow screen; nothing sticks out, and axe objects to nothing. */
  async function look(name: string) {
    const { page } = browser;
    for (const width of [1200, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await browser.screenshot(`desk-${name}-${width}`);
      expect([name, width, ...(await faultsOf(page))]).toEqual([name, width]);
    }
    await page.setViewportSize({ width: 1200, height: 900 });
  }

  test('a call is registered, the list of destruction carried out, the year looked at', {
    timeout: 120_000,
  }, async () => {
    const { page } = browser;
    await signInWith(browser.page, 'coordinator@druten.example');
    await page.getByRole('link', { name: 'Nieuwe klacht' }).click();
    await look('nieuw');
    await page.getByLabel('Hoe kwam de klacht binnen?').selectOption({ label: 'telefoon' });
    await page.getByLabel('Naam').fill('J. de Vries');
    await page.getByLabel('Wat is er gebeurd?').fill('Niemand belde terug.');
    await page.getByLabel('Dag waarop het gebeurde').fill('3 oktober 2025');
    await page.getByRole('button', { name: 'Leg de klacht vast' }).click();
    await page.getByRole('alert').filter({ hasText: 'meer dan een jaar voor de klacht' }).waitFor();
    await look('nieuw-reden');
    await page.getByLabel('Waarom legt u de klacht toch zo vast?').fill('De klager lag in het ziekenhuis.');
    await page.getByRole('button', { name: 'Leg de klacht vast' }).dblclick();
    await page.getByRole('heading', { name: /^Klacht KL-2026-/ }).waitFor();

    const old = await complaint({ receivedAt: new Date('2025-10-20T09:00:00Z') });
    await desk.register.db
      .updateTable('complaint')
      .set({ status: 'closed', closed_as: 'withdrawn', closed_on: '2025-11-20' as never })
      .set({ keep_until: '2026-11-20' as never })
      .where('id', '=', old.id)
      .execute();
    await page.getByRole('link', { name: 'Vernietigen', exact: true }).click();
    await look('vernietigen');
    await page.getByRole('checkbox', { name: new RegExp(old.reference) }).check();
    await page.getByRole('button', { name: 'Vernietig de gekozen klachten' }).click();
    await page.getByRole('alert').filter({ hasText: 'Bevestig dat u de lijst hebt nagekeken' }).waitFor();
    await page.getByLabel('Ik heb deze lijst nagekeken').check();
    await page.getByRole('button', { name: 'Vernietig de gekozen klachten' }).click();
    await page.getByRole('link', { name: /^Verklaring van/ }).click();
    await look('verklaring');

    await page.getByRole('link', { name: 'Jaaroverzicht', exact: true }).click();
    await look('jaaroverzicht');
    await page.getByRole('link', { name: 'Cijfers om te publiceren' }).click();
    await page.getByRole('heading', { name: 'Jaaroverzicht 2026, om te publiceren' }).waitFor();
    await look('jaaroverzicht-publicatie');
  });
});
