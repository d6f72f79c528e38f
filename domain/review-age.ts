import type { Day } from './day.ts';
import { dayOf, instantInAmsterdam } from './day.ts';
import { addWorkingDays } from './holidays.ts';

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

/** What arrived before this moment and still waits for a person has waited too long. */
export function agedBefore(now: Date): Date {
  return instantInAmsterdam(addWorkingDays(dayOf(now), -reviewWorkingDays), '00:00');
}
