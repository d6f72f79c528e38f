import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#scripts/ports.ts';
import { startPostgres } from '#scripts/postgres.ts';

/** An acknowledgement that arrived: what it answers, and when (milliseconds since 1970, with fractions). */
export interface Arrived {
  answers: string | undefined;
  at: number;
}

/** What the road runs on: a durable PostgreSQL, a mail server, and the worker, each a process of its own. */
export interface Surroundings {
  databaseUrl: string;
  intakePort: number;
  receiverUrl: string;
  /** The worker, to see how much memory it takes. */
  workerPid: number;
  arrived: Arrived[];
  stop(): Promise<void>;
}

/** `variables`: what this worker needs beside the usual ones. */
export async function startSurroundings(variables: Record<string, string> = {}): Promise<Surroundings> {
  const folder = await mkdtemp(join(tmpdir(), 'wederhoor-bench-'));
  const postgres = await startPostgres({ folder: join(folder, 'postgres'), durable: true, database: 'wederhoor' });

  const receiver = fork('test/bench/receiver.ts', { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [{ port: receiverPort }] = await once(receiver, 'message');
  const receiverUrl = `smtp://127.0.0.1:${receiverPort}`;
  const arrived: Arrived[] = [];
  receiver.on('message', (mail) => arrived.push(mail as Arrived));

  const intakePort = await freePort();
  const worker = fork('worker/index.ts', {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      DATABASE_URL: postgres.url,
      SMTP_URL: receiverUrl,
      INTAKE_SMTP: `127.0.0.1:${intakePort}`,
      APP_SECRET: 'only-for-measuring-only-for-measuring',
      DATA_DIR: folder,
      LOG_LEVEL: 'warn',
      ...variables,
    },
  });
  await once(worker, 'message');
  return {
    databaseUrl: postgres.url,
    intakePort,
    receiverUrl,
    workerPid: worker.pid!,
    arrived,
    async stop() {
      await ended(worker);
      await ended(receiver);
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
