import { asDay } from '#domain/day.ts';
import type { Jobs } from '#jobs/definitions.ts';
import { municipalitiesToRemind, remind } from '#register/reminders.ts';
import type { Tools } from './tools.ts';

/**
 * Puts the morning's digests on the ledger: for coordinators, handlers, their deputies and superiors what is overdue or
 * due. Once a municipality and day; one municipality that goes wrong does not hold up the others.
 */
export async function sendReminders(
  { day }: Jobs['send-reminders'],
  { register, log }: Pick<Tools, 'register' | 'log'>,
): Promise<void> {
  const today = asDay(day);
  if (!today) throw new Error(`${day} is not a day`);
  const failed: unknown[] = [];
  for (const municipality of await municipalitiesToRemind(register, today)) {
    try {
      const digests = await remind(register, municipality, today, (digest) => register.composer.digest(digest, today));
      for (const { to, items } of digests) {
        log.info({ staffId: to.id, day, items: items.length }, 'somebody reminded');
      }
    } catch (error) {
      failed.push(error);
    }
  }
  if (failed.length) throw failed.length === 1 ? failed[0] : new AggregateError(failed, 'digests not made');
}
