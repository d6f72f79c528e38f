import { sql } from 'kysely';
import type { HeldBecause } from '#domain/delivery.ts';
import { answersOfAMachine, heldBecause } from '#domain/mail-cap.ts';
import type { Connection } from './database.ts';
import type { Register } from './register.ts';
import { sendByPostInstead } from './reroute.ts';
import type { MailKind } from './tables.ts';

const dayMs = 86_400_000;

/** Why a mail that is due by itself must wait for a person. Undefined: it may go. Two at once are counted one by one. */
export async function holdFor(
  connection: Connection,
  register: Register,
  { municipality, kind, to }: { municipality: string; kind: MailKind; to: { address: string } },
): Promise<HeldBecause | undefined> {
  const address = to.address.toLowerCase();
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${municipality} ${address}`}, 0))`.execute(connection);
  const now = register.clock.now().getTime();
  const since = new Date(now - dayMs);
  const weekAgo = new Date(now - 7 * dayMs);
  const { rows } = await sql<{ today: number; thisWeek: number; someHeld: boolean; answers: number; others: number }>`
    select
      count(*) filter (where held_at is null and due_at > ${since})::int as today,
      count(*) filter (where held_at is null and due_at > ${weekAgo})::int as "thisWeek",
      coalesce(bool_or(held_at is not null and sent_at is null and failed_at is null
        and not exists (select from letter where letter.id = mail.letter_id and letter.channel <> 'mail')), false)
        as "someHeld",
      (select count(*) from message where municipality = ${municipality} and lower(from_address) = ${address}
        and arrived_at > ${since} and fate = 'automatic')::int as answers,
      (select count(*) from message where municipality = ${municipality} and lower(from_address) = ${address}
        and arrived_at > ${since} and fate = 'automatic' and fate_reason = 'other-installation')::int as others
    from mail
    where municipality = ${municipality} and automatic and lower(to_address) = ${address}`.execute(connection);
  const { today, thisWeek, someHeld, answers, others } = rows[0]!;
  const isMachine = others > 0 || answers >= answersOfAMachine;
  return heldBecause(kind === 'message-receipt' ? 'receipt' : 'acknowledgement', {
    today,
    thisWeek,
    someHeld,
    isMachine,
  });
}

/** The mails of a municipality that wait for somebody to decide, oldest first. */
export function heldMails(connection: Connection, municipality: string) {
  return connection
    .selectFrom('mail')
    .innerJoin('complaint', 'complaint.id', 'mail.complaint_id')
    .leftJoin('letter', 'letter.id', 'mail.letter_id')
    .select(['mail.id', 'mail.kind', 'mail.letter_id', 'mail.to_address', 'mail.held_at', 'mail.held_because'])
    .select(['mail.complaint_id', 'complaint.reference', 'letter.kind as letter_kind'])
    .where('mail.municipality', '=', municipality)
    .where('mail.held_at', 'is not', null)
    .where('mail.sent_at', 'is', null)
    .where('mail.failed_at', 'is', null)
    .where(({ or, eb }) => or([eb('mail.letter_id', 'is', null), eb('letter.channel', '=', 'mail')]))
    .orderBy('mail.held_at')
    .execute();
}

/** Sends a held mail all the same. False: somebody decided otherwise meanwhile. */
export async function letGo(transaction: Connection, register: Register, mailId: string): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('mail')
    .set({ held_at: null, held_because: null, next_attempt_at: register.clock.now() })
    .where('id', '=', mailId)
    .where('held_at', 'is not', null)
    .where('failed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0;
}

/**
 * Sends the letter of a held mail by post (Awb 2:8). Returns the way that it goes now: `none` without a postal address.
 * Undefined: it is no letter, or went another way.
 */
export async function postHeld(transaction: Connection, register: Register, mailId: string) {
  const held = await transaction
    .selectFrom('mail')
    .innerJoin('letter', 'letter.id', 'mail.letter_id')
    .select('letter.id')
    .where('mail.id', '=', mailId)
    .where('mail.held_at', 'is not', null)
    .where('letter.channel', '=', 'mail')
    .executeTakeFirst();
  if (!held) return undefined;
  await sendByPostInstead(transaction, register, held.id);
  const after = await transaction
    .selectFrom('letter')
    .select('channel')
    .where('id', '=', held.id)
    .executeTakeFirstOrThrow();
  return after.channel;
}

/** Puts a held confirmation of a message away unsent: somebody found that a machine sent the message. */
export async function dropHeld(transaction: Connection, register: Register, mailId: string): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('mail')
    .set({ failed_at: register.clock.now(), failure: 'not needed' })
    .where('id', '=', mailId)
    .where('held_at', 'is not', null)
    .where('failed_at', 'is', null)
    .where('letter_id', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0;
}
