import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Register } from './register.ts';
import type { Tables } from './tables.ts';

export type WorkerSign = Selectable<Tables['worker_sign']>;

/** Records that a worker looked for what is due, and that the queue took all of it. */
export async function recordSweep({ db, clock }: Register): Promise<void> {
  await db.updateTable('worker_sign').set({ swept_at: clock.now(), queue_trouble_since: null }).execute();
}

/** Records since when the queue does not take what is due. */
export async function recordQueueTrouble({ db, clock }: Register): Promise<void> {
  await db
    .updateTable('worker_sign')
    .set({ queue_trouble_since: sql<Date>`coalesce(queue_trouble_since, ${clock.now()})` })
    .execute();
}

/** When a worker last looked for what is due, and since when the queue is in trouble. */
export function workerSign({ db }: Pick<Register, 'db'>): Promise<WorkerSign> {
  return db.selectFrom('worker_sign').selectAll().executeTakeFirstOrThrow();
}
