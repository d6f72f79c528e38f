import type { Transaction } from 'kysely';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { PreparingClient } from './preparing-client.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;

/** A running transaction, or the database itself where one statement is enough. */
export type Connection = Database | Transaction<Tables>;

// A date is a calendar day and stays the text it is; the driver would make it a moment in local time.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** How long a request or a job waits for a connection before it fails with a clear error. */
const connectWithinMs = 5_000;

/** Opens a pool of connections to the register. Close it with `destroy()`. */
export function openDatabase(url: string, connections = 10): Database {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectWithinMs,
    keepAlive: true,
  });
  // A connection that PostgreSQL closes is replaced at the next query, and what it was doing throws by itself. Without
  // listeners, on the pool for idle connections and on each for busy ones, the process would end.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
