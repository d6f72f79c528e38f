import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { migrate } from '#register/migrate.ts';
import { freshDatabase } from './database.ts';

const databases: Awaited<ReturnType<typeof freshDatabase>>[] = [];

afterAll(() => Promise.all(databases.map(({ drop }) => drop())));

async function aDatabase() {
  const database = await freshDatabase();
  databases.push(database);
  return database;
}

async function ask(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('what one test file writes, another does not see', async () => {
  const [mine, yours] = [await aDatabase(), await aDatabase()];
  await ask(mine.url, 'create table note (text text)');
  expect(await ask(yours.url, "select to_regclass('note') as found")).toEqual([{ found: null }]);
  expect(await ask(inject('templateDatabase'), "select to_regclass('note') as found")).toEqual([{ found: null }]);
});

test('a fresh database has all tables: no migration is left to do', async () => {
  const { url } = await aDatabase();
  expect(await ask(url, "select to_regclass('migration') as found")).toEqual([{ found: 'migration' }]);
  expect(await migrate(url)).toEqual([]);
});

test('many at once wait for each other', async () => {
  const made = await Promise.all(Array.from({ length: 8 }, aDatabase));
  expect(new Set(made.map(({ url }) => url)).size).toBe(8);
});

test('a dropped database is gone, also while somebody is still connected', async () => {
  const { url, drop } = await aDatabase();
  const client = new pg.Client({ connectionString: url });
  const thrownOut = new Promise<Error>((resolve) => client.on('error', resolve));
  await client.connect();
  await drop();
  expect((await thrownOut).message).toMatch(/terminating connection|Connection terminated/);
  await expect(ask(url, 'select 1')).rejects.toMatchObject({ code: '3D000' });
});
