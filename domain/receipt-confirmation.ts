import type { Actor, Complaint } from './complaint.ts';
import type { Day } from './day.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, mayNotStart, refused } from './lifecycle.ts';

/**
 * Confirms the day of receipt (ontvangst, Awb 2:20) of a complaint that a colleague passed on by mail: it was read from below
 * that mail. Is it another day, then the start of the terms is corrected instead, which confirms it too.
 */
export function confirmReceipt(complaint: Complaint, on: Day, by: Actor): Outcome {
  const refusal = mayNotStart('confirmReceipt', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.confirmReceipt;
  if (!complaint.provisionalReceipt) return refused('receipt-not-provisional', article);
  if (complaint.provisionalReceipt.confirmedOn) return refused('already-done', article);
  return done(confirmed(complaint, on));
}

/** The complaint with its receipt no longer provisional, if it was. */
export function confirmed(complaint: Complaint, on: Day): Complaint {
  const { provisionalReceipt } = complaint;
  if (!provisionalReceipt || provisionalReceipt.confirmedOn) return complaint;
  return { ...complaint, provisionalReceipt: { ...provisionalReceipt, confirmedOn: on } };
}

/** Whether a coordinator must still say that the complaint was received on that day. */
export function isProvisional({ provisionalReceipt }: Complaint): boolean {
  return provisionalReceipt !== undefined && !provisionalReceipt.confirmedOn;
}
