import type { Staff } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import type { Digest, Morning } from '#domain/digests.ts';
import { digestsOn } from '#domain/digests.ts';
import { absencesOf } from './absences.ts';
import { agedMessages } from './aged-reviews.ts';
import { complaintsToAttendTo } from './complaints.ts';
import type { Connection } from './database.ts';
import type { MailToSend } from './mails.ts';
import { addMail } from './mails.ts';
import type { Register } from './register.ts';
import { municipalityOf } from './register.ts';
import { staffOf } from './staff.ts';

/** The municipalities whose digests of that day were not made yet. */
export async function municipalitiesToRemind({ db, municipalities }: Register, day: Day): Promise<string[]> {
  const rows = await db.selectFrom('reminder_day').select('municipality').where('day', '=', day).execute();
  const looked = new Set(rows.map(({ municipality }) => municipality));
  return [...municipalities.keys()].filter((slug) => !looked.has(slug));
}

/**
 * Puts the digests of a municipality on the ledger for a day, all of them or none: once, however many workers try, and
 * again when one of them died on the way. Looks only at complaints whose day of attention has come. Returns the digests;
 * none when it was done before.
 */
export function remind(
  register: Register,
  municipality: string,
  day: Day,
  write: (digest: Digest) => Pick<MailToSend, 'subject' | 'markdown'>,
): Promise<Digest[]> {
  return register.db.transaction().execute(async (transaction) => {
    // Another worker that is busy with this day holds the row: we wait here, and then have nothing to do.
    const mine = await transaction
      .insertInto('reminder_day')
      .values({ municipality, day })
      .onConflict((conflict) => conflict.doNothing())
      .returning('day')
      .executeTakeFirst();
    if (!mine) return [];
    const digests = digestsOn(day, await morningOf(transaction, register, municipality, day));
    for (const digest of digests) {
      const { id, name, email } = digest.to;
      const to = { name, address: email };
      const mailId = await addMail(transaction, register, { municipality, kind: 'digest', to, ...write(digest) });
      await transaction.insertInto('reminder').values({ staff_id: id, day, mail_id: mailId }).execute();
    }
    return digests;
  });
}

/**
 * Reminds who stands in for a colleague of what that colleague was reminded of this morning, now that we know they are away.
 * When the morning's digests are still to come, these will say so.
 */
export async function remindStandIns(
  transaction: Connection,
  register: Register,
  { municipality, id: absent }: Staff,
  day: Day,
): Promise<void> {
  const made = await transaction
    .selectFrom('reminder_day')
    .select('day')
    .where('municipality', '=', municipality)
    .where('day', '=', day)
    .executeTakeFirst();
  if (!made) return;
  for (const { to, items } of digestsOn(day, await morningOf(transaction, register, municipality, day))) {
    const instead = items.filter(({ insteadOf }) => insteadOf?.id === absent);
    if (!instead.length) continue;
    await addMail(transaction, register, {
      municipality,
      kind: 'digest',
      to: { name: to.name, address: to.email },
      ...register.composer.digest({ to, items: instead }, day),
    });
  }
}

async function morningOf(
  transaction: Connection,
  register: Register,
  municipality: string,
  day: Day,
): Promise<Morning> {
  return {
    complaints: await complaintsToAttendTo(transaction, municipality, day),
    staff: await staffOf(transaction, municipality),
    absences: await absencesOf(transaction, municipality, day),
    promises: municipalityOf(register, municipality).terms.promises,
    waiting: await agedMessages(transaction, municipality, register.clock.now()),
  };
}
