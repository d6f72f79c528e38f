import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSite } from '#scripts/build-site.ts';
import { freePort } from '#scripts/ports.ts';
import { freshDatabase } from '#test/services/database.ts';
import type { Variables } from '#test/services/processes.ts';
import { variablesFor } from '#test/services/processes.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let variables: Variables;

beforeAll(async () => {
  await buildSite({});
  database = await freshDatabase();
  variables = await variablesFor({ DATABASE_URL: database.url });
});
afterAll(async () => {
  await database?.drop();
});

/** Runs the site as its own program, with a channel to us as the one that `npm start` has. */
function run(given: Record<string, string>) {
  const child = spawn(process.execPath, ['site/server.ts'], {
    env: { PATH: process.env.PATH, ...given },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  }
  const ended = once(child, 'close').then(([code]) => ({ code, said: said.trim() }));
  return { child, ended };
}

test('it says when it serves, and ends in good order when told to', async () => {
  for (const end of ['SIGTERM', 'SIGINT'] as const) {
    const { child, ended } = run(variables);
    expect(await once(child, 'message')).toEqual(['ready', undefined]);
    expect((await fetch(`${variables.PUBLIC_URL}/readyz`)).status).toBe(200);
    child.kill(end);
    expect((await ended).code).toBe(0);
  }
});

test('it ends when the program that started it is gone', async () => {
  const { child } = run(variables);
  await once(child, 'message');
  // Node tells of no `close` after this, only of `exit`.
  const exited = once(child, 'exit');
  child.disconnect();
  expect(await exited).toEqual([0, null]);
});

test('a port in use: one sentence', async () => {
  const other = createServer().listen(Number(variables.PORT), '127.0.0.1');
  await once(other, 'listening');
  try {
    expect(await run(variables).ended).toEqual({
      code: 1,
      said: `Poort ${variables.PORT} is al in gebruik. Kies een andere met PORT.`,
    });
  } finally {
    other.close();
  }
});

test('a database that is not there: one sentence', async () => {
  const nowhere = { ...variables, DATABASE_URL: `postgres://x@127.0.0.1:${await freePort()}/x` };
  expect(await run(nowhere).ended).toEqual({
    code: 1,
    said: 'De database is niet bereikbaar. Kijk na of die draait en of DATABASE_URL klopt.',
  });
});

test('settings that are missing: a sentence each', async () => {
  const { code, said } = await run({ PORT: 'veel' }).ended;
  expect(code).toBe(1);
  expect(said.split('\n').map((line) => line.split(/[: ]/)[0])).toEqual(['DATABASE_URL', 'APP_SECRET', 'PORT']);
});
