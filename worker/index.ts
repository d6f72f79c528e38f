import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Job } from '#jobs/definitions.ts';
import { openQueue, runJobs } from '#jobs/queue.ts';
import { schedule } from '#jobs/schedule.ts';
import type { Nudge } from '#register/nudge.ts';
import { openRegister } from '#register/open.ts';
import { startFailure } from '#register/start-failure.ts';
import { recordQueueTrouble, recordSweep } from '#register/worker-sign.ts';
import type { Clock } from '#settings/clock.ts';
import { systemClock } from '#settings/clock.ts';
import type { Environment } from '#settings/environment.ts';
import { readEnvironment } from '#settings/environment.ts';
import { openLog } from '#settings/log.ts';
import { operatingMunicipalities } from '#settings/operating.ts';
import { makeComposer } from '#templates/composer.ts';
import { startIntake } from './intake.ts';
import { listen } from './listen.ts';
import { openPostOffice } from './post.ts';
import { startPress } from './press.ts';
import { process as processJob } from './processors.ts';
import { watchMailboxes } from './read-mailboxes.ts';
import { startReader } from './reader.ts';
import { sweep } from './sweep.ts';
import type { Tools } from './tools.ts';
import { clamd } from './virus-scanner.ts';
import { waitingLine } from './waiting-line.ts';

/** A running worker. `sweep` looks for what is due at once, instead of at the next minute. */
export interface Worker {
  /** Where the SMTP intake listens; undefined when there is none. */
  intakePort: number | undefined;
  sweep(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the process that takes in mail, does the jobs and looks every minute for what is due. Ready when it can.
 * @throws ProfileError, SettingsError, and what PostgreSQL or the intake's port answers.
 */
export async function startWorker(environment: Environment, log: Logger, clock: Clock = systemClock): Promise<Worker> {
  const municipalities = operatingMunicipalities(environment);
  const composer = makeComposer({ municipalities, publicUrl: environment.publicUrl });
  const register = await openRegister({ environment, municipalities, composer, clock });
  const post = openPostOffice(environment.smtpUrl);
  const press = startPress();
  const reader = startReader();
  const scanner = environment.clamdUrl ? clamd(environment.clamdUrl) : undefined;
  const tools: Tools = { register, environment, post, press, reader, scanner, log };

  const stopping = new AbortController();
  const { signal } = stopping;
  const queue = openQueue(environment, (error) => log.warn({ err: error }, 'the queue reports an error'));
  const put = (job: Job) => queue.add(job).catch((error) => log.warn({ err: error, job: job.name }, 'job not queued'));
  const enter = waitingLine(put, signal);
  const look = () =>
    sweep(register, queue, environment)
      .then(() => recordSweep(register))
      .catch((error) => {
        log.warn({ err: error }, 'sweep not finished');
        return recordQueueTrouble(register).catch(() => {});
      });

  const jobs = runJobs(
    environment,
    (job) => processJob(job, tools),
    (error, job) => log.error({ err: error, job }, job ? 'job failed' : 'the queue reports an error'),
  );
  const listening = listen(environment.databaseUrl, (nudge) => enter(asJob(nudge)), look, signal);
  const sweeping = everyMinute(look, signal);
  const intake = environment.intakeSmtp && (await startIntake({ register, environment, log }));
  const watching = watchMailboxes({ register, environment, log, signal });

  return {
    intakePort: intake?.port,
    sweep: look,
    async stop() {
      stopping.abort();
      await intake?.stop();
      await Promise.all([listening, sweeping, watching]);
      await jobs.close();
      await queue.close();
      post.close();
      await Promise.all([press.close(), reader.close()]);
      await register.db.destroy();
    },
  };
}

function asJob({ job, id }: Nudge): Job {
  return job === 'file-message' ? { name: job, data: { messageId: id } } : { name: job, data: { mailId: id } };
}

async function everyMinute(look: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sleep(schedule.sweepEveryMs, undefined, { signal }).then(look, () => {});
  }
}

async function main(): Promise<void> {
  const environment = readEnvironment();
  const log = openLog('worker', environment.logLevel);
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'unexpected error outside a job');
    process.exit(1);
  });
  const worker = await startWorker(environment, log);
  let _stopped: Promise<void> | undefined;
  const stop = () => {
    _stopped ??= worker.stop().then(() => process.exit(0));
  };
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(event, stop);
  process.send?.('ready');
  log.info({ intakePort: worker.intakePort }, 'worker ready');
}

if (import.meta.main) {
  main().catch((error) => {
    console.error(startFailure(error, { host: 'INTAKE_SMTP', port: 'INTAKE_SMTP' }));
    process.exit(1);
  });
}
