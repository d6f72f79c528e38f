import type { HeldBecause } from './delivery.ts';

/** So many mails that nobody pressed a button for go to one address; the rest waits for a person. */
const mostInADay = { acknowledgement: 10, receipt: 5, machine: 1 };
const mostInAWeek = 20;

/** What is known of an address when a mail to it is due by itself. */
export interface MailedBefore {
  /** Such mails in the last day, to this address and not held. */
  today: number;
  /** The same in the last seven days. */
  thisWeek: number;
  /** Some to this address are held already, and nobody has decided. */
  someHeld: boolean;
  /** Nobody reads them: machines answered us from there again and again. */
  isMachine: boolean;
}

/**
 * Whether a mail that is due by itself must wait for a person, and why. Nothing is swallowed by it: an acknowledgement
 * (Awb 9:6) stays owed. Somebody with a second complaint is answered; two machines are stopped at once (RFC 3834).
 */
export function heldBecause(
  what: 'acknowledgement' | 'receipt',
  { today, thisWeek, someHeld, isMachine }: MailedBefore,
): HeldBecause | undefined {
  if (isMachine && today >= mostInADay.machine) return 'machine';
  return someHeld || today >= mostInADay[what] || thisWeek >= mostInAWeek ? 'many' : undefined;
}

/** So many answers of machines in a day, that the address is taken for one: somebody who is away answers once. */
export const answersOfAMachine = 2;
