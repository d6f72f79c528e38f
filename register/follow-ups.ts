import type { Actor, Complaint } from '#domain/complaint.ts';
import type { FateReason } from '#domain/correspondence.ts';
import { dayOf } from '#domain/day.ts';
import { receiptAddress } from '#domain/message-receipt.ts';
import { findComplaint } from './complaints.ts';
import type { Connection } from './database.ts';
import { addDocuments } from './documents.ts';
import { addToDossier } from './dossier.ts';
import type { ReadMessage } from './file-mail.ts';
import { addMail } from './mails.ts';
import { storeAttachments, wordsOf } from './message-content.ts';
import { NoSuchComplaint } from './record-act.ts';
import type { Register } from './register.ts';
import type { MessageRow } from './tables.ts';

/**
 * Adds a message to the complaint that it is about: in the dossier with how it was known, its attachments to the documents. Its
 * receipt is confirmed to the complainant, once, as this is done once (Awb 2:17 lid 1).
 */
export async function addFollowUp(
  transaction: Connection,
  register: Register,
  message: MessageRow,
  read: ReadMessage,
  { id }: Complaint,
  reason: FateReason | undefined,
): Promise<void> {
  const at = register.clock.now();
  const documents = await storeAttachments(transaction, register, read);
  const complaint = await findComplaint(transaction, { id }, { lock: true });
  if (!complaint) throw new NoSuchComplaint();
  await addDocuments(transaction, id, documents, at);
  const isOther = read.sender.address?.toLowerCase() !== complaint.complainant.email?.toLowerCase();
  // What a coordinator adds of somebody else is no message of the complainant.
  const isTheirs = !isOther || reason === 'from-other-address';
  const acknowledged = isTheirs && (await confirmReceipt(transaction, register, complaint, message, read, isOther));
  const content = {
    message: message.id,
    receivedAt: message.arrived_at,
    subject: read.subject,
    text: wordsOf(read),
    documents: documents.map(({ name }) => name),
    knownBy: reason,
    ...(isOther && { fromAddress: read.sender.address }),
    receiptConfirmed: acknowledged,
  };
  const by: Actor = message.wanted_by
    ? { role: 'coordinator', staffId: message.wanted_by }
    : { role: complaint.complainant.representative ? 'representative' : 'complainant' };
  await addToDossier(transaction, id, [{ act: 'message-received', article: 'Awb 2:17', by, at, content }]);
}

/** Puts the short confirmation on the ledger. False: it is not owed, or cannot go by mail. */
async function confirmReceipt(
  transaction: Connection,
  register: Register,
  complaint: Complaint,
  { arrived_at }: MessageRow,
  { headers, sender, messageId, attachments }: ReadMessage,
  fromOther: boolean,
): Promise<boolean> {
  const address = receiptAddress(complaint, { headers, fromAddress: sender.address });
  if (!address) return false;
  const { complainant, municipality } = complaint;
  const input = {
    complaint,
    messageOn: dayOf(arrived_at),
    fromOther,
    // What files somebody else sent is not told.
    refusedFiles: fromOther ? [] : attachments.filter(({ refused }) => refused).map(({ name }) => name),
    on: dayOf(register.clock.now()),
  };
  await addMail(transaction, register, {
    municipality,
    kind: 'message-receipt',
    automatic: true,
    complaintId: complaint.id,
    language: complainant.language ?? 'nl',
    to: { name: complainant.representative?.name ?? complainant.name, address },
    ...(messageId && !fromOther && { answers: messageId }),
    ...register.composer.messageReceipt(input),
  });
  return true;
}
