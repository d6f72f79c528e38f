import { dayOf, inDutch } from '#domain/day.ts';
import type { LetterChannel } from '#domain/letters.ts';
import type { LetterRow } from '#register/tables.ts';

const waiting: Record<LetterChannel, string> = {
  mail: 'Onderweg per e-mail',
  post: 'Gaat met de post',
  none: 'Kon nog niet worden verstuurd: wij weten niet waarheen',
};

/** How a letter stands: on its way, sent, or without a way to go. */
export function letterState({
  channel,
  sent_at,
  posted_on,
}: Pick<LetterRow, 'channel' | 'sent_at' | 'posted_on'>): string {
  if (posted_on) return `Met de post verstuurd op ${inDutch(posted_on)}`;
  if (sent_at) return `Per e-mail verstuurd op ${inDutch(dayOf(sent_at))}`;
  return waiting[channel];
}
