import type { Actor, Complaint } from './complaint.ts';
import type { Day } from './day.ts';
import { inDutch } from './day.ts';
import { startByReceipt } from './last-day.ts';
import type { Outcome } from './lifecycle.ts';
import { done, mayNotStart } from './lifecycle.ts';
import { countFrom } from './receipt-correction.ts';

/**
 * Records that the acknowledgement has left (ontvangstbevestiging, Awb 9:6): on the day it was mailed or posted.
 * Registering a complaint makes the letter due; this is the proof that it went. A complaint that was passed on inside
 * counts from that day only when the sender was told at once (2:24): told later, it counts from its arrival after all, and
 * a second letter says so.
 */
export function acknowledge(complaint: Complaint, on: Day, by: Actor): Outcome {
  const refusal = mayNotStart('acknowledge', complaint, by);
  if (refusal) return { done: false, refusal };
  if (complaint.acknowledgedOn) return done(complaint);
  const acknowledged = { ...complaint, acknowledgedOn: on };
  const start = startByReceipt(complaint, on).on;
  if (!complaint.passedOn || complaint.startsOn !== complaint.passedOn.on || start === complaint.startsOn) {
    return done(acknowledged);
  }
  const text = `Wij lieten u pas op ${inDutch(on)} weten dat uw klacht binnen de gemeente is doorgestuurd. Daarom tellen wij vanaf de dag waarop uw klacht bij ons binnenkwam.`;
  return countFrom(acknowledged, start, { letter: 'acknowledgement', dated: on, text, on });
}
