import type { Complaint } from './complaint.ts';
import { daysBetween } from './day.ts';

/** Two texts are alike when this part of the shorter one's runs of words stands in the other. */
const alikeFrom = 0.6;
const wordsInARun = 3;
/** Later the same words are about something that happened again. */
const mostDaysApart = 30;

/**
 * Whether two complaints may be one and the same (samenvoegen, Awb 9:2): by one complainant, who wrote nearly the same words by
 * two ways within a month, such as a form and a mail. A person decides; both receipts are kept, and the earliest day counts.
 */
export function mayBeTheSame(one: Complaint, other: Complaint): boolean {
  const isEnded = [one, other].some(({ closedAs, destroyedOn }) => closedAs === 'merged' || destroyedOn);
  if (one.id === other.id || isEnded || one.splitFrom || other.splitFrom) return false;
  if (Math.abs(daysBetween(one.receivedOn, other.receivedOn)) > mostDaysApart) return false;
  return areAlike(one.statement.whatHappened, other.statement.whatHappened);
}

/** Whether two texts say nearly the same in the same words, whatever stands above or below. */
export function areAlike(one: string, other: string): boolean {
  const [a, b] = [runsOf(one), runsOf(other)];
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  if (!few.size) return false;
  return [...few].filter((run) => many.has(run)).length / few.size >= alikeFrom;
}

/** The runs of words of a text, without signs and capitals: none of a text that is shorter than one run. */
function runsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const count = Math.max(words.length - wordsInARun + 1, 0);
  return new Set(Array.from({ length: count }, (_, start) => words.slice(start, start + wordsInARun).join(' ')));
}
