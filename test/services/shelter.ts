import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What to start: a program, and the words in its output (or its message to us) that say that it is ready. */
export type Launch = {
  program: string;
  args: string[];
  ready: RegExp | { message: string };
  /** Absent means the folder of the shelter. */
  cwd?: string;
  /** Absent means ours. */
  env?: NodeJS.ProcessEnv;
};

/** A temporary folder and the programs that run in it. All of it goes when this process goes, however that comes. */
export type Shelter = {
  folder: string;
  /** Starts a program, with the children it makes, and waits until it is ready. @throws with its output when it ends. */
  run(launch: Launch): Promise<ChildProcess>;
  /** Takes in a process that was started elsewhere and leads its own group. */
  admit(pid: number): void;
  /** Ends what still runs and removes the folder. */
  close(): Promise<void>;
};

// Reads the processes to look after until its input ends, which it also does on Ctrl-C or SIGKILL of whoever wrote it:
// nothing that runs in a dying process can be trusted to clean up.
const caretaker = `
  trap '' INT TERM HUP
  while read -r pid; do groups="$groups -$pid"; done
  alive() { for group in $groups; do kill -0 "$group" && return 0; done; return 1; }
  kill -TERM $groups
  patience=100
  while alive && [ $((patience -= 1)) -gt 0 ]; do sleep 0.05; done
  kill -KILL $groups
  rm -rf -- "$0"
`;

/** Makes a temporary folder with a caretaker that outlives this process for as long as cleaning up takes. */
export async function openShelter(name: string): Promise<Shelter> {
  const folder = await mkdtemp(join(tmpdir(), `wederhoor-${name}-`));
  // programs that give up root must be able to enter
  await chmod(folder, 0o711);
  const guard = spawn('/bin/sh', ['-c', caretaker, folder], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  (guard.stdin as Socket).unref();
  const admit = (pid: number) => {
    guard.stdin.write(`${pid}\n`);
  };

  return {
    folder,
    admit,
    async run({ program, args, ready, cwd = folder, env = process.env }) {
      const child = spawn(program, args, {
        cwd,
        env,
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe', ...(ready instanceof RegExp ? [] : ['ipc' as const])],
      });
      if (child.pid) admit(child.pid);
      await isReady(child, { program, args, ready });
      return child;
    },
    async close() {
      guard.ref();
      guard.stdin.end();
      if (guard.exitCode === null) await once(guard, 'exit');
    },
  };
}

/**
 * Ends a program: with SIGTERM in good order, with SIGKILL as a crash would, with its children. Returns its exit code,
 * or nothing when it died of the signal.
 */
export async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, 'exit');
  if (signal === 'SIGKILL') process.kill(-child.pid!, signal);
  else child.kill(signal);
  await exited;
  return child.exitCode;
}

function isReady(child: ChildProcess, { program, args, ready }: Launch): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let output = '';
  const fail = () => reject(new Error(`${program} ${args.join(' ')} did not start:\n${output}`));
  const impatience = setTimeout(fail, 20_000).unref();
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-10_000);
      if (ready instanceof RegExp && ready.test(output)) resolve();
    });
  child.on('message', (message) => {
    if (!(ready instanceof RegExp) && message === ready.message) resolve();
  });
  child.once('error', reject);
  child.once('close', fail);
  return promise.finally(() => clearTimeout(impatience));
}
