import type { Actor, Complaint } from '#domain/complaint.ts';
import type { FateReason } from '#domain/correspondence.ts';
import { findComplaint } from './complaints.ts';
import type { Connection } from './database.ts';
import { addDocuments } from './documents.ts';
import { addToDossier } from './dossier.ts';
import type { ReadMessage } from './file-mail.ts';
import { storeAttachments, wordsOf } from './message-content.ts';
import type { Register } from './register.ts';
import type { MessageRow } from './tables.ts';

/** Adds a message to the complaint that it is about: in the dossier with how it was known, its attachments to the documents. */
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
  await addDocuments(transaction, id, documents, at);
  const known = complaint?.complainant.email?.toLowerCase();
  const isOther = read.sender.address?.toLowerCase() !== known;
  const content = {
    message: message.id,
    receivedAt: message.arrived_at,
    subject: read.subject,
    text: wordsOf(read),
    documents: documents.map(({ name }) => name),
    knownBy: reason,
    ...(isOther && { fromAddress: read.sender.address }),
  };
  const by: Actor = message.wanted_by
    ? { role: 'coordinator', staffId: message.wanted_by }
    : { role: complaint?.complainant.representative ? 'representative' : 'complainant' };
  await addToDossier(transaction, id, [{ act: 'message-received', article: 'Awb 2:17', by, at, content }]);
}
