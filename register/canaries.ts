import type { Day } from '#domain/day.ts';
import type { Text } from '#domain/letters.ts';
import type { Environment } from '#settings/environment.ts';
import type { Connection } from './database.ts';
import { addMail } from './mails.ts';
import type { Register } from './register.ts';
import { municipalityOf } from './register.ts';

/** A mail to ourselves: when it left, and when it came back in. */
export interface Canary {
  municipality: string;
  day: Day;
  dueAt: Date;
  sentAt: Date | null;
  returnedAt: Date | null;
}

/** From when on, each morning, a mail to ourselves must prove the chain. */
export const canariesFrom = '06:00';

/** The municipalities that mail comes in for. */
export function withWayIn(
  { municipalities }: Pick<Register, 'municipalities'>,
  { mailboxes, intakeSmtp }: Pick<Environment, 'mailboxes' | 'intakeSmtp'>,
): string[] {
  const read = new Set(mailboxes.map(({ municipality }) => municipality));
  return [...municipalities.keys()].filter((slug) => intakeSmtp || read.has(slug));
}

/** The municipalities that mail comes in for and that have no canary of that day yet. None when canaries are off. */
export async function withoutCanary(
  register: Pick<Register, 'db' | 'municipalities'>,
  environment: Pick<Environment, 'canary' | 'mailboxes' | 'intakeSmtp'>,
  day: Day,
): Promise<string[]> {
  if (!environment.canary) return [];
  const rows = await register.db.selectFrom('canary').select('municipality').where('day', '=', day).execute();
  const sent = new Set(rows.map(({ municipality }) => municipality));
  return withWayIn(register, environment).filter((slug) => !sent.has(slug));
}

/** Puts a municipality's canary on the ledger: once a day, however many workers try. Undefined: another one did. */
export function sendCanary(
  register: Register,
  municipality: string,
  day: Day,
  text: Text,
): Promise<string | undefined> {
  return register.db.transaction().execute(async (transaction) => {
    const { mail } = municipalityOf(register, municipality);
    const to = { address: mail.address };
    const mailId = await addMail(transaction, register, { municipality, kind: 'canary', to, ...text });
    const made = await transaction
      .insertInto('canary')
      .values({ municipality, day, mail_id: mailId })
      .onConflict((conflict) => conflict.columns(['municipality', 'day']).doNothing())
      .returning('mail_id')
      .executeTakeFirst();
    if (made) return mailId;
    await transaction.deleteFrom('mail').where('id', '=', mailId).execute();
    return undefined;
  });
}

/** Records that a message is a canary that came back in. False: it is none. */
export async function canaryReturned(
  transaction: Connection,
  { clock }: Pick<Register, 'clock'>,
  messageId: string,
): Promise<boolean> {
  const canary = await transaction
    .selectFrom('canary')
    .innerJoin('mail', 'mail.id', 'canary.mail_id')
    .select('mail.id')
    .where('mail.message_id', '=', messageId)
    .executeTakeFirst();
  if (!canary) return false;
  await transaction
    .updateTable('canary')
    .set({ returned_at: clock.now() })
    .where('mail_id', '=', canary.id)
    .where('returned_at', 'is', null)
    .execute();
  return true;
}

/** The last canary of each municipality. */
export function lastCanaries({ db }: Pick<Register, 'db'>): Promise<Canary[]> {
  return db
    .selectFrom('canary')
    .innerJoin('mail', 'mail.id', 'canary.mail_id')
    .select(['canary.municipality', 'canary.day', 'canary.returned_at as returnedAt'])
    .select(['mail.due_at as dueAt', 'mail.sent_at as sentAt'])
    .distinctOn('canary.municipality')
    .orderBy('canary.municipality')
    .orderBy('canary.day', 'desc')
    .execute();
}
