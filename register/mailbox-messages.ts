import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Connection } from './database.ts';
import { storeSmallFiles } from './files.ts';
import type { PlacedMessage } from './places.ts';
import { followToNewPlace, mayHaveMoved, storedPlaces } from './places.ts';
import type { Register } from './register.ts';

type SmallMessage = PlacedMessage & { raw: Buffer };

/** Messages of one folder of a mailbox, of at most a megabyte each. */
export interface MailboxMessages {
  municipality: string;
  inSpam: boolean;
  messages: readonly SmallMessage[];
}

/**
 * Keeps several messages raw as `storeMessage` does, in one durable commit: a full mailbox waits for the disk once for all
 * of them. Returns the ids of the rows made; none for a place that was stored before.
 */
export function storeTogether(
  register: Register,
  { municipality, inSpam, messages }: MailboxMessages,
): Promise<string[]> {
  return register.db.transaction().execute(async (transaction) => {
    const fresh = await notYetStored(transaction, municipality, messages);
    if (!fresh.length) return [];
    const fileIds = await storeSmallFiles(
      transaction,
      fresh.map(({ raw }) => raw),
      register.clock.now(),
    );
    const { rows } = await sql<{ id: string; file_id: string }>`
      insert into message (id, municipality, source, source_key, envelope_to, arrived_at, in_spam, file_id)
      select id, ${municipality}, 'imap', source_key, '{}', arrived_at, ${inSpam}, file_id
      from unnest(
        ${fresh.map(() => randomUUID())}::uuid[],
        ${fresh.map(({ sourceKey }) => sourceKey)}::text[],
        ${fresh.map(({ arrivedAt }) => arrivedAt)}::timestamptz[],
        ${fileIds}::uuid[]
      ) with ordinality as one (id, source_key, arrived_at, file_id, number)
      -- in one order, so that two workers at one mailbox do not wait for each other
      order by number
      on conflict (municipality, source_key) do nothing
      returning id, file_id`.execute(transaction);
    if (rows.length < fresh.length) await forgetFiles(transaction, fileIds, rows);
    return rows.map(({ id }) => id);
  });
}

async function notYetStored(
  transaction: Connection,
  municipality: string,
  messages: readonly SmallMessage[],
): Promise<SmallMessage[]> {
  const stored = await storedPlaces(
    transaction,
    municipality,
    messages.map(({ sourceKey }) => sourceKey),
  );
  const elsewhere = messages.filter(({ sourceKey }) => !stored.has(sourceKey));
  if (!(await mayHaveMoved(transaction, municipality, elsewhere))) return elsewhere;
  const fresh: SmallMessage[] = [];
  for (const message of elsewhere) {
    if (!(await followToNewPlace(transaction, municipality, message))) fresh.push(message);
  }
  return fresh;
}

/** Another worker stored some of the messages at the same moment: our files of those are nobody's. */
async function forgetFiles(transaction: Connection, fileIds: string[], rows: { file_id: string }[]): Promise<void> {
  const kept = new Set(rows.map(({ file_id }) => file_id));
  const orphans = fileIds.filter((id) => !kept.has(id));
  await transaction.deleteFrom('file').where('id', '=', sql<string>`any(${orphans}::uuid[])`).execute();
}
