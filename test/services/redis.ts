import type { ChildProcess } from 'node:child_process';
import { freePort } from '#scripts/ports.ts';
import { pathTo } from './programs.ts';
import { end, openShelter } from './shelter.ts';

export type Redis = {
  url: string;
  /** Ends it and throws its data away. */
  stop(): Promise<void>;
  /** Ends it as a crash would; the data stays. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with the data that it had. */
  restart(): Promise<void>;
};

/** Starts a Redis of its own, with the settings that a queue needs: nothing evicted, everything appended to a file. */
export async function startRedis(): Promise<Redis> {
  const shelter = await openShelter('redis');
  const port = await freePort();
  let server: ChildProcess;
  const start = async () => {
    const settings = {
      bind: '127.0.0.1',
      port,
      dir: shelter.folder,
      'maxmemory-policy': 'noeviction',
      appendonly: 'yes',
    };
    const args = Object.entries({ ...settings, save: '' }).flatMap(([name, value]) => [`--${name}`, String(value)]);
    server = await shelter.run({ program: pathTo('redis'), args, ready: /Ready to accept connections/ });
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: () => shelter.close(),
    async kill() {
      await end(server, 'SIGKILL');
    },
    restart: start,
  };
}
