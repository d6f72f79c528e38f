import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Nudge } from '#register/nudge.ts';
import { nudgeChannel, readNudge } from '#register/nudge.ts';

const reconnectAfterMs = 1_000;

/**
 * Hears what commits have made due (LISTEN), until `signal` aborts. A lost connection is opened again; what was said
 * meanwhile is found by `onReconnect`, which looks in the register.
 */
export async function listen(
  databaseUrl: string,
  onNudge: (nudge: Nudge) => void,
  onReconnect: () => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000, keepAlive: true });
    const lost = new Promise<void>((resolve) => {
      client.on('error', () => resolve());
      client.on('end', () => resolve());
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    client.on('notification', ({ payload }) => {
      const nudge = readNudge(payload);
      if (nudge) onNudge(nudge);
    });
    try {
      await client.connect();
      await client.query(`listen ${nudgeChannel}`);
      onReconnect();
      await lost;
    } catch {
      // Away for the moment: the next round tries again.
    } finally {
      client.end().catch(() => {});
    }
    await sleep(reconnectAfterMs, undefined, { signal }).catch(() => {});
  }
}
