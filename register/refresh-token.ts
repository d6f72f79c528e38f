import type { Register } from './register.ts';
import type { SealKey } from './seal.ts';
import { open, seal } from './seal.ts';

/** The refresh token of one mailbox, where its provider gives a new one with each use. */
export interface KeptRefreshToken {
  /** Undefined: none was kept since the settings changed. */
  find(): Promise<string | undefined>;
  keep(token: string): Promise<void>;
}

/**
 * Keeps the refresh token of a mailbox through a restart, sealed with the secret of the installation. `settings` are those
 * that the first one came with: when they change, what was kept is worth nothing.
 */
export function keptRefreshToken(
  { db }: Pick<Register, 'db'>,
  { municipality, secret, settings }: { municipality: string; secret: string; settings: unknown },
): KeptRefreshToken {
  const key: SealKey = { secret, use: 'refresh token' };
  const about = JSON.stringify([municipality, settings]);
  return {
    async find() {
      const row = await db
        .selectFrom('mailbox')
        .select('refresh_token')
        .where('municipality', '=', municipality)
        .executeTakeFirst();
      return row?.refresh_token ? (open(row.refresh_token, key, about) as string | undefined) : undefined;
    },
    async keep(token) {
      const refresh_token = seal(token, key, about);
      await db
        .insertInto('mailbox')
        .values({ municipality, refresh_token })
        .onConflict((conflict) => conflict.column('municipality').doUpdateSet({ refresh_token }))
        .execute();
    },
  };
}
