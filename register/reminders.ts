import { sql } from 'kysely';
import type { Staff } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import type { MailToSend } from './mails.ts';
import { addMail } from './mails.ts';
import type { Register } from './register.ts';
import { findStaff } from './staff.ts';
import { isTaken } from './unique.ts';

/** The coordinators who were not reminded on this day yet. */
export async function coordinatorsToRemind(register: Register, day: Day): Promise<Staff[]> {
  const rows = await register.db
    .selectFrom('staff')
    .select('id')
    .where('active', '=', true)
    .where(sql<boolean>`'coordinator' = any(roles)`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('reminder').select('day').whereRef('reminder.staff_id', '=', 'staff.id').where('day', '=', day),
        ),
      ),
    )
    .execute();
  const staff = await Promise.all(rows.map(({ id }) => findStaff(register.db, id)));
  return staff.filter((person) => person !== undefined);
}

/** Puts somebody's digest of a day on the ledger: once, however many workers find it due at the same moment. */
export function remind(register: Register, staffId: string, day: Day, mail: MailToSend): Promise<void> {
  return register.db
    .transaction()
    .execute(async (transaction) => {
      const mailId = await addMail(transaction, register, mail);
      await transaction.insertInto('reminder').values({ staff_id: staffId, day, mail_id: mailId }).execute();
    })
    .catch((error) => {
      // Another worker was first; its mail goes, ours was rolled back.
      if (!isTaken(error, 'reminder_pkey')) throw error;
    });
}
