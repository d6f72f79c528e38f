import { asDay } from '#domain/day.ts';
import { dueItems } from '#domain/reminders.ts';
import { actorFor } from '#domain/routing.ts';
import type { Jobs } from '#jobs/definitions.ts';
import { openComplaints } from '#register/complaints.ts';
import { coordinatorsToRemind, remind } from '#register/reminders.ts';
import { digest } from '#templates/mails.ts';
import type { Tools } from './tools.ts';

/**
 * Puts the morning's digest of each coordinator on the ledger: what is overdue, due today, or due soon. Once a person
 * and day; who has nothing due gets none. What concerns the coordinator's own conduct stays out of it (Awb 9:7).
 */
export async function sendReminders(
  { day }: Jobs['send-reminders'],
  { register, environment, log }: Tools,
): Promise<void> {
  const today = asDay(day);
  if (!today) throw new Error(`${day} is not a day`);
  for (const coordinator of await coordinatorsToRemind(register, today)) {
    const complaints = await openComplaints(register.db, coordinator.municipality);
    const items = dueItems(
      complaints.filter((complaint) => actorFor(complaint, coordinator)),
      today,
    );
    if (!items.length) continue;
    const text = digest({ items, today, name: coordinator.name, publicUrl: environment.publicUrl });
    await remind(register, coordinator.id, today, {
      municipality: coordinator.municipality,
      kind: 'digest',
      to: { name: coordinator.name, address: coordinator.email },
      ...text,
    });
    log.info({ staffId: coordinator.id, day, items: items.length }, 'coordinator reminded');
  }
}
