import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from '../cannot-start.ts';

/**
 * Ends the server that a killed start left behind on this data folder, and removes a `postmaster.pid` whose writer is
 * gone: after a restart of the machine another program may have its number, and PostgreSQL would then refuse to start.
 */
export async function stopLeftover(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  if (!servesFolder(pid, data)) return rmSync(file, { force: true });
  for (const [signal, seconds] of [
    ['SIGINT', 20],
    ['SIGQUIT', 10],
  ] as const) {
    process.kill(pid, signal);
    for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(20))
      if (!servesFolder(pid, data)) return;
  }
  throw new CannotStart(`Een oude PostgreSQL (proces ${pid}) houdt ${data} bezet en stopt niet.`);
}

/** Whether this process is a PostgreSQL server that stands in this data folder, as its server always does. */
function servesFolder(pid: number, data: string): boolean {
  try {
    const program = basename(readlinkSync(`/proc/${pid}/exe`)).replace(/ \(deleted\)$/, '');
    return program === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    return false;
  }
}
