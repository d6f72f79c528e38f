import type { Language } from '#domain/complaint.ts';
import type { FilesRefusedInput, LetterInput, LetterKind, MessageReceiptInput, Text } from '#domain/letters.ts';
import { languageOf, recipientOf } from '#domain/letters.ts';
import type { Municipality } from '#settings/municipality.ts';
import type { OwnLetters } from './own-letters.ts';
import { fillIn, templateNamed } from './render.ts';
import type { Given, Values } from './values/all.ts';
import { valuesOfAll } from './values/all.ts';
import { closing } from './values/closing.ts';
import { handling } from './values/handling.ts';
import { receiving } from './values/receiving.ts';
import { wordsIn } from './words.ts';

/** From whom a letter comes, and where the complainant follows the complaint. */
export interface LetterFrom {
  municipality: Municipality;
  statusUrl: string;
  /** Letters that the municipality writes in its own words. */
  own?: OwnLetters;
}

const valuesOf: Record<LetterKind, Values> = { ...receiving, ...handling, ...closing };

/** Every letter there is. */
export const letterKinds = Object.keys(valuesOf) as LetterKind[];

/**
 * Writes a letter of the procedure (Awb 9:5, 9:6, 9:8 to 9:12) or one that puts a change in writing, in the language of
 * whom it goes to: by the municipality's own template if it has one, else by the shared one.
 * @throws EmptyPlaceholder when the complaint lacks what the letter says, or the municipality its ombudsman.
 */
export function composeLetter(input: LetterInput, from: LetterFrom): Text {
  const name = letterName(input.kind, languageOf(input.recipient, input.complaint));
  return fillIn(from.own?.get(name) ?? templateNamed(name), letterValues(input, from));
}

/** Writes the short mail that a letter stands ready behind the secret link (Awb 2:9). */
export function composeLetterReady(input: LetterInput, from: LetterFrom): Text {
  const language = languageOf(input.recipient, input.complaint);
  const name = language === 'nl' ? 'mails/letter-ready' : `mails/${language}/letter-ready`;
  return fillIn(templateNamed(name), valuesOfAll(givenFor(input, from)));
}

/** Writes the short mail that a later message of the complainant came (Awb 2:17 lid 1). */
export function composeMessageReceipt(
  { complaint, messageOn, fromOther, refusedFiles, on }: MessageReceiptInput,
  from: LetterFrom,
): Text {
  const isOpen = complaint.status !== 'closed';
  return shortMail('message-receipt', { complaint, on }, { messageOn, fromOther, refusedFiles, isOpen }, from);
}

/** Writes the short mail that we do not open some files (weigeren, Awb 2:15). */
export function composeFilesRefused({ complaint, refusedFiles, on }: FilesRefusedInput, from: LetterFrom): Text {
  return shortMail('files-refused', { complaint, on }, { refusedFiles }, from);
}

function shortMail(
  kind: 'message-receipt' | 'files-refused',
  { complaint, on }: Pick<LetterInput, 'complaint' | 'on'>,
  values: object,
  from: LetterFrom,
): Text {
  const recipient = recipientOf({ side: 'complainant' }, complaint);
  const language = languageOf(recipient, complaint);
  const name = language === 'nl' ? `mails/${kind}` : `mails/${language}/${kind}`;
  const input: LetterInput = { kind: 'acknowledgement', complaint, recipient, channel: 'mail', on, enclosures: [] };
  return fillIn(templateNamed(name), { ...valuesOfAll(givenFor(input, from)), ...values });
}

/** The template of a letter: `letters/decision`, in English `letters/en/decision`. */
export function letterName(kind: LetterKind, language: Language): string {
  return language === 'nl' ? `letters/${kind}` : `letters/${language}/${kind}`;
}

/** Everything that a letter may say: the values of all letters and its own. */
export function letterValues(input: LetterInput, from: LetterFrom): object {
  const given = givenFor(input, from);
  return { ...valuesOfAll(given), ...valuesOf[input.kind](given) };
}

function givenFor(input: LetterInput, { municipality, statusUrl }: LetterFrom): Given {
  const language = languageOf(input.recipient, input.complaint);
  return { ...input, municipality, statusUrl, language, words: wordsIn[language] };
}
