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
