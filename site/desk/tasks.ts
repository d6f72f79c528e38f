import type { Staff } from '#domain/complaint.ts';
import { coordinates } from '#domain/routing.ts';
import { alarmsOf } from '#register/alarms.ts';
import type { Connection } from '#register/database.ts';
import { failedMails } from '#register/failed-mails.ts';
import { heldMails } from '#register/held-mails.ts';
import { lettersToPrint, lettersWithoutAddress } from '#register/letters.ts';
import { newsFromComplainants } from '#register/news.ts';
import { messagesFor } from './messages.ts';
import { visibleTo } from './visible.ts';

/** What waits for a person, beside the complaints themselves. */
export async function tasksOf(connection: Connection, staff: Staff, now: Date) {
  const { municipality } = staff;
  const [toPrint, withoutAddress, failed, held, alarms, messages, news] = await Promise.all([
    lettersToPrint(connection, municipality).then((rows) => visibleTo(connection, staff, rows)),
    lettersWithoutAddress(connection, municipality).then((rows) => visibleTo(connection, staff, rows)),
    failedMails(connection, municipality).then((rows) => visibleTo(connection, staff, rows)),
    heldMails(connection, municipality).then((rows) => visibleTo(connection, staff, rows)),
    coordinates(staff) ? alarmsOf(connection, municipality) : [],
    messagesFor(connection, staff),
    newsFromComplainants(connection, municipality, now).then((rows) => visibleTo(connection, staff, rows)),
  ]);
  return { toPrint, withoutAddress, failed, held, alarms, messages, news };
}
