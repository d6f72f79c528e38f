import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { buildSite } from '#scripts/build-site.ts';
import { freePort, portProblem } from '#scripts/ports.ts';
import { end, openShelter } from '../services/shelter.ts';
import { temporaryFolder } from './folder.ts';

/** An installation of its own: nothing of the test run's environment, all ports free ones. */
async function anInstallation() {
  const ports = { site: await freePort(), catcher: await freePort(), smtp: await freePort(), intake: await freePort() };
  const shelter = await openShelter('start');
  onTestFinished(shelter.close);
  const folder = temporaryFolder();
  const env = {
    PATH: process.env.PATH,
    DATA_DIR: folder,
    PORT: String(ports.site),
    CATCHER_PORT: String(ports.catcher),
    CATCHER_SMTP_PORT: String(ports.smtp),
    INTAKE_SMTP: `127.0.0.1:${ports.intake}`,
  };
  const args = ['scripts/start.ts'];
  const options = { cwd: process.cwd(), env };
  return {
    folder,
    ports,
    start: () => shelter.run({ program: process.execPath, args, ready: /^Wederhoor is ready$/m, ...options }),
    startInVain: () =>
      promisify(execFile)(process.execPath, args, options).then(
        () => ({ code: 0, stderr: '' }),
        ({ code, stderr }: { code: number; stderr: string }) => ({ code, stderr }),
      ),
    listening: async () => {
      const problems = await Promise.all(Object.values(ports).map((port) => portProblem(port, '127.0.0.1')));
      return problems.filter(Boolean).length;
    },
    databaseLog: () => readFileSync(join(folder, 'postgres/log'), 'utf8').trimEnd(),
  };
}

test('everything starts, a second start is refused, one after SIGKILL picks up, and it stops in good order', {
  timeout: 120_000,
}, async () => {
  await buildSite({});
  const { folder, ports, start, startInVain, listening, databaseLog } = await anInstallation();
  const killed = await start();
  expect((await fetch(`http://127.0.0.1:${ports.site}/readyz`)).status).toBe(200);
  expect((await fetch(`http://127.0.0.1:${ports.catcher}/mails.json`)).status).toBe(200);
  expect(await listening()).toBe(4);

  expect(await startInVain()).toEqual({ code: 1, stderr: expect.stringMatching(`^Wederhoor draait al op ${folder}`) });

  await end(killed, 'SIGKILL');
  const stopped = await start();
  expect((await fetch(`http://127.0.0.1:${ports.site}/readyz`)).status).toBe(200);
  expect(await end(stopped, 'SIGTERM')).toBe(0);
  expect(await listening()).toBe(0);
  expect(databaseLog()).toMatch(/database system is shut down$/);
});
