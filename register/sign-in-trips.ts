import type { Connection } from './database.ts';
import type { Register } from './register.ts';

/** How long a form waits for whoever is away to sign in with DigiD. */
export const tripMinutes = 30;

/** How a trip ended. `away`: the broker could not be reached. */
export type TripOutcome = 'confirmed' | 'refused' | 'cancelled' | 'expired' | 'away';

/** A trip to the broker of DigiD and back. What it carries is sealed: the register cannot read it. */
export interface Trip {
  id: string;
  municipality: string;
  sealed: Buffer;
  begunAt: Date;
  /** Whether an answer of the broker was looked at. */
  answered: boolean;
  /** Absent: it has not ended. */
  outcome?: TripOutcome;
}

/** Keeps what waits for somebody's return. */
export async function keepTrip(
  { db, clock }: Register,
  { id, municipality, sealed, outcome }: Pick<Trip, 'id' | 'municipality' | 'sealed' | 'outcome'>,
): Promise<void> {
  const now = clock.now();
  await db
    .insertInto('sign_in_trip')
    .values({ id, municipality, sealed, begun_at: now, ...(outcome && { answered_at: now, outcome }) })
    .execute();
}

/** The trips with these ids in a municipality that are not too old, the newest first. */
export async function findTrips(register: Register, municipality: string, ids: readonly string[]): Promise<Trip[]> {
  if (!ids.length) return [];
  const rows = await register.db
    .selectFrom('sign_in_trip')
    .selectAll()
    .where('id', 'in', ids)
    .where('municipality', '=', municipality)
    .where('begun_at', '>', oldest(register))
    .orderBy('begun_at', 'desc')
    .execute();
  return rows.map(({ begun_at, answered_at, outcome, ...row }) => ({
    ...row,
    begunAt: begun_at,
    answered: answered_at !== null,
    ...(outcome && { outcome }),
  }));
}

/** Takes the broker's answer to a trip upon itself. False: somebody did before. */
export async function claimAnswer({ db, clock }: Register, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sign_in_trip')
    .set({ answered_at: clock.now() })
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Writes how a trip ended, and what it carries from there. */
export async function finishTrip(
  { db }: Register,
  id: string,
  { outcome, sealed }: { outcome: TripOutcome; sealed: Buffer },
): Promise<void> {
  await db.updateTable('sign_in_trip').set({ outcome, sealed }).where('id', '=', id).execute();
}

/** Destroys a trip that is over: the form carries everything itself again. */
export async function endTrip(connection: Connection, id: string): Promise<void> {
  await connection.deleteFrom('sign_in_trip').where('id', '=', id).execute();
}

/** Destroys the trips that nobody came back from. */
export async function clearTrips(register: Register): Promise<void> {
  await register.db.deleteFrom('sign_in_trip').where('begun_at', '<=', oldest(register)).execute();
}

function oldest({ clock }: Pick<Register, 'clock'>): Date {
  return new Date(clock.now().getTime() - tripMinutes * 60_000);
}
