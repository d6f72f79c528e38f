import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** Any number: whoever copies the template holds this lock, because a copy allows no other session on it. */
const copying = 727_002;

/** Makes an empty register for one test file: a database of its own, with all tables. */
export async function freshDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const template = new URL(inject('templateDatabase'));
  const name = `register_${randomBytes(8).toString('hex')}`;
  await administer(async (client) => {
    await client.query('select pg_advisory_lock($1)', [copying]);
    await client.query(`create database ${name} template ${template.pathname.slice(1)} strategy file_copy`);
  });
  return {
    url: new URL(`/${name}`, template).href,
    drop: () => administer((client) => client.query(`drop database if exists ${name} with (force)`)),
  };
}

// such a lock counts within one database, so everybody must take it in the same
async function administer(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: new URL('/postgres', inject('templateDatabase')).href });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
