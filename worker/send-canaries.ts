import { asDay } from '#domain/day.ts';
import type { Jobs } from '#jobs/definitions.ts';
import { sendCanary, withoutCanary } from '#register/canaries.ts';
import { canary } from '#templates/mails.ts';
import type { Tools } from './tools.ts';

/** Puts a mail to ourselves on the ledger for each municipality that mail comes in for: once a day. */
export async function sendCanaries(
  { day }: Jobs['send-canaries'],
  { register, environment, log }: Pick<Tools, 'register' | 'environment' | 'log'>,
): Promise<void> {
  const today = asDay(day);
  if (!today) throw new Error(`${day} is not a day`);
  for (const municipality of await withoutCanary(register, environment, today)) {
    const mailId = await sendCanary(register, municipality, today, canary({ today }));
    if (mailId) log.info({ municipality, mailId }, 'canary sent');
  }
}
