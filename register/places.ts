import { sql } from 'kysely';
import type { Content } from './content.ts';
import { sha256Of } from './content.ts';
import type { Connection } from './database.ts';

/**
 * Those of these places in a mailbox whose message was stored before, so that it need not be fetched again; also when it
 * was destroyed since.
 */
export async function storedPlaces(
  connection: Connection,
  municipality: string,
  sourceKeys: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ source_key: string }>`
    select source_key from message where municipality = ${municipality} and source_key = any(${sourceKeys})
    union all
    select source_key from destroyed_place where municipality = ${municipality} and source_key = any(${sourceKeys})`.execute(
    connection,
  );
  return new Set(rows.map(({ source_key }) => source_key));
}

/** A message where a mailbox shows it now. */
export interface PlacedMessage {
  raw: Content;
  arrivedAt: Date;
  /** `<user>@<host>/<folder>/<UIDVALIDITY>/<UID>` */
  sourceKey: string;
}

/** Whether some of these messages, all of one folder, may be known by a place that they had before it was numbered anew. */
export async function mayHaveMoved(
  connection: Connection,
  municipality: string,
  messages: readonly PlacedMessage[],
): Promise<boolean> {
  const { folder, numbering } = partsOf(messages[0]?.sourceKey);
  if (!folder) return false;
  const before = await connection
    .selectFrom('message')
    .select('id')
    .where('municipality', '=', municipality)
    .where('arrived_at', '=', sql<Date>`any(${messages.map(({ arrivedAt }) => arrivedAt)}::timestamptz[])`)
    .where(sql<boolean>`starts_with(source_key, ${folder})`)
    .where(sql<boolean>`not starts_with(source_key, ${numbering})`)
    .limit(1)
    .executeTakeFirst();
  return before !== undefined;
}

/**
 * Follows a message to its new place after its server renumbered the folder (another UIDVALIDITY): the same bytes, which
 * arrived at the same moment in the same folder, are the same message. False: there is none, so that this is a new one.
 */
export async function followToNewPlace(
  transaction: Connection,
  municipality: string,
  { raw, arrivedAt, sourceKey }: PlacedMessage,
): Promise<boolean> {
  const { folder, numbering } = partsOf(sourceKey);
  if (!folder) return false;
  const before = await transaction
    .selectFrom('message')
    .innerJoin('file', 'file.id', 'message.file_id')
    .select('message.id')
    .where('message.municipality', '=', municipality)
    .where('message.arrived_at', '=', arrivedAt)
    .where('file.sha256', '=', sha256Of(raw))
    .where(sql<boolean>`starts_with(message.source_key, ${folder})`)
    .where(sql<boolean>`not starts_with(message.source_key, ${numbering})`)
    // Of two that are alike in every way, taken in at the same moment, each follows its own.
    .limit(1)
    .forUpdate('message')
    .skipLocked()
    .executeTakeFirst();
  if (!before) return false;
  await transaction.updateTable('message').set({ source_key: sourceKey }).where('id', '=', before.id).execute();
  return true;
}

/** Where a message lies: `<user>@<host>/<folder>/`, and the same with the UIDVALIDITY behind it. Empty: it is no place. */
function partsOf(sourceKey = ''): { folder: string; numbering: string } {
  const [, folder = '', uidValidity = ''] = /^(.*\/)(\d+)\/\d+(?:\/.*)?$/s.exec(sourceKey) ?? [];
  return { folder, numbering: `${folder}${uidValidity}/` };
}
