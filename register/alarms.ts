import { sql } from 'kysely';
import type { Connection } from './database.ts';
import type { MailToSend } from './mails.ts';
import { addMail } from './mails.ts';
import type { Register } from './register.ts';
import { municipalityOf } from './register.ts';
import type { AlarmKind } from './tables.ts';

/** Something that only whoever keeps the system running can mend. `about` is a member of staff, by id. */
export interface Alarm {
  municipality: string;
  kind: AlarmKind;
  about?: string;
}

/** Raises an alarm. While it stands, another of its kind about the same only counts. */
export async function raiseAlarm(connection: Connection, register: Register, alarm: Alarm): Promise<void> {
  const now = register.clock.now();
  await connection
    .insertInto('alarm')
    .values({ about: '', ...alarm, first_at: now, last_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['municipality', 'kind', 'about'])
        .doUpdateSet({ last_at: now, times: sql<number>`alarm.times + 1` }),
    )
    .execute();
}

/** The alarms of a municipality, newest first, with the name of whom they are about. */
export function alarmsOf(connection: Connection, municipality: string) {
  return connection
    .selectFrom('alarm')
    .leftJoin('staff', (join) => join.on(sql`staff.id::text`, '=', sql.ref('alarm.about')))
    .select(['alarm.kind', 'alarm.about', 'alarm.first_at', 'alarm.last_at', 'alarm.times', 'staff.name'])
    .where('alarm.municipality', '=', municipality)
    .orderBy('alarm.last_at', 'desc')
    .execute();
}

/** Puts a mail on the ledger for each alarm that was not mailed yet: one, until the alarm is put away. */
export function mailAlarms(
  register: Register,
  address: string,
  write: (kind: AlarmKind, municipality: string) => Pick<MailToSend, 'subject' | 'markdown'>,
): Promise<void> {
  return register.db.transaction().execute(async (transaction) => {
    const alarms = await transaction
      .updateTable('alarm')
      .set({ mailed_at: register.clock.now() })
      .where('mailed_at', 'is', null)
      .returning(['municipality', 'kind'])
      .execute();
    for (const { municipality, kind } of alarms) {
      const { name } = municipalityOf(register, municipality);
      await addMail(transaction, register, { municipality, kind: 'alarm', to: { address }, ...write(kind, name) });
    }
  });
}

/** Puts an alarm away: what it is about was mended. The next time is the first again. */
export async function clearAlarm(connection: Connection, { municipality, kind, about = '' }: Alarm): Promise<boolean> {
  const { numDeletedRows } = await connection
    .deleteFrom('alarm')
    .where('municipality', '=', municipality)
    .where('kind', '=', kind)
    .where('about', '=', about)
    .executeTakeFirst();
  return numDeletedRows > 0;
}
