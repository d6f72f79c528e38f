import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Complaint, Judgement } from '#domain/complaint.ts';
import { day, inDutch, inDutchWithWeekday } from '#domain/day.ts';
import { recipientOf } from '#domain/letters.ts';
import { startOfTerms } from '#domain/receipt.ts';
import { termsFor } from '#domain/terms.ts';
import type { Municipality } from '#settings/municipality.ts';
import { ombudsmanOn } from '#settings/municipality.ts';
import { readLetterText } from '#templates/letter-text.ts';
import { asText } from '#templates/mail-body.ts';
import { EmptyPlaceholder } from '#templates/render.ts';
import {
  aComplaintWithEverything,
  composer,
  letterCases,
  municipalities,
  names,
  publicUrl,
  write,
  writtenOn,
} from './every-letter.ts';

const druten = municipalities.find(({ slug }) => slug === 'druten')!;
const complainant = { side: 'complainant' } as const;

/** The letter as somebody reads it, on one line. */
function read(markdown: string): string {
  return asText(readLetterText(markdown)).replace(/\s+/g, ' ');
}

function letter(kind: Parameters<typeof write>[0]['kind'], differs: Partial<Complaint> = {}, municipality = druten) {
  return read(write({ kind, municipality, to: complainant }, differs).markdown);
}

