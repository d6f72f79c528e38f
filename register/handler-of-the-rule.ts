import type { Complaint } from '#domain/complaint.ts';
import type { HandledBy } from '#domain/routing.ts';
import { handlerFits } from '#domain/routing.ts';
import type { Connection } from './database.ts';
import { staffOf } from './staff.ts';

/**
 * Lets go of a handler whom the municipality's own rule no longer allows, because the complaint went on to the formal
 * procedure or turned out to be about somebody else (Awb 9:7). Somebody must then assign another, or say why this one
 * stays. Undefined: the handler may go on.
 */
export async function letGoOfHandler(
  connection: Connection,
  before: Complaint,
  after: Complaint,
  rule: readonly HandledBy[],
): Promise<{ complaint: Complaint; content: { handlerLetGo: string } } | undefined> {
  if (!after.handler || after.status === 'closed' || !decidesWhoHandles(before, after)) return undefined;
  // Who handled it as it was before, or was just assigned, is known to have fitted.
  if (after.handler !== before.handler) return undefined;
  const staff = await staffOf(connection, after.municipality);
  if (!handlerFits(before, staff, rule) || handlerFits(after, staff, rule)) return undefined;
  const { handler, ...complaint } = after;
  return { complaint, content: { handlerLetGo: handler.name } };
}

function decidesWhoHandles(before: Complaint, after: Complaint): boolean {
  return (
    before.status !== after.status ||
    before.personsConcerned !== after.personsConcerned ||
    before.aboutAuthority !== after.aboutAuthority ||
    before.involved !== after.involved
  );
}
