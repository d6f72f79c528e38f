import type { Complaint } from './complaint.ts';
import type { Day } from './day.ts';
import { isHeard } from './hearing.ts';
import type { LetterKind } from './letters.ts';

/** What the law asks of the municipality for both sides. */
export type DutyName =
  | 'registered'
  | 'acknowledged'
  | 'subject-established'
  | 'handler-assigned'
  | 'copied'
  | 'complainant-heard'
  | 'person-concerned-heard'
  | 'supervisors-informed'
  | 'deferral-told'
  | 'advice-received'
  | 'findings-and-ombudsman-named';

/** A duty on one complaint: the article, whether it is met, since which day, and for a person concerned about whom. */
export interface Duty {
  name: DutyName;
  article: string;
  met: boolean;
  /** The day that proves it; absent when unmet, or when no day belongs to it. */
  on?: Day | undefined;
  staffId?: string;
}

/**
 * The duties of both sides as a list with their articles and proof (Awb 9:6, 9:7, 9:9, 9:10, 9:11, 9:12, 9:12a). Deciding
 * waits until all are met.
 */
export function dutiesOf(complaint: Complaint): Duty[] {
  const { receivedOn, acknowledgedOn, handler, hearing, personsConcerned } = complaint;
  return [
    { name: 'registered', article: 'Awb 9:12a', met: true, on: receivedOn },
    { name: 'acknowledged', article: 'Awb 9:6', met: acknowledgedOn !== undefined, on: acknowledgedOn },
    {
      name: 'subject-established',
      article: 'Awb 9:9',
      met: isSubjectEstablished(complaint),
      on: personsConcerned[0]?.namedOn,
    },
    ...supervisorsInformed(complaint),
    { name: 'handler-assigned', article: 'Awb 9:7', met: handler !== undefined, on: handler?.assignedOn },
    { name: 'complainant-heard', article: 'Awb 9:10', met: isHeard(hearing), on: heardOn(hearing) },
    ...personsConcerned.flatMap(({ staffId, copiedOn, hearing: theirs }): Duty[] => [
      { name: 'copied', article: 'Awb 9:9', met: copiedOn !== undefined, on: copiedOn, staffId },
      { name: 'person-concerned-heard', article: 'Awb 9:10 lid 1', met: isHeard(theirs), on: heardOn(theirs), staffId },
    ]),
    ...deferralTold(complaint),
    ...adviceReceived(complaint),
    ...namedInTheLetter(complaint),
  ];
}

/** The duties that are still open. */
export function openDuties(complaint: Complaint): Duty[] {
  return dutiesOf(complaint).filter(({ met }) => !met);
}

/** Whether it is known about whom the complaint is, or that it is about nobody in particular (Awb 9:9). */
export function isSubjectEstablished({ notAboutAPerson, personsConcerned }: Complaint): boolean {
  return notAboutAPerson || personsConcerned.length > 0;
}

function supervisorsInformed({ enforcement }: Complaint): Duty[] {
  if (!enforcement) return [];
  return [{ name: 'supervisors-informed', article: 'Besluit boa 42', met: true, on: enforcement.on }];
}

/** Told is told when the letters have left, to everybody who was a side on the day of the deferral. */
function deferralTold(complaint: Complaint): Duty[] {
  const { deferral, personsConcerned } = complaint;
  if (!deferral) return [];
  const sides = personsConcerned.filter(({ namedOn }) => namedOn <= deferral.on).map(({ staffId }) => staffId);
  const days = ['complainant', ...sides].map((to) => sentOn(complaint, 'deferral', to));
  const met = days.every((day) => day !== undefined);
  return [{ name: 'deferral-told', article: 'Awb 9:11 lid 2', met, on: met ? days.sort().at(-1) : undefined }];
}

function adviceReceived({ advisoryProcedure, advice }: Complaint): Duty[] {
  if (!advisoryProcedure) return [];
  return [{ name: 'advice-received', article: 'Awb 9:15 lid 4', met: advice !== undefined, on: advice?.on }];
}

/** Afterwards: what the closing letter had to say (9:12), or the notice of not handling (9:8 lid 3). */
function namedInTheLetter({ decision, notHandling }: Complaint): Duty[] {
  const ending = decision ?? notHandling;
  if (!ending) return [];
  const named = Boolean(ending.ombudsman && (decision?.findings ?? notHandling?.reasons)?.trim());
  const on = decision?.decidedOn ?? notHandling?.on;
  return [{ name: 'findings-and-ombudsman-named', article: 'Awb 9:12', met: named, on }];
}

/** The day a letter of that kind left to them; `to` is `complainant` or a staff id. Undefined: it has not. */
function sentOn({ sent = [] }: Complaint, kind: LetterKind, to: string): Day | undefined {
  return sent.find((letter) => letter.kind === kind && letter.to === to)?.on;
}

function heardOn(hearing: Complaint['hearing']): Day | undefined {
  return hearing?.heldOn ?? hearing?.notHeld?.on;
}
