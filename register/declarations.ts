import type { Day } from '#domain/day.ts';
import { instantInAmsterdam } from '#domain/day.ts';
import type { Retention } from '#domain/retention.ts';
import type { Connection } from './database.ts';

/** What stays of a complaint that was destroyed (verklaring van vernietiging): which, when, by whom, on which ground. */
export interface Declaration {
  reference: string;
  at: Date;
  /** Undefined when it was not a person's doing. */
  by: string | undefined;
  retention: Retention | undefined;
}

/**
 * The declarations of destruction (Archiefbesluit 1995 artikel 8) as the dossiers of a municipality hold them, the newest
 * first: of one day, or the last of all.
 */
export async function declarationsOf(
  connection: Connection,
  municipality: string,
  { on, most = 500 }: { on?: Day; most?: number } = {},
): Promise<Declaration[]> {
  const rows = await connection
    .selectFrom('dossier_entry as entry')
    .innerJoin('complaint', 'complaint.id', 'entry.complaint_id')
    .leftJoin('staff', 'staff.id', 'entry.staff_id')
    .leftJoin('dossier_payload as payload', (join) =>
      join.onRef('payload.complaint_id', '=', 'entry.complaint_id').onRef('payload.number', '=', 'entry.number'),
    )
    .select(['complaint.reference', 'entry.at', 'staff.name', 'payload.content'])
    .where('entry.act', '=', 'destroy')
    .where('complaint.municipality', '=', municipality)
    .$if(on !== undefined, (query) =>
      query
        .where('entry.at', '>=', instantInAmsterdam(on!, '00:00'))
        .where('entry.at', '<=', new Date(instantInAmsterdam(on!, '23:59').getTime() + 59_999)),
    )
    .orderBy('entry.at', 'desc')
    .orderBy('complaint.reference')
    .limit(most)
    .execute();
  return rows.map(({ reference, at, name, content }) => ({
    reference,
    at,
    by: name ?? undefined,
    retention: content === null ? undefined : (JSON.parse(content) ?? undefined),
  }));
}
