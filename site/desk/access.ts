import type { Actor, Complaint, Staff } from '#domain/complaint.ts';
import { actorFor } from '#domain/routing.ts';
import { findComplaint } from '#register/complaints.ts';
import type { Connection } from '#register/database.ts';
import { documentsOf } from '#register/documents.ts';
import { findLetter } from '#register/letters.ts';
import { messagesOf } from '#register/messages.ts';
import type { LetterRow, MessageRow } from '#register/tables.ts';

/** A complaint with the role in which somebody meets it. */
export interface OpenedComplaint {
  complaint: Complaint;
  by: Actor;
}

/**
 * A complaint as this member of staff may see it. Undefined: it does not exist, is another municipality's, is not theirs
 * to handle, or is about them (Awb 9:7); from outside these look the same.
 */
export async function complaintFor(
  connection: Connection,
  staff: Staff,
  reference: string | undefined,
): Promise<OpenedComplaint | undefined> {
  const complaint = await findComplaint(connection, { reference: reference ?? '' });
  const by = complaint && actorFor(complaint, staff);
  return by && { complaint, by };
}

/** A letter of this complaint. Undefined: there is none with that id here. */
export async function letterIn(
  connection: Connection,
  complaint: Complaint,
  id: string | undefined,
): Promise<LetterRow | undefined> {
  const letter = isId(id) ? await findLetter(connection, id) : undefined;
  return letter?.complaint_id === complaint.id ? letter : undefined;
}

/** A document of this complaint. Undefined: there is none with that id here. */
export async function documentIn(connection: Connection, { id: complaintId }: Complaint, id: string | undefined) {
  return (await documentsOf(connection, complaintId)).find((document) => document.id === id);
}

/** A message of this complaint. Undefined: there is none with that id here. */
export async function messageIn(
  connection: Connection,
  { id: complaintId }: Complaint,
  id: string | undefined,
): Promise<MessageRow | undefined> {
  return (await messagesOf(connection, complaintId)).find((message) => message.id === id);
}

/** Whether an id from an address can be one of ours; PostgreSQL takes anything else for an error. */
export function isId(text: string | undefined): text is string {
  return text !== undefined && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);
}

/** The answer for whatever is not there for this person; the middleware gives it its page. */
export function notFound(): Response {
  return new Response(null, { status: 404 });
}
