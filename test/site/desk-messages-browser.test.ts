import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileMessage, findMessage, storeMessage } from '#register/messages.ts';
import type { Browser } from '../services/browser.ts';
import { openBrowser } from '../services/browser.ts';
import { faultsOf } from '../services/faults.ts';
import { has } from '../services/programs.ts';
import { openTestDesk } from './desk.ts';

const { desk, clock, signInWith, complaint } = openTestDesk();

describe.skipIf(!has.chromium)('a message that waits for a person, in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.stop());

  /** Keeps a picture on a wide and on a very narrow screen; nothing sticks out, and axe objects to nothing. */
  async function look(name: string) {
    const { page } = browser;
    for (const width of [320, 1200]) {
      await page.setViewportSize({ width, height: 900 });
      await browser.screenshot(`desk-${name}-${width}`);
      expect([name, width, ...(await faultsOf(page))]).toEqual([name, width]);
    }
  }

  test('HC-32: stands beside the complaint, and a button says that it belongs there', {
    timeout: 120_000,
  }, async () => {
    const { page } = browser;
    const about = await complaint();
    const [id] = await storeMessage(desk.register, {
      raw: Buffer.from('Subject: x\r\n\r\nx\r\n'),
      source: 'smtp',
      municipalities: ['druten'],
      envelopeTo: ['klachten@druten.example'],
      arrivedAt: clock.now(),
    });
    const filing = {
      fate: 'review',
      reason: 'reference-by-stranger',
      aboutId: about.id,
      fromName: 'M. de Buurvrouw',
      fromAddress: 'buurvrouw@inwoner.example',
      subject: `Re: klacht ${about.reference}`,
      excerpt: 'Beste mensen,\n\nIk stond ernaast toen mijn buurman werd afgesnauwd.\n\nGroet, M. de Buurvrouw',
    } as const;
    await fileMessage(desk.register.db, id!, filing, clock.now());
    await signInWith(browser.page, 'coordinator@druten.example');
    await page.goto(`${desk.site.url}/werkplek/berichten`);
    await page.getByRole('link', { name: filing.subject }).click();
    await look('bericht-naast-klacht');
    const left = await page.getByRole('heading', { name: 'Het bericht' }).boundingBox();
    const right = await page.getByRole('heading', { name: `Klacht ${about.reference}`, exact: true }).boundingBox();
    expect(right!.x).toBeGreaterThan(left!.x + 300);
    expect(Math.abs(right!.y - left!.y)).toBeLessThan(5);
    await page.getByRole('button', { name: `Hoort bij klacht ${about.reference}` }).click();
    await page.getByRole('status').filter({ hasText: 'Het bericht wordt bij de klacht gevoegd.' }).waitFor();
    expect(await findMessage(desk.register.db, id!)).toMatchObject({ fate: null, wanted_for: about.id });
  });

  test('HC-48: a complaint that may be the same as another says so', { timeout: 120_000 }, async () => {
    const statement = { whatHappened: 'Aan de balie werd ik afgesnauwd door een medewerker.' };
    const complainant = { name: 'Sanne', email: 'dubbel@inwoner.example', addressLines: [] };
    const first = await complaint({ complainant, statement });
    const second = await complaint({ complainant, statement, channel: 'mail' });
    await browser.page.goto(`${desk.site.url}/werkplek/${second.reference}`);
    await browser.page.getByRole('link', { name: `Voeg deze klacht samen met ${first.reference}` }).waitFor();
    await look('misschien-dezelfde');
  });
});
