import { acknowledge } from '#domain/acknowledgement.ts';
import { applyAdvisoryProcedure, recordAdvice } from '#domain/advice.ts';
import { appointHearingChair, assignHandler } from '#domain/assignment.ts';
import { classify } from '#domain/classification.ts';
import type { Actor, Complaint, Role } from '#domain/complaint.ts';
import { consent, preferContact, recordContactDetails, withdrawConsent } from '#domain/contact.ts';
import { correctLetter } from '#domain/correction.ts';
import type { Day } from '#domain/day.ts';
import { addDays, day } from '#domain/day.ts';
import { decide } from '#domain/decision.ts';
import { defer } from '#domain/deferral.ts';
import { establishEnforcement } from '#domain/enforcement.ts';
import { answerInvitation, offerHearing, recordHearing, recordNoHearing } from '#domain/hearing.ts';
import { settleInformally, stateSatisfaction } from '#domain/informal-closing.ts';
import { recordInvolvement } from '#domain/involvement.ts';
import type { Act, Outcome } from '#domain/lifecycle.ts';
import { completeMeasure, promiseMeasure } from '#domain/measures.ts';
import { merge, split } from '#domain/merging.ts';
import { notHandle } from '#domain/not-handling.ts';
import { recordPetition, recordPetitionOutcome, referToOmbudsman } from '#domain/ombudsman.ts';
import {
  copyToPersonConcerned,
  establishNoPerson,
  namePersonConcerned,
  recordReaction,
  removePersonConcerned,
} from '#domain/persons-concerned.ts';
import { answerPostponement, askPostponement } from '#domain/postponement.ts';
import { confirmReceipt } from '#domain/receipt-confirmation.ts';
import { correctReceipt } from '#domain/receipt-correction.ts';
import { forward, pointElsewhere } from '#domain/redirecting.ts';
import { reopen, returnToFormal } from '#domain/reopening.ts';
import { destroy, retentionLines } from '#domain/retention.ts';
import { addToComplaint, askSupplement, breakOff } from '#domain/supplement.ts';
import { judgeSuspicion } from '#domain/suspicion.ts';
import { recordContact, takeUpFormally, takeUpInformally } from '#domain/take-up.ts';
import { restore, withdraw } from '#domain/withdrawal.ts';
import { aComplaint, aHandler, anEmployee, aPersonConcerned, aSecretary, supervisors } from './examples.ts';

/** An act on a complaint that exists; `receive` begins one. */
export type LaterAct = Exclude<Act, 'receive'>;

const complainant = { side: 'complainant' } as const;
const ombudsman = 'Nationale ombudsman';

