import type {
  Channel,
  Elsewhere,
  Judgement,
  Language,
  MissingElement,
  NotHandlingGround,
  StaffRole,
} from '#domain/complaint.ts';
import { usualNamesInEnglish } from '#settings/municipality.ts';

/** What a judgement is called to the complainant and to others, and what it means. */
interface JudgementWords {
  toComplainant: string;
  toOthers: string;
  meaning: string;
}

/** The words of letters that stand for a fact of the complaint. */
export interface Words {
  channels: Record<Channel, string>;
  judgements: Record<Judgement, JudgementWords>;
  /** Each ground of 9:8 as a sentence, and its article. */
  grounds: Record<NotHandlingGround, { ground: string; article: string }>;
  missing: Record<MissingElement, string>;
  /** What the complaint, or a part of it, is instead. */
  elsewhere: Record<Elsewhere, string>;
  nameless: string;
  ombudsman: { phone: string; website: string; email: string };
  role: (own: string, role: StaffRole) => string;
  within: (from: number, to: number) => string;
}

const nl: Words = {
  channels: {
    form: 'via het formulier op onze website',
    mail: 'per e-mail',
    post: 'per post',
    phone: 'per telefoon',
    desk: 'aan de balie',
    forwarded: 'via een andere overheid',
  },
  judgements: {
    'well-founded': {
      toComplainant: 'Uw klacht is gegrond.',
      toOthers: 'De klacht is gegrond.',
      meaning: 'Dat betekent: de klacht is terecht.',
    },
    'partly-well-founded': {
      toComplainant: 'Uw klacht is deels gegrond.',
      toOthers: 'De klacht is deels gegrond.',
      meaning: 'Dat betekent: de klacht is voor een deel terecht.',
    },
    unfounded: {
      toComplainant: 'Uw klacht is ongegrond.',
      toOthers: 'De klacht is ongegrond.',
      meaning: 'Dat betekent: wij vinden dat de gemeente zich behoorlijk heeft gedragen.',
    },
    'no-judgement': {
      toComplainant: 'Wij geven geen oordeel.',
      toOthers: 'Wij geven geen oordeel.',
      meaning: 'Hieronder leest u waarom dat niet kan.',
    },
  },
  grounds: {
    'handled-before': {
      ground: 'U klaagde hierover al eerder, en wij hebben die klacht toen behandeld.',
      article: 'artikel 9:8, eerste lid, onder a, van de Algemene wet bestuursrecht',
    },
    'over-a-year-ago': {
      ground: 'Waarover u klaagt, gebeurde meer dan een jaar voordat u de klacht indiende.',
      article: 'artikel 9:8, eerste lid, onder b, van de Algemene wet bestuursrecht',
    },
    'objection-was-open': {
      ground: 'U had hierover bezwaar kunnen maken. Een klacht is daar niet voor bedoeld.',
      article: 'artikel 9:8, eerste lid, onder c, van de Algemene wet bestuursrecht',
    },
    'appeal-is-open': {
      ground: 'U kunt of kon hierover in beroep gaan. Een klacht is daar niet voor bedoeld.',
      article: 'artikel 9:8, eerste lid, onder d, van de Algemene wet bestuursrecht',
    },
    'before-another-court': {
      ground: 'Waarover u klaagt, is of was een zaak bij een andere rechter dan de bestuursrechter.',
      article: 'artikel 9:8, eerste lid, onder e, van de Algemene wet bestuursrecht',
    },
    'criminal-investigation': {
      ground: 'Er loopt een strafrechtelijk onderzoek of een strafzaak die hiermee te maken heeft.',
      article: 'artikel 9:8, eerste lid, onder f, van de Algemene wet bestuursrecht',
    },
    'insufficient-interest': {
      ground: 'Uw belang is duidelijk te klein, of wat er gebeurde is duidelijk niet ernstig genoeg.',
      article: 'artikel 9:8, tweede lid, van de Algemene wet bestuursrecht',
    },
  },
  missing: {
    'name-and-address': 'uw naam en uw adres',
    date: 'de datum van uw klacht',
    description: 'wat er is gebeurd en wie het deed',
    signature: 'uw handtekening',
    translation: 'een vertaling van uw klacht in het Nederlands',
  },
  elsewhere: {
    objection: 'U bent het niet eens met een besluit. Dat noemen wij een bezwaar.',
    report: 'U meldt dat er iets kapot, vies of onveilig is. Dat noemen wij een melding.',
    damage: 'U vraagt om een vergoeding van schade. Dat is een aparte aanvraag.',
    'care-provider': 'Het gaat over een organisatie die hulp of zorg geeft. Die heeft een eigen klachtregeling.',
    integrity: 'Het gaat over integriteit of ongewenst gedrag. Daarvoor is er een eigen meldpunt.',
    other: 'Dit kunnen wij niet als klacht behandelen. Er is een andere weg voor.',
  },
  nameless: 'een document zonder naam',
  ombudsman: { phone: 'Telefoon', website: 'Website', email: 'E-mail' },
  role: (own) => own,
  within(from, to) {
    if (from < to) return `binnen ${from} tot ${to} werkdagen`;
    return to === 1 ? 'binnen één werkdag' : `binnen ${to} werkdagen`;
  },
};

