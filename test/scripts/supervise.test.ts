import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { launchProgram, supervise } from '#scripts/supervise.ts';
import { temporaryFolder } from './folder.ts';

/** Supervises a small program; `runs()` are the process numbers of all its runs so far. */
function superviseProgram(program: string) {
  const folder = temporaryFolder();
  const file = join(folder, 'program.mjs');
  const logFile = join(folder, 'program.log');
  const said: string[] = [];
  writeFileSync(file, program);
  const part = supervise({
    name: 'Het programma',
    logFile,
    attempts: 5,
    launch: (signal) => launchProgram(file, process.env, logFile, signal),
    say: (line) => said.push(line),
  });
  onTestFinished(part.stop);
  const log = () => readFileSync(logFile, 'utf8');
  const runs = () => [...log().matchAll(/run (\d+)/g)].map(([, pid]) => Number(pid));
  return { ...part, said, log, runs };
}

const steady = `
  console.log('run', process.pid);
  process.on('SIGTERM', () => { console.log('ended well'); process.exit(); });
  process.on('disconnect', () => process.exit());
  process.send('ready');`;

test('a program that dies is started again, with one line about it', async () => {
  const { ready, said, runs } = superviseProgram(steady);
  await ready;
  process.kill(runs()[0]!, 'SIGKILL');
  await vi.waitFor(() => expect(runs()).toHaveLength(2), { timeout: 5_000 });
  expect(said).toEqual([
    expect.stringMatching(/^Het programma is gestopt en wordt opnieuw gestart; zie .*program\.log$/),
  ]);
});

test('a program that is stopped may end in its own way and does not come back', async () => {
  const { ready, stop, said, log, runs } = superviseProgram(steady);
  await ready;
  await stop();
  expect(log()).toContain('ended well');
  await sleep(500);
  expect(runs()).toHaveLength(1);
  expect(said).toEqual([]);
});

test('a program that can never start is given up after five times, with its last words', async () => {
  const { ready, runs } = superviseProgram(`
    console.log('run', process.pid);
    console.error('the mailbox is not there');
    process.exit(1);`);
  await expect(ready).rejects.toThrow(/^Het programma start niet\..*the mailbox is not there$/s);
  expect(runs()).toHaveLength(5);
});

test('a program that is stopped before it is ready ends too', async () => {
  const { ready, stop, runs } = superviseProgram(`console.log('run', process.pid); setInterval(() => {}, 1000);`);
  ready.catch(() => {});
  await vi.waitFor(() => expect(runs()).toHaveLength(1), { timeout: 5_000 });
  await stop();
  expect(() => process.kill(runs()[0]!, 0)).toThrow('ESRCH');
});
