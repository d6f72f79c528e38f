import { dayOf, inDutch } from '#domain/day.ts';
import type { lettersOf } from '#register/letters.ts';

/** A letter with what is known of its mail. */
export type LetterWithMail = Awaited<ReturnType<typeof lettersOf>>[number];

/** What decides how a letter stands. */
type Way = Pick<
  LetterWithMail,
  'channel' | 'sent_at' | 'posted_on' | 'failed_at' | 'possibly_sent' | 'attempts' | 'sending_at'
>;

/** How a letter stands, for the complainant: on its way, sent, perhaps sent, or without a way to go. */
export function letterState(letter: Way): string {
  const { channel, sent_at, posted_on, failed_at, possibly_sent, attempts, sending_at } = letter;
  if (posted_on) return `Op de post gedaan op ${inDutch(posted_on)}.`;
  if (sent_at) return `${possibly_sent ? maybe : 'Per e-mail verstuurd'} op ${inDutch(dayOf(sent_at))}.`;
  const undelivered = failed_at ? 'Kon niet per e-mail worden bezorgd. ' : '';
  if (channel === 'post') {
    return `${undelivered}${failed_at ? 'Wij sturen hem met de post.' : 'Wordt met de post verstuurd.'}`;
  }
  if (channel === 'none') return `${undelivered}Nog niet verstuurd: wij weten niet waarheen. U leest hem hier.`;
  if (possibly_sent) return 'Misschien per e-mail verstuurd. Wij proberen het voor de zekerheid nog eens.';
  // The first attempt counts from when it begins.
  return attempts && !sending_at
    ? 'Wordt per e-mail verstuurd. Dat lukte nog niet. Wij proberen het opnieuw.'
    : 'Wordt per e-mail verstuurd.';
}

const maybe = 'Misschien twee keer per e-mail verstuurd';
