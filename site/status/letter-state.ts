import { dayOf, inDutch } from '#domain/day.ts';
import type { lettersOf } from '#register/letters.ts';

/** A letter with what is known of its mail. */
export type LetterWithMail = Awaited<ReturnType<typeof lettersOf>>[number];

/** What decides how a letter stands. */
type Way = Pick<
  LetterWithMail,
  | 'channel'
  | 'sent_at'
  | 'posted_on'
  | 'failed_at'
  | 'possibly_sent'
  | 'attempts'
  | 'sending_at'
  | 'delayed_at'
  | 'delivered_at'
  | 'bounced_at'
  | 'held_at'
>;

/** How a letter stands, for the complainant: on its way, sent, perhaps sent, come back, or without a way to go. */
export function letterState(letter: Way): string {
  const { channel, sent_at, posted_on } = letter;
  if (posted_on) return `Op de post gedaan op ${inDutch(posted_on)}.`;
  if (sent_at) return sentOn(sent_at, letter);
  const undelivered = failure(letter);
  if (channel === 'post')
    return `${undelivered}${undelivered ? 'Wij sturen hem met de post.' : 'Wordt met de post verstuurd.'}`;
  if (channel === 'none') return `${undelivered}Nog niet verstuurd: wij weten niet waarheen. U leest hem hier.`;
  return onItsWay(letter);
}

/** Sent is not delivered: that a letter arrived is only said when it was told. */
function sentOn(at: Date, { possibly_sent, delivered_at, delayed_at }: Way): string {
  const sent = `${possibly_sent ? 'Misschien twee keer per e-mail verstuurd' : 'Per e-mail verstuurd'} op ${inDutch(dayOf(at))}.`;
  if (delivered_at) return `${sent} Voor zover wij weten is hij aangekomen.`;
  return delayed_at ? `${sent} De bezorging duurt langer dan normaal.` : sent;
}

function failure({ failed_at, bounced_at }: Way): string {
  if (bounced_at) return `De e-mail kwam op ${inDutch(dayOf(bounced_at))} bij ons terug. `;
  return failed_at ? 'Kon niet per e-mail worden bezorgd. ' : '';
}

function onItsWay({ possibly_sent, attempts, sending_at, delayed_at, held_at }: Way): string {
  if (held_at) return 'Nog niet verstuurd. Wij kijken eerst of hij per e-mail of met de post gaat. U leest hem hier.';
  if (delayed_at) return 'Uw mailbox was vol. Wij proberen het later opnieuw. U leest hem hier.';
  if (possibly_sent) return 'Misschien per e-mail verstuurd. Wij proberen het voor de zekerheid nog eens.';
  // The first attempt counts from when it begins.
  return attempts && !sending_at
    ? 'Wordt per e-mail verstuurd. Dat lukte nog niet. Wij proberen het opnieuw.'
    : 'Wordt per e-mail verstuurd.';
}
