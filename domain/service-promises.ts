import { inFull } from './article.ts';
import type { Day } from './day.ts';
import { addDays, inDutchWithWeekday } from './day.ts';
import { addWorkingDays, freeDay } from './holidays.ts';

/** Between how many working days after receipt something is promised; both the same when there is one number. */
export interface WorkingDays {
  from: number;
  to: number;
}

/** The days between which a municipality promised to do something. */
export interface PromisedDays {
  firstDay: Day;
  lastDay: Day;
  /** One plain Dutch sentence per step: the promise, the count, the days that were skipped, the outcome. */
  explanation: string[];
}

/**
 * When a promise in working days (servicebelofte) is kept: the first is the first working day after the day of receipt.
 * No statutory term: nothing follows from breaking it, and the terms of the Awb run on beside it.
 */
export function promisedDays(receivedOn: Day, { from, to }: WorkingDays): PromisedDays {
  const firstDay = addWorkingDays(receivedOn, from);
  const lastDay = addWorkingDays(receivedOn, to);
  const skipped = holidaysBetween(receivedOn, lastDay);
  return {
    firstDay,
    lastDay,
    explanation: [
      `De gemeente belooft dit ${within({ from, to })} na ontvangst; dat is een belofte van de gemeente, geen termijn van de wet.`,
      `De klacht is ontvangen op ${inDutchWithWeekday(receivedOn)}; het tellen begint op de dag erna, en een zaterdag, zondag of feestdag telt niet mee (feestdagen staan in ${inFull('Atw 3')}).`,
      ...(skipped.length ? [`Overgeslagen als feestdag: ${skipped.join(', ')}.`] : []),
      firstDay === lastDay
        ? `Zo komt de gemeente uit op ${inDutchWithWeekday(lastDay)}.`
        : `Zo komt de gemeente uit op ${inDutchWithWeekday(firstDay)} tot en met ${inDutchWithWeekday(lastDay)}.`,
    ],
  };
}

function within({ from, to }: WorkingDays): string {
  if (from < to) return `binnen ${from} tot ${to} werkdagen`;
  return to === 1 ? 'binnen één werkdag' : `binnen ${to} werkdagen`;
}

/** The holidays after a day and before another that are no weekend days. */
function holidaysBetween(after: Day, before: Day): string[] {
  const written: string[] = [];
  for (let on = addDays(after, 1); on < before; on = addDays(on, 1)) {
    const free = freeDay(on);
    if (free && free.article !== 'Atw 1 lid 1') written.push(`${inDutchWithWeekday(on)} (${free.name})`);
  }
  return written;
}
