import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findComplaint } from '#register/complaints.ts';
import { firstBrokenEntry } from '#register/dossier.ts';
import type { Browser } from '#test/services/browser.ts';
import { openBrowser } from '#test/services/browser.ts';
import type { Dovecot } from '#test/services/dovecot.ts';
import { signIn, startDovecot } from '#test/services/dovecot.ts';
import { has } from '#test/services/programs.ts';
import type { Coordinator } from './coordinator.ts';
import { openDesk } from './coordinator.ts';
import type { Installation } from './installation.ts';
import { startInstallation } from './installation.ts';
import { keepLetters } from './letters.ts';

const mailbox = 'juza@midden-drenthe.example';
const inhabitant = 'sietske@inwoner.example';
const story = 'Ik wacht al acht weken op een antwoord van de afdeling vergunningen.';

function aMail(differs: { headers?: string[]; text?: string }): string {
  return [
    `From: "Sietske Ädema" <${inhabitant}>`,
    `To: ${mailbox}`,
    ...(differs.headers ?? ['Subject: Klacht', 'Message-ID: <klacht@inwoner.example>']),
    'Date: Mon, 02 Nov 2026 08:00:00 +0100',
    'Content-Type: text/plain; charset=utf-8',
    '',
    differs.text ?? story,
  ].join('\r\n');
}

