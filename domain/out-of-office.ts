import type { MailHeaders } from './automatic-mail.ts';
import type { FateReason } from './correspondence.ts';
import type { Day } from './day.ts';
import { addDays, addYears, dayOf } from './day.ts';
import { addWorkingDays } from './holidays.ts';
import { readMailDate } from './mail-date.ts';

/** What an automatic answer shows that somebody is away; a read receipt or a confirmation shows nothing of it. */
const awayWords =
  /\b(afwezig(heid)?|niet aanwezig|vakantie|verlof|met reces|out of (the )?office|on leave|vacation|annual leave|zwangerschapsverlof|ziek(te)?)\b/i;
const signsOfAbsence: readonly (FateReason | undefined)[] = ['out-of-office-subject', 'autoresponder'];

/** Further ahead nobody is away without somebody here knowing. */
const mostDays = 60;

/** Whether an automatic message says that its sender is away. */
export function saysAway(
  sign: FateReason | undefined,
  { headers, subject = '', text }: { headers: MailHeaders; subject?: string | undefined; text: string },
): boolean {
  if (signsOfAbsence.includes(sign)) return true;
  const isAnswer = (headers.get('auto-submitted') ?? []).some((value) => /^\s*auto-replied/i.test(value));
  return sign === 'auto-submitted' && isAnswer && awayWords.test(`${subject}\n${text}`);
}

const date = String.raw`(?:[a-z]+,? )?(\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2} [a-z]+\.?(?: \d{4})?|[a-z]+ \d{1,2}(?:, \d{4})?)`;
const lastDays = new RegExp(String.raw`\b(?:t/m|tot en met|through|up to and including) ${date}`, 'i');
const firstDaysBack = new RegExp(
  String.raw`\b(?:tot|vanaf|weer (?:aanwezig|bereikbaar|terug) (?:op|vanaf)|terug op|until|back on|return(?:ing)? on) ${date}`,
  'i',
);

/**
 * The last day on which somebody is away according to their answer: `t/m 5 januari`, `tot 6 januari`, `terug op 6 januari`. Without a
 * year it is the first such day to come. When it says none, or one that is past or far away: the next working day, as until
 * then nobody will know better.
 */
export function awayUntil(text: string, today: Day): Day {
  const words = text.replace(/\s+/g, ' ');
  const said = dayIn(lastDays.exec(words)?.[1], today);
  const back = said ? undefined : dayIn(firstDaysBack.exec(words)?.[1], today);
  const until = said ?? (back && addDays(back, -1));
  const isLikely = until && until >= today && until <= addDays(today, mostDays);
  return isLikely ? until : addWorkingDays(today, 1);
}

function dayIn(written: string | undefined, today: Day): Day | undefined {
  if (!written) return undefined;
  const thisYear = today.slice(0, 4);
  const hasYear = /\d{4}/.test(written);
  const at = readMailDate(hasYear ? written : `${written} ${thisYear}`);
  if (!at) return undefined;
  const day = dayOf(at);
  return hasYear || day >= today ? day : addYears(day, 1);
}
