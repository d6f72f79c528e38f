import type { Complaint } from './complaint.ts';
import type { Day } from './day.ts';
import { dayOf, instantInAmsterdam } from './day.ts';
import { addWorkingDays } from './holidays.ts';
import { isInvolved } from './routing.ts';

/**
 * So many working days may a message wait for a person. It may be a complaint, and then the terms run since it arrived
 * (Awb 2:20): whoever looks after a week has lost that week.
 */
export const reviewWorkingDays = 2;

/** The messages of a municipality that wait for too long: how many, and since when the oldest. */
export interface AgedReviews {
  count: number;
  oldestOn: Day;
}

/** A message that waits for too long, with the complaint that it may be about. */
export interface AgedMessage {
  arrivedOn: Day;
  about?: Complaint;
}

/**
 * What of the messages that wait too long somebody may know of: whoever was involved in a complaint knows of none that may
 * be about it (Awb 9:7 lid 1). Undefined: of none.
 */
export function agedFor(staffId: string, messages: readonly AgedMessage[]): AgedReviews | undefined {
  const days = messages.filter(({ about }) => !about || !isInvolved(about, staffId)).map(({ arrivedOn }) => arrivedOn);
  const [oldestOn] = days.sort();
  return oldestOn && { count: days.length, oldestOn };
}

/** What arrived before this moment and still waits for a person has waited too long. */
export function agedBefore(now: Date): Date {
  return instantInAmsterdam(addWorkingDays(dayOf(now), -reviewWorkingDays), '00:00');
}
