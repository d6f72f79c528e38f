import type { Language } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { day, inDutch, inDutchWithWeekday } from '#domain/day.ts';
import { termsFor } from '#domain/terms.ts';
import type { Municipality } from '#settings/municipality.ts';
import { inEnglish, inEnglishWithWeekday } from '#templates/english-days.ts';
import { explainedInEnglish } from '#templates/explanation.ts';

/** Its six weeks end on Christmas Day, so that the example shows how a term moves on. */
export const exampleDay = day('2026-11-13');

/** The worked example of a procedure page: what the engine reckons for one day of receipt, and why. */
export function workedExample({ terms: { advisoryProcedure } }: Municipality, language: Language) {
  const terms = termsFor(exampleDay, { advisoryProcedure });
  const { start, notHandling, decide, deferred } = terms;
  const withDutchDays = (sentence: string) =>
    decide.moved.reduce((said, { name }) => said.replace(`(${name})`, `(*${name}*)`), sentence);
  return {
    terms,
    deferralWeeks: deferred.weeks - decide.weeks,
    days: { refused: notHandling.lastDay, decide: decide.lastDay, deferred: deferred.lastDay },
    why: language === 'en' ? explainedInEnglish(start, decide).map(withDutchDays) : decide.explanation,
  };
}

/** A day in the language of the page: `20 november 2026`. */
export function dayIn(language: Language, of: Day): string {
  return language === 'en' ? inEnglish(of) : inDutch(of);
}

/** A day in the language of the page: `vrijdag 20 november 2026`. */
export function dayWithWeekdayIn(language: Language, of: Day): string {
  return language === 'en' ? inEnglishWithWeekday(of) : inDutchWithWeekday(of);
}