// From a mail in a mailbox to the closing letter in Midden-Drenthe, by mail: consent is given on the status page.
for (const queue of ['PostgreSQL', 'Redis'] as const) {
  describe.skipIf(!has.dovecot || !has.chromium || !has.java || !has.pdftotext || (queue === 'Redis' && !has.redis))(
    `Midden-Drenthe, by mail, with the queue on ${queue}`,
    () => {
      let dovecot: Dovecot;
      let installation: Installation;
      let citizen: Browser;
      let coordinator: Coordinator;
      let reference: string;
      let statusUrl: string;
      let letters: Awaited<ReturnType<typeof keepLetters>>;

      beforeAll(async () => {
        letters = await keepLetters();
        dovecot = await startDovecot({ users: [mailbox] });
        installation = await startInstallation({
          queue,
          startsAt: '2026-11-20T09:00',
          variables: { MAILBOX_MIDDEN_DRENTHE_URL: dovecot.imapUrl(mailbox) },
        });
        citizen = await openBrowser({ javaScriptEnabled: false });
        coordinator = await openDesk(installation, 'coordinator@midden-drenthe.example');
      });
      afterAll(async () => {
        await letters?.discard();
        await coordinator?.leave();
        await citizen?.stop();
        await installation?.stop();
        await dovecot?.stop();
      });

      const lettersTo = (address: string) =>
        installation.receiver.mails.filter(({ envelope }) => envelope.to.includes(address));
      const complaintNow = async () => (await findComplaint(installation.register.db, { reference }))!;

      test('a mail in the mailbox is a complaint of the day it arrived, acknowledged by mail (Awb 2:20, 9:6)', async () => {
        await dovecot.place(aMail({}), mailbox, new Date('2026-11-20T07:55:00Z'));
        const { parsed } = await installation.receiver.waitFor(({ envelope }) => envelope.to.includes(inhabitant));
        reference = /KL-2026-\d{4}/.exec(parsed.subject!)![0];
        expect(parsed.inReplyTo).toBe('<klacht@inwoner.example>');
        expect(parsed.headers.get('auto-submitted')).toBe('auto-replied');
        expect(parsed.text).not.toContain(story);
        statusUrl = /http\S+\/volg\/[0-9a-f]{32}/.exec(parsed.text!)![0];

        const letter = await letters.read(parsed.attachments[0]!.content);
        for (const words of ['Sietske Ädema', reference, '20 november 2026', 'uiterlijk op maandag 4 januari 2027']) {
          expect(letter).toContain(words);
        }
        expect(letter).toContain('toestemming');
        expect(await complaintNow()).toMatchObject({ receivedOn: '2026-11-20', statement: { whatHappened: story } });
      });

      test('the same mail by the other way in is no second complaint, and an automatic answer gets none', async () => {
        await installation.deliver({ from: inhabitant, to: mailbox, raw: aMail({}) });
        const headers = ['Subject: Afwezig', 'Message-ID: <afwezig@inwoner.example>', 'Auto-Submitted: auto-replied'];
        await installation.deliver({ from: '', to: mailbox, raw: aMail({ headers, text: 'Ik ben er niet.' }) });
        const fates = () => installation.register.db.selectFrom('message').select('fate').orderBy('fate').execute();
        await expect
          .poll(fates, { timeout: 5_000 })
          .toEqual([{ fate: 'automatic' }, { fate: 'complaint' }, { fate: 'duplicate' }]);
        expect(lettersTo(inhabitant)).toHaveLength(1);
      });

      test('her answer to the acknowledgement joins her complaint, and she hears that it came (Awb 2:17)', async () => {
        const [acknowledgement] = lettersTo(inhabitant);
        const headers = [
          `Subject: Re: ${acknowledgement!.parsed.subject}`,
          'Message-ID: <antwoord@inwoner.example>',
          `In-Reply-To: ${acknowledgement!.parsed.messageId}`,
        ];
        await dovecot.place(
          aMail({ headers, text: 'U mag mij ook bellen.' }),
          mailbox,
          new Date('2026-11-20T08:30:00Z'),
        );
        await coordinator.page.goto(`${installation.url}/werkplek/${reference}`);
        await expect
          .poll(async () => (await coordinator.page.reload())?.text(), { timeout: 5_000 })
          .toContain('U mag mij ook bellen.');
        const { parsed } = await installation.receiver.waitFor(
          (mail) => mail.envelope.to.includes(inhabitant) && Boolean(mail.parsed.subject?.includes('uw bericht')),
        );
        expect(parsed.text).toContain(reference);
        expect(parsed.text).not.toContain('U mag mij ook bellen.');
        expect(parsed.headers.get('auto-submitted')).toBe('auto-replied');
        expect(parsed.replyTo?.text).toMatch(/^juza\+k[\da-f]{32}@midden-drenthe\.example$/);
        expect(lettersTo(inhabitant)).toHaveLength(2);
      });

      test('she says on the status page that letters may come by e-mail (Awb 2:8)', async () => {
        const { page } = citizen;
        await page.goto(statusUrl);
        await page.getByRole('checkbox').check();
        await page.getByRole('button', { name: /e-mail|toestemming/i }).click();
        await expect
          .poll(async () => (await complaintNow()).complainant.consent)
          .toMatchObject({
            givenOn: '2026-11-20',
          });
      });

      test('the coordinator is reminded in the morning when the last day comes near', async () => {
        installation.clock.set('2026-12-30T07:30');
        await installation.worker.sweep();
        const { parsed } = await installation.receiver.waitFor(
          (mail) =>
            mail.envelope.to.includes('coordinator@midden-drenthe.example') &&
            Boolean(mail.parsed.subject?.includes('1 de volgende werkdag')),
        );
        expect(parsed.text).toContain(reference);
      });

      test('no person concerned, a handler, no hearing wanted: then it can be decided (Awb 9:7, 9:9, 9:10)', async () => {
        await coordinator.comesBackAt('2026-12-30T09:00');
        await coordinator.act(reference, 'establishNoPerson');
        // Step 2 of Midden-Drenthe: the official complaint, which the college decides.
        await coordinator.act(reference, 'takeUpFormally');
        await coordinator.act(reference, 'assignHandler', async (form) => {
          const choice = form.getByLabel('Wie behandelt de klacht?');
          await choice.selectOption(await choice.locator('option:not([value=""])').first().getAttribute('value'));
          await form.getByLabel(/niet betrokken/).check();
        });
        await coordinator.act(reference, 'recordNoHearing', async (form) => {
          await form.getByLabel('Wie is niet gehoord?').selectOption({ index: 1 });
          await form.getByLabel('Waarom niet?').selectOption({ label: 'Heeft verklaard dat horen niet hoeft' });
          await form.getByLabel('Toelichting').fill('Zei dat aan de telefoon op 30 december.');
        });
      });

      test('the closing letter waits behind the secret link, and the mail says no more (Awb 2:9, 9:12)', async () => {
        const { page } = coordinator;
        await page.goto(`${installation.url}/werkplek/${reference}/afdoen`);
        await page.getByLabel('Bevindingen').fill('De aanvraag bleef liggen.');
        await page.getByLabel('Onderdeel van de klacht').fill('Het wachten op antwoord');
        await page.getByLabel('Oordeel', { exact: true }).selectOption({ label: 'gegrond' });
        await page.getByRole('textbox', { name: 'Motivering' }).fill('Acht weken is te lang.');
        await page.getByRole('button', { name: /brief/i }).click();
        await page.getByRole('button', { name: 'Verstuur deze brief' }).click();
        await page.getByText('De klacht is afgedaan.').first().waitFor();

        const { parsed } = await installation.receiver.waitFor(
          (mail) => mail.envelope.to.includes(inhabitant) && Boolean(mail.parsed.subject?.includes('brief')),
        );
        expect(parsed.text).toContain(statusUrl);
        expect(parsed.text).not.toMatch(/gegrond|te lang/);
        expect(parsed.attachments).toEqual([]);

        await citizen.page.goto(statusUrl);
        const links = citizen.page.getByRole('main').locator('a[href*="/brief/"]');
        const letter = await citizen.page.request.get(
          new URL((await links.last().getAttribute('href'))!, statusUrl).href,
        );
        const text = await letters.read(await letter.body());
        for (const words of ['gegrond', 'Acht weken is te lang.', 'Nationale ombudsman', 'één jaar']) {
          expect(text).toContain(words);
        }
        expect(lettersTo(inhabitant)).toHaveLength(3);
      });

      test('all mail was moved to Verwerkt, and the dossier is whole', async () => {
        const client = await signIn(dovecot.imapUrl(mailbox));
        const inbox = await client.status('INBOX', { messages: true });
        const handled = await client.status('Verwerkt', { messages: true });
        await client.logout();
        expect([inbox, handled]).toMatchObject([{ messages: 0 }, { messages: 2 }]);

        const complaint = await complaintNow();
        expect(complaint).toMatchObject({ status: 'closed', closedAs: 'decided', closedOn: '2026-12-30' });
        expect(await firstBrokenEntry(installation.register.db, complaint.id)).toBeUndefined();
      });

      test('every letter of it can be archived and is accessible', async () => {
        expect(await letters.checked()).toEqual({ letters: 2, faults: [] });
      });
    },
    120_000,
  );
}
