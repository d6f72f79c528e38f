import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Staff } from '#domain/complaint.ts';
import type { Fate, FateReason } from '#domain/correspondence.ts';
import { setApart } from '#domain/correspondence.ts';
import { withoutTag } from '#domain/reply-address.ts';
import type { Content } from './content.ts';
import type { Connection } from './database.ts';
import { storeFile } from './files.ts';
import { followToNewPlace, storedPlaces } from './places.ts';
import type { Register } from './register.ts';
import type { MessageRow } from './tables.ts';

/** A message as it arrived, before anything is made of it. */
export interface ArrivedMessage {
  raw: Content;
  source: 'smtp' | 'imap';
  /** The municipalities it was sent to: one row each, as each answers for its own. */
  municipalities: string[];
  /** For IMAP where the server keeps it (mailbox, UIDVALIDITY, UID): the same place is the same message. */
  sourceKey?: string;
  envelopeFrom?: string;
  envelopeTo: string[];
  /** The server's time of receipt (INTERNALDATE, or our own clock at DATA), never the `Date:` header (Awb 2:20). */
  arrivedAt: Date;
  /** The server had it in its folder for unwanted mail. */
  inSpam?: boolean;
}

/**
 * Keeps a message raw, in one durable commit, which nudges the worker to file it; with `filing` it is filed already, and
 * the worker finds nothing to do. Returns the ids of the rows made; empty when this place of this mailbox was stored before.
 */
export function storeMessage(register: Register, message: ArrivedMessage, filing?: Filing): Promise<string[]> {
  return register.db.transaction().execute(async (transaction) => {
    const { raw, source, municipalities, sourceKey, envelopeFrom, envelopeTo, arrivedAt, inSpam } = message;
    if (sourceKey) {
      const [municipality] = municipalities as [string];
      if ((await storedPlaces(transaction, municipality, [sourceKey])).size) return [];
      if (await followToNewPlace(transaction, municipality, { raw, arrivedAt, sourceKey })) return [];
    }
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
          in_spam: inSpam ?? false,
          file_id: fileId,
        })),
      )
      .onConflict((conflict) => conflict.columns(['municipality', 'source_key']).doNothing())
      .returning('id')
      .execute();
    if (filing) for (const { id } of rows) await fileMessage(transaction, id, filing, register.clock.now());
    return rows.map(({ id }) => id);
  });
}

