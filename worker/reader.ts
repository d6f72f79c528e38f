import { setImmediate } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { asBuffer } from './bytes.ts';
import type { Heading, ParsedMessage } from './parse-message.ts';
import { Unreadable } from './parse-message.ts';
import type { Answer, Outcome, Reading, Word } from './read.ts';

/** Reads messages beside the other work, in threads that can be ended: whatever a message holds, others do not wait. */
export interface Reader {
  /**
   * Reads a raw message, piece by piece.
   * @throws Unreadable when it takes too much time or memory, or has too many parts; something else when `source` fails
   * or says nothing for too long, for then another try may help.
   */
  read(source: AsyncIterable<Buffer>): Promise<ParsedMessage>;
  close(): Promise<void>;
}

/** What the reading of one message may take. */
export interface ReaderLimits {
  /** Of work; waiting for the next piece does not count. */
  milliseconds: number;
  /** How long the next piece may be waited for. */
  silenceMs: number;
  /** Of memory for what is made of it, beside the bytes of the message itself. */
  megabytes: number;
}

const usualLimits: ReaderLimits = { milliseconds: 30_000, silenceMs: 60_000, megabytes: 512 };

/**
 * Starts the reader: one thread, and another while the first is busy, so that a message that takes all its time holds up
 * no other. A thread that was ended is replaced.
 */
export function startReader(given: Partial<ReaderLimits> = {}): Reader {
  const limits = { ...usualLimits, ...given };
  const pool = new Piscina({
    filename: new URL('./read.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: 2,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 8 },
  });
  return {
    read: (source) => readIn(pool, source, limits),
    close: () => pool.close(),
  };
}

async function readIn(pool: Piscina, source: AsyncIterable<Buffer>, limits: ReaderLimits): Promise<ParsedMessage> {
  const { port1: port, port2: theirs } = new MessageChannel();
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
  const ending = new AbortController();
  const watch = new Stopwatch(limits.milliseconds, () => ending.abort('more time than a message may take'));
  const supply = new Supply(source, limits.silenceMs);
  let heading: Heading | undefined;
  port.on('message', async (word: Word) => {
    if ('heading' in word) {
      heading = word.heading;
      return;
    }
    if ('says' in word && word.says === 'begun') return watch.start();
    watch.stop();
    if ('outcome' in word) return resolve(word.outcome);
    const answer = await supply.next();
    watch.start();
    port.postMessage(answer, memoryOf(answer));
  });
  const first = await supply.next();
  const reading: Reading = { port: theirs, first };
  pool.run(reading, { transferList: [theirs, ...memoryOf(first)], signal: ending.signal }).catch(reject);
  try {
    const outcome = await promise;
    if ('message' in outcome) return withBuffers(outcome.message);
    // A source that did not fail leaves only the message to blame.
    if ('broken' in outcome) throw supply.failure ?? new Unreadable(heading, 'the thread failed on it');
    throw new Unreadable(outcome.unreadable.heading, outcome.unreadable.why);
  } catch (error) {
    // The thread was ended: it took too long, or more memory than it has.
    if (error === supply.failure || error instanceof Unreadable) throw error;
    // What it said before may still be under way.
    await setImmediate();
    throw new Unreadable(heading, error);
  } finally {
    watch.end();
    port.close();
    supply.end();
  }
}

function memoryOf({ piece }: Answer): ArrayBuffer[] {
  return piece ? [piece.buffer as ArrayBuffer] : [];
}

function withBuffers(message: ParsedMessage): ParsedMessage {
  return { ...message, attachments: message.attachments.map((one) => ({ ...one, content: asBuffer(one.content) })) };
}

/** The pieces of a message, one at a time. */
class Supply {
  /** Why there are no more, when that is not the end of the message. */
  failure: unknown;
  /** What comes next, so that the last piece goes together with the word that it is. */
  #ahead: IteratorResult<Buffer> | undefined;
  readonly #pieces: AsyncIterator<Buffer>;
  readonly #silenceMs: number;

  constructor(source: AsyncIterable<Buffer>, silenceMs: number) {
    this.#pieces = source[Symbol.asyncIterator]();
    this.#silenceMs = silenceMs;
  }

  async next(): Promise<Answer> {
    try {
      const { value, done } = this.#ahead ?? (await this.#pull());
      if (done) return { ends: 'here' };
      // A copy of its own, to hand over: the piece may share its memory with others.
      const piece = new Uint8Array(value);
      this.#ahead = await this.#pull();
      return this.#ahead.done ? { piece, ends: 'here' } : { piece };
    } catch (failure) {
      this.failure = failure;
      return { ends: 'broken' };
    }
  }

  async #pull(): Promise<IteratorResult<Buffer>> {
    const { promise: silent, reject } = Promise.withResolvers<never>();
    const error = new Error(`no more of a message came in ${this.#silenceMs} ms`);
    const timer = setTimeout(() => reject(error), this.#silenceMs);
    return await Promise.race([this.#pieces.next(), silent]).finally(() => clearTimeout(timer));
  }

  /** Lets go of what is left. A source that says nothing is not waited for. */
  end(): void {
    this.#pieces.return?.()?.catch(() => {});
  }
}

/** Counts the time between start and stop, and calls when the sum is too much. */
class Stopwatch {
  #left: number;
  #startedAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #hasEnded = false;
  readonly #onTooLong: () => void;

  constructor(milliseconds: number, onTooLong: () => void) {
    this.#left = milliseconds;
    this.#onTooLong = onTooLong;
  }

  start(): void {
    if (this.#hasEnded) return;
    this.#startedAt = performance.now();
    this.#timer = setTimeout(this.#onTooLong, this.#left);
  }

  stop(): void {
    if (this.#timer) this.#left -= performance.now() - this.#startedAt;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  end(): void {
    this.stop();
    this.#hasEnded = true;
  }
}
