import { replyAddress } from '#domain/reply-address.ts';
import type { Connection } from './database.ts';
import type { Register } from './register.ts';
import { municipalityOf } from './register.ts';
import type { MailRow } from './tables.ts';

/**
 * Where the answer to a mail goes: for mail about a complaint to the complainant the secret address of that complaint.
 * Undefined: to whom it came from. Persons concerned and staff never learn the secret.
 */
export async function replyToOf(
  connection: Connection,
  register: Register,
  { id, municipality }: MailRow,
): Promise<string | undefined> {
  const row = await connection
    .selectFrom('mail')
    .innerJoin('complaint', 'complaint.id', 'mail.complaint_id')
    .leftJoin('letter', 'letter.id', 'mail.letter_id')
    .select('complaint.reply_secret')
    .where('mail.id', '=', id)
    .where(({ or, eb }) => or([eb('letter.side', '=', 'complainant'), eb('mail.kind', '=', 'message-receipt')]))
    .executeTakeFirst();
  return row && replyAddress(municipalityOf(register, municipality).mail.address, row.reply_secret);
}
