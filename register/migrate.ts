import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** Any number that nobody else locks on. */
const migrationLock = 727_001;

/**
 * Brings the tables up to date: each `NNNN-name.sql` once, in order, in its own transaction, one process at a time.
 * Returns the names of those that ran. @throws when a file was changed after it ran.
 */
export async function migrate(databaseUrl: string, root = process.cwd()): Promise<string[]> {
  const folder = join(root, 'register', 'migrations');
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query(
      'create table if not exists migration (name text primary key, sha256 text not null, at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration');
    const before = new Map(rows.map(({ name, sha256 }) => [name, sha256]));
    const ran: string[] = [];
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
      const sql = await readFile(join(folder, name), 'utf8');
      const sha256 = createHash('sha256').update(sql).digest('hex');
      if (before.has(name)) {
        if (before.get(name) !== sha256) throw new Error(`register/migrations/${name} was changed after it ran`);
        continue;
      }
      await inTransaction(client, async () => {
        await client.query(sql);
        await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256]);
      });
      ran.push(name);
    }
    return ran;
  } finally {
    await client.end();
  }
}

async function inTransaction(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('begin');
  try {
    await work();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
