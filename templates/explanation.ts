import type { Complaint, Language } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { explainedStart } from '#domain/last-day.ts';
import type { StartOfTerms } from '#domain/receipt.ts';
import type { Term } from '#domain/terms.ts';
import { termsFor } from '#domain/terms.ts';
import { inEnglish, inEnglishWithWeekday } from './english-days.ts';

/**
 * Why the last day to decide is that day (Awb 9:11 lid 1), one sentence a step, as the complainant is told on `toldOn`.
 * Empty when the last day was moved since, by deferral or consent.
 */
export function explanationOf(complaint: Complaint, toldOn: Day, language: Language): string[] {
  const { advisoryProcedure, decideBy } = complaint;
  const start = explainedStart(complaint, toldOn);
  const { decide } = termsFor(start, { advisoryProcedure });
  if (decide.lastDay !== decideBy) return [];
  return language === 'en' ? explainedInEnglish(start, decide) : decide.explanation;
}

/** Why a term to decide (Awb 9:11 lid 1) ends on its last day, in English. */
export function explainedInEnglish(
  { on }: StartOfTerms,
  { weeks, nominal, moved, lastDay, provisional }: Term,
): string[] {
  return [
    `We count from ${inEnglishWithWeekday(on)}. The day after that is the first day.`,
    `We have ${weeks === 6 ? 'six' : 'ten'} weeks (Article 9:11(1) of the Dutch General Administrative Law Act). ` +
      `They end on ${inEnglishWithWeekday(nominal)}.`,
    ...moved.map(({ day, name, article }) => {
      if (article === 'Atw 1 lid 1') return `${inEnglishWithWeekday(day)} falls in a weekend.`;
      const holiday = article === 'Atw 3 lid 3' ? '' : ` (${name})`;
      return `${inEnglishWithWeekday(day)} is a public holiday in the Netherlands${holiday}.`;
    }),
    moved.length
      ? `So the last day moves to ${inEnglishWithWeekday(lastDay)} (Article 1(1) of the General Extension of Time Limits Act).`
      : `That is a working day, so the last day is ${inEnglishWithWeekday(lastDay)}.`,
    ...(provisional
      ? [`${inEnglish(lastDay)} may still move: not all public holidays of that time are known yet.`]
      : []),
  ];
}
