import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { MailboxTrouble } from '#domain/health.ts';
import type { Register } from './register.ts';
import type { Tables } from './tables.ts';

export type MailboxRow = Selectable<Tables['mailbox']>;

/** A mailbox that is read again and again is written down again so often at most. */
const writeEverySeconds = 20;

/** Records that a mailbox was read to its end, which ends whatever trouble there was with it. */
export async function recordLook(
  { db, clock }: Register,
  municipality: string,
  certificateUntil: Date | undefined,
): Promise<void> {
  const looked = {
    looked_at: clock.now(),
    trouble: null,
    trouble_since: null,
    certificate_until: certificateUntil ?? null,
  };
  await db
    .insertInto('mailbox')
    .values({ municipality, ...looked })
    .onConflict((conflict) =>
      conflict
        .column('municipality')
        .doUpdateSet(looked)
        .where(sql<boolean>`mailbox.trouble is not null or mailbox.looked_at is null
          or excluded.looked_at - mailbox.looked_at not between interval '0' and ${`${writeEverySeconds} seconds`}::interval`),
    )
    .execute();
}

/** Records what keeps a mailbox from being read, and since when something does. */
export async function recordTrouble(
  { db, clock }: Register,
  municipality: string,
  trouble: MailboxTrouble,
): Promise<void> {
  await db
    .insertInto('mailbox')
    .values({ municipality, trouble, trouble_since: clock.now() })
    .onConflict((conflict) =>
      conflict.column('municipality').doUpdateSet({
        trouble,
        trouble_since: sql<Date>`coalesce(mailbox.trouble_since, excluded.trouble_since)`,
      }),
    )
    .execute();
}

/** Forgets the mailboxes that are no longer read, so that nobody is alarmed about them. */
export async function keepOnlyMailboxes({ db }: Register, municipalities: readonly string[]): Promise<void> {
  await db.deleteFrom('mailbox').where('municipality', '!=', sql<string>`all(${municipalities})`).execute();
}

/** How each mailbox fares. */
export function mailboxStates({ db }: Pick<Register, 'db'>): Promise<MailboxRow[]> {
  return db.selectFrom('mailbox').selectAll().orderBy('municipality').execute();
}
