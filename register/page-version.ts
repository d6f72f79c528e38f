import { CompiledQuery } from 'kysely';
import type { Connection } from './database.ts';

const question = `
  select concat_ws('/', complaint.xmin, complainant.xmin,
    (select count(*) from dossier_payload where complaint_id = complaint.id),
    (select max(number) from dossier_entry where complaint_id = complaint.id),
    (select string_agg(concat(staff_id, xmin), ',' order by staff_id) from person_concerned where complaint_id = complaint.id),
    (select string_agg(concat(letter.id, letter.xmin, '-', mail.xmin), ',' order by letter.id, mail.id)
      from letter left join mail on mail.letter_id = letter.id where letter.complaint_id = complaint.id),
    (select string_agg(concat(id, xmin), ',' order by id) from document where complaint_id = complaint.id)
  ) as version
  from complaint join complainant on complainant.complaint_id = complaint.id
  where complaint.status_secret = $1`;

/**
 * Tells by one word whether anything changed of what a complainant may read about their complaint: the complaint, who is
 * in it, its dossier, letters, their mails, and documents. `xmin` is the transaction that wrote a row last, so that
 * nobody who changes one has to think of this. Undefined: there is no complaint with this secret.
 */
export async function versionForComplainant(connection: Connection, statusSecret: string): Promise<string | undefined> {
  const { rows } = await connection.executeQuery<{ version: string }>(CompiledQuery.raw(question, [statusSecret]));
  return rows[0]?.version;
}
