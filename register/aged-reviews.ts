import { dayOf } from '#domain/day.ts';
import type { AgedReviews } from '#domain/review-age.ts';
import { agedBefore } from '#domain/review-age.ts';
import type { Connection } from './database.ts';

/** The municipalities where messages wait for a person for too long, by slug: the terms of a complaint may be running. */
export async function agedReviews(connection: Connection, now: Date): Promise<Map<string, AgedReviews>> {
  const rows = await connection
    .selectFrom('message')
    .select(['municipality'])
    .select(({ fn }) => [fn.countAll<string>().as('count'), fn.min('arrived_at').as('oldest')])
    .where('fate', 'in', ['review', 'unreadable'])
    .where('arrived_at', '<', agedBefore(now))
    .groupBy('municipality')
    .execute();
  return new Map(
    rows.map(({ municipality, count, oldest }) => [municipality, { count: Number(count), oldestOn: dayOf(oldest) }]),
  );
}
