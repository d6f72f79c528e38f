import type { Actor, Complaint, Decision, Staff } from './complaint.ts';
import type { Day } from './day.ts';
import { openDuties } from './duties.ts';
import type { LetterDue } from './letters.ts';
import { toPersonsConcerned } from './letters.ts';
import type { Outcome, Refusal } from './lifecycle.ts';
import { acts, done, mayNotStart, refused } from './lifecycle.ts';
import type { HandledBy } from './routing.ts';
import { handlerFits } from './routing.ts';

/** What is entered for the closing letter. */
export interface DecisionGiven extends Omit<Decision, 'decidedOn' | 'ombudsman'> {
  /** Whether the conclusions differ from the advice (9:16). Only where an advice was given. */
  differsFromAdvice?: boolean;
}

/**
 * Decides the complaint (afdoening, Awb 9:12): findings, judgement with reasons per part, conclusions if any, and the
 * ombudsman of the day. Refused while a duty of the law is open. Too late is no ground for refusal: the duty to decide
 * stays (9:11). The persons concerned are told how it ended.
 */
export function decide(
  complaint: Complaint,
  { differsFromAdvice = false, ...given }: DecisionGiven,
  ombudsman: string | undefined,
  on: Day,
  by: Actor,
): Outcome {
  const refusal = mayNotStart('decide', complaint, by);
  if (refusal) return { done: false, refusal };
  const open = openDuties(complaint);
  if (open.length) return refused('duty-open', open[0]!.article, [...new Set(open.map(({ name }) => name))]);
  const missing = [
    ...(given.findings.trim() ? [] : ['findings']),
    ...(given.parts.length ? [] : ['judgement']),
    ...(given.parts.length < 2 || given.parts.every(({ subject }) => subject.trim()) ? [] : ['subject']),
    ...(given.parts.every(({ reasons }) => reasons.trim()) ? [] : ['reasons']),
  ];
  if (missing.length) return refused('something-missing', `${acts.decide.article} lid 1`, missing);
  // Whoever was not heard because it was manifestly unfounded cannot be told that it was not.
  const skipped = complaint.hearing?.notHeld?.ground === 'manifestly-unfounded' && !complaint.hearing.heldOn;
  if (skipped && given.parts.some(({ judgement }) => judgement !== 'unfounded')) {
    return refused('not-unfounded-after-all', 'Awb 9:10 lid 2 onder a');
  }
  if (differsFromAdvice && !given.deviation?.trim()) return refused('deviation-unexplained', 'Awb 9:16');
  if (!ombudsman) return refused('no-ombudsman', `${acts.decide.article} lid 2`);
  const decision: Decision = { ...given, ombudsman, decidedOn: on };
  const letters: LetterDue[] = [
    { kind: 'decision', to: { side: 'complainant' } },
    ...toPersonsConcerned('decision-to-person', complaint),
  ];
  return done({ ...complaint, status: 'closed', closedAs: 'decided', closedOn: on, decision }, letters);
}

/**
 * Whether the handler is the one who may give the judgement by the municipality's own rule for the formal procedure (Awb
 * 9:7), whatever phase the complaint is in. Absence of a refusal means yes.
 */
export function handlerMayNotDecide(
  complaint: Complaint,
  staff: readonly Staff[],
  rule: readonly HandledBy[],
): Refusal | undefined {
  if (handlerFits({ ...complaint, status: 'formal' }, staff, rule)) return undefined;
  return { reason: 'handler-outside-own-rule', article: 'Awb 9:7', about: [complaint.handler!.name] };
}
