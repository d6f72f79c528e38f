import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Status } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import { acts } from '#domain/lifecycle.ts';
import { withdraw } from '#domain/withdrawal.ts';
import { storeFile } from '#register/files.ts';
import { lettersOf } from '#register/letters.ts';
import { fileMessage, storeMessage } from '#register/messages.ts';
import { recordAct } from '#register/record-act.ts';
import type { FormAct } from '#site/desk/act-forms/form.ts';
import { actForms } from '#site/desk/act-forms/index.ts';
import { faultsOf } from '#test/services/faults.ts';
import type { Browser } from '../services/browser.ts';
import { openBrowser } from '../services/browser.ts';
import { has } from '../services/programs.ts';
import { openTestDesk } from './desk.ts';

const { desk, clock, signInLink, signInWith, complaint, now } = openTestDesk();

describe.skipIf(!has.chromium)('the desk in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.stop());

  /** Keeps a picture, on a screen and on a phone, and expects nothing that axe objects to on either. */
  async function look(name: string) {
    const { page } = browser;
    for (const [screen, width, height] of [
      ['scherm', 1200, 900],
      ['telefoon', 320, 740],
    ] as const) {
      await page.setViewportSize({ width, height });
      await browser.screenshot(`desk-${name}-${screen}`);
      expect([name, screen, ...(await faultsOf(page))]).toEqual([name, screen]);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  }

  async function fillDesk() {
    const complainant = {
      name: 'Mevrouw A. van den Bosch-Hendriks',
      addressLines: ['Dorpsstraat 1', '6651 AA Druten'],
    };
    const late = await complaint({ complainant, receivedAt: new Date('2026-10-05T08:00:00Z') });
    await complaint({ complainant: { ...complainant, name: 'J. Smit' }, receivedAt: new Date('2026-10-16T08:00:00Z') });
    await complaint({
      complainant: { ...complainant, name: `P. ${'Bakker'.repeat(40)}` },
      receivedAt: new Date('2026-10-13T08:00:00Z'),
    });
    await desk.register.db
      .updateTable('letter')
      .set({ channel: 'post', sent_at: null, pdf_id: null })
      .where('complaint_id', '=', late.id)
      .execute();
    const [messageId] = await storeMessage(desk.register, {
      raw: Buffer.from('Subject: Re: Uw klacht\r\n\r\nTekst'),
      source: 'smtp',
      municipalities: ['druten'],
      envelopeTo: ['klachten@druten.example'],
      arrivedAt: clock.now(),
    });
    await fileMessage(
      desk.register.db,
      messageId!,
      {
        fate: 'review',
        reason: 'answer-by-stranger',
        subject: 'Re: Uw klacht',
        fromName: 'K. de Wit',
        fromAddress: 'k.dewit@inwoner.example',
        excerpt: 'Goedemiddag,\n\nMijn buurvrouw vroeg mij u te schrijven.',
      },
      clock.now(),
    );
  }

  test('every form of an act, open and refused', { timeout: 240_000 }, async () => {
    const { page } = browser;
    await signInWith(page, 'coordinator@druten.example');
    const about = await complaint();
    const closed = await complaint();
    await recordAct(desk.register, { id: closed.id }, { act: 'withdraw', by: { role: 'complainant' } }, (c) =>
      withdraw(c, { stated: 'Laat maar' }, day('2026-11-24'), { role: 'complainant' }),
    );
    for (const act of Object.keys(actForms) as FormAct[]) {
      const { reference } = (acts[act].from as readonly Status[]).includes('received') ? about : closed;
      await page.goto(`${desk.site.url}/werkplek/${reference}/doen/${act}`);
      await look(`doen-${act}`);
    }
    await page.goto(`${desk.site.url}/werkplek/${about.reference}/doen/forward`);
    await page.getByRole('group', { name: 'Naar welk bestuursorgaan?' }).getByLabel('Naam').fill('Waterschap');
    await page.getByRole('button', { name: 'Zend de klacht door' }).click();
    await page.getByRole('alert').filter({ hasText: 'Vul dit nog in' }).waitFor();
    await look('doen-geweigerd');
    await page.getByRole('button', { name: 'Afmelden' }).click();
  });

  test('a complaint from the list to its closing letter', { timeout: 120_000 }, async () => {
    await fillDesk();
    const fileId = await storeFile(desk.register.db, Buffer.from('scan'), clock.now());
    const about = await complaint({
      receivedAt: new Date('2026-11-20T09:12:00Z'),
      complainant: {
        name: 'J. de Vries',
        email: 'j.devries@inwoner.example',
        phone: '06 12345678',
        addressLines: ['Dorpsstraat 12', '6651 AB Druten'],
        consent: { givenOn: day('2026-11-20'), scope: 'all-letters' },
      },
      statement: {
        whatHappened:
          'Aan de balie werd ik afgesnauwd toen ik vroeg waarom mijn paspoort niet klaarlag.\n\nIk had een afspraak om half tien. Er was niemand anders.',
        when: 'donderdag 19 november, half tien',
        where: 'gemeentehuis, balie 3',
        aboutWhom: 'een mevrouw met een bril, volgens het bordje Els',
        department: 'burgerzaken',
        desiredSolution: 'Excuses, en mijn paspoort.',
      },
      documents: [{ fileId, kind: 'attachment', name: 'afspraakbevestiging.pdf', mediaType: 'application/pdf' }],
    });
    const { page } = browser;
    const open = (title: string) => page.getByRole('link', { name: title, exact: true }).click();
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    const said = (words: string) => page.getByRole('status').filter({ hasText: words }).waitFor();

    await page.goto(`${desk.site.url}/werkplek`);
    await page.getByRole('heading', { name: 'Aanmelden op de werkplek' }).waitFor();
    await look('1-aanmelden');
    await page.getByLabel('Uw e-mailadres').fill('coordinator@druten.example');
    await press('Mail mij een link');
    await page.getByRole('heading', { name: 'Kijk in uw e-mail' }).waitFor();
    await page.goto(new URL((await signInLink('coordinator@druten.example'))!, desk.site.url).href);
    await press('Meld mij aan');

    await page.getByRole('heading', { name: 'Klachten', exact: true }).waitFor();
    await look('2-lijst');
    await page.getByRole('link', { name: about.reference }).click();
    await page.getByRole('heading', { name: `Klacht ${about.reference}` }).waitFor();
    await look('3-klacht');

    await open('Beklaagde noemen');
    await look('4-beklaagde-noemen');
    await page.getByLabel('Els Tromp').check();
    await press('Noem als beklaagde');
    await said('De beklaagde is genoemd.');
    await open('Afschrift aan de beklaagde sturen');
    await press('Stuur het afschrift');
    await said('Het afschrift gaat naar de beklaagde.');

    await open('Klachtbehandelaar aanwijzen');
    await page.getByLabel('Wie behandelt de klacht?').selectOption({ label: 'Henk Waalwijk (burgemeester)' });
    await press('Wijs aan als klachtbehandelaar');
    await page.getByRole('alert').filter({ hasText: 'niet bij de gedraging was betrokken' }).waitFor();
    await look('5-geweigerd');
    await page.getByLabel('Wie behandelt de klacht?').selectOption({ label: 'Bram Kuipers (klachtbehandelaar)' });
    await page.getByLabel('Deze persoon was niet betrokken').check();
    await press('Wijs aan als klachtbehandelaar');
    await said('De klachtbehandelaar is aangewezen.');

    await open('Uitnodigen voor een hoorzitting');
    await page.getByLabel('Reageren kan tot en met').fill('8 december 2026');
    await page.getByLabel('Hoe en waar').fill('In een gesprek op het gemeentehuis.');
    await press('Verstuur de uitnodigingen');
    await said('De uitnodiging om gehoord te worden is gemaakt.');
    for (const who of ['J. de Vries (klager)', 'Els Tromp (beklaagde)']) {
      await open('Verslag van het horen vastleggen');
      await page.getByLabel('Wie is gehoord?').selectOption({ label: who });
      await page.getByLabel('Wanneer').fill('vandaag');
      await page.getByLabel('Verslag').fill(`${who} vertelde wat er gebeurde.`);
      await press('Leg het verslag vast');
      await said('Het verslag van het horen is vastgelegd.');
    }
    await open('Verdagen');
    await look('6-verdagen');
    await page.getByRole('link', { name: 'Terug naar klacht' }).click();
    await look('6-alles-gedaan');

    await page.getByRole('link', { name: 'Klacht afdoen: schrijf de brief' }).click();
    await page.getByLabel('Bevindingen').fill('Het was druk.\n\nDe medewerker sprak op luide toon.');
    await press('Nog een onderdeel');
    await page.getByLabel('Onderdeel van de klacht').first().fill('De toon');
    await page.getByLabel('Oordeel').first().selectOption('well-founded');
    await page.getByRole('textbox', { name: 'Motivering' }).first().fill('Zo praat de gemeente niet tegen mensen.');
    await page.getByLabel('Onderdeel van de klacht').last().fill('Het paspoort');
    await page.getByLabel('Oordeel').last().selectOption('no-judgement');
    await page
      .getByRole('textbox', { name: 'Motivering' })
      .last()
      .fill('Wanneer het paspoort kwam, is niet meer na te gaan.');
    await page.getByLabel('Conclusies').fill('Wij bieden u onze excuses aan.');
    await look('7-afdoen');
    await press('Bekijk de brief');
    await page.getByRole('heading', { name: 'Dit is de brief' }).waitFor();
    await look('8-voorbeeld');
    await press('Terug, verder schrijven');
    expect(await page.getByRole('textbox', { name: 'Motivering' }).last().inputValue()).toContain(
      'niet meer na te gaan',
    );
    await press('Bekijk de brief');
    await page.getByRole('button', { name: 'Verstuur deze brief' }).dblclick();
    await said('De klacht is afgedaan.');
    await look('9-afgedaan');
    expect(await now(about)).toMatchObject({ status: 'closed', closedAs: 'decided' });
    expect((await lettersOf(desk.register.db, about.id)).filter(({ kind }) => kind === 'decision')).toHaveLength(1);

    await page.getByRole('link', { name: 'Post', exact: true }).click();
    await look('10-post');
    await press('Leg vast dat deze gepost zijn');
    await said('Vastgelegd dat de brieven zijn gepost.');
    await page.getByRole('link', { name: 'Berichten', exact: true }).click();
    await look('11-berichten');
    await page.getByRole('link', { name: 'Re: Uw klacht' }).click();
    await look('12-bericht');
    await press('Nieuwe klacht');
    await said('Het bericht wordt een klacht.');
    await press('Afmelden');
    await page.getByRole('heading', { name: 'Aanmelden op de werkplek' }).waitFor();
  });
});
