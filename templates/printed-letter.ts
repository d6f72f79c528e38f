import type { Language } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { inDutch } from '#domain/day.ts';
import type { Recipient } from '#domain/letters.ts';
import type { Municipality } from '#settings/municipality.ts';
import { contactOf } from './contact.ts';
import { inEnglish } from './english-days.ts';
import { readLetterText } from './letter-text.ts';
import { letterheadWords } from './pdf/words.ts';
import type { PrintedLetter } from './pdf.ts';
import { wordsIn } from './words.ts';

/** A letter as the register keeps it. */
export interface KeptLetter {
  subject: string;
  markdown: string;
  recipient: Recipient;
  dated_on: Day;
  /** Absent: Dutch. */
  language?: Language;
}

/** Lays out a kept letter for print: with the municipality's own name, colour, address and contact. */
export function printedLetter(letter: KeptLetter, reference: string, municipality: Municipality): PrintedLetter {
  const { name, contact, roles, theme } = municipality;
  const { phone: spaced, email } = contactOf(municipality);
  const { language = 'nl' } = letter;
  const words = letterheadWords[language];
  const coordinator = wordsIn[language].role(roles.coordinator, 'coordinator');
  const phone = spaced.replaceAll(' ', '\u00a0'); // a number does not break over two lines
  const sender = `${words.municipality} ${name}`;
  return {
    title: letter.subject,
    language,
    municipality: { name, colour: theme.primary },
    senderLines: [
      sender,
      ...(contact.post ?? []).filter((line) => line !== `Gemeente ${name}`),
      ...(phone ? [`${words.phone} ${phone}`] : []),
      email,
    ],
    recipientLines: [letter.recipient.name, ...letter.recipient.addressLines],
    details: [
      { label: words.date, value: (language === 'en' ? inEnglish : inDutch)(letter.dated_on) },
      { label: words.reference, value: reference },
      { label: words.contact, value: phone ? `${coordinator}, ${phone}` : coordinator },
    ],
    blocks: readLetterText(letter.markdown),
    footer: `${sender}, ${language === 'en' ? 'reference' : 'kenmerk'} ${reference}`,
    datedOn: letter.dated_on,
  };
}
