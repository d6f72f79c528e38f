import { Temporal } from 'temporal-polyfill';
import type { Clock } from '#settings/clock.ts';

/** A clock that stands still until a test moves it. Times are wall-clock times in Amsterdam. */
export interface TestClock extends Clock {
  /** Puts the clock at a moment such as `2026-11-20T10:00`. */
  set(moment: string): void;
  /** Moves the clock: `{ days: 42 }` keeps the hour of the day, also across the change to summer or winter time. */
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void;
}

/** A clock at a moment in Amsterdam, such as `2026-11-20T10:00`. */
export function aClock(moment: string): TestClock {
  let at = inAmsterdam(moment);
  return {
    now: () => new Date(at.epochMilliseconds),
    set: (next) => {
      at = inAmsterdam(next);
    },
    advance: (by) => {
      at = at.add(by);
    },
  };
}

function inAmsterdam(moment: string): Temporal.ZonedDateTime {
  return Temporal.PlainDateTime.from(moment).toZonedDateTime('Europe/Amsterdam');
}
