import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Complaint, Language } from '#domain/complaint.ts';
import { sendingLeaseMs } from '#domain/delivery.ts';
import type { OwnText } from '#domain/own-mark.ts';
import type { Connection } from './database.ts';
import { holdFor } from './held-mails.ts';
import type { Register } from './register.ts';
import { municipalityOf } from './register.ts';
import type { MailKind, MailRow } from './tables.ts';

/** A mail to send: to whom, and its text. `attachLetter`: the letter's PDF and enclosures go with it. */
export interface MailToSend {
  municipality: string;
  kind: MailKind;
  to: { name?: string; address: string };
  subject: string;
  markdown: string;
  complaintId?: string;
  letterId?: string;
  attachLetter?: boolean;
  /** Nobody pressed a button for it: too many to one address wait for a person. */
  automatic?: boolean;
  /** The Message-ID of the mail that it answers. */
  answers?: string;
  /** Absent: Dutch. */
  language?: Language;
}

/**
 * Puts a mail on the ledger and nudges the worker at commit. Its Message-ID comes from its own id, so that a second
 * attempt is recognised as the same mail. Returns the id.
 */
export async function addMail(connection: Connection, register: Register, mail: MailToSend): Promise<string> {
  const id = randomUUID();
  const now = register.clock.now();
  const held = mail.automatic ? await holdFor(connection, register, mail) : undefined;
  const [, domain] = municipalityOf(register, mail.municipality).mail.address.split('@');
  await connection
    .insertInto('mail')
    .values({
      id,
      municipality: mail.municipality,
      kind: mail.kind,
      complaint_id: mail.complaintId ?? null,
      letter_id: mail.letterId ?? null,
      attach_letter: mail.attachLetter ?? false,
      automatic: mail.automatic ?? false,
      ...(held && { held_at: now, held_because: held }),
      answers: mail.answers ?? null,
      language: mail.language ?? 'nl',
      to_name: mail.to.name ?? null,
      to_address: mail.to.address,
      subject: mail.subject,
      markdown: mail.markdown,
      message_id: `<${id}@${domain}>`,
      due_at: now,
      next_attempt_at: now,
    })
    .execute();
  return id;
}

/**
 * Takes a due mail, so that no other run sends it. Undefined: sent, failed, not due yet, or in other hands. A claim
 * left behind by a crash is taken over after the lease, and the mail is marked *possibly sent*.
 */
export function claimMail(
  register: Register,
  id: string,
  connection: Connection = register.db,
): Promise<MailRow | undefined> {
  const now = register.clock.now();
  return connection
    .updateTable('mail')
    .set({
      sending_at: now,
      attempts: sql<number>`attempts + 1`,
      possibly_sent: sql<boolean>`possibly_sent or sending_at is not null`,
    })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('held_at', 'is', null)
    .where('next_attempt_at', '<=', now)
    .where(({ or, eb }) => or([eb('sending_at', 'is', null), eb('sending_at', '<', leaseEnd(now))]))
    .returningAll()
    .executeTakeFirst();
}

/** Says that this attempt is still at it, so that nobody takes the mail over. */
export async function keepClaim(register: Register, { id, attempts }: MailRow): Promise<void> {
  await register.db
    .updateTable('mail')
    .set({ sending_at: register.clock.now() })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('sending_at', 'is not', null)
    .execute();
}

/** The mails that should be on their way and are in nobody's hands: what the sweep starts. */
export async function dueMails(register: Register, most = 500): Promise<string[]> {
  const now = register.clock.now();
  const rows = await register.db
    .selectFrom('mail')
    .select('id')
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('held_at', 'is', null)
    .where('next_attempt_at', '<=', now)
    .where(({ or, eb }) => or([eb('sending_at', 'is', null), eb('sending_at', '<', leaseEnd(now))]))
    .orderBy('next_attempt_at')
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Records that mails of ours arrived: their addressee answered them. That a server took a mail says less.
 */
export async function recordArrival(
  connection: Connection,
  register: Register,
  messageIds: readonly string[],
  from: string,
): Promise<void> {
  if (!messageIds.length) return;
  await connection
    .updateTable('mail')
    .set({ delivered_at: register.clock.now(), delayed_at: null })
    .where('message_id', 'in', messageIds)
    .where(({ eb, fn }) => eb(fn<string>('lower', ['to_address']), '=', from.toLowerCase()))
    .where('sent_at', 'is not', null)
    .where('delivered_at', 'is', null)
    .where('bounced_at', 'is', null)
    .execute();
}

/** What a mail of ours said. Undefined: there is none with this id. */
export function mailWithId(connection: Connection, id: string): Promise<OwnText | undefined> {
  return connection.selectFrom('mail').select(['subject', 'markdown']).where('id', '=', id).executeTakeFirst();
}

/** Those of these Message-IDs that we gave to mails of ours, each with the complaint it was about, if any. */
export async function mailsOfOurs(
  connection: Connection,
  messageIds: readonly string[],
): Promise<Map<string, Complaint['id'] | undefined>> {
  if (!messageIds.length) return new Map();
  const rows = await connection
    .selectFrom('mail')
    .select(['message_id', 'complaint_id'])
    .where('message_id', 'in', messageIds)
    .execute();
  return new Map(rows.map(({ message_id, complaint_id }) => [message_id, complaint_id ?? undefined]));
}

/** The complaints of those mails of ours that have one of these return addresses. */
export async function complaintsReturnedTo(connection: Connection, tokens: readonly string[]): Promise<string[]> {
  if (!tokens.length) return [];
  const rows = await connection
    .selectFrom('mail')
    .select('complaint_id')
    .distinct()
    .where('return_token', 'in', tokens)
    .where('complaint_id', 'is not', null)
    .execute();
  return rows.map(({ complaint_id }) => complaint_id!);
}

function leaseEnd(now: Date): Date {
  return new Date(now.getTime() - sendingLeaseMs);
}
