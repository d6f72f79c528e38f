import { sql } from 'kysely';
import type { Connection } from './database.ts';

/** The channel on which a commit tells the worker that something is due. */
export const nudgeChannel = 'wederhoor';

/** What a worker can be nudged to do, with the id of the row that says what. */
export type Nudge = { job: 'file-message'; id: string } | { job: 'send-mail'; id: string };

/**
 * Tells the worker at commit that a row is due (NOTIFY). It carries an id only, and may get lost: the worker's sweep
 * finds the row all the same.
 */
export async function nudge(connection: Connection, { job, id }: Nudge): Promise<void> {
  await sql`select pg_notify(${nudgeChannel}, ${`${job} ${id}`})`.execute(connection);
}

/** Reads a notification back. Undefined: not one of ours. */
export function readNudge(payload: string | undefined): Nudge | undefined {
  const [job, id] = payload?.split(' ') ?? [];
  if ((job === 'file-message' || job === 'send-mail') && id) return { job, id };
  return undefined;
}
