import type { Actor, Complaint } from './complaint.ts';
import type { Day } from './day.ts';
import type { Outcome } from './lifecycle.ts';
import { done, mayNotStart } from './lifecycle.ts';

/**
 * Records that the acknowledgement has left (ontvangstbevestiging, Awb 9:6): on the day it was mailed or posted.
 * Registering a complaint makes the letter due; this is the proof that it went.
 */
export function acknowledge(complaint: Complaint, on: Day, by: Actor): Outcome {
  const refusal = mayNotStart('acknowledge', complaint, by);
  if (refusal) return { done: false, refusal };
  return done({ ...complaint, acknowledgedOn: complaint.acknowledgedOn ?? on });
}
