import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Complainant, Complaint } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import { clearAlarm, raiseAlarm } from '#register/alarms.ts';
import { recordBounce } from '#register/bounces.ts';
import { readDossier } from '#register/dossier.ts';
import { readFile, storeFile } from '#register/files.ts';
import { heldMails } from '#register/held-mails.ts';
import { lettersOf } from '#register/letters.ts';
import { claimMail, dueMails } from '#register/mails.ts';
import { recordFailure, recordSent } from '#register/sending.ts';
import { registered } from '../register/registered.ts';
import { has, pathTo } from '../services/programs.ts';
import type { Visitor } from './desk.ts';
import { openTestDesk } from './desk.ts';

const { desk, clock, signedIn, colleague, complaint } = openTestDesk();

let coordinator: Visitor;
beforeAll(async () => {
  coordinator = await signedIn('coordinator@druten.example');
});

const address = ['Dorpsstraat 1', '6651 AA Druten'];

/** A complaint with a letter of its own: settled, so that the closing letter waits for its way. */
async function settled(complainant: Partial<Complainant>): Promise<Complaint> {
  const about = await complaint({ complainant: { name: 'J. de Vries', addressLines: [], ...complainant } });
  await coordinator.act(`/werkplek/${about.reference}`, 'settleInformally', { stated: 'Belde', agreed: 'Excuses' });
  return about;
}

async function closingLetter({ id }: Complaint) {
  return (await lettersOf(desk.register.db, id)).find(({ kind }) => kind === 'informal-closing')!;
}

async function posted(letterIds: string[], postedOn = 'vandaag') {
  const fields = letterIds.map((id): [string, string] => ['letterIds', id]);
  return coordinator.act('/werkplek/post', 'recordPosted', [...fields, ['postedOn', postedOn]]);
}

/** The mail of a letter, refused by a server for good. */
async function mailFails({ id }: { id: string }) {
  const due = await dueMails(desk.register);
  for (const mailId of due) {
    const row = await desk.register.db.selectFrom('mail').selectAll().where('id', '=', mailId).executeTakeFirst();
    if (row?.letter_id !== id) continue;
    await recordFailure(desk.register, (await claimMail(desk.register, mailId))!, {
      failure: 'mail server answered 550',
      forGood: true,
      doubtful: false,
    });
  }
}

