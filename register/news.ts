import { sql } from 'kysely';
import type { Connection } from './database.ts';

/** Something that a complainant did or wrote and that nobody at the desk has seen: the last of it, and how much there is. */
export interface News {
  complaint_id: string;
  reference: string;
  /** The act of the last of it, as the dossier names it. */
  act: string;
  at: Date;
  count: number;
}

const days = 60;

/**
 * What came from the complainants of a municipality since somebody at the desk last opened their complaint, newest first.
 * A closed complaint counts too: a message to it is read by nobody else. What is older than sixty days is no news.
 */
export async function newsFromComplainants(connection: Connection, municipality: string, now: Date): Promise<News[]> {
  const since = new Date(now.getTime() - days * 86_400_000);
  const { rows } = await sql<News>`
    select complaint_id, reference, act, at, count from (
      select entry.complaint_id, complaint.reference, entry.act, entry.at,
        count(*) over (partition by entry.complaint_id)::int as count,
        row_number() over (partition by entry.complaint_id order by entry.number desc) as nth
      from dossier_entry as entry join complaint on complaint.id = entry.complaint_id
      where entry.role in ('complainant', 'representative') and entry.act <> 'receive' and entry.at > ${since}
        and complaint.municipality = ${municipality}
        and not exists (select from complaint_reading as reading
          where reading.complaint_id = entry.complaint_id and reading.last_at >= entry.at)
    ) as news where nth = 1 order by at desc limit 200`.execute(connection);
  return rows;
}
