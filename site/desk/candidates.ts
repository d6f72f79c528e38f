import type { Complaint, Staff } from '#domain/complaint.ts';
import { setApart } from '#domain/correspondence.ts';
import { actorFor } from '#domain/routing.ts';
import { complaintsOfAddress, complaintsWithIds } from '#register/complaints.ts';
import type { Connection } from '#register/database.ts';
import type { MessageRow } from '#register/tables.ts';

/**
 * The complaints that a waiting message may belong to: the one that it seems to be about, and those of its sender's own.
 * None that this person may not see (Awb 9:7).
 */
export async function candidatesFor(
  connection: Connection,
  staff: Staff,
  { fate, about_id, municipality, from_address }: MessageRow,
): Promise<Complaint[]> {
  if (fate === null || !setApart.includes(fate)) return [];
  const about = await complaintsWithIds(connection, about_id ? [about_id] : []);
  const own = from_address ? await complaintsOfAddress(connection, municipality, from_address) : [];
  const all = new Map([...about, ...own].map((complaint) => [complaint.id, complaint]));
  return [...all.values()].filter((complaint) => actorFor(complaint, staff) && !complaint.destroyedOn);
}
