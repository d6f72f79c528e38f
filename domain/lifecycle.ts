import type { Actor, Complaint, Role, Status } from './complaint.ts';
import type { LetterDue } from './letters.ts';
import { isInvolved } from './routing.ts';

interface ActRule {
  article: string;
  from: readonly Status[];
  by: readonly Role[];
}

const open = ['received', 'informal', 'formal'] as const;
const closed = ['closed'] as const;
// A closing letter that found no way must still be able to find one.
const always = [...open, ...closed] as const;
const coordinator = ['coordinator'] as const;
const desk = ['coordinator', 'handler'] as const;
const hearers = [...desk, 'hearing-chair'] as const;
const complainants = ['complainant', 'representative'] as const;
/** The complainant, or the coordinator who writes down what the complainant said or wrote. */
const complainantsWord = [...complainants, ...coordinator] as const;

/**
 * Every act of a complaint's life: its article, from which status, and by whom. What an act needs and which letters it
 * makes due stand with the act itself. `receive` begins a complaint, so it has no status to start from.
 */
export const acts = {
  receive: { article: 'Awb 9:4', from: [], by: [...complainantsWord, 'system'] },
  // The acknowledgement may leave after a complaint was already closed; that it left stays true.
  acknowledge: { article: 'Awb 9:6', from: always, by: ['system', 'coordinator'] },
  correctReceipt: { article: 'Awb 2:20', from: open, by: coordinator },
  confirmReceipt: { article: 'Awb 2:20', from: open, by: coordinator },
  recordContactDetails: { article: 'Awb 9:4 lid 2', from: always, by: coordinator },
  preferContact: { article: 'Awb 2:8', from: always, by: complainantsWord },
  consent: { article: 'Awb 2:8', from: always, by: complainantsWord },
  withdrawConsent: { article: 'Awb 2:8', from: always, by: complainantsWord },
  askSupplement: { article: 'Awb 9:4 lid 2', from: open, by: desk },
  addToComplaint: { article: 'Awb 2:13 lid 1', from: open, by: complainantsWord },
  breakOff: { article: 'Awb 9:4 lid 2', from: open, by: coordinator },

  forward: { article: 'Awb 2:3 lid 1', from: open, by: coordinator },
  pointElsewhere: { article: 'Awb 2:1 lid 1', from: open, by: coordinator },
  merge: { article: 'Awb 9:2', from: open, by: coordinator },
  split: { article: 'Awb 9:2', from: open, by: coordinator },
  judgeSuspicion: { article: 'Awb 9:1 lid 1', from: open, by: coordinator },
  classify: { article: 'Awb 9:12a', from: always, by: desk },

  namePersonConcerned: { article: 'Awb 9:9', from: open, by: coordinator },
  removePersonConcerned: { article: 'Awb 9:9', from: open, by: coordinator },
  establishNoPerson: { article: 'Awb 9:9', from: open, by: coordinator },
  recordInvolvement: { article: 'Awb 9:7 lid 1', from: open, by: hearers },
  assignHandler: { article: 'Awb 9:7', from: open, by: coordinator },
  appointHearingChair: { article: 'Awb 9:7 lid 1', from: open, by: coordinator },
  establishEnforcement: { article: 'Besluit boa 42', from: open, by: coordinator },
  copyToPersonConcerned: { article: 'Awb 9:9', from: open, by: coordinator },
  recordReaction: { article: 'Awb 9:10 lid 1', from: open, by: desk },

  takeUpInformally: { article: 'Awb 9:5', from: ['received'], by: desk },
  recordContact: { article: 'Awb 9:5', from: open, by: desk },
  stateSatisfaction: { article: 'Awb 9:5', from: open, by: complainants },
  settleInformally: { article: 'Awb 9:5', from: open, by: desk },
  returnToFormal: { article: 'Awb 9:5', from: closed, by: complainantsWord },
  takeUpFormally: { article: 'Awb 9:5', from: ['received', 'informal'], by: [...desk, ...complainants] },

  offerHearing: { article: 'Awb 9:10 lid 1', from: open, by: hearers },
  answerInvitation: { article: 'Awb 9:10 lid 1', from: open, by: complainantsWord },
  recordHearing: { article: 'Awb 9:10 lid 3', from: open, by: hearers },
  recordNoHearing: { article: 'Awb 9:10 lid 2', from: open, by: hearers },
  applyAdvisoryProcedure: { article: 'Awb 9:13', from: open, by: coordinator },
  recordAdvice: { article: 'Awb 9:15 lid 4', from: open, by: coordinator },

  defer: { article: 'Awb 9:11 lid 2', from: open, by: desk },
  askPostponement: { article: 'Awb 9:11 lid 3', from: open, by: desk },
  answerPostponement: { article: 'Awb 9:11 lid 3', from: open, by: complainantsWord },

  notHandle: { article: 'Awb 9:8', from: open, by: coordinator },
  decide: { article: 'Awb 9:12', from: open, by: desk },
  withdraw: { article: 'Awb 2:13 lid 1', from: open, by: complainantsWord },
  restore: { article: 'Awb 9:1 lid 1', from: closed, by: complainantsWord },
  reopen: { article: 'Awb 9:2', from: closed, by: coordinator },

  correctLetter: { article: 'Awb 2:12', from: always, by: coordinator },
  referToOmbudsman: { article: 'Awb 9:24 lid 1', from: always, by: coordinator },
  recordPetition: { article: 'Awb 9:18 lid 1', from: always, by: coordinator },
  recordPetitionOutcome: { article: 'Awb 9:27', from: always, by: coordinator },
  promiseMeasure: { article: 'Awb 9:12 lid 1', from: always, by: desk },
  completeMeasure: { article: 'Awb 9:12 lid 1', from: always, by: desk },
  destroy: { article: 'Archiefwet 1995 3', from: closed, by: ['coordinator', 'administrator'] },
} as const satisfies Record<string, ActRule>;

