import type { Day } from './day.ts';
import { addDays, addWeeks, addYears, day, inDutch } from './day.ts';

/**
 * The royal decrees that equate days with a holiday (Algemene termijnenwet 3 lid 3), each for three years. They follow no
 * rule that can be computed, and no feed or calendar on the internet is trusted with them: a decree is read in the
 * Staatscourant and written here as one row, from which the period that we know follows.
 */
export const decrees = [
  // Of 20 September 2019.
  { from: '2020-01-01', until: '2022-12-31', days: ['2020-05-22', '2021-05-14', '2022-05-27'] },
  {
    from: '2023-01-01',
    until: '2025-12-31',
    days: ['2023-04-28', '2023-05-19', '2024-05-10', '2024-12-27', '2025-05-30'],
  },
  // The next one, for 2029–2031, is to be expected in 2028.
  {
    from: '2026-01-01',
    until: '2028-12-31',
    days: ['2026-01-02', '2026-05-15', '2027-05-07', '2028-04-28', '2028-05-26'],
  },
];

/** Days equated by decree: after `knownUntil` no decree is known, before `knownFrom` none was looked up. */
export const equatedDays = {
  knownFrom: day(decrees[0]!.from),
  knownUntil: day(decrees.at(-1)!.until),
  days: new Set<Day>(decrees.flatMap(({ days }) => days).map(day)),
};

/** Soon: a year ahead. Urgent: new terms may end after the known days. Passed: every new term does. */
export interface EquatedDaysWarning {
  stage: 'soon' | 'urgent' | 'passed';
  /** What a maintainer should do, in Dutch. */
  sentence: string;
}

/** The longest term is ten weeks and four of deferral; a holiday may move its end into the week after. */
const weeksUntilLongestTerm = 15;

/** Whether it is time to look for the next decree (Algemene termijnenwet 3 lid 3). Undefined: not yet. */
export function equatedDaysWarning(today: Day): EquatedDaysWarning | undefined {
  const { knownUntil } = equatedDays;
  if (today < addYears(knownUntil, -1)) return undefined;
  const look = 'zoek in de Staatscourant het besluit voor de jaren daarna en zet het in domain/equated-days.ts';
  const known = `Welke dagen met een feestdag zijn gelijkgesteld, is bekend tot en met ${inDutch(knownUntil)}`;
  if (today < addWeeks(knownUntil, -weeksUntilLongestTerm)) return { stage: 'soon', sentence: `${known}: ${look}.` };
  if (today <= knownUntil) {
    return {
      stage: 'urgent',
      sentence: `${known}, en termijnen van nieuwe klachten kunnen later eindigen; die dagen zijn voorlopig: ${look}.`,
    };
  }
  return {
    stage: 'passed',
    sentence: `Vanaf ${inDutch(addDays(knownUntil, 1))} is niet bekend welke dagen met een feestdag zijn gelijkgesteld, dus elke nieuwe laatste dag is voorlopig: ${look}.`,
  };
}
