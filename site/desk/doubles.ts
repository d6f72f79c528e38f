import type { Complaint, Staff } from '#domain/complaint.ts';
import { mayBeTheSame } from '#domain/likeness.ts';
import { actorFor } from '#domain/routing.ts';
import { complaintsOfPerson } from '#register/complaints.ts';
import type { Connection } from '#register/database.ts';

/** How many of somebody's complaints are compared: who sends more has more to say than a form and a mail. */
const most = 10;

/** Other complaints of the same complainant, or of one of the same name, that may be the same one, the newest first; none that this person may not see. */
export async function doublesOf(connection: Connection, staff: Staff, complaint: Complaint): Promise<Complaint[]> {
  if (complaint.status === 'closed') return [];
  const theirs = await complaintsOfPerson(connection, complaint.municipality, complaint.complainant, most);
  return theirs.filter((other) => mayBeTheSame(complaint, other) && actorFor(other, staff));
}
