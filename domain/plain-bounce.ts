import { addressesIn } from './addresses-in.ts';
import type { RecipientReport, ReturnedMail } from './delivery-report.ts';

/** What mail servers say in words when they have no fields for it. */
export const bouncePhrases = {
  subject: new RegExp(
    `^(${[
      'undeliver(ed|able)\\b',
      '(mail|message) delivery (failed|failure|system|subsystem)',
      'delivery (status notification|failure|failed|has failed|delayed|report|problem)',
      'returned mail\\b',
      'mail returned',
      'failure notice',
      'mail system error',
      'non-?deliver(y|able)',
      '(message|mail) (status - )?(delayed|undeliverable|could not be delivered)',
      'warning: (could not send message|message .* delayed)',
      'onbestelbaar',
      'niet (afgeleverd|bezorgd|bestelbaar|verzonden)',
      'onbezorgbaar',
      'bezorging (mislukt|vertraagd)',
      'mislukte (bezorging|aflevering)',
      'aflevering (mislukt|vertraagd)',
      'unzustellbar|nicht zugestellt|(mail)?zustellung (fehlgeschlagen|verzögert)',
      'non remis|[ée]chec de (la )?(remise|distribution)',
      'niedostarcz|nie dostarczono|niedoręcz|nie można dostarczyć',
      'teslim edileme|iletileme',
      'no se puede entregar|no entregado|mancata consegna',
    ].join('|')})`,
    'i',
  ),
  text: new RegExp(
    [
      'could(n\\W?t| not) be delivered',
      'this is the qmail-send program',
      'mail delivery software',
      'delivery (to the following recipients? )?(has )?failed',
      'i (was not|wasn\\W?t) able to deliver',
      'undeliverable',
      'permanent (fatal )?error',
      'the following address(es)?\\(?(es)?\\)? (failed|had)',
      'message was undeliverable',
      'user unknown',
      'no such user',
      'kon(den)? niet worden (afgeleverd|bezorgd)',
      'niet (worden )?bezorgd',
      'geadresseerden niet bereikt',
      'onbekende (gebruiker|ontvanger)',
      'konnten? nicht (zugestellt|übermittelt)|war nicht erreichbar|unbekannter empfänger',
      "n['’]a pas pu être (remis|distribué)",
      'nie (została |został )?dostarczon|nie ma takiego (konta|użytkownika)',
      'teslim edilemedi|iletilemedi',
      'no se ha podido entregar|non è stato (possibile )?(recapit|consegn)',
    ].join('|'),
    'i',
  ),
  // Of these gateways the sender is an ordinary address: only both together are a sign.
  gatewaySubject: /^returned mail: error during delivery/i,
  gatewayText: /-{2,} ?failed recipients ?-{2,}/i,
  full: /(mailbox|mail box|inbox|quota|storage|postvak|postbus|brievenbus)[^.\n]{0,60}(full|exceed|vol\b|reached|limit)|over quota|quota exceeded|(exceed|full)[^.\n]{0,40}quota/i,
  delayed:
    /(will|we'll) (keep (on )?try|continue (to try|trying)|retry|be retried)|still (being )?(tr(ying|ied)|retried)|warning message only|not (yet )?been delivered|do not need to resend|delivery (is |has been )?delayed|nog niet (worden )?(bezorgd|afgeleverd)|wordt (nog|opnieuw) geprobeerd|(bezorging|aflevering)[^.\n]{0,60} is vertraagd|blijven? [^.\n]{0,30}proberen|verzögert|weiterhin versuch|erneut versucht|a été retardé/i,
  delayedSubject: /delayed|\(delay\)|vertraagd|verzögert/i,
  final:
    /permanent(ly)?( fatal)? (error|fail)|giving up|gave up|will not be retried|final (attempt|notice)|5\.\d\.\d{1,3}/i,
};

const copy =
  /^[^\w\n]*(this is a copy of|below (this|the next) line is a copy|(original|returned|unsent) message|your message:|oorspronkelijk bericht|message headers? follow|headers? of the original)/im;

/**
 * Reads a report that is written for people, as Exim, qmail and older gateways send it: one fate for all that it names.
 * What follows after "this is a copy of the message" is our own mail, and says nothing.
 */
export function readPlainBounce({
  headers,
  subject = '',
  text,
}: Pick<ReturnedMail, 'headers' | 'subject' | 'text'>): RecipientReport[] {
  const words = text.slice(0, copy.exec(text)?.index);
  const status = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(words)?.[0];
  const soundsDelayed = bouncePhrases.delayed.test(words) || bouncePhrases.delayedSubject.test(subject);
  const isDelayed = soundsDelayed && !bouncePhrases.final.test(words);
  const isFull = /^[45]\.2\.2$/.test(status ?? '') || bouncePhrases.full.test(words);
  const delivery = isDelayed ? 'delayed' : isFull ? 'full' : 'failed';
  const named = addressesIn(headers.get('x-failed-recipients') ?? []);
  const addresses = [...new Set((named.length ? named : linesWithOne(words)).map((one) => one.toLowerCase()))];
  const told = { delivery, ...(status && { status }) } as const;
  return addresses.length ? addresses.map((one) => ({ addresses: [one], ...told })) : [{ addresses: [], ...told }];
}

/** Addresses that stand at the beginning of a line: there these servers name who they could not reach. */
function linesWithOne(words: string): string[] {
  return words
    .split(/\r?\n/)
    .slice(0, 500)
    .map((line) => line.slice(0, 400))
    .flatMap((line) => /^\s*<?([^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+)>?:?(\s|$)/.exec(line)?.[1] ?? []);
}
