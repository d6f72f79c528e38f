import type { Complaint } from './complaint.ts';
import { isHeard } from './hearing.ts';

/** What the law asks before a complaint may be decided. */
export type DutyName =
  | 'acknowledged'
  | 'subject-established'
  | 'handler-assigned'
  | 'copied'
  | 'complainant-heard'
  | 'person-concerned-heard';

/** A duty on one complaint: the article, whether it is met, and for a person concerned about whom. */
export interface Duty {
  name: DutyName;
  article: string;
  met: boolean;
  staffId?: string;
}

/**
 * The duties of both sides as a list with their articles (Awb 9:6, 9:7, 9:9, 9:10). Deciding waits until all are met.
 */
export function dutiesOf(complaint: Complaint): Duty[] {
  return [
    { name: 'acknowledged', article: 'Awb 9:6', met: complaint.acknowledgedOn !== undefined },
    {
      name: 'subject-established',
      article: 'Awb 9:9',
      met: complaint.notAboutAPerson || complaint.personsConcerned.length > 0,
    },
    { name: 'handler-assigned', article: 'Awb 9:7', met: complaint.handler !== undefined },
    { name: 'complainant-heard', article: 'Awb 9:10', met: isHeard(complaint.hearing) },
    ...complaint.personsConcerned.flatMap(({ staffId, copiedOn, hearing }): Duty[] => [
      { name: 'copied', article: 'Awb 9:9', met: copiedOn !== undefined, staffId },
      { name: 'person-concerned-heard', article: 'Awb 9:10 lid 1', met: isHeard(hearing), staffId },
    ]),
  ];
}

/** The duties that are still open. */
export function openDuties(complaint: Complaint): Duty[] {
  return dutiesOf(complaint).filter(({ met }) => !met);
}
