import { acknowledge } from '#domain/acknowledgement.ts';
import type { Actor } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { dayOf } from '#domain/day.ts';
import { letterLeft } from '#domain/dispatch.ts';
import { findComplaint } from './complaints.ts';
import type { Connection } from './database.ts';
import { storeFile } from './files.ts';
import { letterWithId } from './letters.ts';
import { NoSuchComplaint, recordActOn, recordChange } from './record-act.ts';
import type { Register } from './register.ts';
import type { LetterRow } from './tables.ts';

/** How a letter left: by mail at a moment, or by post on a day; by whom, and the PDF as it went. */
export type Dispatch = { by: Actor; pdf?: Buffer | undefined } & (
  | { channel: 'mail'; sentAt: Date }
  | { channel: 'post'; postedOn: Day }
);

/**
 * Records that a letter has left, keeps its PDF, and puts it in the dossier. The day of dispatch, not the date on the
 * letter, is what counts (Awb 2:19), and the complaint keeps it as proof. When it is the acknowledgement, the duty of 9:6
 * is met.
 */
export async function letterDispatched(
  transaction: Connection,
  register: Register,
  letterId: string,
  dispatch: Dispatch,
): Promise<void> {
  const letter = await letterWithId(transaction, letterId);
  const before = await findComplaint(transaction, { id: letter.complaint_id }, { lock: true });
  if (!before) throw new NoSuchComplaint();
  const { channel, by, pdf } = dispatch;
  const at = register.clock.now();
  const left = channel === 'mail' ? { sent_at: dispatch.sentAt } : { posted_on: dispatch.postedOn };
  const pdfId = pdf && !letter.pdf_id ? await storeFile(transaction, pdf, at) : letter.pdf_id;
  await transaction
    .updateTable('letter')
    .set({ ...left, pdf_id: pdfId })
    .where('id', '=', letterId)
    .execute();

  const on = channel === 'mail' ? dayOf(dispatch.sentAt) : dispatch.postedOn;
  const content = { letter: letter.kind, to: letter.side, channel, on };
  const complaint = letterLeft(before, letter.kind, addresseeOf(letter), on);
  const acknowledged = letter.kind === 'acknowledgement' ? acknowledge(complaint, on, by) : undefined;
  if (acknowledged?.done) {
    await recordActOn(transaction, register, before, { act: 'acknowledge', by, content }, () => acknowledged);
  } else {
    await recordChange(transaction, register, before, complaint, { act: 'dispatch', article: 'Awb 2:19', by, content });
  }
}

/** Whom a letter went to, as the proof of dispatch names them: the complainant, staff by id, an authority by name. */
export function addresseeOf({ side, staff_id, recipient }: LetterRow): string {
  if (side === 'complainant') return side;
  return staff_id ?? recipient.name;
}
