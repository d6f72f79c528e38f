import type { Actor, Complaint } from './complaint.ts';
import type { Day } from './day.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, emptyFields, mayNotStart, refused } from './lifecycle.ts';

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

/**
 * Records a talk with the complainant about a solution (Awb 9:5). The first one keeps the municipality's promise of
 * contact within so many working days.
 */
export function recordContact(
  complaint: Complaint,
  { contactOn, how, note }: { contactOn: Day; how: string; note: string },
  today: Day,
  by: Actor,
): Outcome {
  const refusal = mayNotStart('recordContact', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.recordContact;
  if (contactOn > today) return refused('day-in-future', article, [contactOn]);
  if (contactOn < complaint.receivedOn) return refused('day-before-receipt', article, [contactOn]);
  const missing = emptyFields({ how, note });
  if (missing.length) return refused('something-missing', article, missing);
  return done({ ...complaint, contacts: [...(complaint.contacts ?? []), { on: contactOn, how, note }] });
}
