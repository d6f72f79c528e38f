import { dayOf, timeOf } from '#domain/day.ts';
import { isWorkingDay } from '#domain/holidays.ts';
import type { JobQueue } from '#jobs/queue.ts';
import { schedule } from '#jobs/schedule.ts';
import { mailAlarms } from '#register/alarms.ts';
import { canariesFrom, withoutCanary } from '#register/canaries.ts';
import { documentsToScan } from '#register/documents.ts';
import { dueMails } from '#register/mails.ts';
import { unfiledMessages } from '#register/messages.ts';
import { comparisonsDue } from '#register/reconciliation.ts';
import type { Register } from '#register/register.ts';
import { municipalitiesToRemind } from '#register/reminders.ts';
import type { Environment } from '#settings/environment.ts';
import { alarm } from '#templates/mails.ts';

/** Where mail comes in, whether that must prove itself, who looks for viruses, and who hears of trouble. */
type Surroundings = Pick<
  Environment,
  'canary' | 'mailboxes' | 'intakeSmtp' | 'clamdUrl' | 'administratorAddress' | 'publicUrl'
>;

/**
 * Looks in the register for what is due and not done, and puts a job for each on the queue: what a crash left behind, a
 * lost nudge, a second attempt, the morning's reminders, the night's comparison, an alarm to mail. Doing it twice, or in
 * two workers, changes nothing.
 */
export async function sweep(register: Register, queue: JobQueue, environment: Surroundings): Promise<void> {
  for (const messageId of await unfiledMessages(register.db)) {
    await queue.add({ name: 'file-message', data: { messageId } });
  }
  const { administratorAddress: address, publicUrl } = environment;
  if (address) {
    await mailAlarms(register, address, (kind, municipality) => alarm({ kind, municipality, publicUrl }));
  }
  for (const { id } of environment.clamdUrl ? await documentsToScan(register.db) : []) {
    await queue.add({ name: 'scan-document', data: { documentId: id } });
  }
  for (const mailId of await dueMails(register)) {
    await queue.add({ name: 'send-mail', data: { mailId } });
  }
  const now = register.clock.now();
  const day = dayOf(now);
  const isMorning = isWorkingDay(day) && timeOf(now) >= schedule.remindersFrom;
  if (isMorning && (await municipalitiesToRemind(register, day)).length) {
    await queue.add({ name: 'send-reminders', data: { day } });
  }
  if (timeOf(now) >= schedule.reconciliationFrom && (await comparisonsDue(register)).length) {
    await queue.add({ name: 'reconcile-mailboxes', data: { day } });
  }
  if (timeOf(now) >= canariesFrom && (await withoutCanary(register, environment, day)).length) {
    await queue.add({ name: 'send-canaries', data: { day } });
  }
  await queue.add({ name: 'clear-expired', data: { day } });
}
