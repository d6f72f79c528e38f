import { deliveryTo, nextWhenFull } from '#domain/bounces.ts';
import type { Complaint } from '#domain/complaint.ts';
import type { BounceReason } from '#domain/correspondence.ts';
import type { Delivery, DeliveryReport, RecipientReport } from '#domain/delivery-report.ts';
import { letterReturned } from '#domain/dispatch.ts';
import { raiseAlarm } from './alarms.ts';
import { findComplaint } from './complaints.ts';
import type { Connection } from './database.ts';
import { addresseeOf } from './dispatch.ts';
import { letterWithId } from './letters.ts';
import { recordChange } from './record-act.ts';
import type { Register } from './register.ts';
import { sendByPostInstead } from './reroute.ts';
import { findStaffByEmail } from './staff.ts';
import type { MailRow } from './tables.ts';

/** What a report told, and of which mail of ours: undefined when it cannot be said. */
export interface Bounce {
  reason: BounceReason;
  mail: MailRow | undefined;
  told: RecipientReport | undefined;
}

const reasons: Record<Delivery, BounceReason> = {
  failed: 'delivery-failed',
  full: 'mailbox-full',
  delayed: 'delivery-delayed',
  delivered: 'delivery-confirmed',
};

/**
 * Finds the mail that a report is about: by our own return address in it, else by our Message-ID. Undefined: it only sounds
 * like a report, and is about no mail of ours.
 */
export async function bounceOf(
  connection: Connection,
  municipality: string,
  report: DeliveryReport,
): Promise<Bounce | undefined> {
  const mails = await mailsOf(connection, municipality, report);
  const byToken = mails.filter(({ return_token }) => report.tokens.includes(return_token));
  const [mail] = byToken.length ? byToken : mails;
  const told = mail && deliveryTo(mail.to_address, report);
  if (!mail && report.isDoubtful) return undefined;
  if (!mail) return { reason: 'bounce-unknown', mail, told };
  return { reason: told ? reasons[told.delivery] : 'delivery-noted', mail, told };
}

async function mailsOf(connection: Connection, municipality: string, { tokens, messageIds }: DeliveryReport) {
  if (!tokens.length && !messageIds.length) return [];
  return connection
    .selectFrom('mail')
    .selectAll()
    .where('municipality', '=', municipality)
    .where(({ or, eb }) =>
      or([
        ...(tokens.length ? [eb('return_token', 'in', tokens)] : []),
        ...(messageIds.length ? [eb('message_id', 'in', messageIds)] : []),
      ]),
    )
    .orderBy('due_at', 'desc')
    .execute();
}

/**
 * Records what a report told of a mail. A letter that did not arrive goes by post (Awb 2:11); twice is once. Returns the
 * complaint that the mail was about.
 */
export async function recordBounce(
  transaction: Connection,
  register: Register,
  { mail, told }: Bounce,
): Promise<Complaint['id'] | undefined> {
  if (mail && told && !mail.bounced_at) await recordDelivery(transaction, register, mail, told);
  return mail?.complaint_id ?? undefined;
}

async function recordDelivery(
  transaction: Connection,
  register: Register,
  mail: MailRow,
  told: RecipientReport,
): Promise<void> {
  const now = register.clock.now();
  if (told.delivery === 'delivered') return set(transaction, mail, { delivered_at: now, delayed_at: null });
  if (told.delivery !== 'delayed') return recordUndelivered(transaction, register, mail, told);
  if (!mail.delivered_at && !mail.failed_at) await set(transaction, mail, { delayed_at: now });
}

async function recordUndelivered(
  transaction: Connection,
  register: Register,
  mail: MailRow,
  { delivery, status }: RecipientReport,
): Promise<void> {
  const now = register.clock.now();
  const times = mail.full_times + 1;
  // Only a letter is still as good tomorrow as it was today.
  const again = delivery === 'full' && mail.letter_id && !mail.failed_at ? nextWhenFull(times, now) : undefined;
  const goes = mail.letter_id !== null && (await letterCameBack(transaction, register, mail.letter_id, delivery));
  if (again && goes) {
    return set(transaction, mail, {
      sent_at: null,
      attempts: 0,
      next_attempt_at: again,
      full_times: times,
      delayed_at: now,
      failure: 'mailbox full',
    });
  }
  const failure = delivery === 'full' ? 'mailbox full' : `came back (${status ?? 'no code'})`;
  await set(transaction, mail, { bounced_at: now, failed_at: mail.failed_at ?? now, delayed_at: null, failure });
  if (mail.letter_id && goes) await sendByPostInstead(transaction, register, mail.letter_id);
  await alarmAboutStaff(transaction, register, mail);
}

/** Takes back the proof that a letter left, and says so in the dossier. False: it was posted meanwhile, so that it has left. */
async function letterCameBack(
  transaction: Connection,
  register: Register,
  letterId: string,
  delivery: Delivery,
): Promise<boolean> {
  const { complaint_id } = await letterWithId(transaction, letterId);
  const complaint = await findComplaint(transaction, { id: complaint_id }, { lock: true });
  const letter = await letterWithId(transaction, letterId);
  if (!complaint || letter.posted_on) return false;
  if (!letter.sent_at) return true;
  await transaction.updateTable('letter').set({ sent_at: null }).where('id', '=', letterId).execute();
  await recordChange(transaction, register, complaint, letterReturned(complaint, letter.kind, addresseeOf(letter)), {
    act: 'undelivered',
    article: 'Awb 2:11',
    by: { role: 'system' },
    content: { letter: letter.kind, to: letter.side, delivery },
  });
  return true;
}

/**
 * A colleague whom no mail reaches: that is no complaint and no matter for other colleagues, whose mail might come back
 * too. Whoever keeps the system running is told once.
 */
export async function alarmAboutStaff(connection: Connection, register: Register, mail: MailRow): Promise<void> {
  if (mail.kind === 'alarm') return;
  const person = await findStaffByEmail(connection, mail.to_address);
  if (!person || person.municipality !== mail.municipality) return;
  await raiseAlarm(connection, register, {
    municipality: mail.municipality,
    kind: 'staff-mail-bounced',
    about: person.id,
  });
}

async function set(connection: Connection, { id }: MailRow, columns: Partial<MailRow>): Promise<void> {
  const { to_domain: _, ...rest } = columns;
  await connection.updateTable('mail').set(rest).where('id', '=', id).execute();
}
