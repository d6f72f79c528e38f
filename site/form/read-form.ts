import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished, pipeline } from 'node:stream/promises';
import type { BusboyFileStream, BusboyHeaders, BusboyInstance } from '@fastify/busboy';
import { Busboy } from '@fastify/busboy';
import { documentName } from '#domain/document-name.ts';
import type { Upload } from '#register/submit-form.ts';
import type { Environment } from '#settings/environment.ts';
import type { WrongKind } from './file-kind.ts';
import { kindOfFile } from './file-kind.ts';

/** Why a file was not kept. */
export interface RefusedFile {
  name: string;
  why: 'too-large' | 'too-much-together' | 'too-many' | 'empty' | WrongKind;
}

/** A form as it came in: every field as typed (one sent more than once has a line for each), and its files. */
export interface ReceivedForm {
  fields: ReadonlyMap<string, string>;
  /** Fields that were so long that only their beginning was read. */
  cutOff: ReadonlySet<string>;
  files: ReceivedFile[];
  refused: RefusedFile[];
  /** Removes the files from the disk. */
  dispose(): Promise<void>;
}

export interface ReceivedFile extends Upload {
  size: number;
}

/** A request that carries a form. */
export interface SentForm {
  headers: Pick<Headers, 'get'>;
  body: AsyncIterable<Uint8Array> | null;
}

/** The body is no form, or breaks off halfway. */
export class UnreadableForm extends Error {
  override name = 'UnreadableForm';
}

type Limits = Environment['limits'];

/** A file that arrived in the temporary folder, before anybody looked at what it is. */
interface Arrived {
  name: string;
  path: string;
  size: number;
  digest: string;
  isCutOff: boolean;
}

/** So much of one field is always read, so that somebody who typed far too much gets it back. */
const leastFieldBytes = 4 * 1024 * 1024;
const smallBytes = 64 * 1024;

/**
 * Reads a form piece by piece: text to memory, the files of `fileField` to a temporary folder. What is too large is read
 * and thrown away, so that all the rest is kept.
 * @throws UnreadableForm, or what the body itself fails with.
 */
export async function readForm(request: SentForm, fileField: string, limits: Limits): Promise<ReceivedForm> {
  // Most forms come without files, and need no folder.
  let made: Promise<string> | undefined;
  const folder = () => {
    made ??= mkdtemp(join(tmpdir(), 'wederhoor-form-'));
    return made;
  };
  const dispose = async () => {
    if (made) await rm(await made, { recursive: true, force: true });
  };
  try {
    const { fields, cutOff, arrived } = await receive(request, fileField, limits, folder);
    return { fields, cutOff, ...(await lookInto(arrived)), dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** The files that fit beside those kept before, in the order in which they came; of each other one, why it does not. */
export function fitting(files: ReceivedFile[], kept: { size: number }[], limits: Limits) {
  const fit: ReceivedFile[] = [];
  const refused: RefusedFile[] = [];
  let together = kept.reduce((sum, { size }) => sum + size, 0);
  for (const file of files) {
    if (kept.length + fit.length >= limits.files) refused.push({ name: file.name, why: 'too-many' });
    else if (together + file.size > limits.filesBytes) refused.push({ name: file.name, why: 'too-much-together' });
    else {
      together += file.size;
      fit.push(file);
    }
  }
  return { fit, refused };
}

async function receive(request: SentForm, fileField: string, limits: Limits, folder: () => Promise<string>) {
  const fields = new Map<string, string>();
  const cutOff = new Set<string>();
  const arriving: Promise<Arrived>[] = [];

  const parser = parserFor(request, limits);
  parser.on('field', (name: string | undefined, value, _nameCut, valueCut) => {
    if (!name) return;
    const earlier = fields.get(name);
    fields.set(name, earlier === undefined ? value : `${earlier}\n${value}`);
    if (valueCut) cutOff.add(name);
  });
  parser.on('file', (field, stream, given: string | undefined) => {
    // A file input that was left empty sends a file without a name.
    if (field !== fileField || !given) return void stream.resume();
    const name = documentName(given, []);
    const number = String(arriving.length);
    const arrival = folder().then((where) => save(stream, join(where, number), name));
    // A stream that breaks off before its folder is there says so again when it is read.
    stream.on('error', () => {});
    // It is awaited below; until then a request that breaks off must not count as an error that nobody handles.
    arrival.catch(() => {});
    arriving.push(arrival);
  });
  if (!request.body) throw new UnreadableForm('no body');
  const body = new Body(request);
  try {
    await body.pourInto(parser);
    return { fields, cutOff, arrived: await Promise.all(arriving) };
  } catch (cause) {
    // What the body fails with (too large, connection lost) is not the form's fault.
    if (body.failure && body.failure.name !== 'AbortError') throw body.failure;
    throw new UnreadableForm('the form breaks off', { cause });
  }
}

/** The body of a request, piece by piece; a small one in one piece, which takes a fifth of the work. */
class Body {
  failure: Error | undefined;
  readonly #request: SentForm;

  constructor(request: SentForm) {
    this.#request = request;
  }

  async pourInto(parser: BusboyInstance): Promise<void> {
    if (!this.#isSmall()) return pipeline(this.#pieces(), parser);
    const whole = await Array.fromAsync(this.#request.body!).catch(this.#fail);
    const parsed = finished(parser);
    parser.end(Buffer.concat(whole));
    await parsed;
  }

  async *#pieces(): AsyncGenerator<Uint8Array> {
    try {
      yield* this.#request.body!;
    } catch (error) {
      this.#fail(error as Error);
    }
  }

  #fail = (error: Error): never => {
    this.failure = error;
    throw error;
  };

  /** Only when its sender says so: what comes without a length may be of any size. */
  #isSmall(): boolean {
    const length = this.#request.headers.get('content-length');
    return length !== null && Number(length) <= smallBytes;
  }
}

function parserFor(request: SentForm, limits: Limits): BusboyInstance {
  const headers: BusboyHeaders = { 'content-type': request.headers.get('content-type') ?? '' };
  const fieldSize = Math.max(leastFieldBytes, 4 * limits.fieldCharacters);
  const most = { fieldNameSize: 100, fields: 100, parts: 1000, headerPairs: 20, headerSize: 8192 };
  try {
    return new Busboy({ headers, limits: { ...most, fieldSize, fileSize: limits.fileBytes } });
  } catch (cause) {
    throw new UnreadableForm('not a form', { cause });
  }
}

async function save(stream: BusboyFileStream, path: string, name: string): Promise<Arrived> {
  const hash = createHash('sha256');
  let size = 0;
  stream.on('data', (piece: Buffer) => {
    hash.update(piece);
    size += piece.length;
  });
  await pipeline(stream, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  return { name, path, size, digest: hash.digest('hex'), isCutOff: stream.truncated };
}

/** Separates what can be kept from what cannot, whatever else comes with it. */
async function lookInto(arrived: Arrived[]): Promise<{ files: ReceivedFile[]; refused: RefusedFile[] }> {
  const files: ReceivedFile[] = [];
  const refused: RefusedFile[] = [];
  for (const { name, path, size, digest, isCutOff } of arrived) {
    const kind = isCutOff ? 'too-large' : size === 0 ? 'empty' : await kindOfFile(path, name);
    if (typeof kind === 'string') refused.push({ name, why: kind });
    else files.push({ ...kind, size, digest, read: () => readFile(path) });
  }
  return { files, refused };
}
