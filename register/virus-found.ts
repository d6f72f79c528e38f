import { dayOf } from '#domain/day.ts';
import { findComplaint } from './complaints.ts';
import { findDocuments, recordScan } from './documents.ts';
import { addToDossier } from './dossier.ts';
import { addMail } from './mails.ts';
import { ownDocumentsOf } from './own-documents.ts';
import type { Register } from './register.ts';

/**
 * Sets a document apart in which the virus scanner found something after it was registered: an upload of the form, or what
 * came while the scanner was away. Whoever sent it is told that we do not open it (Awb 2:15), as far as mail reaches them
 * and the complaint is open. Doing it twice changes nothing.
 */
export function setVirusApart(register: Register, documentId: string): Promise<void> {
  return register.db.transaction().execute(async (transaction) => {
    const { complaint_id: id } = await transaction
      .selectFrom('document')
      .select('complaint_id')
      .where('id', '=', documentId)
      .executeTakeFirstOrThrow();
    const complaint = await findComplaint(transaction, { id }, { lock: true });
    const [document] = await findDocuments(transaction, [documentId]);
    if (!complaint || !document || document.refused) return;
    const at = register.clock.now();
    await recordScan(transaction, { id: documentId, hasVirus: true, at });
    const { suspicion, status, complainant } = complaint;
    const { email, contactOnly, language, name, representative } = complainant;
    const own = await ownDocumentsOf(transaction, complaint);
    // What files somebody else sent is not told, nor anything to who may be a machine.
    const isTheirs = own.some((one) => one.id === documentId);
    const isTold = Boolean(email) && !contactOnly && !suspicion && status !== 'closed' && isTheirs;
    const content = { documents: [document.name], refusedBecause: 'virus', senderTold: isTold };
    await addToDossier(transaction, id, [
      { act: 'set-apart', article: 'Awb 2:15', by: { role: 'system' }, at, content },
    ]);
    if (!isTold || !email) return;
    await addMail(transaction, register, {
      municipality: complaint.municipality,
      kind: 'message-receipt',
      automatic: true,
      complaintId: id,
      language: language ?? 'nl',
      to: { name: representative?.name ?? name, address: email },
      ...register.composer.filesRefused({ complaint, refusedFiles: [document.name], on: dayOf(at) }),
    });
  });
}
