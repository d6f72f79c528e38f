import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Complaint } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import { offerHearing } from '#domain/hearing.ts';
import { settleInformally } from '#domain/informal-closing.ts';
import type { Act, Outcome } from '#domain/lifecycle.ts';
import { takeUpInformally } from '#domain/take-up.ts';
import { recordAct } from '#register/record-act.ts';
import { staffOf } from '#register/staff.ts';
import type { Browser } from '#test/services/browser.ts';
import { openBrowser } from '#test/services/browser.ts';
import { faultsOf } from '#test/services/faults.ts';
import { has } from '#test/services/programs.ts';
import { aFilledForm, openTestSite } from './citizen.ts';
import { aTextFile } from './fill-form.ts';

const { opened, send, complaintOf } = openTestSite();

const looks = [
  { name: 'phone', width: 320, colorScheme: 'light' },
  { name: 'phone-dark', width: 320, colorScheme: 'dark' },
  { name: 'desk', width: 1200, colorScheme: 'light' },
  { name: 'desk-dark', width: 1200, colorScheme: 'dark' },
] as const;

async function happen(complaint: Complaint, act: Act, decide: (c: Complaint, by: Actor) => Outcome): Promise<void> {
  const staff = await staffOf(opened.register.db, complaint.municipality);
  const by = { role: 'coordinator', staffId: staff.find(({ roles }) => roles.includes('coordinator'))!.id } as const;
  const outcome = await recordAct(opened.register, { id: complaint.id }, { act, by }, (c) => decide(c, by));
  expect(outcome).toMatchObject({ done: true });
}

describe.skipIf(!has.chromium)('the status page in a browser', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    page = browser.page;
  });
  afterAll(() => browser?.stop());

  const on = day('2026-11-20');
  const addressOf = ({ municipality, statusSecret }: Complaint) =>
    `${opened.site.url}/${municipality}/volg/${statusSecret}`;
  const aComplaint = async (slug: string, differs: Record<string, string> = {}) =>
    complaintOf(await send(aFilledForm(differs), slug));
  const asked = async () => {
    const behalf = { forWhom: 'other', onBehalfOf: 'Mevrouw Oud', relation: 'zoon', email: 'jan@inwoner.example' };
    const complaint = await aComplaint('amstelveen', behalf);
    await happen(complaint, 'takeUpInformally', (c, by) => takeUpInformally(c, by));
    const invitation = { replyBy: day('2026-12-04'), manner: 'In het gemeentehuis.' };
    await happen(complaint, 'offerHearing', (c, by) => offerHearing(c, invitation, on, by));
    return complaint;
  };
  const settled = async () => {
    const complaint = await aComplaint('deventer', { email: 'jan@inwoner.example', consent: 'ja' });
    const agreed = { stated: 'Aan de telefoon.', agreed: 'Excuses.' };
    await happen(complaint, 'settleInformally', (c, by) => settleInformally(c, agreed, on, by));
    return complaint;
  };

  /** Each state of the page: the complaint, and what is done on the page to see it. */
  const states: [string, () => Promise<Complaint>, () => Promise<unknown>][] = [
    ['status-questions', asked, async () => {}],
    ['status-settled', settled, async () => {}],
    [
      'status-file-refused',
      () => aComplaint('druten'),
      async () => {
        await page.getByText('Iets toevoegen').click();
        await page.getByLabel('Wat wilt u toevoegen?').fill('Kijk naar de brief.');
        const program = { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0]) };
        await page.getByLabel('Bijlagen').setInputFiles([aTextFile('brief.txt'), program]);
        await page.getByRole('button', { name: 'Verstuur mijn aanvulling' }).click();
        await page.locator('#overzicht').waitFor();
      },
    ],
    [
      'status-file-kept',
      () => aComplaint('midden-drenthe'),
      async () => {
        await page.getByText('Iets toevoegen').click();
        await page.getByLabel('Bijlagen').setInputFiles(aTextFile('brief.txt'));
        await page.locator('.wederhoor-upload').click();
        await page.locator('#overzicht').waitFor();
      },
    ],
    [
      'status-reach-refused',
      () => aComplaint('diemen'),
      async () => {
        await page.getByLabel('Alleen door te bellen').check();
        await page.getByRole('button', { name: 'Bewaar mijn keuze' }).click();
        await page.locator('#overzicht').waitFor();
      },
    ],
    [
      'status-done',
      () => aComplaint('druten', { email: 'jan@inwoner.example' }),
      async () => {
        await page.getByText('Uw klacht intrekken').click();
        await page.getByRole('button', { name: 'Trek mijn klacht in' }).click();
        await page.locator('#gedaan').waitFor();
      },
    ],
  ];

  test.for(states)('%s: no violation of WCAG, and nothing wider than a phone', async ([name, prepare, show]) => {
    const complaint = await prepare();
    for (const [index, look] of looks.entries()) {
      await page.setViewportSize({ width: look.width, height: 800 });
      await page.emulateMedia({ colorScheme: look.colorScheme });
      if (index === 0) {
        await page.goto(addressOf(complaint));
        await show();
        await page.locator('details').evaluateAll((all) => {
          for (const one of all) one.setAttribute('open', '');
        });
      }
      expect([look.name, await faultsOf(page)]).toEqual([look.name, []]);
      await browser.screenshot(`${name}-${look.name}`);
    }
  });

  test('on paper: what was sent and how it stands, without buttons or questions', async () => {
    await page.goto(addressOf(await asked()));
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.nl-skip-link', '.wederhoor-question', 'main button', 'footer'])
      for (const one of await page.locator(hidden).all()) expect(await one.isVisible(), hidden).toBe(false);
    for (const title of ['Wat er nog komt', 'Uw brieven', 'Wat u ons stuurde'])
      expect(await page.getByRole('heading', { name: title }).isVisible(), title).toBe(true);
    await browser.screenshot('status-print');
    await page.emulateMedia({ media: 'screen' });
  });
});
