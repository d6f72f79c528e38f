import { createHash } from 'node:crypto';
import type { Complaint } from '#domain/complaint.ts';
import { dayOf } from '#domain/day.ts';
import type { LetterChannel, LetterDue, Recipient, Text } from '#domain/letters.ts';
import { channelFor, recipientOf, staysBehindLink } from '#domain/letters.ts';
import type { Register } from '#register/register.ts';
import { municipalityOf } from '#register/register.ts';

/** A letter as it would be made now. */
export interface LetterPreview extends Text {
  recipient: Recipient;
  channel: LetterChannel;
  /** The mail only says that the letter stands ready behind the secret link (Awb 2:9). */
  behindLink: boolean;
}

/**
 * The letters that an act would make due, exactly as the register would write them; `complaint` is how it is after the
 * act. @throws EmptyPlaceholder when a letter would have a hole
 */
export function previewLetters(register: Register, complaint: Complaint, due: readonly LetterDue[]): LetterPreview[] {
  const { decisionsByPlainMail } = municipalityOf(register, complaint.municipality);
  const on = dayOf(register.clock.now());
  return due.map(({ kind, to }) => {
    const recipient = recipientOf(to, complaint);
    const channel = channelFor(kind, recipient, complaint);
    const text = register.composer.letter({ kind, complaint, recipient, channel, on, enclosures: [] });
    return { ...text, recipient, channel, behindLink: staysBehindLink(kind, recipient, decisionsByPlainMail) };
  });
}

/** Tells whether letters are still the ones that somebody looked at. */
export function fingerprintOf(letters: readonly LetterPreview[]): string {
  return createHash('sha256').update(JSON.stringify(letters)).digest('base64url');
}