/** Finds a message. Undefined: there is none. */
export function findMessage(connection: Connection, id: string): Promise<MessageRow | undefined> {
  return connection.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A message that waits to be filed: its file, since when, how many bytes, the first of them (of most mail: all), its envelope. */
export interface WaitingMessage {
  fileId: string;
  storedAt: Date;
  size: number;
  beginning: Buffer;
  /** Empty for the null sender; absent where the server did not keep it. */
  envelopeFrom: string | undefined;
  envelopeTo: string[];
}

/** Undefined: it was filed, or there is none. */
export async function messageToFile(connection: Connection, id: string): Promise<WaitingMessage | undefined> {
  const row = await connection
    .selectFrom('message')
    .innerJoin('file', 'file.id', 'message.file_id')
    .innerJoin('file_chunk', 'file_chunk.file_id', 'file.id')
    .select(['file.id as fileId', 'file.stored_at as storedAt', 'file_chunk.content as beginning'])
    .select(['message.envelope_from as envelopeFrom', 'message.envelope_to as envelopeTo'])
    .select(sql<number>`file.size::float8`.as('size'))
    .where('message.id', '=', id)
    .where('file_chunk.number', '=', 0)
    .where('fate', 'is', null)
    .executeTakeFirst();
  return row && { ...row, envelopeFrom: row.envelopeFrom ?? undefined };
}

/**
 * Holds a message until the end of the transaction. `before` is the same message as it was filed earlier, when it came by
 * another way, with the complaint that it became. Undefined: somebody else has filed it.
 */
export async function holdMessage(
  transaction: Connection,
  id: string,
  fingerprint: string | undefined,
): Promise<{ message: MessageRow; before: { complaintId: string | undefined } | undefined } | undefined> {
  const row = await transaction
    .selectFrom('message')
    .leftJoin('message as before', (join) =>
      join
        .onRef('before.municipality', '=', 'message.municipality')
        .on('before.fingerprint', '=', fingerprint ?? null)
        .on('before.fate', '!=', 'duplicate'),
    )
    .selectAll('message')
    .select(['before.id as before_id', 'before.complaint_id as before_complaint_id'])
    .where('message.id', '=', id)
    .where('message.fate', 'is', null)
    .forUpdate('message')
    .executeTakeFirst();
  if (!row) return undefined;
  const { before_id, before_complaint_id, ...message } = row;
  return { message, before: before_id ? { complaintId: before_complaint_id ?? undefined } : undefined };
}

/** What is known of a message once it was read, and what became of it. */
export interface Filing {
  fate: Fate;
  reason?: FateReason;
  complaintId?: string;
  /** The complaint that it seems to be about, for whoever must decide. */
  aboutId?: string;
  messageId?: string;
  fingerprint?: string;
  fromName?: string;
  fromAddress?: string;
  /** The addresses that it says it went to. */
  sentTo?: string[];
  subject?: string;
  protection?: 'encrypted' | 'signed';
  /** As it was laid out, clean enough to show. */
  html?: string;
  /** How the text begins, for whoever must decide about it. */
  excerpt?: string;
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
      about_id: filing.aboutId ?? null,
      message_id: filing.messageId ?? null,
      fingerprint: filing.fingerprint ?? null,
      from_name: filing.fromName ?? null,
      from_address: filing.fromAddress ?? null,
      subject: filing.subject ?? null,
      protection: filing.protection ?? null,
      sent_to: filing.sentTo ?? [],
      excerpt: filing.excerpt ?? null,
    })
    .where('id', '=', id)
    .execute();
  if (!filing.html) return;
  await connection
    .insertInto('message_view')
    .values({ message_id: id, html: filing.html })
    .onConflict((conflict) => conflict.column('message_id').doUpdateSet({ html: filing.html! }))
    .execute();
}

/** What a coordinator wants of a message: that it becomes a complaint, or belongs to the one with this id. */
export interface Wish {
  by: Staff['id'];
  complaintId?: string;
}

/**
 * Lets a message that became no complaint be filed anew: to read it once more, or because a coordinator says what it is.
 * The worker does it, with all that is in the message. False: it is filed as something else by now.
 */
export async function fileAnew(connection: Connection, id: string, wish?: Wish): Promise<boolean> {
  const { numUpdatedRows } = await connection
    .updateTable('message')
    .set({ fate: null, filed_at: null, wanted_by: wish?.by ?? null, wanted_for: wish?.complaintId ?? null })
    .where('id', '=', id)
    .where('fate', 'in', setApart)
    .executeTakeFirst();
  return numUpdatedRows > 0;
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
    .where('fate', 'in', setApart)
    .where(sql<boolean>`fate_reason is distinct from 'canary'`)
    .orderBy('arrived_at', 'desc')
    .limit(most)
    .execute();
}

/**
 * The addresses that a message came to, of all the ways that it came: to two addresses of a municipality it is one message.
 * Without what stands behind a plus sign, as that may be a secret.
 */
export async function addressesOf(connection: Connection, message: MessageRow): Promise<string[]> {
  const { id, municipality, fingerprint } = message;
  const rows = await connection
    .selectFrom('message')
    .select(['envelope_to', 'sent_to'])
    .where(({ or, and, eb }) =>
      or([
        eb('id', '=', id),
        ...(fingerprint ? [and([eb('municipality', '=', municipality), eb('fingerprint', '=', fingerprint)])] : []),
      ]),
    )
    .orderBy('arrived_at')
    .execute();
  return [...new Set(rows.flatMap(({ envelope_to, sent_to }) => [...envelope_to, ...sent_to]).map(withoutTag))];
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

/** A message as it was laid out, clean enough to show. Undefined: it was plain text, or could not be read. */
export async function layoutOf(connection: Connection, id: string): Promise<string | undefined> {
  const row = await connection
    .selectFrom('message_view')
    .select('html')
    .where('message_id', '=', id)
    .executeTakeFirst();
  return row?.html;
}
