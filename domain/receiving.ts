import type { Actor, Channel } from './complaint.ts';
import type { Day } from './day.ts';
import { isOverAYearBefore } from './incident.ts';
import type { Refusal } from './lifecycle.ts';
import { acts } from './lifecycle.ts';

/** What is entered about the day of a complaint that did not come in by itself. */
export interface EnteredReceipt {
  channel: Channel;
  receivedOn: Day;
  /** The day of the conduct; of continuing conduct the last day. */
  incidentOn?: Day;
  /** Why a complaint about conduct of more than a year ago, or of after its receipt, is taken in all the same. */
  reason?: string;
}

/**
 * Whether a complaint may be received so (Awb 9:4): by whom, never on a day to come, and with a reason when the conduct
 * is more than a year old (9:8 lid 1 onder b) or later than the complaint. Absence of a refusal means that it may.
 */
export function mayNotReceive(
  { receivedOn, incidentOn, reason }: EnteredReceipt,
  today: Day,
  by: Actor,
): Refusal | undefined {
  const { article, by: roles } = acts.receive;
  if (!(roles as readonly string[]).includes(by.role)) return { reason: 'not-by-this-role', article };
  if (receivedOn > today) return { reason: 'day-in-future', article: 'Awb 2:20', about: [receivedOn] };
  if (!incidentOn || reason?.trim()) return undefined;
  if (incidentOn > receivedOn)
    return { reason: 'incident-after-receipt', article: 'Awb 9:1 lid 1', about: [incidentOn] };
  if (isOverAYearBefore(incidentOn, receivedOn)) {
    return { reason: 'incident-over-a-year-ago', article: 'Awb 9:8 lid 1 onder b', about: [incidentOn] };
  }
  return undefined;
}
