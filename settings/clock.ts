/** Tells the time. Whoever needs the time is handed a clock, so that a test can move it. */
export interface Clock {
  now(): Date;
}

/** The clock of this machine. */
export const systemClock: Clock = { now: () => new Date() };
