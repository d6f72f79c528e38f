import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startPostgres } from '#scripts/postgres.ts';
import { temporaryFolder } from './folder.ts';

async function start(folder: string, options: { durable?: boolean; port?: number } = {}) {
  const server = await startPostgres({ folder, durable: false, database: 'wederhoor', ...options });
  onTestFinished(server.stop);
  return server;
}

async function ask(url: string, question: string) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(question)).rows;
  } finally {
    await client.end();
  }
}

const serverProcess = (folder: string) =>
  Number(readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0]);

function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

test('what was stored is there after a clean stop, under the same password', async () => {
  const folder = temporaryFolder();
  const first = await start(folder);
  await ask(first.url, `create table kept as select 'ja' as answer`);
  await first.stop();
  expect(await first.exited).toBe(0);
  expect(readFileSync(join(folder, 'log'), 'utf8')).toContain('database system is shut down');

  const second = await start(folder);
  expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 'ja' }]);
  expect(new URL(second.url).password).toBe(new URL(first.url).password);
  expect(statSync(join(folder, 'password')).mode & 0o777).toBe(0o600);
});

test('only who knows the password comes in', async () => {
  const { url } = await start(temporaryFolder());
  await expect(ask(url.replace(/:[^:@]+@/, ':other@'), 'select 1')).rejects.toMatchObject({ code: '28P01' });
});

test('a checkout that no other account can enter, as below /root, will do', async () => {
  const closed = temporaryFolder();
  chmodSync(closed, 0o700);
  const { url } = await start(join(closed, 'var/postgres'));
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a server that still runs on the folder is stopped, and what it had committed is there', async () => {
  const folder = temporaryFolder();
  const left = await start(folder);
  await ask(left.url, `create table kept as select 'ja' as answer`);

  const next = await start(folder);
  expect(await left.exited).toBe(0);
  expect(await ask(next.url, 'select answer from kept')).toEqual([{ answer: 'ja' }]);
});

test('a server that crashed is recovered', async () => {
  const folder = temporaryFolder();
  const crashed = await start(folder, { durable: true });
  await ask(crashed.url, `create table kept as select 'ja' as answer`);
  process.kill(serverProcess(folder), 'SIGKILL');
  await crashed.exited;

  const next = await start(folder, { durable: true });
  expect(await ask(next.url, 'select answer from kept')).toEqual([{ answer: 'ja' }]);
});

test('a program that got the number of a vanished server is left alone', async () => {
  const folder = temporaryFolder();
  await (await start(folder)).stop();
  const stranger = spawn('sleep', ['60']);
  onTestFinished(() => void stranger.kill());
  writeFileSync(join(folder, 'data/postmaster.pid'), `${stranger.pid}\n${join(folder, 'data')}\n`);

  const { url } = await start(folder);
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(stranger.exitCode).toBeNull();
});

test('the server stops by itself when the program that started it is killed', async () => {
  const folder = temporaryFolder();
  const program = `
    import { startPostgres } from '#scripts/postgres.ts';
    await startPostgres({ folder: ${JSON.stringify(folder)}, durable: false, database: 'wederhoor' });
    console.log('ready');
    setInterval(() => {}, 1000);`;
  const starter = spawn(process.execPath, ['--input-type=module-typescript', '-e', program]);
  await once(starter.stdout, 'data');
  const pid = serverProcess(folder);
  expect(isAlive(pid)).toBe(true);

  starter.kill('SIGKILL');
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 10_000 });
  expect(readFileSync(join(folder, 'log'), 'utf8')).toContain('database system is shut down');
});

test('a port in use is one sentence', async () => {
  const { url } = await start(temporaryFolder());
  const port = Number(new URL(url).port);
  await expect(start(temporaryFolder(), { port })).rejects.toThrow(`Poort ${port} voor PostgreSQL is al in gebruik.`);
});

test('data of another PostgreSQL is one sentence', async () => {
  const folder = temporaryFolder();
  await (await start(folder)).stop();
  writeFileSync(join(folder, 'data/PG_VERSION'), '15\n');
  await expect(start(folder)).rejects.toThrow(/zijn van PostgreSQL 15, en dit is 18/);
});
