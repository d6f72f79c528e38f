import { dayOf, inDutch, timeOf } from '#domain/day.ts';
import type { lettersOf } from '#register/letters.ts';

/** A letter with what is known of its mail. */
export type LetterWithMail = Awaited<ReturnType<typeof lettersOf>>[number];

/** How a letter stands, in words: left, on its way, waiting, or stuck. */
export function letterState(letter: LetterWithMail): string {
  const { sent_at, posted_on, channel, attempts, sending_at } = letter;
  if (posted_on) return `gepost op ${inDutch(posted_on)}`;
  if (sent_at) return `gemaild op ${inDutch(dayOf(sent_at))}, ${timeOf(sent_at)}${possibly(letter)}`;
  if (channel === 'post') return `${failed(letter)}wacht in de printrij`;
  if (channel === 'none') return `${failed(letter)}kan niet weg: er is geen adres of toestemming voor e-mail`;
  // The first attempt counts from when it begins.
  return attempts && !sending_at ? 'mailen lukte nog niet, wordt opnieuw geprobeerd' : 'wordt nu gemaild';
}

/** Whether its mail failed for good and it has not left since. */
export function isStuck({ failed_at, sent_at, posted_on, channel }: LetterWithMail): boolean {
  return failed_at !== null && channel !== 'mail' && !sent_at && !posted_on;
}

function possibly({ possibly_sent }: LetterWithMail): string {
  return possibly_sent ? ' (misschien twee keer)' : '';
}

function failed({ failed_at, failure }: LetterWithMail): string {
  return failed_at ? `mailen is mislukt (${failure}); ` : '';
}
