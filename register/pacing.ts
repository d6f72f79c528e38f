import { sql } from 'kysely';
import type { Register } from './register.ts';
import type { MailRow } from './tables.ts';

const minuteMs = 60_000;

/**
 * Gives a mail its place among those to the same domain, of which only so many go in a minute, whatever the number of
 * workers: large providers put off whoever sends more. Returns when it may go: now, or later, and then the mail is put back
 * until that moment without having cost an attempt.
 */
export function takeSlot(register: Register, mail: MailRow, perMinute: number): Promise<Date> {
  return register.db.transaction().execute(async (transaction) => {
    const now = register.clock.now();
    if (mail.slot_at && mail.slot_at <= now && mail.slot_at.getTime() > now.getTime() - minuteMs) return now;
    await sql`select pg_advisory_xact_lock(hashtextextended(${`mail to ${mail.to_domain}`}, 0))`.execute(transaction);
    // The one that is so many places back: a minute after it there is room again.
    const back = await transaction
      .selectFrom('mail')
      .select('slot_at')
      .where('to_domain', '=', mail.to_domain)
      .where('id', '!=', mail.id)
      .where('slot_at', '>', new Date(now.getTime() - minuteMs))
      .orderBy('slot_at', 'desc')
      .offset(perMinute - 1)
      .limit(1)
      .executeTakeFirst();
    const slot = new Date(Math.max(now.getTime(), back ? back.slot_at!.getTime() + minuteMs : 0));
    const waits = slot > now;
    await transaction
      .updateTable('mail')
      .set({
        slot_at: slot,
        ...(waits && { sending_at: null, next_attempt_at: slot, attempts: sql<number>`attempts - 1` }),
      })
      .where('id', '=', mail.id)
      .execute();
    return slot;
  });
}
