import { randomBytes } from 'node:crypto';
import { buildSite } from '#scripts/build-site.ts';
import { freePort } from '#scripts/ports.ts';
import { end, openShelter } from './shelter.ts';

/** Environment variables, under the names that an operator uses. */
export type Variables = { DATABASE_URL: string } & Record<string, string>;

export type Process = {
  /** Ends it in good order. Returns its exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
};

/**
 * The variables for one Wederhoor: those that are given, and free ports, a secret and the site's own address for the
 * rest. The same ones go to its site and its worker.
 */
export async function variablesFor(given: Variables): Promise<Variables> {
  const port = await freePort();
  return {
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    APP_SECRET: randomBytes(32).toString('hex'),
    INTAKE_SMTP: `127.0.0.1:${await freePort()}`,
    LOG_LEVEL: 'warn',
    ...given,
  };
}

/**
 * Starts the site as a process of its own, built first when its sources changed. Like the worker it lives by the real
 * time: a test that moves the clock runs both inside its own process, with `#site/server.ts` and `#worker/index.ts`.
 */
export async function startSite(variables: Variables): Promise<Process & { url: string }> {
  await buildSite({});
  return { url: variables.PUBLIC_URL!, ...(await start('site/server.ts', variables)) };
}

/** Starts the worker as a process of its own. */
export function startWorker(variables: Variables): Promise<Process> {
  return start('worker/index.ts', variables);
}

async function start(file: string, variables: Variables): Promise<Process> {
  const shelter = await openShelter('process');
  const child = await shelter.run({
    program: process.execPath,
    args: [file],
    ready: { message: 'ready' },
    cwd: process.cwd(),
    // nothing of the test run itself: NODE_ENV=test and the like would make it another program
    env: { PATH: process.env.PATH, TZ: process.env.TZ, DATA_DIR: shelter.folder, ...variables },
  });
  return {
    async stop() {
      const code = await end(child, 'SIGTERM');
      await shelter.close();
      return code;
    },
    async kill() {
      await end(child, 'SIGKILL');
      await shelter.close();
    },
  };
}
