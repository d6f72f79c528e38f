import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '#domain/complaint.ts';
import type { Connection } from './database.ts';

/** One thing that happened, for the dossier: the act, its article, who did it, and what was said or entered. */
export interface DossierEntry {
  act: string;
  article?: string;
  by: Actor;
  at: Date;
  content: unknown;
}

/** An entry as it is read back. `content` is undefined when it was erased. */
export interface ReadEntry extends DossierEntry {
  number: number;
}

const beginning: Buffer = Buffer.alloc(32);

/**
 * Adds entries to a complaint's dossier, each chained to the one before by hash. The caller holds the lock on the
 * complaint's row, so that numbers follow each other. A new complaint saves the look-up of the last entry.
 */
export async function addToDossier(
  connection: Connection,
  complaintId: string,
  entries: DossierEntry[],
  { isNew = false } = {},
): Promise<void> {
  const last = isNew
    ? undefined
    : await connection
        .selectFrom('dossier_entry')
        .select(['number', 'hash'])
        .where('complaint_id', '=', complaintId)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst();
  let number = last?.number ?? 0;
  let previousHash: Buffer = last?.hash ?? beginning;
  for (const { act, article, by, at, content } of entries) {
    number += 1;
    const salt = randomBytes(16);
    const text = JSON.stringify(content ?? null);
    const payloadHash = sha256(salt, text);
    const row = { number, at, act, article: article ?? null, role: by.role, staff_id: by.staffId ?? null };
    const hash = chainHash(complaintId, row, payloadHash, previousHash);
    await sql`
      with entry as (
        insert into dossier_entry
          (complaint_id, number, at, act, article, role, staff_id, payload_hash, previous_hash, hash)
        values (${complaintId}, ${number}, ${at}, ${act}, ${row.article}, ${row.role}, ${row.staff_id},
          ${payloadHash}, ${previousHash}, ${hash})
      )
      insert into dossier_payload (complaint_id, number, salt, content)
      values (${complaintId}, ${number}, ${salt}, ${text})`.execute(connection);
    previousHash = hash;
  }
}

/** The dossier of a complaint from the first entry on. */
export async function readDossier(connection: Connection, complaintId: string): Promise<ReadEntry[]> {
  const rows = await chain(connection, complaintId);
  return rows.map(({ number, at, act, article, role, staff_id, content }) => ({
    number,
    at,
    act,
    ...(article && { article }),
    by: { role, ...(staff_id && { staffId: staff_id }) },
    content: content === null ? undefined : JSON.parse(content),
  }));
}

/**
 * Checks the whole chain of a complaint: numbers without a gap, each hash over its entry and the one before, each
 * payload that is still kept under its own hash. Returns the number of the first entry that is wrong; undefined: whole.
 * An entry cut off at the end shows only against a hash kept elsewhere.
 */
export async function firstBrokenEntry(connection: Connection, complaintId: string): Promise<number | undefined> {
  let expected = 1;
  let previousHash: Buffer = beginning;
  for (const row of await chain(connection, complaintId)) {
    const { number, payload_hash, previous_hash, hash, salt, content } = row;
    const whole =
      number === expected &&
      previous_hash.equals(previousHash) &&
      hash.equals(chainHash(complaintId, row, payload_hash, previousHash)) &&
      (salt === null || content === null || payload_hash.equals(sha256(salt, content)));
    if (!whole) return expected;
    expected += 1;
    previousHash = hash;
  }
  return undefined;
}

/** Erases what the entries of a complaint say. That they were made, when and by whom stays, and so does the chain. */
export async function erasePayloads(connection: Connection, complaintId: string): Promise<void> {
  await connection.deleteFrom('dossier_payload').where('complaint_id', '=', complaintId).execute();
}

function chain(connection: Connection, complaintId: string) {
  return connection
    .selectFrom('dossier_entry as entry')
    .leftJoin('dossier_payload as payload', (join) =>
      join.onRef('payload.complaint_id', '=', 'entry.complaint_id').onRef('payload.number', '=', 'entry.number'),
    )
    .selectAll('entry')
    .select(['payload.salt', 'payload.content'])
    .where('entry.complaint_id', '=', complaintId)
    .orderBy('entry.number')
    .execute();
}

interface Chained {
  number: number;
  at: Date;
  act: string;
  article: string | null;
  role: string;
  staff_id: string | null;
}

function chainHash(complaintId: string, entry: Chained, payloadHash: Buffer, previousHash: Buffer): Buffer {
  const { number, at, act, article, role, staff_id } = entry;
  const facts = JSON.stringify([complaintId, number, at.toISOString(), act, article, role, staff_id]);
  return sha256(previousHash, facts, payloadHash);
}

function sha256(...parts: (Buffer | string)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
