import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findComplaint } from '#register/complaints.ts';
import { firstBrokenEntry } from '#register/dossier.ts';
import type { Browser } from '#test/services/browser.ts';
import { openBrowser } from '#test/services/browser.ts';
import { has } from '#test/services/programs.ts';
import { aTextFile, goOn, startForm } from '#test/site/fill-form.ts';
import type { Coordinator } from './coordinator.ts';
import { openDesk } from './coordinator.ts';
import type { Installation } from './installation.ts';
import { startInstallation } from './installation.ts';
import { keepLetters } from './letters.ts';

const story = 'Aan de balie kreeg ik geen antwoord en werd ik weggestuurd.';

// From the form to the closing letter in Druten, by post: the complainant gave an address and no consent to be mailed.
for (const queue of ['PostgreSQL', 'Redis'] as const) {
  describe.skipIf(!has.chromium || !has.java || !has.pdftotext || (queue === 'Redis' && !has.redis))(
    `Druten, by form, with the queue on ${queue}`,
    () => {
      let installation: Installation;
      let citizen: Browser;
      let coordinator: Coordinator;
      let reference: string;
      let statusUrl: string;
      let letters: Awaited<ReturnType<typeof keepLetters>>;

      beforeAll(async () => {
        letters = await keepLetters();
        installation = await startInstallation({ queue, startsAt: '2026-11-20T10:00' });
        citizen = await openBrowser({ javaScriptEnabled: false });
        coordinator = await openDesk(installation, 'coordinator@druten.example');
      });
      afterAll(async () => {
        await letters?.discard();
        await coordinator?.leave();
        await citizen?.stop();
        await installation?.stop();
      });

      /** Prints the day's post, marks it as posted, and returns what the letters say. */
      async function post(): Promise<string> {
        const { page } = coordinator;
        const today = await letters.read(await coordinator.download('/werkplek/post/vandaag.pdf'));
        await page.goto(`${installation.url}/werkplek/post`);
        await page.getByRole('button', { name: 'Leg vast dat deze gepost zijn' }).click();
        await page.getByText('Er zijn geen brieven om te posten.').waitFor();
        return today;
      }

      test('a citizen sends the form and sees reference, last day and a copy (Awb 2:17)', async () => {
        const { page } = citizen;
        await startForm(page, `${installation.url}/druten/klacht`);
        await page.getByLabel('Wat is er gebeurd?').fill(story);
        await page.getByLabel('Wanneer was dat?').fill('16 november 2026');
        await goOn(page, 'whom');
        await page.getByLabel('Over wie gaat uw klacht?').fill('Els van de balie');
        await goOn(page, 'solution');
        await page.getByLabel('Bijlagen').setInputFiles(aTextFile('afspraak.txt', 'Afspraak om tien uur.'));
        await goOn(page, 'you');
        await page.getByLabel('Naam', { exact: true }).fill('Fenna Yılmaz-Świątek');
        await page.getByRole('button', { name: 'Verder' }).click();
        await page.getByText('Vul minstens één manier in').first().waitFor();

        await page.getByLabel('Straat en huisnummer').fill('Dorpsstraat 1');
        await page.getByLabel('Postcode').fill('6651 AA');
        await page.getByRole('textbox', { name: 'Plaats' }).fill('Druten');
        await goOn(page, 'review');
        expect(await page.getByRole('main').textContent()).toContain(story);
        // Nobody fills in all of that in no time.
        installation.clock.advance({ minutes: 5 });
        await page.getByRole('button', { name: 'Verstuur uw klacht' }).click();
        await page.waitForURL(/\/klacht\/ontvangen\//);
        const said = await page.getByRole('main').textContent();
        reference = /KL-2026-\d{4}/.exec(said!)![0];
        for (const words of [story, 'maandag 4 januari 2027', '20 november 2026', 'afspraak.txt', 'Dorpsstraat 1']) {
          expect(said).toContain(words);
        }
        await page.getByRole('main').getByRole('link', { name: /volg/i }).first().click();
        statusUrl = page.url();
        expect(statusUrl).toContain('/druten/volg/');
      });

      test('the acknowledgement waits in the print queue, since there is no consent to be mailed', async () => {
        const letter = await post();
        expect(letter).toContain('Fenna Yılmaz-Świątek');
        expect(letter).toContain('uiterlijk op maandag 4 januari 2027');
        expect(letter).not.toContain(story);
        expect(await findComplaint(installation.register.db, { reference })).toMatchObject({
          acknowledgedOn: '2026-11-20',
        });
      });

      test('deciding is refused while the law asks more', async () => {
        const { page } = coordinator;
        await page.goto(`${installation.url}/werkplek/${reference}/afdoen`);
        const said = await page.getByRole('main').textContent();
        for (const article of ['Awb 9:7', 'Awb 9:9', 'Awb 9:10']) expect(said).toContain(article);
        expect(await page.getByLabel('Bevindingen').count()).toBe(0);
      });

      test('the person concerned gets the copy with its document, and never the handling (Awb 9:9, 9:7)', async () => {
        await coordinator.comesBackAt('2026-11-23T09:00');
        await coordinator.act(reference, 'namePersonConcerned', (form) => form.getByLabel('Els Tromp').check());
        await coordinator.act(reference, 'copyToPersonConcerned');
        const { parsed } = await installation.receiver.waitFor(({ envelope }) =>
          envelope.to.includes('e.tromp@druten.example'),
        );
        expect(parsed.attachments.map(({ filename }) => filename)).toEqual([`${reference}-brief.pdf`, 'afspraak.txt']);
        expect(await letters.read(parsed.attachments[0]!.content)).toContain(story);

        await coordinator.page.goto(`${installation.url}/werkplek/${reference}`);
        const handlers = coordinator.page.getByLabel('Wie behandelt de klacht?').locator('option');
        expect((await handlers.allInnerTexts()).join()).not.toContain('Els Tromp');
        await coordinator.act(reference, 'assignHandler', async (form) => {
          await form.getByLabel('Wie behandelt de klacht?').selectOption({ label: 'Bram Kuipers (klachtbehandelaar)' });
          await form.getByLabel(/niet betrokken/).check();
        });
      });

      test('both sides are offered a hearing, and heard (Awb 9:10)', async () => {
        await coordinator.act(reference, 'offerHearing', async (form) => {
          await form.getByLabel('Reageren kan tot en met').fill('7 december 2026');
          await form.getByLabel('Hoe en waar').fill('op het gemeentehuis in Druten');
        });
        await installation.receiver.waitFor(
          ({ envelope, parsed }) =>
            envelope.to.includes('e.tromp@druten.example') && Boolean(parsed.text?.includes('7 december 2026')),
        );
        expect(await post()).toContain('7 december 2026');

        await coordinator.comesBackAt('2026-12-09T11:00');
        for (const who of ['Fenna Yılmaz-Świątek (klager)', 'Els Tromp (beklaagde)']) {
          await coordinator.act(reference, 'recordHearing', async (form) => {
            await form.getByLabel('Wie is gehoord?').selectOption({ label: who });
            await form.getByLabel('Wanneer').fill('8 december 2026');
            await form.getByLabel('Verslag').fill(`${who} vertelde wat er aan de balie gebeurde.`);
          });
        }
      });

      test('deferring is told to both sides (Awb 9:11 lid 2)', async () => {
        await coordinator.act(reference, 'defer', async (form) => {
          await form.getByLabel('Verdagen tot en met').fill('18 januari 2027');
          await form.getByLabel('Reden').fill('Wij willen de beelden van de balie nog bekijken.');
        });
        expect(await post()).toContain('18 januari 2027');
        await installation.receiver.waitFor(
          ({ envelope, parsed }) =>
            envelope.to.includes('e.tromp@druten.example') && Boolean(parsed.text?.includes('18 januari 2027')),
        );
        await citizen.page.goto(statusUrl);
        expect(await citizen.page.getByRole('main').textContent()).toContain('18 januari 2027');
      });

      test('the closing letter is shown, sent once, posted, and names ombudsman and term (Awb 9:12)', async () => {
        await coordinator.comesBackAt('2027-01-12T14:00');
        const { page } = coordinator;
        await page.goto(`${installation.url}/werkplek/${reference}/afdoen`);
        await page.getByLabel('Bevindingen').fill('Wij spraken met u en met de medewerker.');
        await page.getByLabel('Onderdeel van de klacht').fill('De bejegening aan de balie');
        await page.getByLabel('Oordeel', { exact: true }).selectOption({ label: 'gegrond' });
        await page.getByRole('textbox', { name: 'Motivering' }).fill('U werd niet geholpen en dat had wel gemoeten.');
        await page.getByLabel('Conclusies').fill('Wij bieden onze excuses aan.');
        await page.getByRole('button', { name: /brief/i }).click();
        await page.getByRole('heading', { name: 'Dit is de brief' }).waitFor();
        expect(await page.getByRole('main').textContent()).toContain('Gemeentelijke ombudsman');
        await coordinator.screenshot('journey-decision-preview');
        await page.getByRole('button', { name: 'Verstuur deze brief' }).click();
        await page.getByText('De klacht is afgedaan.').first().waitFor();

        const letter = await post();
        for (const words of [
          'gegrond',
          'excuses',
          'Gemeentelijke ombudsman',
          'Postbus 1',
          '6650 AA Druten',
          'één jaar',
        ]) {
          expect(letter).toContain(words);
        }
        expect(letter).not.toMatch(/bezwaar maken|binnen zes weken/);
      });

      test('the citizen sees that it is closed, and the dossier is whole', async () => {
        await citizen.page.goto(statusUrl);
        expect(await citizen.page.getByRole('main').textContent()).toMatch(/afgedaan|afgehandeld|afgesloten/i);
        await citizen.screenshot('journey-status-closed');
        const complaint = (await findComplaint(installation.register.db, { reference }))!;
        expect(complaint).toMatchObject({ status: 'closed', closedAs: 'decided', closedOn: '2027-01-12' });
        expect(await firstBrokenEntry(installation.register.db, complaint.id)).toBeUndefined();
      });

      test('every letter of it can be archived and is accessible', async () => {
        expect(await letters.checked()).toEqual({ letters: 5, faults: [] });
      });
    },
    120_000,
  );
}
