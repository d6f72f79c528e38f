import type { Complaint } from './complaint.ts';
import type { Day } from './day.ts';
import type { LetterKind } from './letters.ts';

/**
 * The complaint with the proof that a letter has left (verzending, Awb 2:19). `to` is `complainant`, a staff id or the
 * name of another authority. The first day counts: sending again proves nothing new.
 */
export function letterLeft(complaint: Complaint, kind: LetterKind, to: string, on: Day): Complaint {
  const { sent = [] } = complaint;
  return sent.some((letter) => letter.kind === kind && letter.to === to)
    ? complaint
    : { ...complaint, sent: [...sent, { kind, to, on }] };
}

/**
 * The complaint without the proof that a letter left, because it did not arrive (Awb 2:11): the next sending is the one
 * that counts. An acknowledgement that came back has not met the duty of 9:6. No term changes by it.
 */
export function letterReturned(complaint: Complaint, kind: LetterKind, to: string): Complaint {
  const { acknowledgedOn, ...rest } = complaint;
  const sent = complaint.sent?.filter((letter) => letter.kind !== kind || letter.to !== to);
  // What is closed is acknowledged no more: there the first day stays.
  const keepsDay = kind !== 'acknowledgement' || complaint.status === 'closed';
  return { ...rest, ...(keepsDay && acknowledgedOn && { acknowledgedOn }), ...(sent && { sent }) };
}
