import type { Staff } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import type { MailToSend } from './mails.ts';
import { addMail } from './mails.ts';
import type { Register } from './register.ts';
import { coordinators } from './staff.ts';
import { isTaken } from './unique.ts';

/** The coordinators who were not reminded on this day yet. */
export async function coordinatorsToRemind(register: Register, day: Day): Promise<Staff[]> {
  const rows = await register.db.selectFrom('reminder').select('staff_id').where('day', '=', day).execute();
  const reminded = new Set(rows.map(({ staff_id }) => staff_id));
  return (await coordinators(register.db)).filter(({ id }) => !reminded.has(id));
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
