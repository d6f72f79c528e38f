import type { Actor, Complaint, Staff } from './complaint.ts';
import type { Day } from './day.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, mayNotStart, refused } from './lifecycle.ts';
import type { HandledBy } from './routing.ts';
import { handlerCandidates, isInvolved } from './routing.ts';

/** What the coordinator says when assigning. */
export interface Assignment {
  /** The declaration that the handler was not involved in the conduct (9:7 lid 1). */
  notInvolved: boolean;
  /** Why somebody outside the municipality's own rule handles it; empty when inside. */
  reason?: string;
}

/**
 * Assigns the one who handles the complaint (klachtbehandelaar, Awb 9:7): never a person complained about, and by the
 * municipality's own rule unless the reason for another choice is written down.
 */
export function assignHandler(
  complaint: Complaint,
  person: Staff,
  { notInvolved, reason }: Assignment,
  rule: readonly HandledBy[],
  on: Day,
  by: Actor,
): Outcome {
  const refusal = mayNotStart('assignHandler', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.assignHandler;
  if (isInvolved(complaint, person.id))
    return refused('handler-is-person-concerned', `${article} lid 1`, [person.name]);
  if (!notInvolved) return refused('handler-not-declared', `${article} lid 1`);
  if (!reason?.trim() && handlerCandidates(complaint, [person], rule).length === 0) {
    return refused('handler-outside-own-rule', article, [person.name]);
  }
  return done({
    ...complaint,
    handler: { staffId: person.id, name: person.name, assignedOn: on, ...(reason?.trim() && { reason }) },
  });
}
