import type { Connection } from './database.ts';

/** How long a form is remembered: longer than anybody keeps pressing its button. */
const hours = 24;

/**
 * Whether this form of the desk, or of a status page, comes for the first time, in the caller's transaction: the same one
 * at the same moment waits for the first. What is undone with the transaction may come again. `id` is a UUID.
 */
export async function isFirstTime(transaction: Connection, id: string, at: Date): Promise<boolean> {
  await transaction
    .deleteFrom('desk_form')
    .where('sent_at', '<', new Date(at.getTime() - hours * 3_600_000))
    .execute();
  const first = await transaction
    .insertInto('desk_form')
    .values({ id, sent_at: at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return first !== undefined;
}
