import type { Staff } from '#domain/complaint.ts';
import { coordinates } from '#domain/routing.ts';
import type { Connection } from '#register/database.ts';
import { findMessage, messagesToReview } from '#register/messages.ts';
import type { MessageRow } from '#register/tables.ts';
import { isId } from './access.ts';
import { visibleTo } from './visible.ts';

/** The messages that this person may look through, newest first; none that belongs to a complaint about them (Awb 9:7). */
export async function messagesFor(connection: Connection, staff: Staff): Promise<MessageRow[]> {
  if (!coordinates(staff)) return [];
  return seenBy(connection, staff, await messagesToReview(connection, staff.municipality));
}

/** One message of this municipality, whatever became of it. Undefined: not there, or not for this person. */
export async function messageFor(
  connection: Connection,
  staff: Staff,
  id: string | undefined,
): Promise<MessageRow | undefined> {
  const message = coordinates(staff) && isId(id) ? await findMessage(connection, id) : undefined;
  if (message?.municipality !== staff.municipality) return undefined;
  return (await seenBy(connection, staff, [message]))[0];
}

/** What seems to be about a complaint may tell as much of it as what belongs to it. */
async function seenBy(connection: Connection, staff: Staff, messages: MessageRow[]): Promise<MessageRow[]> {
  const about = messages.map(({ id, complaint_id, about_id }) => ({ id, complaint_id: complaint_id ?? about_id }));
  const visible = new Set((await visibleTo(connection, staff, about)).map(({ id }) => id));
  const free = new Set(about.filter(({ complaint_id }) => complaint_id === null).map(({ id }) => id));
  return messages.filter(({ id }) => free.has(id) || visible.has(id));
}
