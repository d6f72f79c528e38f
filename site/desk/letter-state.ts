import { dayOf, inDutch, timeOf } from '#domain/day.ts';
import type { lettersOf } from '#register/letters.ts';
import { failureText } from '../texts/delivery.ts';

/** A letter with what is known of its mail. */
export type LetterWithMail = Awaited<ReturnType<typeof lettersOf>>[number];

/** How a letter stands, in words: left, arrived as far as we know, on its way, waiting, or stuck. */
export function letterState(letter: LetterWithMail): string {
  const { sent_at, posted_on, channel } = letter;
  if (posted_on) return `gepost op ${inDutch(posted_on)}`;
  if (sent_at) return `gemaild op ${inDutch(dayOf(sent_at))}, ${timeOf(sent_at)}${possibly(letter)}${arrived(letter)}`;
  if (channel === 'post') return `${failed(letter)}wacht in de printrij`;
  if (channel === 'none') return `${failed(letter)}kan niet weg: er is geen adres of toestemming voor e-mail`;
  return onItsWay(letter);
}

/** Whether its mail failed for good and it has not left since. */
export function isStuck({ failed_at, sent_at, posted_on, channel }: LetterWithMail): boolean {
  return failed_at !== null && channel !== 'mail' && !sent_at && !posted_on;
}

function onItsWay({ attempts, sending_at, delayed_at, held_at }: LetterWithMail): string {
  if (held_at) return 'wacht tot iemand beslist of deze e-mail weg mag';
  if (delayed_at) return 'de mailbox was vol; wordt later opnieuw gemaild';
  // The first attempt counts from when it begins.
  return attempts && !sending_at ? 'mailen lukte nog niet, wordt opnieuw geprobeerd' : 'wordt nu gemaild';
}

function possibly({ possibly_sent }: LetterWithMail): string {
  return possibly_sent ? ' (misschien twee keer)' : '';
}

/** A server that took a mail has not delivered it: more than what a report told is never said. */
function arrived({ delivered_at, delayed_at }: LetterWithMail): string {
  if (delivered_at) return '; voor zover bekend aangekomen';
  return delayed_at ? '; de bezorging duurt langer, de mailserver probeert het nog' : '';
}

function failed({ failed_at, failure, bounced_at }: LetterWithMail): string {
  if (!failed_at) return '';
  const code = failureText(failure);
  return bounced_at ? `niet aangekomen op ${inDutch(dayOf(bounced_at))} (${code}); ` : `mailen is mislukt (${code}); `;
}
