import type { Actor, Complaint } from './complaint.ts';
import type { Day } from './day.ts';
import { addYears } from './day.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, emptyFields, mayNotStart, refused } from './lifecycle.ts';
import { isLastDayMoved, openRequest } from './postponement.ts';
import { confirmed } from './receipt-confirmation.ts';
import { termsFor } from './terms.ts';

/** Another day from which the terms run, and why. `passedOn` when it came in elsewhere and was passed on (2:24). */
export interface CorrectedStart {
  startsOn: Day;
  reason: string;
}

/**
 * Sets the day from which the terms run (Awb 2:20, 2:24) when receipt was written down wrongly, or the municipality passed
 * the complaint on inside and told so at once. Only while no later day was set or asked for; the complainant is told by letter.
 */
export function correctReceipt(
  complaint: Complaint,
  { startsOn, reason }: CorrectedStart,
  on: Day,
  by: Actor,
): Outcome {
  const refusal = mayNotStart('correctReceipt', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.correctReceipt;
  if (startsOn > on) return refused('start-after-today', article, [startsOn]);
  if (startsOn < addYears(complaint.receivedOn, -1)) return refused('start-long-before', article, [startsOn]);
  if (isLastDayMoved(complaint)) {
    return refused('term-was-changed', article, [complaint.decideBy]);
  }
  // A term that has ended was exceeded; a later start would hide that.
  if (on > complaint.decideBy && startsOn > startOf(complaint)) {
    return refused('term-has-passed', 'Awb 9:11 lid 1', [complaint.decideBy]);
  }
  // The day that was asked lies after the last day of then; a yes must not bring a new last day forward.
  if (openRequest(complaint)) return refused('answer-awaited', 'Awb 9:11 lid 3');
  const missing = emptyFields({ reason });
  if (missing.length) return refused('something-missing', article, missing);
  const correction = { letter: 'acknowledgement', dated: complaint.receivedOn, text: reason, on };
  return countFrom(confirmed(complaint, on), startsOn, correction);
}

/** The complaint with its terms counted from another day, and the letter that tells so. */
export function countFrom(
  complaint: Complaint,
  startsOn: Day,
  correction: Required<Complaint>['corrections'][number],
): Outcome {
  const terms = termsFor(startsOn, { advisoryProcedure: complaint.advisoryProcedure });
  return done(
    {
      ...complaint,
      startsOn,
      noticeBy: terms.notHandling.lastDay,
      steerOn: terms.steerOn,
      decideBy: terms.decide.lastDay,
      corrections: [...(complaint.corrections ?? []), correction],
    },
    [{ kind: 'correction', to: { side: 'complainant' } }],
  );
}

/** The day from which the terms run: the day of receipt, unless another was set. */
export function startOf({ startsOn, receivedOn }: Complaint): Day {
  return startsOn ?? receivedOn;
}
