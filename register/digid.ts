import type { Complaint } from '#domain/complaint.ts';
import type { ConfirmedIdentity } from '#domain/identity.ts';
import { complaintsWithIds } from './complaints.ts';
import type { Connection } from './database.ts';

/** Keeps with a complaint that its sender's identity was confirmed (elektronische identificatie, Awb 2:13). */
export async function linkIdentity(
  transaction: Connection,
  complaintId: string,
  { level, confirmedAt, pseudonym }: ConfirmedIdentity,
): Promise<void> {
  await transaction
    .insertInto('confirmed_identity')
    .values({
      complaint_id: complaintId,
      level,
      confirmed_at: confirmedAt,
      pseudonym: Buffer.from(pseudonym, 'hex'),
    })
    .execute();
}

/** What is known of who sent a complaint. The pseudonym stays behind: nobody needs to see it. Undefined: nothing. */
export async function identityOf(
  connection: Connection,
  complaintId: string,
): Promise<Omit<ConfirmedIdentity, 'pseudonym'> | undefined> {
  const found = await connection
    .selectFrom('confirmed_identity')
    .select(['level', 'confirmed_at'])
    .where('complaint_id', '=', complaintId)
    .executeTakeFirst();
  return found && { level: found.level, confirmedAt: found.confirmed_at };
}

/** The other complaints to the same municipality of whoever sent this one, the oldest first. */
export async function othersBySamePerson(connection: Connection, complaint: Complaint): Promise<Complaint[]> {
  const rows = await connection
    .selectFrom('confirmed_identity as own')
    .innerJoin('confirmed_identity as other', 'other.pseudonym', 'own.pseudonym')
    .select('other.complaint_id')
    .where('own.complaint_id', '=', complaint.id)
    .whereRef('other.complaint_id', '<>', 'own.complaint_id')
    .execute();
  const complaints = await complaintsWithIds(
    connection,
    rows.map(({ complaint_id }) => complaint_id),
  );
  // The pseudonym differs by municipality already; this holds even if it did not.
  return complaints
    .filter(({ municipality }) => municipality === complaint.municipality)
    .sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
}
