import type { Actor, Complaint } from './complaint.ts';
import type { Day } from './day.ts';
import { toBothSides } from './letters.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, emptyFields, mayNotStart, refused } from './lifecycle.ts';
import { isLastDayMoved, openRequest } from './postponement.ts';
import { startOf } from './receipt-correction.ts';
import { termsFor } from './terms.ts';

/**
 * Applies the advisory procedure to a complaint that came in without it (klachtadviesprocedure, Awb 9:13): only by a
 * regulation or decision, never because a case is hard. The ten weeks count from the same start (9:11 lid 1); both sides
 * are told that a person or committee will advise (9:15 lid 1), and the new last day.
 */
export function applyAdvisoryProcedure(
  complaint: Complaint,
  { regulation }: { regulation: string },
  on: Day,
  by: Actor,
): Outcome {
  const refusal = mayNotStart('applyAdvisoryProcedure', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.applyAdvisoryProcedure;
  if (complaint.advisoryProcedure) return refused('already-done', article);
  if (isLastDayMoved(complaint)) {
    return refused('term-was-changed', 'Awb 9:11', [complaint.decideBy]);
  }
  if (openRequest(complaint)) return refused('answer-awaited', 'Awb 9:11 lid 3');
  // A term that has ended was exceeded; it does not begin again.
  if (on > complaint.decideBy) return refused('term-has-passed', 'Awb 9:11 lid 3', [complaint.decideBy]);
  const missing = emptyFields({ regulation });
  if (missing.length) return refused('something-missing', article, missing);
  const { steerOn, decide } = termsFor(startOf(complaint), { advisoryProcedure: true });
  const applied = { ...complaint, advisoryProcedure: true, steerOn, decideBy: decide.lastDay };
  return done({ ...applied, advisoryApplied: { regulation, on } }, toBothSides('advisory-procedure', applied));
}

/** What the person or committee that advises sends: who, the report of findings with the hearing's report, the advice. */
export interface AdviceGiven {
  adviser: string;
  findings: string;
  advice: string;
  advisedOn: Day;
}

/**
 * Records the report of findings with the advice (klachtadviesprocedure, Awb 9:15 lid 4). Only where a regulation or
 * decision made that procedure apply (9:13); the authority gives no instructions on it (9:14).
 */
export function recordAdvice(complaint: Complaint, given: AdviceGiven, today: Day, by: Actor): Outcome {
  const refusal = mayNotStart('recordAdvice', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.recordAdvice;
  const { adviser, findings, advice, advisedOn } = given;
  if (!complaint.advisoryProcedure) return refused('no-advisory-procedure', 'Awb 9:13');
  if (advisedOn > today) return refused('day-in-future', article, [advisedOn]);
  if (advisedOn < complaint.receivedOn) return refused('day-before-receipt', article, [advisedOn]);
  const missing = emptyFields({ adviser, findings, advice });
  if (missing.length) return refused('something-missing', article, missing);
  return done({ ...complaint, advice: { adviser, findings, advice, on: advisedOn } });
}
