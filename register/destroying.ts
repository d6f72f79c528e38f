import { sql } from 'kysely';
import type { Actor } from '#domain/complaint.ts';
import { dayOf } from '#domain/day.ts';
import type { Outcome } from '#domain/lifecycle.ts';
import { destroy, retentionLines, retentionOf } from '#domain/retention.ts';
import type { ComplaintKey } from './complaints.ts';
import { findComplaint } from './complaints.ts';
import type { Connection } from './database.ts';
import { erasePayloads } from './dossier.ts';
import { NoSuchComplaint, recordActOn } from './record-act.ts';
import type { Register } from './register.ts';
import { newStatusSecret } from './register-complaint.ts';

/**
 * Destroys all that the register holds of a complaint (vernietigen, Archiefwet 1995 artikel 3): documents, letters, mails,
 * messages, names, and what the dossier says. What remains is the row without a person in it, the chain of hashes, and
 * the declaration (Archiefbesluit 1995 artikel 8): by which line, kept until when, by whom. @throws NoSuchComplaint
 */
export async function destroyComplaint(
  transaction: Connection,
  register: Register,
  key: ComplaintKey,
  by: Actor,
): Promise<Outcome> {
  const complaint = await findComplaint(transaction, key, { lock: true });
  if (!complaint) throw new NoSuchComplaint();
  const outcome = destroy(complaint, retentionLines, dayOf(register.clock.now()), by);
  if (!outcome.done) return outcome;
  const { id } = complaint;
  const files = await filesOf(transaction, id);
  await deleteRows(transaction, id);
  await deleteUnused(transaction, files);
  await erasePayloads(transaction, id);
  // The old link and reply address lead nowhere from now on; the key of the form was made from what was entered.
  await transaction
    .updateTable('complaint')
    .set({ status_secret: newStatusSecret(), reply_secret: newStatusSecret(), submission: null })
    .where('id', '=', id)
    .execute();
  await transaction.updateTable('message').set({ about_id: null }).where('about_id', '=', id).execute();
  const declaration = retentionOf(complaint);
  return recordActOn(transaction, register, complaint, { act: 'destroy', by, content: declaration }, () => outcome);
}

/** Every file that something of this complaint points to: documents, the mails that it came by, letters as they went. */
async function filesOf(connection: Connection, complaintId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select file_id as id from document where complaint_id = ${complaintId}
    union select file_id from message where complaint_id = ${complaintId}
    union select pdf_id from letter where complaint_id = ${complaintId} and pdf_id is not null`.execute(connection);
  return rows.map(({ id }) => id);
}

async function deleteRows(connection: Connection, complaintId: string): Promise<void> {
  for (const table of ['mail', 'letter', 'document', 'message', 'complaint_reading', 'confirmed_identity'] as const) {
    await connection.deleteFrom(table).where('complaint_id', '=', complaintId).execute();
  }
}

/** Deletes those of these files that no other complaint or form needs. */
async function deleteUnused(connection: Connection, files: string[]): Promise<void> {
  if (!files.length) return;
  await sql`
    delete from file where id = any(${files})
      and not exists (select from document where file_id = file.id)
      and not exists (select from message where file_id = file.id)
      and not exists (select from letter where pdf_id = file.id)
      and not exists (select from draft_file where file_id = file.id)`.execute(connection);
}
