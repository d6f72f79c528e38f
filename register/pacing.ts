import { sql } from 'kysely';
import type { Connection } from './database.ts';
import { claimMail } from './mails.ts';
import type { Register } from './register.ts';
import type { MailRow } from './tables.ts';

const minuteMs = 60_000;

/**
 * Takes a due mail (`claimMail`) when it is its turn among those to the same domain, of which only so many go in a minute,
 * whatever the number of workers: large providers put off whoever sends more. `waitsUntil`: it was put back until that
 * moment, without having cost an attempt. Both in one transaction: a claim left behind would look like a mail that left.
 */
export function claimInTurn(
  register: Register,
  id: string,
  perMinute: number,
): Promise<{ mail: MailRow } | { waitsUntil: Date } | undefined> {
  return register.db.transaction().execute(async (transaction) => {
    const mail = await claimMail(register, id, transaction);
    if (!mail) return undefined;
    const now = register.clock.now();
    if (mail.slot_at && mail.slot_at <= now && mail.slot_at.getTime() > now.getTime() - minuteMs) return { mail };
    const slot = await nextSlot(transaction, mail, { now, perMinute });
    const waits = slot > now;
    await transaction
      .updateTable('mail')
      .set({
        slot_at: slot,
        ...(waits && { sending_at: null, next_attempt_at: slot, attempts: sql<number>`attempts - 1` }),
      })
      .where('id', '=', mail.id)
      .execute();
    return waits ? { waitsUntil: slot } : { mail };
  });
}

/** When there is room for one more mail to this domain; nobody else takes that until the end of the transaction. */
async function nextSlot(
  transaction: Connection,
  { id, to_domain }: MailRow,
  { now, perMinute }: { now: Date; perMinute: number },
): Promise<Date> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`mail to ${to_domain}`}, 0))`.execute(transaction);
  // The one that is so many places back: a minute after it there is room again.
  const back = await transaction
    .selectFrom('mail')
    .select('slot_at')
    .where('to_domain', '=', to_domain)
    .where('id', '!=', id)
    .where('slot_at', '>', new Date(now.getTime() - minuteMs))
    .orderBy('slot_at', 'desc')
    .offset(perMinute - 1)
    .limit(1)
    .executeTakeFirst();
  return new Date(Math.max(now.getTime(), back ? back.slot_at!.getTime() + minuteMs : 0));
}
