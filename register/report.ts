import { sql } from 'kysely';
import { daysOfYear } from '#domain/annual-report.ts';
import type { Complaint } from '#domain/complaint.ts';
import { complaintsWithIds } from './complaints.ts';
import type { Connection } from './database.ts';

/** How many are read at once, so that a great year is not looked up in one go. */
const atOnce = 200;

/**
 * The complaints that the report of a year speaks of, the year before included (Awb 9:12a): received in them, open in
 * them, or closed before while something happened in them that is told as well: a measure or a petition. In order of
 * receipt.
 */
export async function complaintsForReport(
  connection: Connection,
  municipality: string,
  year: number,
): Promise<Complaint[]> {
  const { first } = daysOfYear(year - 1);
  const { last } = daysOfYear(year);
  const rows = await connection
    .selectFrom('complaint')
    .select('id')
    .where('municipality', '=', municipality)
    .where('received_on', '<=', last)
    .where((where) =>
      where.or([
        where('closed_on', 'is', null),
        where('closed_on', '>=', first),
        // Of those that ended longer ago only the few with such a follow-up are opened.
        sql<boolean>`(course ? 'measures' or course ? 'petition' or course ? 'reopenings')`,
      ]),
    )
    .orderBy('received_on')
    .orderBy('reference')
    .execute();
  const complaints: Complaint[] = [];
  for (let from = 0; from < rows.length; from += atOnce) {
    const ids = rows.slice(from, from + atOnce).map(({ id }) => id);
    complaints.push(...(await complaintsWithIds(connection, ids)));
  }
  return complaints;
}
