import type { Actor, Complaint, Topic } from './complaint.ts';
import type { Outcome } from './lifecycle.ts';
import { done, mayNotStart } from './lifecycle.ts';
import type { Norm } from './norms.ts';

/** Says what a complaint is about and which norms it touches, for the yearly report (registratie, Awb 9:12a). */
export function classify(complaint: Complaint, classification: { topic: Topic; norms: Norm[] }, by: Actor): Outcome {
  const refusal = mayNotStart('classify', complaint, by);
  if (refusal) return { done: false, refusal };
  return done({ ...complaint, classification });
}
