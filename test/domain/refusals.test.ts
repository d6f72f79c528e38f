import { describe, expect, test } from 'vitest';
import { applyAdvisoryProcedure } from '#domain/advice.ts';
import { appointHearingChair, assignHandler } from '#domain/assignment.ts';
import type { Complaint } from '#domain/complaint.ts';
import { withdrawConsent } from '#domain/contact.ts';
import { correctLetter } from '#domain/correction.ts';
import { addDays, day } from '#domain/day.ts';
import { decide } from '#domain/decision.ts';
import { defer } from '#domain/deferral.ts';
import { establishEnforcement } from '#domain/enforcement.ts';
import { answerInvitation, offerHearing, recordHearing, recordNoHearing } from '#domain/hearing.ts';
import { settleInformally } from '#domain/informal-closing.ts';
import { recordInvolvement } from '#domain/involvement.ts';
import type { Outcome, Refusal, RefusalReason } from '#domain/lifecycle.ts';
import { mayNotStart } from '#domain/lifecycle.ts';
import { completeMeasure, promiseMeasure } from '#domain/measures.ts';
import { merge, split } from '#domain/merging.ts';
import { notHandle } from '#domain/not-handling.ts';
import { recordPetition, referToOmbudsman } from '#domain/ombudsman.ts';
import { removePersonConcerned } from '#domain/persons-concerned.ts';
import { correctReceipt } from '#domain/receipt-correction.ts';
import { mayNotReceive } from '#domain/receiving.ts';
import { destroy, retentionLines } from '#domain/retention.ts';
import { askSupplement, breakOff } from '#domain/supplement.ts';
import { judgeSuspicion } from '#domain/suspicion.ts';
import { recordContact } from '#domain/take-up.ts';
import type { LaterAct } from '#test/every-act.ts';
import { before, doing } from '#test/every-act.ts';
import {
  aComplaint,
  aComplaintReadyToDecide,
  aHandler,
  anEmployee,
  aPersonConcerned,
  byCoordinator as by,
  supervisors,
} from '#test/examples.ts';

const today = day('2026-11-24');
const tomorrow = addDays(today, 1);
const dayBeforeReceipt = day('2026-11-19');
const complainant = { side: 'complainant' } as const;
const person = { side: 'person-concerned', staffId: anEmployee.id } as const;
const stranger = { side: 'person-concerned', staffId: 'nobody' } as const;
const closed = { status: 'closed', closedAs: 'decided', closedOn: today } as const;
const ombudsman = 'Nationale ombudsman';
const refusing = { facts: 'Besluit van 1 mei', reasons: 'Bezwaar stond open', ombudsman };

/** The act as ever, on a complaint that lacks nothing but what `differs` takes away. */
const plainly = (act: LaterAct, differs: Partial<Complaint> = {}, on = today) =>
  doing[act](aComplaint({ ...before[act], ...differs }), on, by);
const about = (differs: Partial<Complaint> = {}) => aComplaint({ personsConcerned: [aPersonConcerned()], ...differs });
const given = (refusal: Refusal | undefined): Outcome =>
  refusal ? { done: false, refusal } : { done: true, complaint: aComplaint(), letters: [] };