/** Every act, done with what is entered for it on an ordinary day. */
export const doing: Record<LaterAct, (complaint: Complaint, on: Day, by: Actor) => Outcome> = {
  acknowledge,
  correctReceipt: (c, on, by) => correctReceipt(c, { startsOn: day('2026-11-23'), reason: 'Doorgezonden' }, on, by),
  confirmReceipt,
  recordContactDetails: (c, _, by) => recordContactDetails(c, { name: 'J. de Vries', addressLines: [] }, by),
  judgeSuspicion: (c, on, by) => judgeSuspicion(c, { isComplaint: true, reason: '' }, on, by),
  preferContact: (c, _, by) => preferContact(c, 'by-post', by),
  consent,
  withdrawConsent: (c, _, by) => withdrawConsent(c, by),
  askSupplement: (c, on, by) =>
    askSupplement(c, { missing: ['date'], explanation: 'Wanneer was het?', replyBy: addDays(on, 14) }, on, by),
  addToComplaint: (c, on, by) => addToComplaint(c, { text: 'Het was op maandag.' }, on, by),
  breakOff: (c, on, by) => breakOff(c, { reasons: 'Wij kunnen u niet bereiken.' }, on, by),
  forward: (c, on, by) => forward(c, { to: supervisors[1]!, reasons: 'De politie gaat hierover.' }, on, by),
  pointElsewhere: (c, on, by) =>
    pointElsewhere(c, { kind: 'report', part: 'De lamp', explanation: 'Meld het.', wholly: true }, on, by),
  merge: (c, on, by) => merge(c, { ...aComplaint(), id: 'earlier', reference: 'KL-2026-0001' }, on, by),
  split: (c, on, by) => split(c, { parts: ['De wachttijd'] }, ['KL-2026-0043'], on, by),
  classify: (c, _, by) => classify(c, { topic: 'treatment', norms: ['fair play'] }, by),
  namePersonConcerned: (c, on, by) => namePersonConcerned(c, anEmployee, on, by),
  removePersonConcerned: (c, _, by) =>
    removePersonConcerned(c, { staffId: anEmployee.id, reason: 'Een naamgenoot' }, by),
  establishNoPerson: (c, _, by) => establishNoPerson(c, by),
  recordInvolvement: (c, on, by) => recordInvolvement(c, { person: aSecretary, how: 'Gaf de opdracht' }, on, by),
  assignHandler: (c, on, by) => assignHandler(c, aHandler, { notInvolved: true }, [aHandler], on, by),
  appointHearingChair: (c, on, by) => appointHearingChair(c, aHandler, { notInvolved: true }, on, by),
  establishEnforcement: (c, on, by) => establishEnforcement(c, { supervisors }, on, by),
  copyToPersonConcerned,
  recordReaction: (c, on, by) =>
    recordReaction(c, { staffId: anEmployee.id, text: 'Het was druk.', receivedOn: on }, on, by),
  takeUpInformally: (c, _, by) => takeUpInformally(c, by),
  recordContact: (c, on, by) => recordContact(c, { contactOn: on, how: 'Gebeld', note: 'Wil excuses' }, on, by),
  stateSatisfaction: (c, on, by) => stateSatisfaction(c, { words: 'Het is goed zo.' }, on, by),
  settleInformally: (c, on, by) => settleInformally(c, { stated: 'Het is goed zo.', agreed: 'Excuses' }, on, by),
  returnToFormal: (c, on, by) => returnToFormal(c, { words: 'Toch niet.' }, on, by),
  takeUpFormally: (c, _, by) => takeUpFormally(c, by),
  offerHearing: (c, on, by) => offerHearing(c, { replyBy: addDays(on, 14), manner: 'op het gemeentehuis' }, on, by),
  answerInvitation: (c, on, by) => answerInvitation(c, { wantsHearing: true, words: 'Graag' }, on, by),
  recordHearing: (c, on, by) => recordHearing(c, { who: complainant, heldOn: on, report: 'Gesproken' }, on, by),
  recordNoHearing: (c, on, by) => recordNoHearing(c, { who: complainant, ground: 'declared', note: 'Zei nee' }, on, by),
  applyAdvisoryProcedure: (c, on, by) => applyAdvisoryProcedure(c, { regulation: 'Klachtenregeling 2026' }, on, by),
  recordAdvice: (c, on, by) =>
    recordAdvice(c, { adviser: 'Commissie', findings: 'Gehoord', advice: 'Gegrond', advisedOn: on }, on, by),
  defer: (c, on, by) => defer(c, { until: addDays(c.decideBy, 7), reason: 'Ziekte' }, on, by),
  askPostponement: (c, on, by) => askPostponement(c, { until: addDays(c.decideBy, 21), reason: 'Ziekte' }, on, by),
  answerPostponement: (c, on, by) => answerPostponement(c, { agrees: true, stated: 'Dat mag' }, on, by),
  notHandle: (c, on, by) =>
    notHandle(c, { ground: 'objection-was-open', facts: 'Besluit', reasons: 'Bezwaar', ombudsman }, on, by),
  decide: (c, on, by) =>
    decide(
      c,
      { findings: 'Gesproken', parts: [{ subject: 'De balie', judgement: 'unfounded', reasons: 'Rustig' }] },
      ombudsman,
      on,
      by,
    ),
  withdraw: (c, on, by) => withdraw(c, { stated: 'Laat maar' }, on, by),
  restore,
  reopen: (c, on, by) => reopen(c, { reason: 'Een vergissing' }, on, by),
  correctLetter: (c, on, by) =>
    correctLetter(c, { letter: 'Ontvangst', dated: on, to: complainant, text: 'De dag klopte niet.' }, on, by),
  referToOmbudsman: (c, _, by) => referToOmbudsman(c, ombudsman, by),
  recordPetition: (c, on, by) => recordPetition(c, { ombudsman, petitionedOn: on }, on, by),
  recordPetitionOutcome: (c, on, by) =>
    recordPetitionOutcome(c, { outcome: 'proper', norms: [], recommendation: '', reportedOn: on }, on, by),
  promiseMeasure: (c, on, by) => promiseMeasure(c, { id: 'm1', what: 'Cursus' }, on, by),
  completeMeasure: (c, on, by) => completeMeasure(c, { id: 'm1', doneOn: on }, on, by),
  destroy: (c, on, by) => destroy(c, retentionLines, on, by),
};

const { email: _, consent: __, ...unreachable } = aComplaint().complainant;

/** What must be so before an act, beside its status. */
export const before: Partial<Record<LaterAct, Partial<Complaint>>> = {
  breakOff: { complainant: { ...unreachable, addressLines: [] } },
  confirmReceipt: { provisionalReceipt: { forwardedBy: 'P. Smit', arrivedOn: day('2026-11-24') } },
  judgeSuspicion: { suspicion: { signs: ['too-fast'] } },
  removePersonConcerned: { personsConcerned: [aPersonConcerned()] },
  copyToPersonConcerned: { personsConcerned: [aPersonConcerned()] },
  recordReaction: { personsConcerned: [aPersonConcerned()] },
  returnToFormal: { closedAs: 'settled-informally' },
  answerInvitation: { hearing: { offeredOn: day('2026-11-20') } },
  recordAdvice: { advisoryProcedure: true },
  defer: { notAboutAPerson: true },
  askPostponement: { deferral: { until: day('2027-01-04'), reason: 'Ziekte', on: day('2026-11-20') } },
  answerPostponement: {
    postponements: [{ until: day('2027-02-01'), reason: 'Ziekte', askedOn: day('2026-11-20') }],
  },
  decide: {
    acknowledgedOn: day('2026-11-20'),
    handler: { staffId: aHandler.id, name: aHandler.name, assignedOn: day('2026-11-20') },
    hearing: { heldOn: day('2026-11-23'), report: 'Gesproken' },
    notAboutAPerson: true,
  },
  restore: { closedAs: 'withdrawn', withdrawal: { stated: 'Laat maar', from: 'informal', on: day('2026-11-20') } },
  recordPetitionOutcome: { petition: { ombudsman, on: day('2026-11-20') } },
  completeMeasure: { measures: [{ id: 'm1', what: 'Cursus', promisedOn: day('2026-11-20') }] },
};

/** The day after the retention of a complaint that was closed on 23 November 2026 and decided. */
const atTheEnd = day('2031-11-24');

/** Does an act to a complaint in that status, in which all is ready for it. */
export function doTo(act: LaterAct, status: Complaint['status'], role: Role): Outcome {
  const ended = status === 'closed' && ({ closedAs: 'decided', closedOn: day('2026-11-23') } as const);
  const complaint = aComplaint({ status, ...ended, ...before[act] });
  return doing[act](complaint, act === 'destroy' ? atTheEnd : day('2026-11-24'), { role });
}