const act = 'of the Dutch General Administrative Law Act (Algemene wet bestuursrecht)';

const en: Words = {
  channels: {
    form: 'through the form on our website',
    mail: 'by e-mail',
    post: 'by post',
    phone: 'by telephone',
    desk: 'at our desk',
    forwarded: 'through another public authority',
  },
  judgements: {
    'well-founded': {
      toComplainant: 'Your complaint is well-founded (gegrond).',
      toOthers: 'The complaint is well-founded (gegrond).',
      meaning: 'This means: you were right to complain.',
    },
    'partly-well-founded': {
      toComplainant: 'Your complaint is partly well-founded (deels gegrond).',
      toOthers: 'The complaint is partly well-founded (deels gegrond).',
      meaning: 'This means: you were partly right to complain.',
    },
    unfounded: {
      toComplainant: 'Your complaint is unfounded (ongegrond).',
      toOthers: 'The complaint is unfounded (ongegrond).',
      meaning: 'This means: we think that the municipality acted properly.',
    },
    'no-judgement': {
      toComplainant: 'We give no judgement (geen oordeel).',
      toOthers: 'We give no judgement (geen oordeel).',
      meaning: 'Below you can read why we cannot.',
    },
  },
  grounds: {
    'handled-before': {
      ground: 'You complained about this before, and we handled that complaint.',
      article: `Article 9:8(1)(a) ${act}`,
    },
    'over-a-year-ago': {
      ground: 'It happened more than one year before you filed your complaint.',
      article: `Article 9:8(1)(b) ${act}`,
    },
    'objection-was-open': {
      ground: 'You could have lodged an objection (bezwaar) about this. A complaint is not meant for that.',
      article: `Article 9:8(1)(c) ${act}`,
    },
    'appeal-is-open': {
      ground: 'You can or could appeal (beroep) about this. A complaint is not meant for that.',
      article: `Article 9:8(1)(d) ${act}`,
    },
    'before-another-court': {
      ground: 'It is or was before a court other than an administrative court.',
      article: `Article 9:8(1)(e) ${act}`,
    },
    'criminal-investigation': {
      ground: 'There is a criminal investigation or a criminal case that has to do with this.',
      article: `Article 9:8(1)(f) ${act}`,
    },
    'insufficient-interest': {
      ground: 'Your interest is clearly too small, or what happened is clearly not serious enough.',
      article: `Article 9:8(2) ${act}`,
    },
  },
  missing: {
    'name-and-address': 'your name and address',
    date: 'the date of your complaint',
    description: 'what happened and who did it',
    signature: 'your signature',
    translation: 'a translation of your complaint into Dutch',
  },
  elsewhere: {
    objection: 'You do not agree with a decision. We call that an objection (bezwaar).',
    report: 'You report that something is broken, dirty or unsafe. We call that a report (melding).',
    damage: 'You ask for compensation for damage. That is a separate request.',
    'care-provider': 'It is about an organisation that gives help or care. It has its own complaints procedure.',
    integrity: 'It is about integrity or unwanted behaviour. There is a separate contact point for that.',
    other: 'We cannot handle this as a complaint. There is another way for it.',
  },
  nameless: 'a document without a name',
  ombudsman: { phone: 'Telephone', website: 'Website', email: 'E-mail' },
  role: (own, role) => `${usualNamesInEnglish[role]} (${own})`,
  within(from, to) {
    if (from < to) return `within ${from} to ${to} working days`;
    return to === 1 ? 'within one working day' : `within ${to} working days`;
  },
};

export const wordsIn: Record<Language, Words> = { nl, en };