export type Act = keyof typeof acts;

/** Why an act is refused. The sentence for people stands in `site/texts/refusals.ts`. */
export type RefusalReason =
  | 'not-from-this-status'
  | 'not-by-this-role'
  | 'person-concerned-may-not-act'
  | 'something-missing'
  | 'already-named'
  | 'persons-are-named'
  | 'nobody-to-copy'
  | 'handler-is-person-concerned'
  | 'handler-not-declared'
  | 'handler-outside-own-rule'
  | 'nobody-to-invite'
  | 'reply-day-not-later'
  | 'hearing-not-offered'
  | 'reply-day-not-passed'
  | 'ground-only-for-complainant'
  | 'already-heard'
  | 'day-in-future'
  | 'day-before-receipt'
  | 'already-deferred'
  | 'not-a-later-day'
  | 'more-than-four-weeks'
  | 'term-has-passed'
  | 'duty-open'
  | 'destroyed'
  | 'incident-over-a-year-ago'
  | 'incident-after-receipt'
  | 'start-after-today'
  | 'start-long-before'
  | 'term-was-changed'
  | 'no-consent-given'
  | 'supplement-not-asked'
  | 'already-involved'
  | 'chair-is-involved'
  | 'supervisors-needed'
  | 'not-concerned'
  | 'not-settled-informally'
  | 'not-invited'
  | 'wants-to-be-heard'
  | 'no-advisory-procedure'
  | 'deviation-unexplained'
  | 'not-deferred-yet'
  | 'answer-awaited'
  | 'nothing-asked'
  | 'no-ombudsman'
  | 'notice-term-has-passed'
  | 'within-a-year'
  | 'late-decision-may-be-complained-about'
  | 'review-day-needed'
  | 'not-the-same-complainant'
  | 'merge-into-the-earlier'
  | 'not-open'
  | 'one-part-only'
  | 'not-withdrawn'
  | 'restore-or-return-instead'
  | 'petition-missing'
  | 'no-such-measure'
  | 'already-done'
  | 'must-be-kept'
  | 'no-such-letter'
  | 'not-suspected'
  | 'receipt-not-provisional'
  | 'not-unfounded-after-all'
  | 'not-for-a-signature'
  | 'supplement-came';

/** A refusal is data: the reason, the article it rests on, and what it is about (a field, a day, open duties). */
export interface Refusal {
  reason: RefusalReason;
  article: string;
  about?: string[];
}

/** What an act comes to: the complaint as it then is with the letters now due, or a refusal. */
export type Outcome = { done: true; complaint: Complaint; letters: LetterDue[] } | { done: false; refusal: Refusal };

/** The ordinary end of an act. */
export function done(complaint: Complaint, letters: LetterDue[] = []): Outcome {
  return { done: true, complaint, letters };
}

/** The other end of an act. */
export function refused(reason: RefusalReason, article: string, about?: string[]): Outcome {
  return { done: false, refusal: { reason, article, ...(about && { about }) } };
}

/**
 * Whether an act may begin at all: the status, the role, and never whoever was involved (Awb 9:7 lid 1).
 * Absence of a refusal means that it may.
 */
export function mayNotStart(act: Act, complaint: Complaint, by: Actor): Refusal | undefined {
  const rule: ActRule = acts[act];
  if (complaint.destroyedOn) return { reason: 'destroyed', article: acts.destroy.article };
  if (isInvolved(complaint, by.staffId)) return { reason: 'person-concerned-may-not-act', article: 'Awb 9:7 lid 1' };
  if (!rule.from.includes(complaint.status)) return { reason: 'not-from-this-status', article: rule.article };
  if (!rule.by.includes(by.role)) return { reason: 'not-by-this-role', article: rule.article };
  return undefined;
}

/** The acts that this person may begin now, for the buttons at the desk. */
export function allowedActs(complaint: Complaint, by: Actor): Act[] {
  return (Object.keys(acts) as Act[]).filter((act) => !mayNotStart(act, complaint, by));
}

/** The fields that were left empty, by name, to be named in a refusal. */
export function emptyFields(given: Record<string, string>): string[] {
  return Object.entries(given).flatMap(([field, text]) => (text.trim() ? [] : [field]));
}
