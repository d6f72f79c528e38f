import type { Actor, Complaint } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { isHeard } from '#domain/hearing.ts';
import type { Act } from '#domain/lifecycle.ts';
import { allowedActs } from '#domain/lifecycle.ts';
import { openRequest } from '#domain/postponement.ts';
import { isProvisional } from '#domain/receipt-confirmation.ts';
import { retentionOf } from '#domain/retention.ts';
import { sidesOf } from './sides.ts';

type Question = (complaint: Complaint, today: Day) => boolean;

/** What an act needs to find before its form is worth showing; the law itself is asked when the form is sent. */
const hasUse: Partial<Record<Act, Question>> = {
  // Sending the letter is what acknowledges; nobody does that by hand.
  acknowledge: () => false,
  establishNoPerson: ({ notAboutAPerson, personsConcerned }) => !notAboutAPerson && !personsConcerned.length,
  removePersonConcerned: ({ personsConcerned }) => personsConcerned.length > 0,
  copyToPersonConcerned: ({ personsConcerned }) => personsConcerned.some(({ copiedOn }) => !copiedOn),
  offerHearing: ({ hearing, personsConcerned }) =>
    [hearing, ...personsConcerned.map((person) => person.hearing)].some((one) => !one?.offeredOn && !isHeard(one)),
  recordHearing: (complaint) => sidesOf(complaint).length > 0,
  recordNoHearing: (complaint) => sidesOf(complaint).length > 0,
  defer: ({ deferral, decideBy }, today) => !deferral && today <= decideBy,
  askPostponement: (complaint, today) =>
    (complaint.deferral !== undefined || today > complaint.decideBy) && !openRequest(complaint),
  answerPostponement: (complaint) => openRequest(complaint) !== undefined,
  confirmReceipt: isProvisional,
  judgeSuspicion: ({ suspicion }) => suspicion !== undefined && !suspicion.judged,
  consent: ({ complainant }) => !complainant.consent,
  withdrawConsent: ({ complainant }) => complainant.consent !== undefined,
  recordReaction: ({ personsConcerned }) => personsConcerned.length > 0,
  establishEnforcement: ({ enforcement }) => !enforcement,
  answerInvitation: ({ hearing }) => hearing?.offeredOn !== undefined && !hearing.heldOn,
  applyAdvisoryProcedure: ({ advisoryProcedure, deferral, decideBy }, today) =>
    !advisoryProcedure && !deferral && today <= decideBy,
  recordAdvice: ({ advisoryProcedure }) => advisoryProcedure,
  returnToFormal: ({ closedAs }) => closedAs === 'settled-informally',
  restore: ({ closedAs }) => closedAs === 'withdrawn',
  reopen: ({ closedAs }) => closedAs !== 'settled-informally' && closedAs !== 'withdrawn',
  correctLetter: ({ sent = [] }) => sent.length > 0,
  recordPetitionOutcome: ({ petition }) => petition !== undefined,
  completeMeasure: ({ measures = [] }) => measures.some(({ doneOn }) => !doneOn),
  destroy: (complaint, today) => {
    const retention = retentionOf(complaint);
    return retention !== undefined && today > retention.until;
  },
};

/** The acts that this person is offered on the complaint's page. */
export function usefulActs(complaint: Complaint, by: Actor, today: Day): Act[] {
  return allowedActs(complaint, by).filter((act) => hasUse[act]?.(complaint, today) ?? true);
}
