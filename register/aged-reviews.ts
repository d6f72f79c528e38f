import { dayOf } from '#domain/day.ts';
import type { AgedMessage, AgedReviews } from '#domain/review-age.ts';
import { agedBefore } from '#domain/review-age.ts';
import { complaintsWithIds } from './complaints.ts';
import type { Connection } from './database.ts';

const waitingFates = ['review', 'unreadable'] as const;

/** The messages of a municipality that wait for a person for too long, each with the complaint that it may be about. */
export async function agedMessages(connection: Connection, municipality: string, now: Date): Promise<AgedMessage[]> {
  const rows = await connection
    .selectFrom('message')
    .select(['arrived_at', 'about_id'])
    .where('municipality', '=', municipality)
    .where('fate', 'in', waitingFates)
    .where('arrived_at', '<', agedBefore(now))
    .execute();
  const ids = rows.flatMap(({ about_id }) => about_id ?? []);
  const complaints = new Map((await complaintsWithIds(connection, ids)).map((complaint) => [complaint.id, complaint]));
  return rows.map(({ arrived_at, about_id }) => {
    const about = complaints.get(about_id ?? '');
    return { arrivedOn: dayOf(arrived_at), ...(about && { about }) };
  });
}

/** The municipalities where messages wait for a person for too long, by slug: the terms of a complaint may be running. */
export async function agedReviews(connection: Connection, now: Date): Promise<Map<string, AgedReviews>> {
  const rows = await connection
    .selectFrom('message')
    .select(['municipality'])
    .select(({ fn }) => [fn.countAll<string>().as('count'), fn.min('arrived_at').as('oldest')])
    .where('fate', 'in', waitingFates)
    .where('arrived_at', '<', agedBefore(now))
    .groupBy('municipality')
    .execute();
  return new Map(
    rows.map(({ municipality, count, oldest }) => [municipality, { count: Number(count), oldestOn: dayOf(oldest) }]),
  );
}