/** For each reason to refuse: what meets it, and the article it rests on. No reason can be left out. */
const refusals: Record<RefusalReason, [how: string, article: string, outcome: () => Outcome][]> = {
  'not-from-this-status': [['decided already', 'Awb 9:12', () => plainly('decide', closed)]],
  'not-by-this-role': [
    ['a handler forwards', 'Awb 2:3 lid 1', () => doing.forward(aComplaint(), today, { role: 'handler' })],
  ],
  'person-concerned-may-not-act': [
    [
      'the person concerned as a coordinator',
      'Awb 9:7 lid 1',
      () => given(mayNotStart('classify', about(), { role: 'coordinator', staffId: anEmployee.id })),
    ],
  ],
  destroyed: [['anything', 'Archiefwet 1995 3', () => plainly('reopen', { ...closed, destroyedOn: today })]],
  'something-missing': [
    [
      'no complaint, and nobody says why',
      'Awb 9:1 lid 1',
      () => judgeSuspicion(aComplaint(before.judgeSuspicion), { isComplaint: false, reason: ' ' }, today, by),
    ],
    ['advice by no regulation', 'Awb 9:13', () => applyAdvisoryProcedure(aComplaint(), { regulation: ' ' }, today, by)],
    [
      'a name taken back without a reason',
      'Awb 9:9',
      () => removePersonConcerned(about(), { staffId: anEmployee.id, reason: ' ' }, by),
    ],
    [
      'a part of which nobody says what it is',
      'Awb 9:12 lid 1',
      () =>
        decide(
          aComplaintReadyToDecide(),
          {
            findings: 'Gesproken',
            parts: ['De balie', ' '].map((subject) => ({
              subject,
              judgement: 'unfounded' as const,
              reasons: 'Rustig',
            })),
          },
          ombudsman,
          today,
          by,
        ),
    ],
    [
      'satisfaction that nobody stated',
      'Awb 9:5',
      () => settleInformally(aComplaint(), { stated: ' ', agreed: 'Excuses' }, today, by),
    ],
    [
      'a no that the complainant did not say',
      'Awb 9:10 lid 2 onder b',
      () => answerInvitation(invited(), { wantsHearing: false, words: ' ' }, today, by),
    ],
  ],
  'already-named': [['twice', 'Awb 9:9', () => doing.namePersonConcerned(about(), today, by)]],
  'persons-are-named': [['nobody after somebody', 'Awb 9:9', () => doing.establishNoPerson(about(), today, by)]],
  'nobody-to-copy': [['nobody named', 'Awb 9:9', () => plainly('copyToPersonConcerned', { personsConcerned: [] })]],
  'handler-is-person-concerned': [
    [
      'the one complained about',
      'Awb 9:7 lid 1',
      () => assignHandler(about(), anEmployee, { notInvolved: true }, [anEmployee], today, by),
    ],
    [
      'one who was involved, with a reason at that',
      'Awb 9:7 lid 1',
      () => assignHandler(involving(aHandler), aHandler, { notInvolved: true, reason: 'Ziekte' }, [], today, by),
    ],
  ],
  'handler-not-declared': [
    [
      'the handler did not declare',
      'Awb 9:7 lid 1',
      () => assignHandler(aComplaint(), aHandler, { notInvolved: false }, [aHandler], today, by),
    ],
    [
      'the chair did not declare',
      'Awb 9:7 lid 1',
      () => appointHearingChair(aComplaint(), aHandler, { notInvolved: false }, today, by),
    ],
  ],
  'handler-outside-own-rule': [
    [
      'a blank reason is none',
      'Awb 9:7',
      () => assignHandler(aComplaint(), aHandler, { notInvolved: true, reason: ' ' }, [anEmployee], today, by),
    ],
  ],
  'chair-is-involved': [
    ['as chair', 'Awb 9:7 lid 1', () => appointHearingChair(about(), anEmployee, { notInvolved: true }, today, by)],
    [
      'as the one who heard',
      'Awb 9:7 lid 1',
      () => recordHearing(about(), { who: complainant, heldOn: today, report: 'Ja', heardBy: anEmployee }, today, by),
    ],
  ],
  'already-involved': [
    [
      'twice',
      'Awb 9:7 lid 1',
      () => recordInvolvement(involving(aHandler), { person: aHandler, how: 'Zat erbij' }, today, by),
    ],
  ],
  'nobody-to-invite': [
    ['heard already', 'Awb 9:10 lid 1', () => plainly('offerHearing', { hearing: { heldOn: today, report: 'Ja' } })],
  ],
  'reply-day-not-later': [
    [
      'to answer today',
      'Awb 9:10 lid 1',
      () => offerHearing(aComplaint(), { replyBy: today, manner: 'hier' }, today, by),
    ],
    [
      'to supplement today',
      'Awb 9:4 lid 2',
      () => askSupplement(aComplaint(), { missing: ['date'], explanation: 'Wanneer?', replyBy: today }, today, by),
    ],
  ],
  'hearing-not-offered': [
    [
      'no reply to nothing',
      'Awb 9:10 lid 1',
      () => recordNoHearing(aComplaint(), { who: complainant, ground: 'no-reply', note: 'Stil' }, today, by),
    ],
    [
      'the person concerned, not invited',
      'Awb 9:10 lid 1',
      () => recordNoHearing(about(), { who: person, ground: 'declared', note: 'Zei nee' }, today, by),
    ],
  ],
  'reply-day-not-passed': [
    [
      'the complainant may still answer',
      'Awb 9:10 lid 2 onder c',
      () => recordNoHearing(invited(), { who: complainant, ground: 'no-reply', note: 'Stil' }, tomorrow, by),
    ],
    [
      'the person concerned may still answer',
      'Awb 9:10 lid 1',
      () => recordNoHearing(invited(), { who: person, ground: 'no-reply', note: 'Stil' }, tomorrow, by),
    ],
    ['a supplement may still come', 'Awb 9:4 lid 2', () => breakOff(asked(), { reasons: 'Stil' }, tomorrow, by)],
  ],
  'ground-only-for-complainant': [
    [
      'unfounded, to the person concerned',
      'Awb 9:10 lid 2',
      () => recordNoHearing(invited(), { who: person, ground: 'manifestly-unfounded', note: 'Zo' }, today, by),
    ],
  ],
  'already-heard': [
    ['heard twice', 'Awb 9:10 lid 3', () => plainly('recordHearing', { hearing: { heldOn: today, report: 'Ja' } })],
    ['not heard after all', 'Awb 9:10 lid 2', () => plainly('recordNoHearing', { hearing: { heldOn: today } })],
    ['an answer too late', 'Awb 9:10 lid 1', () => plainly('answerInvitation', { hearing: { heldOn: today } })],
  ],
  'not-invited': [['no invitation', 'Awb 9:10 lid 1', () => plainly('answerInvitation', { hearing: {} })]],
  'wants-to-be-heard': (['declared', 'no-reply'] as const).map((ground) => [
    `said yes, so not: ${ground}`,
    'Awb 9:10 lid 2',
    () => {
      const yes = { hearingAnswer: { wantsHearing: true, words: 'Graag', on: today } };
      return recordNoHearing({ ...invited(), ...yes }, { who: complainant, ground, note: 'n' }, day('2027-01-04'), by);
    },
  ]),
  'not-concerned': [
    ['a name that was not named', 'Awb 9:9', () => plainly('removePersonConcerned', { personsConcerned: [] })],
    [
      'an account of a stranger',
      'Awb 9:10 lid 1',
      () => plainly('recordReaction', { personsConcerned: [aPersonConcerned({ staffId: 'x' })] }),
    ],
    [
      'a hearing of a stranger',
      'Awb 9:10 lid 3',
      () => recordHearing(about(), { who: stranger, heldOn: today, report: 'Ja' }, today, by),
    ],
    [
      'no hearing of another authority',
      'Awb 9:10 lid 2',
      () =>
        recordNoHearing(
          about(),
          { who: { side: 'authority', authority: supervisors[0]! }, ground: 'declared', note: 'Zei nee' },
          today,
          by,
        ),
    ],
  ],
  'day-in-future': [
    ['received tomorrow', 'Awb 2:20', () => given(mayNotReceive({ channel: 'post', receivedOn: tomorrow }, today, by))],
    [
      'heard tomorrow',
      'Awb 9:10 lid 3',
      () => recordHearing(aComplaint(), { who: complainant, heldOn: tomorrow, report: 'Ja' }, today, by),
    ],
    [
      'talked tomorrow',
      'Awb 9:5',
      () => recordContact(aComplaint(), { contactOn: tomorrow, how: 'Gebeld', note: 'Ja' }, today, by),
    ],
    [
      'petitioned tomorrow',
      'Awb 9:18 lid 1',
      () => recordPetition(aComplaint(), { ombudsman, petitionedOn: tomorrow }, today, by),
    ],
    [
      'done tomorrow',
      'Awb 9:12 lid 1',
      () => completeMeasure(aComplaint(before.completeMeasure), { id: 'm1', doneOn: tomorrow }, today, by),
    ],
  ],
  'day-before-receipt': [
    [
      'heard before',
      'Awb 9:10 lid 3',
      () => recordHearing(aComplaint(), { who: complainant, heldOn: dayBeforeReceipt, report: 'Ja' }, today, by),
    ],
    [
      'talked before',
      'Awb 9:5',
      () => recordContact(aComplaint(), { contactOn: dayBeforeReceipt, how: 'Gebeld', note: 'Ja' }, today, by),
    ],
    ['advised before', 'Awb 9:15 lid 4', () => plainly('recordAdvice', {}, dayBeforeReceipt)],
    ['an account from before', 'Awb 9:10 lid 1', () => plainly('recordReaction', {}, dayBeforeReceipt)],
  ],
  'already-deferred': [['twice', 'Awb 9:11 lid 2', () => plainly('defer', before.askPostponement)]],
  'not-a-later-day': [
    [
      'deferred to the last day that it is',
      'Awb 9:11 lid 2',
      () => defer(nobody(), { until: day('2027-01-04'), reason: 'Ziekte' }, today, by),
    ],
    [
      'promised for yesterday',
      'Awb 9:12 lid 1',
      () => promiseMeasure(aComplaint(), { id: 'm', what: 'Cursus', doneBy: addDays(today, -1) }, today, by),
    ],
    [
      'an outcome from before the petition',
      'Awb 9:27',
      () => plainly('recordPetitionOutcome', { petition: { ombudsman, on: tomorrow } }),
    ],
  ],
  'more-than-four-weeks': [
    ['a day over', 'Awb 9:11 lid 2', () => defer(nobody(), { until: day('2027-01-30'), reason: 'Ziekte' }, today, by)],
  ],
  'term-has-passed': [
    [
      'a later start that would hide it',
      'Awb 9:11 lid 1',
      () => correctReceipt(aComplaint(), { startsOn: day('2026-12-30'), reason: 'Later' }, day('2027-01-05'), by),
    ],
    ['ten weeks too late', 'Awb 9:11 lid 3', () => plainly('applyAdvisoryProcedure', {}, day('2027-01-05'))],
    [
      'the day after the last',
      'Awb 9:11 lid 3',
      () => defer(nobody(), { until: day('2027-01-29'), reason: 'Ziekte' }, day('2027-01-05'), by),
    ],
  ],
  'duty-open': [
    ['nobody assigned', 'Awb 9:7', () => doing.decide(without(aComplaintReadyToDecide(), 'handler'), today, by)],
    ['nobody knows about whom', 'Awb 9:11 lid 2', () => plainly('defer', { notAboutAPerson: false })],
  ],
  'incident-over-a-year-ago': [
    [
      'a year and a day',
      'Awb 9:8 lid 1 onder b',
      () => given(mayNotReceive({ channel: 'desk', receivedOn: today, incidentOn: day('2025-11-23') }, today, by)),
    ],
  ],
  'incident-after-receipt': [
    [
      'a day later',
      'Awb 9:1 lid 1',
      () => given(mayNotReceive({ channel: 'desk', receivedOn: dayBeforeReceipt, incidentOn: today }, today, by)),
    ],
  ],
  'start-after-today': [
    [
      'tomorrow',
      'Awb 2:20',
      () => correctReceipt(aComplaint(), { startsOn: tomorrow, reason: 'Doorgezonden' }, today, by),
    ],
  ],
  'start-long-before': [
    [
      'a year and a day before receipt',
      'Awb 2:20',
      () => correctReceipt(aComplaint(), { startsOn: day('2025-11-19'), reason: 'Later' }, today, by),
    ],
  ],
  'term-was-changed': [
    ['deferred', 'Awb 2:20', () => plainly('correctReceipt', before.askPostponement)],
    ['postponed', 'Awb 2:20', () => plainly('correctReceipt', answered(true))],
    ['ten weeks after deferral', 'Awb 9:11', () => plainly('applyAdvisoryProcedure', before.askPostponement)],
    ['ten weeks after consent', 'Awb 9:11', () => plainly('applyAdvisoryProcedure', answered(true))],
  ],
  'answer-awaited': [
    ['asked twice', 'Awb 9:11 lid 3', () => plainly('askPostponement', before.answerPostponement, day('2027-01-05'))],
    ['ten weeks meanwhile', 'Awb 9:11 lid 3', () => plainly('applyAdvisoryProcedure', before.answerPostponement)],
    ['a new start meanwhile', 'Awb 9:11 lid 3', () => plainly('correctReceipt', before.answerPostponement)],
  ],
  'no-consent-given': [
    [
      'nothing to take back',
      'Awb 2:8',
      () => withdrawConsent(aComplaint({ complainant: { name: 'J. de Vries', addressLines: [] } }), by),
    ],
  ],
  'supplement-not-asked': [
    ['silence alone', 'Awb 9:4 lid 2', () => breakOff(aComplaint(), { reasons: 'Stil' }, today, by)],
  ],
  'supervisors-needed': [
    [
      'one of two',
      'Besluit boa 42',
      () => establishEnforcement(aComplaint(), { supervisors: [supervisors[0]!] }, today, by),
    ],
    [
      'one without an address',
      'Besluit boa 42',
      () =>
        establishEnforcement(
          aComplaint(),
          { supervisors: [supervisors[0]!, { name: 'Politiechef', addressLines: [] }] },
          today,
          by,
        ),
    ],
  ],
  'not-settled-informally': [
    ['decided', 'Awb 9:5', () => plainly('returnToFormal', { ...closed, closedAs: 'decided' })],
  ],
  'no-advisory-procedure': [['not adopted', 'Awb 9:13', () => plainly('recordAdvice', { advisoryProcedure: false })]],
  'deviation-unexplained': [
    [
      'a blank reason is none',
      'Awb 9:16',
      () =>
        decide(
          aComplaintReadyToDecide(),
          {
            findings: 'Gesproken',
            parts: [{ subject: 'Balie', judgement: 'unfounded', reasons: 'Rustig' }],
            differsFromAdvice: true,
            deviation: ' ',
          },
          ombudsman,
          today,
          by,
        ),
    ],
  ],
  'not-deferred-yet': [
    ['on the last day itself', 'Awb 9:11 lid 2', () => doing.askPostponement(aComplaint(), day('2027-01-04'), by)],
  ],
  'nothing-asked': [
    ['nothing', 'Awb 9:11 lid 3', () => plainly('answerPostponement', { postponements: [] })],
    ['answered already', 'Awb 9:11 lid 3', () => plainly('answerPostponement', answered(false))],
  ],
  'no-ombudsman': [
    [
      'to decide',
      'Awb 9:12 lid 2',
      () =>
        decide(
          aComplaintReadyToDecide(),
          { findings: 'Ja', parts: [{ subject: 'Balie', judgement: 'unfounded', reasons: 'Rustig' }] },
          undefined,
          today,
          by,
        ),
    ],
    [
      'not to handle',
      'Awb 9:8 lid 3 met 9:12 lid 2',
      () => notHandle(aComplaint(), { ...refusing, ground: 'objection-was-open', ombudsman: undefined }, today, by),
    ],
    ['to refer', 'Awb 9:24 lid 1', () => referToOmbudsman(aComplaint(), undefined, by)],
  ],
  'notice-term-has-passed': [
    [
      'after four weeks and a day',
      'Awb 9:8 lid 3',
      () => notHandle(aComplaint(), { ...refusing, ground: 'objection-was-open' }, day('2026-12-19'), by),
    ],
  ],
  'within-a-year': [
    [
      'one year to the day',
      'Awb 9:8 lid 1 onder b',
      () =>
        notHandle(aComplaint(), { ...refusing, ground: 'over-a-year-ago', incidentOn: day('2025-11-20') }, today, by),
    ],
  ],
  'late-decision-may-be-complained-about': [
    [
      'deciding too late',
      'Awb 9:8 lid 1 onder d',
      () => notHandle(aComplaint(), { ...refusing, ground: 'appeal-is-open', aboutLateDecision: true }, today, by),
    ],
  ],
  'review-day-needed': [
    [
      'a day that has been, for another ground',
      'Awb 9:8 lid 1 onder c',
      () => notHandle(aComplaint(), { ...refusing, ground: 'objection-was-open', reviewOn: today }, today, by),
    ],
    [
      'no day',
      'Awb 9:8 lid 1 onder f',
      () => notHandle(aComplaint(), { ...refusing, ground: 'criminal-investigation' }, today, by),
    ],
    [
      'today',
      'Awb 9:8 lid 1 onder f',
      () => notHandle(aComplaint(), { ...refusing, ground: 'criminal-investigation', reviewOn: today }, today, by),
    ],
  ],
  'not-the-same-complainant': [
    [
      'a stranger',
      'Awb 9:2',
      () => merge(aComplaint(), { ...other(), complainant: { name: 'A. Ander', addressLines: [] } }, today, by),
    ],
    ['itself', 'Awb 9:2', () => merge(aComplaint(), aComplaint(), today, by)],
    ['another municipality', 'Awb 9:2', () => merge(aComplaint(), { ...other(), municipality: 'diemen' }, today, by)],
  ],
  'merge-into-the-earlier': [
    ['into a later one', 'Awb 9:2', () => merge(aComplaint(), { ...other(), decideBy: day('2027-01-05') }, today, by)],
  ],
  'not-open': [['into a closed one', 'Awb 9:2', () => merge(aComplaint(), { ...other(), ...closed }, today, by)]],
  'one-part-only': [['no part', 'Awb 9:2', () => split(aComplaint(), { parts: [] }, [], today, by)]],
  'not-withdrawn': [['decided', 'Awb 9:1 lid 1', () => plainly('restore', { ...closed, closedAs: 'decided' })]],
  'restore-or-return-instead': (['withdrawn', 'settled-informally'] as const).map((closedAs) => [
    closedAs,
    'Awb 9:2',
    () => plainly('reopen', { ...closed, closedAs }),
  ]),
  'petition-missing': [['none', 'Awb 9:27', () => doing.recordPetitionOutcome(aComplaint(), today, by)]],
  'no-such-measure': [['none', 'Awb 9:12 lid 1', () => doing.completeMeasure(aComplaint(), today, by)]],
  'not-unfounded-after-all': [
    [
      'skipped as manifestly unfounded, and then founded',
      'Awb 9:10 lid 2 onder a',
      () =>
        decide(
          aComplaintReadyToDecide({
            hearing: { notHeld: { ground: 'manifestly-unfounded', note: 'Een ander', on: today } },
          }),
          { findings: 'Gesproken', parts: [{ subject: 'De balie', judgement: 'well-founded', reasons: 'Toch wel' }] },
          ombudsman,
          today,
          by,
        ),
    ],
  ],
  'not-for-a-signature': [
    [
      'all the rest is there',
      'Awb 2:18',
      () =>
        breakOff(
          aComplaint({
            supplementRequest: {
              missing: ['signature'],
              explanation: 'Teken',
              replyBy: day('2026-11-23'),
              on: day('2026-11-21'),
            },
          }),
          { reasons: 'Niet getekend' },
          today,
          by,
        ),
    ],
  ],
  'supplement-came': [
    [
      'a supplement that came',
      'Awb 9:4 lid 2',
      () => breakOff({ ...asked(), additions: [{ text: 'Maandag', on: today }] }, { reasons: 'Stil' }, late, by),
    ],
  ],
  'receipt-not-provisional': [
    ['received by itself', 'Awb 2:20', () => plainly('confirmReceipt', { provisionalReceipt: undefined as never })],
  ],
  'not-suspected': [
    ['nothing odd', 'Awb 9:1 lid 1', () => plainly('judgeSuspicion', { suspicion: undefined as never })],
  ],
  'already-done': [
    [
      'judged already',
      'Awb 9:1 lid 1',
      () =>
        plainly('judgeSuspicion', { suspicion: { signs: [], judged: { isComplaint: true, reason: '', on: today } } }),
    ],
    [
      'confirmed already',
      'Awb 2:20',
      () =>
        plainly('confirmReceipt', {
          provisionalReceipt: { forwardedBy: 'P. Smit', arrivedOn: today, confirmedOn: today },
        }),
    ],
    ['advised already', 'Awb 9:13', () => plainly('applyAdvisoryProcedure', { advisoryProcedure: true })],
    [
      'a measure',
      'Awb 9:12 lid 1',
      () => plainly('completeMeasure', { measures: [{ id: 'm1', what: 'Cursus', promisedOn: today, doneOn: today }] }),
    ],
    [
      'supervisors informed',
      'Besluit boa 42',
      () => plainly('establishEnforcement', { enforcement: { supervisors, on: today } }),
    ],
  ],
  'must-be-kept': [
    [
      'the last day of five years',
      'Archiefwet 1995 3',
      () => destroy(aComplaint(closed), retentionLines, day('2031-11-24'), by),
    ],
  ],
  'no-such-letter': [
    [
      'no name of it',
      'Awb 2:12',
      () => correctLetter(aComplaint(), { letter: ' ', dated: today, to: complainant, text: 'Anders' }, today, by),
    ],
    [
      'to a stranger',
      'Awb 2:12',
      () => correctLetter(about(), { letter: 'Afschrift', dated: today, to: stranger, text: 'Anders' }, today, by),
    ],
  ],
};
describe.for(Object.entries(refusals))('%s', ([reason, ways]) => {
  test.for(ways)('%s (%s)', ([_, article, outcome]) => {
    expect(outcome()).toMatchObject({ done: false, refusal: { reason, article } });
  });
});

const late = day('2027-01-04');

function nobody() {
  return aComplaint({ notAboutAPerson: true });
}

function other() {
  return aComplaint({ id: 'other', reference: 'KL-2026-0041' });
}

function involving({ id: staffId, name }: typeof aHandler) {
  return aComplaint({ involved: [{ staffId, name, how: 'Stond erbij', on: today }] });
}

function invited() {
  const hearing = { offeredOn: today, replyBy: tomorrow, manner: 'hier' };
  return aComplaint({ hearing, personsConcerned: [aPersonConcerned({ hearing })] });
}

function asked() {
  return aComplaint({
    supplementRequest: { missing: ['date'], explanation: 'Wanneer?', replyBy: tomorrow, on: today },
  });
}

function answered(agrees: boolean): Partial<Complaint> {
  const answer = { agrees, stated: 'Zo is het', on: today };
  return { postponements: [{ until: day('2027-02-01'), reason: 'Ziekte', askedOn: today, answer }] };
}

function without<Field extends keyof Complaint>(complaint: Complaint, field: Field): Complaint {
  const { [field]: _, ...rest } = complaint;
  return rest as Complaint;
}
