import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from './cannot-start.ts';
import { lastLines, openLogFile } from './log-file.ts';

/** Something that runs beside us until it is stopped. */
export type Running = { exited: Promise<unknown>; stop(): Promise<void> };

export type Supervised<Kind> = {
  /** The first run, once it can serve. @throws CannotStart when it never could */
  ready: Promise<Kind>;
  /** Ends it for good and waits until it has ended. */
  stop(): Promise<void>;
};

/**
 * Keeps something running: started again whenever it ends, sooner the first time than the fifth in a row.
 * `attempts` is how often it may fail before it has ever been ready.
 */
export function supervise<Kind extends Running>(part: {
  name: string;
  logFile: string;
  attempts: number;
  /** Resolves when it can serve; a signal that is aborted ends it, also before that. */
  launch(signal: AbortSignal): Promise<Kind>;
  say(line: string): void;
}): Supervised<Kind> {
  const ready = Promise.withResolvers<Kind>();
  const stopping = new AbortController();
  const { signal } = stopping;

  async function keepRunning() {
    let pause = 200;
    for (let failures = 0; !signal.aborted; ) {
      const startedAt = Date.now();
      try {
        const running = await part.launch(signal);
        ready.resolve(running);
        failures = Number.NEGATIVE_INFINITY;
        await Promise.race([running.exited, whenAborted(signal)]);
        if (signal.aborted) return await running.stop();
      } catch (error) {
        if (signal.aborted) return;
        failures++;
        if (failures >= part.attempts || (failures > 0 && error instanceof CannotStart)) throw await explain(error);
      }
      if (Date.now() - startedAt > 10_000) pause = 200;
      part.say(`${part.name} is gestopt en wordt opnieuw gestart; zie ${part.logFile}`);
      await sleep(pause, undefined, { signal }).catch(() => {});
      pause = Math.min(pause * 2, 5_000);
    }
  }

  async function explain(error: unknown) {
    if (error instanceof CannotStart || part.attempts === 1) return error;
    // Every attempt said the same: once is enough.
    const latestFirst = (await lastLines(part.logFile, 60)).split('\n').filter(Boolean).reverse();
    const words = [...new Set(latestFirst)].slice(0, 12).reverse().join('\n');
    return new CannotStart(`${part.name} start niet. De laatste regels van ${part.logFile}:\n${words}`, {
      cause: error,
    });
  }

  const ended = keepRunning().then(() => ready.reject(signal.reason), ready.reject);
  ready.promise.catch(() => {});
  return {
    ready: ready.promise,
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}

/**
 * Starts one of our own programs and waits for its message `ready`. It has a group of its own, so that Ctrl-C in the
 * terminal reaches only us; and a channel to us, so that it notices when we are gone.
 */
export function launchProgram(
  file: string,
  env: NodeJS.ProcessEnv,
  logFile: string,
  signal: AbortSignal,
): Promise<Running> {
  const log = openLogFile(logFile);
  const child = spawn(process.execPath, [file], { env, detached: true, stdio: ['ignore', log, log, 'ipc'] });
  closeSync(log);
  const { promise, resolve, reject } = Promise.withResolvers<Running>();
  const exited = new Promise<void>((settle) => child.once('exit', () => settle()).once('error', () => settle()));
  const ended = exited.then(() => clearTimeout(impatient));
  let impatient: NodeJS.Timeout | undefined;
  function stop() {
    if (!impatient) {
      child.kill('SIGTERM');
      impatient = setTimeout(() => child.kill('SIGKILL'), 10_000);
    }
    return ended;
  }
  let failure = new Error(`${file} ended before it was ready`);
  const slow = setTimeout(() => {
    failure = new CannotStart(`${file} is na een minuut nog niet klaar; zie ${logFile}`);
    void stop();
  }, 60_000);
  signal.addEventListener('abort', stop, { once: true });
  child.on('message', (message) => {
    if (message !== 'ready') return;
    clearTimeout(slow);
    resolve({ exited, stop });
  });
  exited.then(() => {
    clearTimeout(slow);
    signal.removeEventListener('abort', stop);
    reject(failure);
  });
  return promise;
}

/** Settles when the signal is given, or at once when it was given before. */
export function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((settle) => {
    if (signal.aborted) settle();
    signal.addEventListener('abort', () => settle(), { once: true });
  });
}
