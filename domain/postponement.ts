import type { Actor, Complaint, Postponement } from './complaint.ts';
import type { Day } from './day.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, emptyFields, mayNotStart, refused } from './lifecycle.ts';

/**
 * Asks the complainant to agree to a later day (verder uitstel, Awb 9:11 lid 3). Only after deferral, or when that is no
 * longer possible because the term has passed; with a concrete day. Silence is never consent.
 */
export function askPostponement(
  complaint: Complaint,
  { until, reason }: { until: Day; reason: string },
  on: Day,
  by: Actor,
): Outcome {
  const refusal = mayNotStart('askPostponement', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.askPostponement;
  if (!complaint.deferral && on <= complaint.decideBy) return refused('not-deferred-yet', 'Awb 9:11 lid 2');
  if (openRequest(complaint)) return refused('answer-awaited', article);
  if (until <= complaint.decideBy || until <= on) return refused('not-a-later-day', article, [complaint.decideBy]);
  if (!reason.trim()) return refused('something-missing', article, ['reason']);
  const request: Postponement = { until, reason, askedOn: on };
  return done({ ...complaint, postponements: [...(complaint.postponements ?? []), request] }, [
    { kind: 'postponement-request', to: { side: 'complainant' } },
  ]);
}

/**
 * Records the complainant's own written answer (Awb 9:11 lid 3). Yes moves the last day to the day that was asked, as it
 * is: a day agreed on is no statutory term. No changes nothing, and the way to the ombudsman is open (9:24 lid 1).
 */
export function answerPostponement(
  complaint: Complaint,
  { agrees, stated }: { agrees: boolean; stated: string },
  on: Day,
  by: Actor,
): Outcome {
  const refusal = mayNotStart('answerPostponement', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.answerPostponement;
  const request = openRequest(complaint);
  if (!request) return refused('nothing-asked', article);
  const missing = emptyFields({ stated });
  if (missing.length) return refused('something-missing', article, missing);
  const answered: Postponement = { ...request, answer: { agrees, stated, on } };
  return done({
    ...complaint,
    decideBy: agrees ? request.until : complaint.decideBy,
    postponements: [...complaint.postponements!.slice(0, -1), answered],
  });
}

/** The request that has no answer yet. */
export function openRequest({ postponements = [] }: Complaint): Postponement | undefined {
  const last = postponements.at(-1);
  return last && !last.answer ? last : undefined;
}

/** Whether a later last day holds than the law's own: by deferral (9:11 lid 2), or by the complainant's consent (lid 3). */
export function isLastDayMoved({ deferral, postponements = [] }: Complaint): boolean {
  return deferral !== undefined || postponements.some(({ answer }) => answer?.agrees);
}
