import type { Actor, Complaint, Staff } from './complaint.ts';
import type { Day } from './day.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, mayNotStart, refused } from './lifecycle.ts';

/**
 * Records that somebody was involved in the conduct without being complained about, such as the manager who gave the
 * order (Awb 9:7 lid 1). From then on they cannot read, handle, hear or decide it.
 */
export function recordInvolvement(
  complaint: Complaint,
  { person, how }: { person: Staff; how: string },
  on: Day,
  by: Actor,
): Outcome {
  const refusal = mayNotStart('recordInvolvement', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.recordInvolvement;
  const { id: staffId, name } = person;
  if (complaint.involved?.some((one) => one.staffId === staffId)) return refused('already-involved', article, [name]);
  if (!how.trim()) return refused('something-missing', article, ['how']);
  const involved = [...(complaint.involved ?? []), { staffId, name, how, on }];
  return done({ ...withoutTask(complaint, staffId), involved });
}

/** The complaint taken away from somebody: no longer its handler, its hearing's chair, nor who coordinates instead. */
export function withoutTask(complaint: Complaint, staffId: string): Complaint {
  const { handler, hearingChair, coordinatorInstead, ...rest } = complaint;
  return {
    ...rest,
    ...(handler && handler.staffId !== staffId && { handler }),
    ...(hearingChair && hearingChair.staffId !== staffId && { hearingChair }),
    ...(coordinatorInstead && coordinatorInstead.staffId !== staffId && { coordinatorInstead }),
  };
}
