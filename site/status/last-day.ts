import type { Complaint } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { explainLastDay } from '#domain/last-day.ts';

/** The last day to decide as it stands (Awb 9:11), and in plain sentences why it is that day. */
export function lastDayOf(complaint: Complaint): { day: Day; explanation: string[] } {
  const { decideBy, acknowledgedOn, receivedOn } = complaint;
  return { day: decideBy, explanation: explainLastDay(complaint, acknowledgedOn ?? receivedOn) };
}
