import { acknowledge } from '#domain/acknowledgement.ts';
import type { Actor } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { dayOf } from '#domain/day.ts';
import { findComplaint } from './complaints.ts';
import type { Connection } from './database.ts';
import { addToDossier } from './dossier.ts';
import { storeFile } from './files.ts';
import { letterWithId } from './letters.ts';
import { recordActOn } from './record-act.ts';
import type { Register } from './register.ts';

/** How a letter left: by mail at a moment, or by post on a day; by whom, and the PDF as it went. */
export type Dispatch = { by: Actor; pdf?: Buffer | undefined } & (
  | { channel: 'mail'; sentAt: Date }
  | { channel: 'post'; postedOn: Day }
);

/**
 * Records that a letter has left, keeps its PDF, and puts it in the dossier. The day of dispatch, not the date on the
 * letter, is what counts. When it is the acknowledgement, the duty of Awb 9:6 is met.
 */
export async function letterDispatched(
  transaction: Connection,
  register: Register,
  letterId: string,
  dispatch: Dispatch,
): Promise<void> {
  const letter = await letterWithId(transaction, letterId);
  const complaint = await findComplaint(transaction, { id: letter.complaint_id }, { lock: true });
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
  if (letter.kind === 'acknowledgement' && complaint && complaint.status !== 'closed') {
    const entry = { act: 'acknowledge', by, content } as const;
    await recordActOn(transaction, register, complaint, entry, (held) => acknowledge(held, on, by));
  } else {
    await addToDossier(transaction, letter.complaint_id, [{ act: 'dispatch', article: 'Awb 2:19', by, at, content }]);
  }
}
