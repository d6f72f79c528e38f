import type { Actor, Complaint, Role, Status } from './complaint.ts';
import type { LetterDue } from './letters.ts';
import { isInvolved } from './routing.ts';

interface ActRule {
  article: string;
  from: readonly Status[];
  by: readonly Role[];
}

const open = ['received', 'informal', 'formal'] as const;
// A closing letter that found no way must still be able to find one.
const always = [...open, 'closed'] as const;
const desk = ['coordinator', 'handler'] as const;

/** Every act of a complaint's life: its article, from which status, and by whom. */
export const acts = {
  acknowledge: { article: 'Awb 9:6', from: open, by: ['system', 'coordinator'] },
  recordContact: { article: 'Awb 9:4 lid 2', from: always, by: ['coordinator'] },
  consent: { article: 'Awb 2:8', from: always, by: ['complainant', 'coordinator'] },
  namePersonConcerned: { article: 'Awb 9:9', from: open, by: ['coordinator'] },
  establishNoPerson: { article: 'Awb 9:9', from: open, by: ['coordinator'] },
  copyToPersonConcerned: { article: 'Awb 9:9', from: open, by: ['coordinator'] },
  assignHandler: { article: 'Awb 9:7', from: open, by: ['coordinator'] },
  takeUpInformally: { article: 'Awb 9:5', from: ['received'], by: desk },
  takeUpFormally: { article: 'Awb 9:5', from: ['received', 'informal'], by: desk },
  offerHearing: { article: 'Awb 9:10 lid 1', from: open, by: desk },
  recordHearing: { article: 'Awb 9:10 lid 3', from: open, by: desk },
  recordNoHearing: { article: 'Awb 9:10 lid 2', from: open, by: desk },
  defer: { article: 'Awb 9:11 lid 2', from: open, by: desk },
  settleInformally: { article: 'Awb 9:5', from: open, by: desk },
  decide: { article: 'Awb 9:12', from: open, by: desk },
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
  | 'duty-open';

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
 * Whether an act may begin at all: the status, the role, and never the person complained about (Awb 9:7 lid 1).
 * Absence of a refusal means that it may.
 */
export function mayNotStart(act: Act, complaint: Complaint, by: Actor): Refusal | undefined {
  const rule: ActRule = acts[act];
  if (isInvolved(complaint, by.staffId)) return { reason: 'person-concerned-may-not-act', article: 'Awb 9:7 lid 1' };
  if (!rule.from.includes(complaint.status)) return { reason: 'not-from-this-status', article: rule.article };
  if (!rule.by.includes(by.role)) return { reason: 'not-by-this-role', article: rule.article };
  return undefined;
}

/** The acts that this person may begin now, for the buttons at the desk. */
export function allowedActs(complaint: Complaint, by: Actor): Act[] {
  return (Object.keys(acts) as Act[]).filter((act) => !mayNotStart(act, complaint, by));
}
