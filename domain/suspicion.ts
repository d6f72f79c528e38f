import type { Actor, Complaint } from './complaint.ts';
import type { Day } from './day.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, mayNotStart, refused } from './lifecycle.ts';

/**
 * Says whether a form that seems to come from a machine is a complaint (klacht, Awb 9:1 lid 1). It is one until somebody
 * looked: it was registered, its terms run, only its acknowledgement (9:6) waits. What is none is closed without a letter.
 */
export function judgeSuspicion(
  complaint: Complaint,
  { isComplaint, reason }: { isComplaint: boolean; reason: string },
  on: Day,
  by: Actor,
): Outcome {
  const refusal = mayNotStart('judgeSuspicion', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.judgeSuspicion;
  const { suspicion } = complaint;
  if (!suspicion) return refused('not-suspected', article);
  if (suspicion.judged) return refused('already-done', article);
  if (!isComplaint && !reason.trim()) return refused('something-missing', article, ['reason']);
  const judged = { ...complaint, suspicion: { ...suspicion, judged: { isComplaint, reason, on } } };
  if (isComplaint) return done(judged, [{ kind: 'acknowledgement', to: { side: 'complainant' } }]);
  return done({ ...judged, status: 'closed', closedAs: 'no-complaint', closedOn: on });
}
