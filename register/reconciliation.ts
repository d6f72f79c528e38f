import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Day } from '#domain/day.ts';
import { addDays, dayOf, instantInAmsterdam } from '#domain/day.ts';
import type { Account, ServerMessage } from '#domain/reconciliation.ts';
import type { Content } from './content.ts';
import { sha256Of } from './content.ts';
import type { Connection } from './database.ts';
import type { Register } from './register.ts';
import type { Tables } from './tables.ts';

export type ReconciliationRow = Selectable<Tables['reconciliation']>;

/** A worker that was away for longer looks back no further: mailboxes are big, and what is in them is found anyway. */
const mostDaysBack = 7;

/** The moments between which a message must have arrived to belong to a day. */
export function boundsOf(day: Day): { from: Date; until: Date } {
  return { from: instantInAmsterdam(day, '00:00'), until: instantInAmsterdam(addDays(day, 1), '00:00') };
}

/** Each mailbox in good order that was not compared for every day up to yesterday, with the first day that it lacks. */
export async function comparisonsDue({ db, clock }: Register): Promise<{ municipality: string; day: Day }[]> {
  const yesterday = addDays(dayOf(clock.now()), -1);
  const earliest = addDays(yesterday, 1 - mostDaysBack);
  const rows = await db
    .selectFrom('mailbox')
    .select('municipality')
    .select(({ selectFrom }) =>
      selectFrom('reconciliation')
        .whereRef('reconciliation.municipality', '=', 'mailbox.municipality')
        .select(sql<Day | null>`max(day)`.as('last'))
        .as('last'),
    )
    .where('trouble', 'is', null)
    .orderBy('municipality')
    .execute();
  const next = (last: Day | null) => {
    if (!last) return yesterday;
    return last < earliest ? earliest : addDays(last, 1);
  };
  return rows
    .map(({ municipality, last }) => ({ municipality, day: next(last) }))
    .filter(({ day }) => day <= yesterday);
}

/** What the ledger knows of a mailbox on a day, as its server would tell of it. */
export async function ledgerOn(connection: Connection, municipality: string, day: Day): Promise<ServerMessage[]> {
  const rows = await ledgerRows(connection, municipality, day)
    .innerJoin('file', 'file.id', 'message.file_id')
    .select(['message.arrived_at as arrivedAt', sql<number>`file.size::float8`.as('bytes')])
    .execute();
  return rows;
}

/** How many messages of that day the ledger holds of a mailbox, and how many of them have a fate. */
export async function ledgerCounts(
  connection: Connection,
  municipality: string,
  day: Day,
): Promise<{ held: number; filed: number }> {
  return ledgerRows(connection, municipality, day)
    .select([sql<number>`count(*)::int`.as('held'), sql<number>`count(fate)::int`.as('filed')])
    .executeTakeFirstOrThrow();
}

function ledgerRows(connection: Connection, municipality: string, day: Day) {
  const { from, until } = boundsOf(day);
  return connection
    .selectFrom('message')
    .where('municipality', '=', municipality)
    .where('source', '=', 'imap')
    .where('arrived_at', '>=', from)
    .where('arrived_at', '<', until);
}

/** Whether the ledger holds these very bytes as a message of that municipality, by whatever way they came. */
export async function isInLedger(connection: Connection, municipality: string, raw: Content): Promise<boolean> {
  const row = await connection
    .selectFrom('message')
    .innerJoin('file', 'file.id', 'message.file_id')
    .select('message.id')
    .where('municipality', '=', municipality)
    .where('file.sha256', '=', sha256Of(raw))
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps an account, once a mailbox and day. False: it was made before. */
export async function keepAccount(
  { db, clock }: Register,
  municipality: string,
  day: Day,
  { received, accounted, foundLate }: Account,
): Promise<boolean> {
  const made = await db
    .insertInto('reconciliation')
    .values({ municipality, day, received, accounted, found_late: foundLate, done_at: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('day')
    .executeTakeFirst();
  return made !== undefined;
}

/** The last account of each mailbox that is read. */
export function lastAccounts({ db }: Pick<Register, 'db'>): Promise<ReconciliationRow[]> {
  return db
    .selectFrom('reconciliation')
    .selectAll()
    .distinctOn('municipality')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('mailbox')
          .select('municipality')
          .whereRef('mailbox.municipality', '=', 'reconciliation.municipality'),
      ),
    )
    .orderBy('municipality')
    .orderBy('day', 'desc')
    .execute();
}
