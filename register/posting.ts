import type { Actor } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { findComplaint } from './complaints.ts';
import type { Connection } from './database.ts';
import { letterDispatched } from './dispatch.ts';
import { letterWithId } from './letters.ts';
import type { Register } from './register.ts';

/**
 * Records that a letter of the print queue was posted on that day (Awb 2:19), with the PDF as it was printed. Twice is
 * once: false when it had left already, or goes another way by now.
 */
export async function recordPosted(
  transaction: Connection,
  register: Register,
  letterId: string,
  { postedOn, by, pdf }: { postedOn: Day; by: Actor; pdf: Buffer },
): Promise<boolean> {
  const { complaint_id } = await letterWithId(transaction, letterId);
  await findComplaint(transaction, { id: complaint_id }, { lock: true });
  // Only now that the complaint is held does the letter stay as it is.
  const letter = await letterWithId(transaction, letterId);
  if (letter.channel !== 'post' || letter.posted_on) return false;
  await letterDispatched(transaction, register, letterId, { channel: 'post', postedOn, by, pdf });
  return true;
}
