/** Minutes to wait after the first, second … failed attempt; after the last one the mail has failed. */
const waits = [1, 5, 15, 60, 240, 720, 1440];

/** When to try again to send a mail that a server could not take for now. Undefined: no more, it has failed. */
export function nextAttempt(attempts: number, now: Date): Date | undefined {
  const minutes = waits[attempts - 1];
  return minutes === undefined ? undefined : new Date(now.getTime() + minutes * 60_000);
}

/** How long a mail may be in the act of being sent before another run takes over and marks it possibly sent. */
export const sendingLeaseMs = 60_000;

/** Why a mail that nobody pressed a button for waits for a person: too many to one address, or the other side is a machine. */
export type HeldBecause = 'many' | 'machine';
