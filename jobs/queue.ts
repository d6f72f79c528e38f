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

/** Two lanes, so that a mail server that answers slowly does not hold up the registering of complaints. */
const lanes = { incoming: 'wederhoor-incoming', outgoing: 'wederhoor-outgoing' } as const;
type Lane = (typeof lanes)[keyof typeof lanes];
const laneOf = ({ name }: Job): Lane => (name === 'send-mail' ? lanes.outgoing : lanes.incoming);

// A job is gone when it is done or has failed: only while it waits or runs is the same work one job. Attempts are the
// register's matter, so that they survive the loss of the whole queue.
const jobOptions: JobsOptions = { removeOnComplete: true, removeOnFail: true };

// A worker that was killed loses its jobs to another one after ten to fifteen seconds instead of a minute and a half.
const runnerOptions = { concurrency: 4, lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 3 } as const;

const addWithinMs = 2_000;

/** Opens the one producer of jobs. */
export function openQueue(settings: QueueSettings, report: Report): JobQueue {
  const opened = new Map(
    Object.values(lanes).map((lane) => {
      const open = settings.redisUrl ? queueOnRedis(lane, settings.redisUrl) : queueOnPostgres(lane, settings);
      open.queue.on('error', (error) => report(error));
      return [lane, open];
    }),
  );
  return {
    add: (job) => {
      const { queue } = opened.get(laneOf(job))!;
      return within(addWithinMs, queue.add(job.name, job.data, { ...jobOptions, jobId: jobId(job) }));
    },
    close: async () => {
      for (const { queue, disconnect } of opened.values()) {
        await queue.close();
        disconnect();
      }
    },
  };
}

/** Begins to run jobs. A job that throws is reported and let go: the sweep starts it anew while it is still due. */
export function runJobs(settings: QueueSettings, run: (job: Job) => Promise<void>, report: Report): JobRunner {
  const process = async ({ name, data }: { name: string; data: unknown }) =>
    run({ name: name as JobName, data: data as Jobs[JobName] } as Job);
  const running = Object.values(lanes).map((lane) => {
    const open = settings.redisUrl
      ? workerOnRedis(lane, settings.redisUrl, process)
      : workerOnPostgres(lane, settings, process);
    open.worker.on('error', (error) => report(error));
    open.worker.on('failed', (job, error) => report(error, job?.name));
    return open;
  });
  return {
    close: async () => {
      await Promise.all(running.map(({ worker }) => worker.close()));
      for (const { disconnect } of running) disconnect();
    },
  };
}

type Process = (job: { name: string; data: unknown }) => Promise<void>;
const onPostgres = withBackend(createPostgresBackend);
const nothing = () => {};

function queueOnPostgres(lane: Lane, { databaseUrl }: QueueSettings) {
  return { queue: new onPostgres.Queue(lane, { connection: connectionTo(databaseUrl, 2) }), disconnect: nothing };
}

function workerOnPostgres(lane: Lane, { databaseUrl }: QueueSettings, process: Process) {
  const options = { ...runnerOptions, connection: connectionTo(databaseUrl, 3) };
  return { worker: new onPostgres.Worker(lane, process, options), disconnect: nothing };
}

/** Jobs need not survive a power cut, since the register does: so they do not wait for the disk. */
function connectionTo(databaseUrl: string, max: number) {
  return { connectionString: databaseUrl, migrate: true, max, options: '-c synchronous_commit=off' };
}

function queueOnRedis(lane: Lane, url: string) {
  const connection = new Redis(url, { maxRetriesPerRequest: 1 });
  connection.on('error', nothing); // BullMQ's own listener reports it
  return { queue: new RedisQueue(lane, { connection }), disconnect: () => connection.disconnect() };
}

function workerOnRedis(lane: Lane, url: string, process: Process) {
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  connection.on('error', nothing);
  const options: WorkerOptions = { ...runnerOptions, connection };
  return { worker: new RedisWorker(lane, process, options), disconnect: () => connection.disconnect() };
}

/** Waiting for a queue that is away has no end of its own. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`the queue did not answer within ${milliseconds} ms`)), milliseconds);
  work.catch(nothing);
  await Promise.race([work, promise]).finally(() => clearTimeout(timer));
}
