import { sql } from 'kysely';
import type { Connection } from './database.ts';

/** That somebody read a complaint at the desk: for the first and the last time, and how often. */
export interface Reading {
  staffId: string;
  firstAt: Date;
  lastAt: Date;
  times: number;
}

/** Notes that somebody reads a complaint at the desk, so that it can be said when it must be taken away (Awb 9:7). */
export async function recordReading(
  connection: Connection,
  { complaintId, staffId, at }: { complaintId: string; staffId: string; at: Date },
): Promise<void> {
  await connection
    .insertInto('complaint_reading')
    .values({ complaint_id: complaintId, staff_id: staffId, first_at: at, last_at: at, times: 1 })
    .onConflict((conflict) =>
      conflict.columns(['complaint_id', 'staff_id']).doUpdateSet({
        last_at: sql<Date>`greatest(complaint_reading.last_at, excluded.last_at)`,
        times: sql<number>`complaint_reading.times + 1`,
      }),
    )
    .execute();
}

/** Who read a complaint, whoever was first on top. */
export async function readingsOf(connection: Connection, complaintId: string): Promise<Reading[]> {
  const rows = await connection
    .selectFrom('complaint_reading')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .orderBy('first_at')
    .execute();
  return rows.map(({ staff_id, first_at, last_at, times }) => ({
    ...{ staffId: staff_id, firstAt: first_at, lastAt: last_at },
    times,
  }));
}
