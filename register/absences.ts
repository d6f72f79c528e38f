import { sql } from 'kysely';
import type { Absence } from '#domain/absence.ts';
import type { Day } from '#domain/day.ts';
import type { Connection } from './database.ts';

/** Records when somebody is away and who stands in; what was recorded before gives way. */
export async function saveAbsence(connection: Connection, absence: Absence): Promise<void> {
  const { staffId, from, until, deputyId } = absence;
  const days = { absent_from: from, absent_until: until, deputy_id: deputyId ?? null };
  await connection
    .insertInto('absence')
    .values({ staff_id: staffId, ...days })
    .onConflict((conflict) => conflict.column('staff_id').doUpdateSet(days))
    .execute();
}

/** Somebody is back, or does not go. */
export async function clearAbsence(connection: Connection, staffId: string): Promise<void> {
  await connection.deleteFrom('absence').where('staff_id', '=', staffId).execute();
}

/** The absences in a municipality that are not over on a day, the first to begin first. */
export async function absencesOf(connection: Connection, municipality: string, today: Day): Promise<Absence[]> {
  const rows = await connection
    .selectFrom('absence')
    .innerJoin('staff', 'staff.id', 'absence.staff_id')
    .selectAll('absence')
    .where('staff.municipality', '=', municipality)
    .where(sql<boolean>`staff.active`)
    .where('absent_until', '>=', today)
    .orderBy('absent_from')
    .orderBy('staff.name')
    .execute();
  return rows.map(({ staff_id, absent_from, absent_until, deputy_id }) => ({
    staffId: staff_id,
    from: absent_from,
    until: absent_until,
    ...(deputy_id && { deputyId: deputy_id }),
  }));
}
