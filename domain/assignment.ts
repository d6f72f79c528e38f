import type { Actor, Complaint, Staff, StaffRole } from './complaint.ts';
import type { Day } from './day.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, mayNotStart, refused } from './lifecycle.ts';
import { isInvolved } from './routing.ts';

/** What the coordinator says when assigning. */
export interface Assignment {
  /** The declaration that the handler was not involved in the conduct (9:7 lid 1). */
  notInvolved: boolean;
  /** Why somebody outside the municipality's own rule handles it; empty when inside. */
  reason?: string;
  /** The role in which they handle it, to sign with. */
  as?: StaffRole | undefined;
}

/**
 * Assigns the one who handles the complaint (klachtbehandelaar, Awb 9:7): never somebody who was involved, and one of the
 * `candidates` of the municipality's own rule unless the reason for another choice is written down.
 */
export function assignHandler(
  complaint: Complaint,
  person: Staff,
  { notInvolved, reason, as }: Assignment,
  candidates: readonly Staff[],
  on: Day,
  by: Actor,
): Outcome {
  const refusal = mayNotStart('assignHandler', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.assignHandler;
  if (isInvolved(complaint, person.id))
    return refused('handler-is-person-concerned', `${article} lid 1`, [person.name]);
  if (!notInvolved) return refused('handler-not-declared', `${article} lid 1`);
  if (!reason?.trim() && !candidates.some(({ id }) => id === person.id)) {
    return refused('handler-outside-own-rule', article, [person.name]);
  }
  return done({
    ...complaint,
    handler: {
      ...{ staffId: person.id, name: person.name, assignedOn: on },
      ...(as && { as }),
      ...(reason?.trim() && { reason }),
    },
  });
}

/** Appoints who leads the hearing (Awb 9:7 lid 1, 9:15 lid 2): somebody who was not involved, and says so. */
export function appointHearingChair(
  complaint: Complaint,
  person: Staff,
  { notInvolved }: { notInvolved: boolean },
  on: Day,
  by: Actor,
): Outcome {
  const refusal = mayNotStart('appointHearingChair', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.appointHearingChair;
  if (isInvolved(complaint, person.id)) return refused('chair-is-involved', article, [person.name]);
  if (!notInvolved) return refused('handler-not-declared', article);
  return done({ ...complaint, hearingChair: { staffId: person.id, name: person.name, on } });
}
