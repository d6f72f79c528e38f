import type { Complaint, Staff } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { actorFor, coordinates } from '#domain/routing.ts';
import { complaintsKeptUntilBefore } from '#register/complaints.ts';
import type { Connection } from '#register/database.ts';

/** The complaints whose retention has passed and that this coordinator may destroy: none that is about them (Awb 9:7). */
export async function toDestroyBy(connection: Connection, staff: Staff, today: Day): Promise<Complaint[]> {
  if (!coordinates(staff)) return [];
  const passed = await complaintsKeptUntilBefore(connection, staff.municipality, today);
  return passed.filter((complaint) => actorFor(complaint, staff)?.role === 'coordinator');
}
