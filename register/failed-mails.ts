import type { Connection } from './database.ts';

/**
 * The mails of a municipality that failed for good and still ask for something: of a letter that has not left, or that
 * told a handler of a complaint that is still open. Oldest first.
 */
export function failedMails(connection: Connection, municipality: string) {
  return connection
    .selectFrom('mail')
    .innerJoin('complaint', 'complaint.id', 'mail.complaint_id')
    .leftJoin('letter', 'letter.id', 'mail.letter_id')
    .select(['mail.id', 'mail.kind', 'mail.to_name', 'mail.failed_at', 'mail.failure', 'mail.letter_id'])
    .select(['mail.complaint_id', 'complaint.reference', 'letter.subject as letter_subject'])
    .where('mail.municipality', '=', municipality)
    .where('mail.failed_at', 'is not', null)
    .where(({ and, or, eb }) =>
      or([
        and([
          eb('mail.letter_id', 'is not', null),
          eb('letter.sent_at', 'is', null),
          eb('letter.posted_on', 'is', null),
        ]),
        and([eb('mail.kind', '=', 'assignment'), eb('complaint.status', '!=', 'closed')]),
      ]),
    )
    .orderBy('mail.failed_at')
    .execute();
}
