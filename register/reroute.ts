import type { Complaint } from '#domain/complaint.ts';
import type { LetterChannel, Recipient } from '#domain/letters.ts';
import { channelFor, recipientOf } from '#domain/letters.ts';
import { findComplaint } from './complaints.ts';
import type { Connection } from './database.ts';
import { letterWithId, mailLetter } from './letters.ts';
import type { Register } from './register.ts';
import type { LetterRow } from './tables.ts';

/** Gives letters that had no way to go the one that the complainant's details now allow. */
export async function rerouteLetters(transaction: Connection, register: Register, complaint: Complaint): Promise<void> {
  const stuck = await transaction
    .selectFrom('letter')
    .selectAll()
    .where('complaint_id', '=', complaint.id)
    .where('channel', '=', 'none')
    .where('side', '=', 'complainant')
    .execute();
  const recipient = recipientOf({ side: 'complainant' }, complaint);
  for (const letter of stuck) {
    await sendBy(transaction, register, complaint, letter, recipient, channelFor(letter.kind, recipient, complaint));
  }
}

/** Sends a letter whose mail failed by post instead (Awb 2:11); without an address it becomes a task. */
export async function sendByPostInstead(transaction: Connection, register: Register, letterId: string): Promise<void> {
  const letter = await letterWithId(transaction, letterId);
  const complaint = await findComplaint(transaction, { id: letter.complaint_id }, { lock: true });
  if (!complaint) return;
  const recipient = letter.side === 'complainant' ? recipientOf({ side: 'complainant' }, complaint) : letter.recipient;
  const channel = recipient.addressLines.length ? 'post' : 'none';
  await sendBy(transaction, register, complaint, letter, recipient, channel);
}

async function sendBy(
  transaction: Connection,
  register: Register,
  complaint: Complaint,
  letter: LetterRow,
  recipient: Recipient,
  channel: LetterChannel,
): Promise<void> {
  await transaction
    .updateTable('letter')
    .set({ channel, recipient: JSON.stringify(recipient) })
    .where('id', '=', letter.id)
    .execute();
  const input = { kind: letter.kind, complaint, recipient, channel, on: letter.dated_on, enclosures: [] };
  if (channel === 'mail') await mailLetter(transaction, register, letter.id, input, letter);
}
