import type { Actor, Complaint, Decision } from './complaint.ts';
import type { Day } from './day.ts';
import { openDuties } from './duties.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, mayNotStart, refused } from './lifecycle.ts';

/**
 * Decides the complaint (afdoening, Awb 9:12): findings, judgement with reasons per part, and conclusions if any.
 * Refused while a duty of the law is open. Too late is no ground for refusal: the duty to decide stays (9:11).
 */
export function decide(complaint: Complaint, decision: Omit<Decision, 'decidedOn'>, on: Day, by: Actor): Outcome {
  const refusal = mayNotStart('decide', complaint, by);
  if (refusal) return { done: false, refusal };
  const open = openDuties(complaint);
  if (open.length) return refused('duty-open', open[0]!.article, [...new Set(open.map(({ name }) => name))]);
  const missing = [
    ...(decision.findings.trim() ? [] : ['findings']),
    ...(decision.parts.length ? [] : ['judgement']),
    ...(decision.parts.every(({ reasons }) => reasons.trim()) ? [] : ['reasons']),
  ];
  if (missing.length) return refused('something-missing', `${acts.decide.article} lid 1`, missing);
  return done(
    { ...complaint, status: 'closed', closedAs: 'decided', closedOn: on, decision: { ...decision, decidedOn: on } },
    [{ kind: 'decision', to: { side: 'complainant' } }],
  );
}
