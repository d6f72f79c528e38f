import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { createServer } from 'node:net';

/**
 * Takes a folder for this process alone. Linux knows sockets by a name without a file: one process can hold a name, and
 * it is free again when that process is gone, however it went. Nothing is left behind to clean up or to distrust.
 * @returns what lets go again, or nothing when another process holds the folder
 */
export async function holdFolder(folder: string): Promise<(() => void) | undefined> {
  if (process.platform !== 'linux') return () => {};
  const name = createHash('sha256').update(realpathSync(folder)).digest('hex');
  const server = createServer().listen(`\0wederhoor-${name}`);
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined;
    throw error;
  }
  server.unref();
  return () => server.close();
}
