import type { Day } from '#domain/day.ts';
import { inDutch } from '#domain/day.ts';
import type { Recipient } from '#domain/letters.ts';
import type { Municipality } from '#settings/municipality.ts';
import { contactOf } from './contact.ts';
import { readLetterText } from './letter-text.ts';
import type { PrintedLetter } from './pdf.ts';

/** A letter as the register keeps it. */
export interface KeptLetter {
  subject: string;
  markdown: string;
  recipient: Recipient;
  dated_on: Day;
}

/** Lays out a kept letter for print: with the municipality's own name, colour, address and contact. */
export function printedLetter(letter: KeptLetter, reference: string, municipality: Municipality): PrintedLetter {
  const { name, contact, roles, theme } = municipality;
  const { phone: spaced, email } = contactOf(municipality);
  const phone = spaced.replaceAll(' ', '\u00a0'); // a number does not break over two lines
  const sender = `Gemeente ${name}`;
  return {
    title: letter.subject,
    lang: 'nl-NL',
    municipality: { name, colour: theme.primary },
    senderLines: [
      sender,
      ...(contact.post ?? []).filter((line) => line !== sender),
      ...(phone ? [`Telefoon ${phone}`] : []),
      email,
    ],
    recipientLines: [letter.recipient.name, ...letter.recipient.addressLines],
    details: [
      { label: 'Datum', value: inDutch(letter.dated_on) },
      { label: 'Ons kenmerk', value: reference },
      { label: 'Contact', value: phone ? `${roles.coordinator}, ${phone}` : roles.coordinator },
    ],
    blocks: readLetterText(letter.markdown),
    footer: `${sender}, kenmerk ${reference}`,
    datedOn: letter.dated_on,
  };
}
