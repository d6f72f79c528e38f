import type { Complaint } from '#domain/complaint.ts';
import type { LetterChannel, Recipient } from '#domain/letters.ts';
import { channelFor, recipientOf } from '#domain/letters.ts';
import { findComplaint } from './complaints.ts';
import type { Connection } from './database.ts';
import { letterWithId, mailLetter } from './letters.ts';
import type { Register } from './register.ts';
import type { LetterRow } from './tables.ts';

/**
 * Gives letters that had no way to go the one that the complainant's details now allow, and takes those off the print
 * queue that may no longer go by post: a letter on the mat may put somebody in danger.
 */
export async function rerouteLetters(transaction: Connection, register: Register, complaint: Complaint): Promise<void> {
  const stuck = await transaction
    .selectFrom('letter')
    .selectAll()
    .where('complaint_id', '=', complaint.id)
    .where('channel', 'in', ['none', 'post'])
    .where('side', '=', 'complainant')
    .where('sent_at', 'is', null)
    .where('posted_on', 'is', null)
    .execute();
  const recipient = recipientOf({ side: 'complainant' }, complaint);
  for (const letter of stuck) {
    if (letter.channel === 'post' && channelWithoutMail(letter, recipient, complaint) === 'post') continue;
    const channel = channelFor(letter.kind, recipient, complaint);
    // What was to be posted because its mail had failed is not mailed once more by itself.
    const isPostForMail = letter.channel === 'post' && channel === 'mail' && (await wasMailed(transaction, letter.id));
    await sendBy(transaction, register, complaint, letter, recipient, isPostForMail ? 'none' : channel);
  }
}

/**
 * Sends a letter whose mail failed by post instead (Awb 2:11); to a complainant without an address, or who wants no post,
 * it becomes a task.
 */
export async function sendByPostInstead(transaction: Connection, register: Register, letterId: string): Promise<void> {
  const complaint = await lockedComplaintOf(transaction, letterId);
  const letter = await letterWithId(transaction, letterId);
  if (!complaint) return;
  const recipient = currentRecipient(letter, complaint);
  // Who works here is reached by the internal post, which needs no address.
  const channel = recipient.side === 'person-concerned' ? 'post' : channelWithoutMail(letter, recipient, complaint);
  await sendBy(transaction, register, complaint, letter, recipient, channel);
}

/**
 * Tries once more to mail a letter whose mail had failed, to the address as it is known now (Awb 2:11). The mail keeps
 * its Message-ID. False: the letter has left, its mail did not fail, or it may not go by mail.
 */
export async function sendByMailAgain(transaction: Connection, register: Register, letterId: string): Promise<boolean> {
  const complaint = await lockedComplaintOf(transaction, letterId);
  const letter = await letterWithId(transaction, letterId);
  if (!complaint || letter.sent_at || letter.posted_on) return false;
  const recipient = currentRecipient(letter, complaint);
  if (!recipient.email || channelFor(letter.kind, recipient, complaint) !== 'mail') return false;
  const failed = await transaction
    .updateTable('mail')
    .set({
      to_name: recipient.name,
      to_address: recipient.email,
      failed_at: null,
      // The next sending is the one that counts (Awb 2:11).
      sent_at: null,
      bounced_at: null,
      delayed_at: null,
      full_times: 0,
      attempts: 0,
      next_attempt_at: register.clock.now(),
    })
    .where('letter_id', '=', letterId)
    .where('failed_at', 'is not', null)
    .returning('id')
    .executeTakeFirst();
  if (!failed) return false;
  await transaction
    .updateTable('letter')
    .set({ channel: 'mail', recipient: JSON.stringify(recipient) })
    .where('id', '=', letterId)
    .execute();
  return true;
}

/** The way of a letter that cannot be mailed. */
function channelWithoutMail({ kind }: LetterRow, { email: _, ...recipient }: Recipient, complaint: Complaint) {
  return channelFor(kind, recipient, complaint);
}

async function wasMailed(transaction: Connection, letterId: string): Promise<boolean> {
  const mail = await transaction.selectFrom('mail').select('id').where('letter_id', '=', letterId).executeTakeFirst();
  return mail !== undefined;
}

/** Others change the letters of a complaint only while they hold the complaint. */
async function lockedComplaintOf(transaction: Connection, letterId: string): Promise<Complaint | undefined> {
  const { complaint_id } = await letterWithId(transaction, letterId);
  return findComplaint(transaction, { id: complaint_id }, { lock: true });
}

/** The addressee with the details that are known now. */
function currentRecipient({ side, staff_id, recipient }: LetterRow, complaint: Complaint): Recipient {
  if (side === 'authority') return recipient;
  return recipientOf(side === 'complainant' ? { side } : { side, staffId: staff_id! }, complaint);
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