describe.for(letterCases)('$slug: $kind to the $side', (one) => {
  const { subject, markdown, complaint } = write(one);
  const text = read(markdown);

  test('names the municipality’s own role, and nobody else’s', () => {
    const { coordinator } = one.municipality.roles;
    const foreign = municipalities.map(({ roles }) => roles.coordinator).filter((role) => role !== coordinator);
    expect(text).toContain(coordinator);
    expect(foreign.filter((role) => new RegExp(`\\b${role}`, 'u').test(text))).toEqual([]);
  });

  test('is signed for the authority and says whom to ask', () => {
    const { authority, contact, mail } = one.municipality;
    expect(text).toContain(`namens ${authority.signsFor}`);
    expect(text).toContain(contact.phone ?? mail.address);
    expect(text).toContain(contact.email ?? mail.address);
  });

  test('Awb 9:3: there is no objection, and no word of it', () => {
    expect(`${subject} ${text}`).not.toMatch(/bezwaar|beroep/i);
  });

  test('the subject has the reference, and no name or word of the complaint', () => {
    expect(subject).toContain(complaint.reference);
    const { name } = complaint.complainant;
    for (const secret of [name, 'Öztürk', names.personConcerned, names.handler, 'Baliebezoek', 'balie'])
      expect(subject).not.toContain(secret);
  });

  test('leaves no placeholder and no markup behind', () => {
    expect(`${subject} ${text}`).not.toMatch(/\{\{|\}\}|\*\*|undefined|null|\[object|\\/);
  });
});

describe('Awb 9:6: the acknowledgement', () => {
  test.for(municipalities.map((municipality) => [municipality.slug, municipality] as const))(
    '%s explains the last day, its own steps, the hearing, the copy, privacy and the status page',
    ([, municipality]) => {
      const text = letter('acknowledgement', {}, municipality);
      expect(text).toContain('uiterlijk op maandag 4 januari 2027');
      const { receivedOn, statusSecret } = aComplaintWithEverything(municipality);
      for (const sentence of termsFor(startOfTerms({ channel: 'mail', receivedOn })).decide.explanation)
        expect(text).toContain(sentence);
      for (const step of municipality.steps) expect(text).toContain(step.text);
      for (const line of municipality.privacy) expect(text).toContain(line);
      expect(text).toContain(municipality.hearing);
      expect(text).toContain('krijgt een kopie van uw klacht');
      expect(text).toContain(`${publicUrl}/${municipality.slug}/volg/${statusSecret}`);
    },
  );

  test('never repeats the complaint', () => {
    const text = letter('acknowledgement');
    for (const word of ['Baliebezoek', 'opkeek', 'weggestuurd', 'balie drie', 'bril', 'excuus'])
      expect(text).not.toContain(word);
  });

  test.for([
    ['form', 'Op vrijdag 20 november 2026 om 10:12 uur ontvingen wij uw klacht via het formulier'],
    ['mail', 'Op vrijdag 20 november 2026 om 10:12 uur ontvingen wij uw klacht per e-mail.'],
    ['post', 'Op vrijdag 20 november 2026 ontvingen wij uw klacht per post.'],
    ['phone', 'Op vrijdag 20 november 2026 ontvingen wij uw klacht per telefoon.'],
    ['desk', 'Op vrijdag 20 november 2026 ontvingen wij uw klacht aan de balie.'],
  ] as const)('Awb 2:17: received by %s, it says when and how', ([channel, sentence]) => {
    expect(letter('acknowledgement', { channel })).toContain(sentence);
  });

  test('Awb 2:8: asks consent for letters by e-mail, until it was given', () => {
    const question = 'Mogen wij u per e-mail schrijven?';
    const { complainant: person } = aComplaintWithEverything(druten);
    const consent = { givenOn: writtenOn, scope: 'all-letters' } as const;
    expect(letter('acknowledgement')).toContain(question);
    expect(letter('acknowledgement', { complainant: { ...person, consent } })).not.toContain(question);
    expect(letter('acknowledgement', { complainant: { ...person, email: undefined } })).not.toContain(question);
    const homeless = letter('acknowledgement', { complainant: { ...person, addressLines: [] } });
    expect(homeless).toContain('Wij hebben nog geen postadres van u.');
  });

  test('Awb 9:15 lid 1: says that a person or committee will advise', () => {
    const sentence = 'Een persoon of commissie onderzoekt uw klacht en geeft ons daarover advies.';
    expect(letter('acknowledgement', { advisoryProcedure: true })).toContain(sentence);
    expect(letter('acknowledgement')).not.toContain(sentence);
  });

  test('says the last day as it is, without a reckoning that no longer fits', () => {
    const text = letter('acknowledgement', { decideBy: day('2027-01-29') });
    expect(text).toContain('uiterlijk op vrijdag 29 januari 2027');
    expect(text).not.toContain('4 januari 2027');
  });

  test('goes to somebody without a name as well', () => {
    const { complainant: person } = aComplaintWithEverything(druten);
    expect(letter('acknowledgement', { complainant: { ...person, name: ' ' } })).toMatch(/^Geachte heer of mevrouw,/);
  });

  test('a promise of the municipality stands in it', () => {
    const amstelveen = municipalities.find(({ slug }) => slug === 'amstelveen')!;
    expect(letter('acknowledgement', {}, amstelveen)).toContain('binnen 2 tot 4 werkdagen');
  });
});

describe('Awb 9:9: the copy', () => {
  const { markdown, complaint } = write({
    kind: 'copy-to-person',
    municipality: druten,
    to: letterCases.find(({ kind }) => kind === 'copy-to-person')!.to,
  });
  const text = read(markdown);

  test('holds the complaint and names what was sent with it', () => {
    const { subject, whatHappened, when, where, aboutWhom, desiredSolution } = complaint.statement;
    for (const part of [subject, when, where, aboutWhom, desiredSolution, 'Burgerzaken', ...whatHappened.split('\n\n')])
      expect(text).toContain(part);
    expect(text).toContain('foto_1.jpg');
    expect(text).toContain('brief-van-mij.pdf');
  });

  test('does not say where the complainant lives or can be reached', () => {
    const { name, email, phone, addressLines } = complaint.complainant;
    expect(text).toContain(name);
    for (const secret of [email, phone, ...addressLines]) expect(text).not.toContain(secret);
  });

  test('Awb 9:7, 9:10: says that the reader does not handle it, is heard and may respond, in confidence, and the last day', () => {
    for (const part of [
      'U behandelt deze klacht niet zelf',
      'uw kant van het verhaal',
      'schriftelijk reageren',
      'vertrouwelijk',
    ])
      expect(text).toContain(part);
    expect(text).toContain('uiterlijk op maandag 4 januari 2027');
  });

  test('is made of a complaint that is nothing but an attachment', () => {
    const { to } = letterCases.find(({ kind }) => kind === 'copy-to-person')!;
    const bare = write({ kind: 'copy-to-person', municipality: druten, to }, { statement: { whatHappened: ' \n' } });
    expect(read(bare.markdown)).toContain('Alles staat in de documenten bij deze brief.');
  });

  test('says so when nothing was sent with it', () => {
    const { to } = letterCases.find(({ kind }) => kind === 'copy-to-person')!;
    const bare = write({ kind: 'copy-to-person', municipality: druten, to }, {}, { enclosures: [] });
    expect(read(bare.markdown)).toContain('De klager stuurde geen documenten mee.');
  });
});

describe('Awb 9:10: the invitation to be heard', () => {
  const [toComplainant, toPerson] = letterCases
    .filter(({ kind, slug }) => kind === 'hearing-invitation' && slug === 'druten')
    .map((one) => read(write(one).markdown));

  test.for([
    ['the complainant', toComplainant],
    ['the person concerned', toPerson],
  ])('%s reads how, the day to answer, that there is a report, and that somebody may come along', ([, text]) => {
    for (const part of [
      'Op 16 december om 10.00 uur.',
      'uiterlijk op woensdag 9 december 2026',
      'verslag',
      'U mag iemand meenemen',
    ])
      expect(text).toContain(part);
    expect(text).toContain(`U spreekt met ${names.handler}.`);
  });

  test('lid 2 onder c: no answer means no hearing, for the complainant only', () => {
    expect(toComplainant).toContain('Horen wij op die dag niets van u? Dan is er geen gesprek');
    expect(toPerson).not.toContain('Horen wij op die dag niets van u?');
  });

  test('lid 1: the status page is the complainant’s alone', () => {
    expect(toComplainant).toContain('/volg/');
    expect(toPerson).not.toContain('/volg/');
  });
});

test.for(letterCases.filter(({ kind }) => kind === 'deferral'))(
  'Awb 9:11 lid 2: $slug tells the $side the old day, the new day and the reason',
  (one) => {
    const text = read(write(one).markdown);
    expect(text).toContain('uiterlijk op maandag 4 januari 2027');
    expect(text).toContain('uiterlijk vrijdag 29 januari 2027');
    expect(text).toContain('De medewerker is ziek.');
    expect(text).not.toMatch(/opgeschort/);
  },
);

test('Awb 9:5: the informal closing says why it is settled, what was agreed, and the way back', () => {
  const text = letter('informal-closing');
  for (const part of [
    'Aan de telefoon: het is goed zo.',
    'Terugbellen binnen een dag.',
    'Dan behandelen wij uw klacht alsnog',
  ])
    expect(text).toContain(part);
});

describe('Awb 9:12: the decision', () => {
  test('has findings, judgement with reasons for each part, and conclusions', () => {
    const text = letter('decision');
    expect(text).toContain('Wij spraken met twee medewerkers. Het was druk.');
    expect(text).toContain(
      'De toon Uw klacht is gegrond. Dat betekent: de klacht is terecht. Het had vriendelijker gekund.',
    );
    expect(text).toContain('Het wachten Wij geven geen oordeel.');
    expect(text).toContain('Wij bieden onze excuses aan.');
  });

  test.for([
    ['well-founded', 'Uw klacht is gegrond.'],
    ['partly-well-founded', 'Uw klacht is deels gegrond.'],
    ['unfounded', 'Uw klacht is ongegrond.'],
    ['no-judgement', 'Wij geven geen oordeel.'],
  ] as [Judgement, string][])('%s reads: %s', ([judgement, sentence]) => {
    const parts = [{ subject: '', judgement, reasons: 'Daarom.' }];
    const ombudsman = ombudsmanOn(druten, writtenOn)!.name;
    const decision = { findings: 'Dit.', parts, ombudsman, decidedOn: writtenOn };
    const text = letter('decision', { decision, measures: [] });
    expect(text).toContain(sentence);
    expect(text).toContain('geen maatregelen');
  });

  test.for([
    [{ heldOn: day('2026-12-16'), report: 'x' }, 'Op woensdag 16 december 2026 hebben wij u gehoord.'],
    [{ notHeld: { ground: 'manifestly-unfounded', note: 'x', on: writtenOn } }, 'onder a, van de Algemene wet'],
    [{ notHeld: { ground: 'declared', note: 'x', on: writtenOn } }, 'onder b, van de Algemene wet'],
    [{ notHeld: { ground: 'no-reply', note: 'x', on: writtenOn } }, 'onder c, van de Algemene wet'],
  ] as [Complaint['hearing'], string][])('Awb 9:10: heard or why not (%#)', ([hearing, sentence]) => {
    const text = letter('decision', { hearing });
    expect(text).toContain(sentence);
    expect(text.match(/onder [abc],|hebben wij u gehoord/g)).toHaveLength(1);
  });

  test('Awb 9:10: is not written without a hearing or a ground', () => {
    expect(() => letter('decision', { hearing: undefined })).toThrow(EmptyPlaceholder);
  });

  test('says sorry when it is late', () => {
    expect(letter('decision')).not.toContain('Dat spijt ons.');
    expect(letter('decision', { decideBy: day('2026-12-20') })).toContain('uiterlijk op zondag 20 december 2026');
  });
});

describe('Awb 9:12 lid 2, 9:24: the ombudsman in each closing letter', () => {
  const closings = letterCases.filter(({ kind }) => kind === 'decision' || kind === 'informal-closing');

  test.for(closings)('$slug: $kind names the right one, how to reach it, and the year', (one) => {
    const text = read(write(one).markdown);
    const right = ombudsmanOn(one.municipality, writtenOn)!;
    for (const part of [right.name, right.post.join(' '), right.phone, right.website])
      if (part) expect(text).toContain(part);
    expect(text).toContain('schriftelijk, en binnen één jaar na deze brief');
    expect(text).toContain(`tot en met ${inDutch(day('2027-12-21'))}`);
    const all = municipalities.flatMap(({ ombudsman }) => ombudsman.map(({ name }) => name));
    expect(all.filter((name) => name !== right.name && text.includes(name))).toEqual([]);
  });

  test.for(closings)('$slug: $kind is not written without one', (one) => {
    const before = day('2001-01-01');
    expect(() => write(one, {}, { on: before })).toThrow(EmptyPlaceholder);
  });
});

describe('the mails that are no letters', () => {
  const complaint = aComplaintWithEverything(druten);

  test('Awb 2:9: word of a letter that stands ready gives the link and nothing of the letter', () => {
    const recipient = recipientOf(complainant, complaint);
    const input = { kind: 'decision', complaint, recipient, channel: 'mail', on: writtenOn, enclosures: [] } as const;
    const { subject, markdown } = composer.letterReady({ ...input, enclosures: [] });
    const text = read(markdown);
    expect(subject).toBe('Er staat een brief voor u klaar (KL-2026-0042)');
    expect(text).toContain(`${publicUrl}/druten/volg/${complaint.statusSecret}`);
    expect(text).not.toMatch(/gegrond|excuses|medewerker/);
  });

  test.for([
    [
      'nl',
      false,
      'Wij hebben uw bericht ontvangen (KL-2026-0042)',
      'Op maandag 23 november 2026 kregen wij uw bericht.',
    ],
    ['nl', true, 'Wij hebben uw bericht ontvangen (KL-2026-0042)', 'van een ander e-mailadres dan wij van u kennen'],
    [
      'en',
      false,
      'We have received your message (KL-2026-0042)',
      'On Monday 23 November 2026 we received your message.',
    ],
    ['en', true, 'We have received your message (KL-2026-0042)', 'from another e-mail address than the one we know'],
  ] as const)(
    'Awb 2:17: the receipt of a later message in %s (from another address: %s) says no more',
    ([language, fromOther, title, sentence]) => {
      const about = { ...complaint, complainant: { ...complaint.complainant, language } };
      const messageOn = day('2026-11-23');
      const { subject, markdown } = composer.messageReceipt({
        ...{ complaint: about, messageOn, fromOther, on: messageOn },
        refusedFiles: [],
      });
      const text = read(markdown);
      expect(subject).toBe(title);
      expect(text).toContain(sentence);
      expect(text).toContain(`${publicUrl}/druten/volg/${complaint.statusSecret}`);
      expect(text).not.toMatch(/gegrond|excuses|medewerker/);
      for (const secret of [complaint.statement.whatHappened, names.personConcerned])
        expect(text).not.toContain(secret);
    },
  );

  test.for([
    ['nl', 'Deze bestanden openen wij niet', 'artikel 2:15'],
    ['en', 'We do not open these files', 'article 2:15'],
  ] as const)('Awb 2:15: files that we do not open are named, in %s', ([language, title, article]) => {
    const about = { ...complaint, complainant: { ...complaint.complainant, language } };
    const refusedFiles = ['fac*tuur*.pdf', 'alles.zip'];
    const to = { side: 'complainant' } as const;
    const acknowledgement = composer.letter({
      ...{ kind: 'acknowledgement', complaint: about, recipient: recipientOf(to, about), channel: 'mail' },
      ...{ on: about.receivedOn, enclosures: [], refusedFiles },
    });
    const on = about.receivedOn;
    const receipt = composer.messageReceipt({ complaint: about, messageOn: on, fromOther: false, refusedFiles, on });
    const later = composer.filesRefused({ complaint: about, refusedFiles, on });
    for (const { markdown } of [acknowledgement, receipt, later]) {
      const text = read(markdown);
      for (const part of [title, article, '- fac*tuur*.pdf', '- alles.zip']) expect(text).toContain(part);
    }
    const without = composer.messageReceipt({
      complaint: about,
      messageOn: on,
      fromOther: false,
      refusedFiles: [],
      on,
    });
    expect(read(without.markdown)).not.toContain(title);
  });

  test('Awb 9:7: whoever coordinates instead is told why, and not to talk about it', () => {
    const instead = { staffId: '1', name: 'G. Bos', on: complaint.receivedOn };
    const { subject, markdown } = composer.coordination({ ...complaint, coordinatorInstead: instead });
    expect(subject).toContain(complaint.reference);
    expect(read(markdown)).toContain('Beste G. Bos,');
    expect(read(markdown)).toContain('uiterlijk op maandag 4 januari 2027');
    expect(() => composer.coordination(complaint)).toThrow(EmptyPlaceholder);
  });

  test('an assignment gives the reference and the days, and nothing of the complaint', () => {
    const { subject, markdown } = composer.assignment(complaint);
    const text = read(markdown);
    expect(subject).toContain('KL-2026-0042');
    expect(text).toContain(inDutchWithWeekday(complaint.decideBy));
    expect(text).toContain(inDutchWithWeekday(complaint.steerOn));
    expect(text).toContain(`${publicUrl}/werkplek/KL-2026-0042`);
    for (const secret of [complaint.complainant.name, names.personConcerned, 'Baliebezoek'])
      expect(text).not.toContain(secret);
  });
});

test('an unknown municipality is a bug, not a letter', () => {
  const foreign = { ...druten, slug: 'nergens' } as Municipality;
  expect(() => write({ kind: 'acknowledgement', municipality: foreign, to: complainant })).toThrow('nergens');
});

describe('plain Dutch', () => {
  const files = ['letters', 'mails', 'partials'].flatMap((folder) =>
    readdirSync(`templates/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.hbs'))
      .map((file) => `templates/${folder}/${file}`),
  );

  test.for(files)('%s: no sentence is longer than 25 words', (file) => {
    const text = readFileSync(file, 'utf8')
      .replace(/\{\{[#/>][^}]*\}\}|\{\{else[^}]*\}\}/g, '\n\n')
      .replace(/\{\{[^}]*\}\}/g, 'x');
    const sentences = text.split(/(?<=[.?!:])\s|\n\n|\n- /);
    expect(sentences.filter((sentence) => sentence.trim().split(/\s+/).length > 25)).toEqual([]);
  });
});
