import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day } from '#domain/day.ts';
import { openDatabase } from '#register/database.ts';
import { recordLook, recordTrouble } from '#register/mailboxes.ts';
import { keepAccount } from '#register/reconciliation.ts';
import { recordQueueTrouble, recordSweep } from '#register/worker-sign.ts';
import { freePort } from '#scripts/ports.ts';
import { startSite } from '#site/server.ts';
import type { Browser } from '#test/services/browser.ts';
import { openBrowser } from '#test/services/browser.ts';
import { faultsOf } from '#test/services/faults.ts';
import { has } from '#test/services/programs.ts';
import { keep } from '#test/worker/mail-in.ts';
import { openTestSite, textOf } from './citizen.ts';

// The clock of this site stands at 10:12 on Friday 20 November 2026.
const { opened, clock, ask } = openTestSite({ MAILBOX_DRUTEN_URL: 'imap://druten:x@127.0.0.1/INBOX', CANARY: 'on' });

interface Part {
  onderdeel: string;
  gemeente?: string;
  staat: string;
  uitleg: string;
}

async function parts(): Promise<{ status: number; staat: string; onderdelen: Part[] }> {
  const { status, html } = await ask('/gezondheid.json');
  return { status, ...JSON.parse(html) };
}

const lineOf = async (part: string, municipality?: string) =>
  (await parts()).onderdelen.find(({ onderdeel, gemeente }) => onderdeel === part && gemeente === municipality);

/** All as it should be at that moment. */
async function allWell() {
  clock.set('2026-11-20T05:00');
  await recordSweep(opened.register);
  await recordLook(opened.register, 'druten', new Date('2027-06-30T12:00:00Z'));
}

describe('/gezondheid', () => {
  test('while no worker ever ran something is wrong, and machines hear of it', async () => {
    const { status, html, headers } = await ask('/gezondheid');
    expect(status).toBe(503);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(textOf(html)).toContain('Er is iets mis');
    expect(textOf(html)).toContain('Er was nog geen ronde langs wat moet gebeuren. Draait het werkproces?');
  });

  test('all works: 200, with when each mailbox was read and until when its certificate holds', async () => {
    await allWell();
    const { status, html } = await ask('/gezondheid');
    expect(status).toBe(200);
    expect(textOf(html)).toContain('Alles werkt');
    expect(textOf(html)).toContain('Mailbox Druten');
    expect(await lineOf('Mailbox', 'Druten')).toEqual({
      onderdeel: 'Mailbox',
      gemeente: 'Druten',
      staat: 'goed',
      uitleg: 'Het laatst gelezen: vandaag om 05:00. Het certificaat geldt tot en met 30 juni 2027.',
    });
  });

  test('HC-69: a mailbox with a wrong certificate is wrong at once', async () => {
    await allWell();
    await recordTrouble(opened.register, 'druten', 'certificate');
    expect((await parts()).status).toBe(503);
    expect((await lineOf('Mailbox', 'Druten'))?.uitleg).toBe(
      'Het certificaat van de mailserver klopt niet. Wij loggen daarom niet in. De mail wacht daar. ' +
        'Dit duurt sinds vandaag om 05:00. Het laatst gelezen: vandaag om 05:00.',
    );
  });

  test('the account of the night stands there in one sentence', async () => {
    await allWell();
    const account = { received: 142, accounted: 142, foundLate: 0 };
    await keepAccount(opened.register, 'druten', day('2026-11-19'), account);
    expect(await lineOf('Controle van de mailbox', 'Druten')).toMatchObject({
      staat: 'goed',
      uitleg: '19 november 2026: 142 ontvangen, 142 verantwoord.',
    });
  });

  test('a queue that takes nothing is wrong, until the next sweep', async () => {
    await allWell();
    await recordQueueTrouble(opened.register);
    expect((await lineOf('Wachtrij'))?.uitleg).toBe('De wachtrij neemt niets aan sinds vandaag om 05:00.');
    expect((await parts()).status).toBe(503);
    await recordSweep(opened.register);
    expect((await parts()).status).toBe(200);
  });

  test('from the morning on a canary must be there', async () => {
    await allWell();
    clock.set('2026-11-20T05:04');
    expect(await lineOf('Proefbericht', 'Druten')).toBeUndefined();
    clock.set('2026-11-20T07:01');
    expect(await lineOf('Proefbericht', 'Druten')).toMatchObject({
      staat: 'mis',
      uitleg: 'Het bericht aan onszelf is vandaag nog niet gemaakt.',
    });
  });

  test('what waits is counted, and the page names nobody', async () => {
    await allWell();
    await keep(opened.register, 'From: Sanne <sanne@inwoner.example>\r\nSubject: De heg\r\n\r\nHij steekt uit.\r\n');
    clock.set('2026-11-20T05:04');
    expect(await lineOf('Ontvangen berichten')).toMatchObject({
      staat: 'goed',
      uitleg: '1 ontvangen bericht wacht. De eerste wacht sinds vandaag om 05:00.',
    });
    for (const path of ['/gezondheid', '/gezondheid.json'])
      expect((await ask(path)).html).not.toMatch(/sanne|inwoner|heg|@|127\.0\.0\.1/i);
    clock.set('2026-11-20T05:16');
    expect(await lineOf('Ontvangen berichten')).toMatchObject({ staat: 'mis' });
  });

  test('with the database away it says so, with 503, on the page and for machines', async () => {
    const away = openDatabase(`postgres://nobody@127.0.0.1:${await freePort()}/nothing`);
    const environment = { ...opened.environment, port: 0 };
    const site = await startSite({ environment, register: { ...opened.register, db: away } });
    try {
      const page = await fetch(`${site.url}/gezondheid`);
      expect(page.status).toBe(503);
      expect(textOf(await page.text())).toContain('De database antwoordt niet. Meer weten wij nu niet.');
      const forMachines = await fetch(`${site.url}/gezondheid.json`);
      expect(forMachines.status).toBe(503);
      expect(await forMachines.json()).toMatchObject({ staat: 'mis', onderdelen: [{ onderdeel: 'Database' }] });
    } finally {
      await site.stop();
      await away.destroy();
    }
  });
});

describe.skipIf(!has.chromium)('/gezondheid in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.stop());

  test.for([
    [320, 'dark'],
    [1200, 'light'],
  ] as const)('%s px wide, %s: no violation that a machine can find', async ([width, colorScheme]) => {
    await allWell();
    await recordTrouble(opened.register, 'druten', 'certificate');
    await browser.page.setViewportSize({ width, height: 900 });
    await browser.page.emulateMedia({ colorScheme });
    await browser.page.goto(`${opened.site.url}/gezondheid`);
    expect(await faultsOf(browser.page)).toEqual([]);
    await browser.screenshot(`gezondheid-${width}`);
  });
});
