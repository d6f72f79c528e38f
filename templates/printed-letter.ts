import type { Day } from '#domain/day.ts';
import { inDutch } from '#domain/day.ts';
import type { Recipient } from '#domain/letters.ts';
import type { Municipality } from '#settings/municipality.ts';
import { readLetterText } from './letter-text.ts';
import type { PrintedLetter } from './pdf.ts';

/** A letter as the register keeps it: its frozen text and to whom it goes. */
export interface KeptLetter {
  subject: string;
  markdown: string;
  recipient: Recipient;
  dated_on: Day;
}

/** Puts a kept letter on the municipality's paper: sender, address, date and reference around the frozen text. */
export function printedLetter(letter: KeptLetter, reference: string, municipality: Municipality): PrintedLetter {
  const { name, contact, theme } = municipality;
  const { recipient, subject, markdown, dated_on } = letter;
  return {
    title: subject,
    lang: 'nl-NL',
    municipality: { name, colour: theme.primary },
    senderLines: [`Gemeente ${name}`, ...(contact.post ?? []), ...(contact.phone ? [`Telefoon ${contact.phone}`] : [])],
    recipientLines: [recipient.name, ...recipient.addressLines],
    details: [
      { label: 'Datum', value: inDutch(dated_on) },
      { label: 'Ons kenmerk', value: reference },
      { label: 'Contact', value: municipality.roles.coordinator },
    ],
    blocks: readLetterText(markdown),
    footer: `Gemeente ${name} | ${reference}`,
    datedOn: dated_on,
  };
}
