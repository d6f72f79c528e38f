import type { Actor, Complaint } from './complaint.ts';
import type { Day } from './day.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, emptyFields, mayNotStart, refused } from './lifecycle.ts';

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