describe('the print queue', () => {
  test('one PDF of all letters, each beginning on a page of its own; making it posts nothing', async () => {
    const [one, other] = [
      await settled({ addressLines: address }),
      await settled({ name: 'A. Bakker', addressLines: address }),
    ];
    const page = await coordinator.get('/werkplek/post');
    expect(page.text).toContain('Bevestiging van de informele afdoening aan A. Bakker');

    const { headers, bytes: pdf } = await coordinator.get('/werkplek/post/vandaag.pdf');
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toContain('inline; filename="post-2026-11-24.pdf"');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    for (const about of [one, other]) expect((await closingLetter(about)).posted_on).toBeNull();
    if (has.pdftotext) {
      const text = execFileSync(pathTo('pdftotext'), ['-', '-'], { input: pdf }).toString();
      const pages = text.split('\f').filter(Boolean);
      expect(pages.filter((words) => words.includes('Pagina 1 van'))).toHaveLength(2);
      expect(text).toContain(one.reference);
      expect(text).toContain(other.reference);
    }
    await posted([(await closingLetter(one)).id, (await closingLetter(other)).id]);
  });

  test('Awb 2:19: posted on a day, once, with the PDF as it was printed', async () => {
    const about = await settled({ addressLines: address });
    const { id } = await closingLetter(about);
    const printed = await coordinator.get(`/werkplek/${about.reference}/brief/${id}.pdf`);
    const answers = await Promise.all([posted([id]), posted([id], '24 november 2026')]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect((await posted([id])).status).toBe(303);

    const letter = await closingLetter(about);
    expect(letter.posted_on).toBe('2026-11-24');
    const kept = await readFile(desk.register.db, letter.pdf_id!);
    expect(kept.equals(printed.bytes)).toBe(true);
    const dispatches = (await readDossier(desk.register.db, about.id)).filter(({ act }) => act === 'dispatch');
    expect(dispatches).toMatchObject([
      { by: { role: 'coordinator' }, content: { letter: 'informal-closing', channel: 'post', on: '2026-11-24' } },
    ]);
    expect((await coordinator.get('/werkplek/post')).html).not.toContain(id);
    expect((await coordinator.get(`/werkplek/${about.reference}`)).text).toContain('gepost op 24 november 2026');
  });

  test.for([
    ['morgen is niet te lezen', 'Schrijf een dag die bestaat'],
    ['25 november 2026', '25 november 2026 ligt in de toekomst. (Awb 2:19)'],
    ['23 november 2026', 'De brief aan J. de Vries is pas gemaakt op 24 november 2026.'],
  ])('posted on %j is refused', async ([postedOn, sentence]) => {
    const about = await settled({ addressLines: address });
    const { id } = await closingLetter(about);
    const answer = await posted([id], postedOn);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(sentence);
    expect(answer.html).toContain(`value="${postedOn}"`);
    expect((await closingLetter(about)).posted_on).toBeNull();
  });

  test('no letter chosen is refused, and an id that is no letter posts nothing', async () => {
    await settled({ addressLines: address });
    const answer = await posted([]);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Kies minstens één brief.');
    expect((await posted(['geen-id'])).status).toBe(303);
  });

  test('a letter of another municipality cannot be posted', async () => {
    const diemen = await signedIn('coordinator@diemen.example');
    const about = await settled({ addressLines: address });
    const { id } = await closingLetter(about);
    await diemen.act('/werkplek/post', 'recordPosted', { letterIds: id, postedOn: 'vandaag' });
    expect((await closingLetter(about)).posted_on).toBeNull();
  });

  test('what must be enclosed is listed with the letter', async () => {
    const fileId = await storeFile(desk.register.db, Buffer.from('scan'), clock.now());
    const about = await complaint({
      documents: [{ fileId, kind: 'attachment', name: 'bonnetje.pdf', mediaType: 'application/pdf' }],
    });
    const page = `/werkplek/${about.reference}`;
    await coordinator.act(page, 'namePersonConcerned', { staffIds: (await colleague('e.tromp@druten.example')).id });
    await coordinator.act(page, 'copyToPersonConcerned');
    const copy = (await lettersOf(desk.register.db, about.id)).find(({ kind }) => kind === 'copy-to-person')!;
    await mailFails(copy);
    const { text } = await coordinator.get('/werkplek/post');
    expect(text).toMatch(
      /Afschrift aan Els Tromp interne post; gemaakt op 24 november 2026 \S+ Doe erbij: bonnetje\.pdf/,
    );
  });
});

describe('a letter without an address', () => {
  test('is a task that says what to do', async () => {
    const about = await settled({ name: 'Zonder Adres' });
    const { text } = await coordinator.get('/werkplek/post');
    expect(text).toContain('Brieven zonder adres');
    expect(text).toContain('Leg bij de klacht een postadres vast');
    expect(text).toContain(`Bevestiging van de informele afdoening aan Zonder Adres Naar klacht ${about.reference}`);
    expect((await coordinator.get('/werkplek')).text).toMatch(/\d+ brie(f|ven) zonder adres/);
  });
});

describe('Awb 2:11: a letter whose mail failed', () => {
  const consent = { givenOn: day('2026-11-20'), scope: 'all-letters' } as const;

  test('is tried again by mail, to the address as it is now', async () => {
    const about = await settled({ email: 'fout@inwoner.example', consent });
    const letter = await closingLetter(about);
    await mailFails(letter);
    const page = `/werkplek/${about.reference}`;
    const shown = await coordinator.get(page);
    expect(shown.text).toContain('mailen is mislukt (de mailserver weigerde de e-mail, code 550); kan niet weg');
    expect((await coordinator.get('/werkplek/post')).text).toContain('Mislukte e-mails');

    await desk.register.db
      .updateTable('complainant')
      .set({ email: 'goed@inwoner.example' })
      .where('complaint_id', '=', about.id)
      .execute();
    const answer = await coordinator.act(page, 'mailAgain', { letterId: letter.id });
    expect([answer.status, answer.to]).toEqual([303, `${page}?gedaan=mailAgain#inhoud`]);
    const mails = await desk.register.db.selectFrom('mail').selectAll().where('letter_id', '=', letter.id).execute();
    expect(mails).toMatchObject([{ to_address: 'goed@inwoner.example', failed_at: null, sent_at: null, attempts: 0 }]);
    expect(await closingLetter(about)).toMatchObject({ channel: 'mail', recipient: { email: 'goed@inwoner.example' } });
    expect((await coordinator.act(page, 'mailAgain', { letterId: letter.id })).status).toBe(422);
  });

  test('without consent or when it has left, it is not mailed again', async () => {
    const about = await settled({ addressLines: address });
    const { id } = await closingLetter(about);
    const page = `/werkplek/${about.reference}`;
    expect((await coordinator.act(page, 'mailAgain', { letterId: id })).status).toBe(422);
    expect((await coordinator.act(page, 'sendByPost', { letterId: id })).status).toBe(422);
    expect((await coordinator.act(page, 'mailAgain', { letterId: 'geen-id' })).status).toBe(404);
  });

  test('goes by post when there is an address by now', async () => {
    const about = await settled({ email: 'fout@inwoner.example', consent });
    const letter = await closingLetter(about);
    await mailFails(letter);
    const page = `/werkplek/${about.reference}`;
    const refused = await coordinator.act(page, 'sendByPost', { letterId: letter.id });
    expect(refused.text).toContain('Leg eerst het adres van de klager vast.');
    await desk.register.db
      .updateTable('complainant')
      .set({ address_lines: address })
      .where('complaint_id', '=', about.id)
      .execute();
    expect((await coordinator.get(page)).text).toContain('Verstuur per post');
    expect((await coordinator.act(page, 'sendByPost', { letterId: letter.id })).status).toBe(303);
    expect(await closingLetter(about)).toMatchObject({ channel: 'post', recipient: { addressLines: address } });
  });
});

describe('HC-27: a colleague whom no mail reaches', () => {
  test('stands on the list until somebody says that it is mended; it is no matter of another municipality', async () => {
    const { id } = await colleague('e.tromp@druten.example');
    const alarm = { municipality: 'druten', kind: 'staff-mail-bounced', about: id } as const;
    await clearAlarm(desk.register.db, alarm);
    await raiseAlarm(desk.register.db, desk.register, alarm);
    await raiseAlarm(desk.register.db, desk.register, alarm);
    const { text } = await coordinator.get('/werkplek/post');
    expect(text).toContain('E-mail aan Els Tromp komt niet aan. Laat het e-mailadres nakijken.');
    expect(text).toContain('Het laatst op 24 november 2026, 2 keer in totaal');
    const diemen = await signedIn('coordinator@diemen.example');
    expect((await diemen.get('/werkplek/post')).text).not.toContain('Els Tromp');
    await diemen.act('/werkplek/post', 'clearAlarm', { kind: alarm.kind, about: id });
    expect((await coordinator.get('/werkplek')).text).toContain('1 melding voor de beheerder');
    expect((await coordinator.act('/werkplek/post', 'clearAlarm', { kind: alarm.kind, about: id })).status).toBe(303);
    expect((await coordinator.get('/werkplek/post')).text).not.toContain('Meldingen voor de beheerder');
  });
});

describe('Awb 2:11: a letter whose mail came back', () => {
  test('is told at the desk, with the address that does not work, and on the status page', async () => {
    const consent = { givenOn: day('2026-11-20'), scope: 'all-letters' } as const;
    const about = await settled({ email: 'weg@inwoner.example', consent, addressLines: address });
    const letter = await closingLetter(about);
    const { register } = desk;
    const mail = await register.db.selectFrom('mail').selectAll().where('letter_id', '=', letter.id).executeTakeFirst();
    await claimMail(register, mail!.id);
    await recordSent(register, mail!);
    const told = { addresses: ['weg@inwoner.example'], delivery: 'failed', status: '5.1.1' } as const;
    await register.db.transaction().execute((transaction) =>
      recordBounce(transaction, register, {
        reason: 'delivery-failed',
        mail: mail!,
        told: { ...told, addresses: [...told.addresses] },
      }),
    );
    const { text } = await coordinator.get(`/werkplek/${about.reference}`);
    expect(text).toContain(
      'niet aangekomen op 24 november 2026 (de e-mail kwam terug, code 5.1.1); wacht in de printrij',
    );
    expect(text).toContain('E-mail naar dit adres komt terug.');
    expect(text).toContain('Een brief is niet aangekomen.');
    const status = await coordinator.get(`/druten/volg/${about.statusSecret}`);
    expect(status.text).toContain('De e-mail kwam op 24 november 2026 bij ons terug. Wij sturen hem met de post.');
  });
});

describe('HC-16: mails held because many went to one address', () => {
  async function held(email: string, addressLines: string[] = []) {
    const complainant = { name: 'Veelschrijver', email, addressLines };
    const arrives = () => registered(desk.register, { channel: 'mail', complainant });
    for (let n = 0; n < 10; n++) await arrives();
    const about = await arrives();
    const mails = await heldMails(desk.register.db, 'druten');
    return { about, mailId: mails.find(({ complaint_id }) => complaint_id === about.id)!.id };
  }
  const sameMail = (id: string) =>
    desk.register.db.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

  test('stand on a list with the reason; one button sends it', async () => {
    const { about, mailId } = await held('veel@inwoner.example');
    const { text } = await coordinator.get('/werkplek/post');
    expect(text).toContain('Tegengehouden e-mails (1)');
    expect(text).toContain('Ontvangstbevestiging aan veel@inwoner.example');
    expect(text).toContain('er gingen vandaag al veel e-mails vanzelf naar dit adres');
    expect((await coordinator.get('/werkplek')).text).toContain('1 tegengehouden e-mail');
    expect((await coordinator.get(`/werkplek/${about.reference}`)).text).toContain('wacht tot iemand beslist');
    const elsewhere = await signedIn('coordinator@diemen.example');
    expect((await elsewhere.act('/werkplek/post', 'sendHeld', { mailId })).status).toBe(422);
    expect((await coordinator.act('/werkplek/post', 'dropHeld', { mailId })).status).toBe(422);
    expect((await coordinator.act('/werkplek/post', 'sendHeld', { mailId })).status).toBe(303);
    expect(await sameMail(mailId)).toMatchObject({ held_at: null, sent_at: null });
    expect(await dueMails(desk.register)).toContain(mailId);
    expect((await coordinator.act('/werkplek/post', 'sendHeld', { mailId })).text).toContain('al beslist');
  });

  test('the other puts it in the print queue, when there is an address', async () => {
    const without = await held('zonder@inwoner.example');
    const refused = await coordinator.act('/werkplek/post', 'postHeld', { mailId: without.mailId });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Leg eerst het adres van de klager vast.');
    const { about, mailId } = await held('met@inwoner.example', address);
    expect((await coordinator.act('/werkplek/post', 'postHeld', { mailId })).status).toBe(303);
    const [letter] = await lettersOf(desk.register.db, about.id);
    expect(letter).toMatchObject({ channel: 'post', sent_at: null });
    expect(await dueMails(desk.register)).not.toContain(mailId);
    expect((await heldMails(desk.register.db, 'druten')).map(({ id }) => id)).not.toContain(mailId);
  });
});
