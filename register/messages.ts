import { randomUUID } from 'node:crypto';
import type { Fate } from '#domain/correspondence.ts';
import type { Connection } from './database.ts';
import { storeFile } from './files.ts';
import { nudge } from './nudge.ts';
import type { Register } from './register.ts';
import type { MessageRow } from './tables.ts';

/** A message as it arrived, before anything is made of it. */
export interface ArrivedMessage {
  raw: Buffer;
  source: 'smtp' | 'imap';
  /** The municipalities it was sent to: one row each, as each answers for its own. */
  municipalities: string[];
  /** For IMAP where the server keeps it (mailbox, UIDVALIDITY, UID): the same place is the same message. */
  sourceKey?: string;
  envelopeFrom?: string;
  envelopeTo: string[];
  /** The server's time of receipt (INTERNALDATE, or our own clock at DATA), never the `Date:` header (Awb 2:20). */
  arrivedAt: Date;
}

/**
 * Keeps a message raw, in one durable commit, and nudges the worker to file it. Returns the ids of the rows made;
 * empty when this place of this mailbox was stored before.
 */
export function storeMessage(register: Register, message: ArrivedMessage): Promise<string[]> {
  return register.db.transaction().execute(async (transaction) => {
    const { raw, source, municipalities, sourceKey, envelopeFrom, envelopeTo, arrivedAt } = message;
    if (sourceKey && (await isStored(transaction, municipalities[0]!, sourceKey))) return [];
    const fileId = await storeFile(transaction, raw, register.clock.now());
    const rows = await transaction
      .insertInto('message')
      .values(
        municipalities.map((municipality) => ({
          id: randomUUID(),
          municipality,
          source,
          source_key: sourceKey ?? null,
          envelope_from: envelopeFrom ?? null,
          envelope_to: envelopeTo,
          arrived_at: arrivedAt,
          file_id: fileId,
        })),
      )
      .onConflict((conflict) => conflict.columns(['municipality', 'source_key']).doNothing())
      .returning('id')
      .execute();
    for (const { id } of rows) await nudge(transaction, { job: 'file-message', id });
    return rows.map(({ id }) => id);
  });
}

/** Whether the message in this place of this mailbox was stored before, so that it need not be fetched again. */
export async function isStored(connection: Connection, municipality: string, sourceKey: string): Promise<boolean> {
  const found = await connection
    .selectFrom('message')
    .select('id')
    .where('municipality', '=', municipality)
    .where('source_key', '=', sourceKey)
    .executeTakeFirst();
  return found !== undefined;
}

/** Finds a message. Undefined: there is none. Inside a transaction `lock` holds it until the end. */
export function findMessage(
  connection: Connection,
  id: string,
  { lock = false } = {},
): Promise<MessageRow | undefined> {
  const query = connection.selectFrom('message').selectAll().where('id', '=', id);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
}

/** What is known of a message once it was read, and what became of it. */
export interface Filing {
  fate: Fate;
  reason?: string;
  complaintId?: string;
  messageId?: string;
  fingerprint?: string;
  fromName?: string;
  fromAddress?: string;
  subject?: string;
}

/** Records what became of a message. */
export async function fileMessage(connection: Connection, id: string, filing: Filing, filedAt: Date): Promise<void> {
  await connection
    .updateTable('message')
    .set({
      filed_at: filedAt,
      fate: filing.fate,
      fate_reason: filing.reason ?? null,
      complaint_id: filing.complaintId ?? null,
      message_id: filing.messageId ?? null,
      fingerprint: filing.fingerprint ?? null,
      from_name: filing.fromName ?? null,
      from_address: filing.fromAddress ?? null,
      subject: filing.subject ?? null,
    })
    .where('id', '=', id)
    .execute();
}

/** The complaint that the same message became before, when it came earlier or by another address of the municipality. */
export async function sameMessage(
  connection: Connection,
  municipality: string,
  fingerprint: string,
): Promise<Pick<MessageRow, 'id' | 'complaint_id' | 'fate'> | undefined> {
  return connection
    .selectFrom('message')
    .select(['id', 'complaint_id', 'fate'])
    .where('municipality', '=', municipality)
    .where('fingerprint', '=', fingerprint)
    .where('fate', '!=', 'duplicate')
    .executeTakeFirst();
}

/** The messages that were stored and not yet filed: what the sweep starts. */
export async function unfiledMessages(connection: Connection, most = 500): Promise<string[]> {
  const rows = await connection
    .selectFrom('message')
    .select('id')
    .where('fate', 'is', null)
    .orderBy('arrived_at')
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

/** The messages of a municipality that became no complaint, newest first: for a person to look through. */
export function messagesToReview(connection: Connection, municipality: string, most = 200): Promise<MessageRow[]> {
  return connection
    .selectFrom('message')
    .selectAll()
    .where('municipality', '=', municipality)
    .where('fate', 'in', ['review', 'unreadable', 'automatic'])
    .orderBy('arrived_at', 'desc')
    .limit(most)
    .execute();
}

/** The messages that belong to a complaint, oldest first. */
export function messagesOf(connection: Connection, complaintId: string): Promise<MessageRow[]> {
  return connection
    .selectFrom('message')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .orderBy('arrived_at')
    .execute();
}
