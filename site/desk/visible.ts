import type { Complaint, Staff } from '#domain/complaint.ts';
import { actorFor } from '#domain/routing.ts';
import { complaintsWithIds } from '#register/complaints.ts';
import type { Connection } from '#register/database.ts';

/** Rows with the complaint that each belongs to, without those that this member of staff may not see (Awb 9:7). */
export async function visibleTo<Row extends { complaint_id: string | null }>(
  connection: Connection,
  staff: Staff,
  rows: readonly Row[],
): Promise<(Row & { complaint: Complaint })[]> {
  const ids = [...new Set(rows.map(({ complaint_id }) => complaint_id))].filter((id) => id !== null);
  const complaints = await complaintsWithIds(connection, ids);
  const visible = new Map(
    complaints.flatMap((complaint) => (actorFor(complaint, staff) ? [[complaint.id, complaint] as const] : [])),
  );
  return rows.flatMap((row) => {
    const complaint = row.complaint_id === null ? undefined : visible.get(row.complaint_id);
    return complaint ? [{ ...row, complaint }] : [];
  });
}
