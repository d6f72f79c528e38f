import type { JobsOptions, WorkerOptions } from 'bullmq';
import { createPostgresBackend, Queue as RedisQueue, Worker as RedisWorker, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import type { Job, JobName, Jobs } from './definitions.ts';
import { jobId } from './definitions.ts';

/** Where the queue lives: in the register's own PostgreSQL, or with `redisUrl` in Redis or Valkey. */
export interface QueueSettings {
  databaseUrl: string;
  redisUrl?: string | undefined;
}

/** Puts jobs on the queue. */
export interface JobQueue {
  /** @throws when the queue does not answer in time; the sweep will find what is due. */
  add(job: Job): Promise<void>;
  close(): Promise<void>;
}

/** Runs jobs until it is closed; closing waits for those that are running. */
export interface JobRunner {
  close(): Promise<void>;
}

/** What the queue's own machinery has to report: an error of the connection, or a job that failed. */
export type Report = (error: Error, job?: string) => void;

const name = 'wederhoor';

// A job is gone when it is done or has failed: only while it waits or runs is the same work one job. Attempts are the
// register's matter, so that they survive the loss of the whole queue.
const jobOptions: JobsOptions = { removeOnComplete: true, removeOnFail: true };

// A worker that was killed loses its jobs to another one after ten to fifteen seconds instead of a minute and a half.
const runnerOptions = { concurrency: 8, lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 3 } as const;

const addWithinMs = 2_000;

/** Opens the one producer of jobs. */
export function openQueue(settings: QueueSettings, report: Report): JobQueue {
  const { queue, disconnect } = settings.redisUrl ? queueOnRedis(settings.redisUrl) : queueOnPostgres(settings);
  queue.on('error', (error) => report(error));
  return {
    add: (job) => within(addWithinMs, queue.add(job.name, job.data, { ...jobOptions, jobId: jobId(job) })),
    close: async () => {
      await queue.close();
      disconnect();
    },
  };
}

/** Begins to run jobs. A job that throws is reported and let go: the sweep starts it anew while it is still due. */
export function runJobs(settings: QueueSettings, run: (job: Job) => Promise<void>, report: Report): JobRunner {
  const process = async ({ name, data }: { name: string; data: unknown }) =>
    run({ name: name as JobName, data: data as Jobs[JobName] } as Job);
  const { worker, disconnect } = settings.redisUrl
    ? workerOnRedis(settings.redisUrl, process)
    : workerOnPostgres(settings, process);
  worker.on('error', (error) => report(error));
  worker.on('failed', (job, error) => report(error, job?.name));
  return {
    close: async () => {
      await worker.close();
      disconnect();
    },
  };
}

type Process = (job: { name: string; data: unknown }) => Promise<void>;
const onPostgres = withBackend(createPostgresBackend);
const nothing = () => {};

function queueOnPostgres({ databaseUrl }: QueueSettings) {
  return { queue: new onPostgres.Queue(name, { connection: connectionTo(databaseUrl, 2) }), disconnect: nothing };
}

function workerOnPostgres({ databaseUrl }: QueueSettings, process: Process) {
  const options = { ...runnerOptions, connection: connectionTo(databaseUrl, 4) };
  return { worker: new onPostgres.Worker(name, process, options), disconnect: nothing };
}

/** Jobs need not survive a power cut, since the register does: so they do not wait for the disk. */
function connectionTo(databaseUrl: string, max: number) {
  return { connectionString: databaseUrl, migrate: true, max, options: '-c synchronous_commit=off' };
}

function queueOnRedis(url: string) {
  const connection = new Redis(url, { maxRetriesPerRequest: 1 });
  connection.on('error', nothing); // BullMQ's own listener reports it
  return { queue: new RedisQueue(name, { connection }), disconnect: () => connection.disconnect() };
}

function workerOnRedis(url: string, process: Process) {
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  connection.on('error', nothing);
  const options: WorkerOptions = { ...runnerOptions, connection };
  return { worker: new RedisWorker(name, process, options), disconnect: () => connection.disconnect() };
}

/** Waiting for a queue that is away has no end of its own. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`the queue did not answer within ${milliseconds} ms`)), milliseconds);
  work.catch(nothing);
  await Promise.race([work, promise]).finally(() => clearTimeout(timer));
}
