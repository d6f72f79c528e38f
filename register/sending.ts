import { nextAttempt } from '#domain/delivery.ts';
import { alarmAboutStaff } from './bounces.ts';
import { letterDispatched } from './dispatch.ts';
import type { Register } from './register.ts';
import { sendByPostInstead } from './reroute.ts';
import type { MailRow } from './tables.ts';

/** Why a mail was not sent: in words without names or addresses, whether for good, and whether it may have left. */
export interface SendingFailure {
  failure: string;
  forGood: boolean;
  doubtful: boolean;
}

/** Records that a server took the mail; a letter has then left (Awb 2:19). `pdf` is the letter as it was attached. */
export function recordSent(register: Register, mail: MailRow, pdf?: Buffer): Promise<void> {
  return register.db.transaction().execute(async (transaction) => {
    const sentAt = register.clock.now();
    await transaction
      .updateTable('mail')
      // A used sign-in link has no business in the register.
      .set({ sent_at: sentAt, sending_at: null, failure: null, ...(mail.kind === 'sign-in' && { markdown: '' }) })
      .where('id', '=', mail.id)
      .execute();
    if (mail.letter_id) {
      await letterDispatched(transaction, register, mail.letter_id, {
        channel: 'mail',
        sentAt,
        by: { role: 'system' },
        pdf,
      });
    }
  });
}

/**
 * Records that a mail could not be sent. For now: another attempt later. For good: it has failed, and a letter goes by
 * post, or becomes a task when no address is known (Awb 2:11). In doubt it is marked possibly sent.
 */
export function recordFailure(
  register: Register,
  mail: MailRow,
  { failure, forGood, doubtful }: SendingFailure,
): Promise<void> {
  return register.db.transaction().execute(async (transaction) => {
    const now = register.clock.now();
    const next = forGood ? undefined : nextAttempt(mail.attempts, now);
    const { numUpdatedRows } = await transaction
      .updateTable('mail')
      .set({
        sending_at: null,
        failure,
        possibly_sent: mail.possibly_sent || doubtful,
        ...(next ? { next_attempt_at: next } : { failed_at: now }),
      })
      .where('id', '=', mail.id)
      // Another run took it over meanwhile, and it left.
      .where('sent_at', 'is', null)
      .executeTakeFirst();
    if (next || !numUpdatedRows) return;
    if (mail.letter_id) await sendByPostInstead(transaction, register, mail.letter_id);
    await alarmAboutStaff(transaction, register, mail);
  });
}
