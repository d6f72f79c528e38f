import { randomUUID } from 'node:crypto';
import type { Connection } from './database.ts';

/** The name under which a complaint's own mail stands among its documents. */
export const originalName = 'bericht.eml';

/** What a message says that came as an attachment. `sentAt` is what its sender's clock said. */
export interface OpenedMessage {
  from?: string;
  sentAt?: string;
  subject?: string;
  text: string;
}

/** Why we keep a file without opening it (Awb 2:15): what it is, or what it would become when it is opened. */
export type RefusedBecause = 'program' | 'huge-archive' | 'closed-archive' | 'huge-picture' | 'virus';

/** A document of a complaint: the original message, or an attachment. */
export interface ComplaintDocument {
  id: string;
  fileId: string;
  kind: 'original' | 'attachment';
  name: string;
  mediaType: string;
  size: number;
  addedAt: Date;
  /** Present for an attachment that is a message itself and could be opened. */
  opened?: OpenedMessage;
  /** The name of the attachment that it came in. */
  cameIn?: string;
  /** Present: set apart, never shown, sent on or enclosed. */
  refused?: RefusedBecause;
  /** When the virus scanner saw it. Absent: there is none, or it was away. */
  scannedAt?: Date;
}

/** A document to keep with a complaint; its file is stored already. */
export type NewDocument = Pick<
  ComplaintDocument,
  'fileId' | 'kind' | 'name' | 'mediaType' | 'opened' | 'cameIn' | 'refused' | 'scannedAt'
>;

/** Adds documents to a complaint. */
export async function addDocuments(
  connection: Connection,
  complaintId: string,
  documents: readonly NewDocument[],
  addedAt: Date,
): Promise<void> {
  if (!documents.length) return;
  const rows = documents.map(({ fileId, kind, name, mediaType, opened, cameIn, refused, scannedAt }) => ({
    id: randomUUID(),
    complaint_id: complaintId,
    file_id: fileId,
    kind,
    name,
    media_type: mediaType,
    added_at: addedAt,
    opened: opened ? JSON.stringify(opened) : null,
    came_in: cameIn ?? null,
    refused: refused ?? null,
    scanned_at: scannedAt ?? null,
  }));
  await connection.insertInto('document').values(rows).execute();
}

/** The documents of a complaint, in the order in which they came. */
export async function documentsOf(connection: Connection, complaintId: string): Promise<ComplaintDocument[]> {
  const rows = await documents(connection).where('complaint_id', '=', complaintId).orderBy('added_at').execute();
  return rows.map(fromRow);
}

/** Some documents by id, for enclosures. */
export async function findDocuments(connection: Connection, ids: string[]): Promise<ComplaintDocument[]> {
  if (!ids.length) return [];
  return (await documents(connection).where('document.id', 'in', ids).orderBy('name').execute()).map(fromRow);
}

function documents(connection: Connection) {
  return connection
    .selectFrom('document')
    .innerJoin('file', 'file.id', 'document.file_id')
    .selectAll('document')
    .select('file.size');
}

function fromRow(row: Awaited<ReturnType<ReturnType<typeof documents>['execute']>>[number]): ComplaintDocument {
  const { id, file_id, kind, name, media_type, size, added_at, opened, came_in, refused, scanned_at } = row;
  return {
    ...{ id, fileId: file_id, kind, name, mediaType: media_type, size: Number(size), addedAt: added_at },
    ...(opened && { opened }),
    ...(came_in && { cameIn: came_in }),
    ...(refused && { refused }),
    ...(scanned_at && { scannedAt: scanned_at }),
  };
}

/** Attachments that no virus scanner saw yet, oldest first: those of forms, and of mails that came while it was away. */
export async function documentsToScan(connection: Connection, most = 100): Promise<{ id: string; fileId: string }[]> {
  return connection
    .selectFrom('document')
    .select(['id', 'file_id as fileId'])
    .where('kind', '=', 'attachment')
    .where('scanned_at', 'is', null)
    .where('refused', 'is', null)
    .orderBy('added_at')
    .limit(most)
    .execute();
}

/** Records what the virus scanner said of a document. */
export async function recordScan(
  connection: Connection,
  { id, hasVirus, at }: { id: string; hasVirus: boolean; at: Date },
): Promise<void> {
  await connection
    .updateTable('document')
    .set({ scanned_at: at, ...(hasVirus && { refused: 'virus' as const }) })
    .where('id', '=', id)
    .execute();
}
