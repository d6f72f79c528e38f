import type { Actor, Complaint } from './complaint.ts';
import type { Outcome } from './lifecycle.ts';
import { done, mayNotStart } from './lifecycle.ts';

/** Begins with a talk (informele afhandeling, Awb 9:5). The terms keep running. */
export function takeUpInformally(complaint: Complaint, by: Actor): Outcome {
  const refusal = mayNotStart('takeUpInformally', complaint, by);
  if (refusal) return { done: false, refusal };
  return done({ ...complaint, status: 'informal' });
}

/** Takes the complaint up by the formal procedure; also when a talk did not satisfy (Awb 9:5). */
export function takeUpFormally(complaint: Complaint, by: Actor): Outcome {
  const refusal = mayNotStart('takeUpFormally', complaint, by);
  if (refusal) return { done: false, refusal };
  return done({ ...complaint, status: 'formal' });
}
