import type { Actor, Complaint } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { isHeard } from '#domain/hearing.ts';
import type { Act } from '#domain/lifecycle.ts';
import { allowedActs } from '#domain/lifecycle.ts';
import { sidesOf } from './sides.ts';

type Question = (complaint: Complaint, today: Day) => boolean;

/** What an act needs to find before its form is worth showing; the law itself is asked when the form is sent. */
const hasUse: Partial<Record<Act, Question>> = {
  // Sending the letter is what acknowledges; nobody does that by hand.
  acknowledge: () => false,
  establishNoPerson: ({ notAboutAPerson, personsConcerned }) => !notAboutAPerson && !personsConcerned.length,
  copyToPersonConcerned: ({ personsConcerned }) => personsConcerned.some(({ copiedOn }) => !copiedOn),
  offerHearing: ({ hearing, personsConcerned }) =>
    [hearing, ...personsConcerned.map((person) => person.hearing)].some((one) => !one?.offeredOn && !isHeard(one)),
  recordHearing: (complaint) => sidesOf(complaint).length > 0,
  recordNoHearing: (complaint) => sidesOf(complaint).length > 0,
  defer: ({ deferral, decideBy }, today) => !deferral && today <= decideBy,
};

/** The acts whose form this person gets to see, in the order of the procedure. */
export function usefulActs(complaint: Complaint, by: Actor, today: Day): Act[] {
  return allowedActs(complaint, by).filter((act) => hasUse[act]?.(complaint, today) ?? true);
}
