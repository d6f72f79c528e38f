import { sql } from 'kysely';
import type { Complaint } from '#domain/complaint.ts';
import { findComplaint } from './complaints.ts';
import type { Connection } from './database.ts';
import type { Register } from './register.ts';
import type { Arrival } from './register-complaint.ts';
import { registerComplaint } from './register-complaint.ts';

/**
 * Registers a complaint once for a submission, in the caller's transaction: whoever sends the same at the same moment
 * waits for the first and gets the complaint that it made. @throws MayNotBeReceived
 */
export async function registerOnce(
  transaction: Connection,
  register: Register,
  arrival: Arrival & { submission: string },
): Promise<Complaint> {
  // Without it the second would find out only by breaking its transaction.
  await sql`select pg_advisory_xact_lock(hashtextextended(${arrival.submission}, 0))`.execute(transaction);
  const before = await findComplaint(transaction, { submission: arrival.submission });
  return before ?? registerComplaint(transaction, register, arrival);
}
