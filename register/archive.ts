import type { Transform } from 'node:stream';
import { Readable } from 'node:stream';
import { createInflateRaw, inflateRawSync } from 'node:zlib';

/** More than any document that fits in an attachment unfolds to. */
export const mostUnpackedBytes = 500 * 1024 * 1024;

const directoryEnd = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;

/** A file in an archive. */
export interface ArchiveEntry {
  /** What it is called: mostly one name. An archive that lies calls it otherwise where the file itself begins. */
  names: string[];
  isEncrypted: boolean;
  /** How large its table of contents says that it is. */
  says: number;
  /** Its bytes as they stand in the archive, and whether they are packed (deflate). Undefined: packed in another way. */
  packed: { bytes: Buffer; isDeflated: boolean } | undefined;
}

/** What is in an archive (zip, tar) or a document that is one inside. Undefined: it is none. Broken off, it ends there. */
export function entriesOf(content: Buffer): Iterable<ArchiveEntry> | undefined {
  const table = tableOfZip(content);
  if (table) return zipEntries(content, table);
  return content.toString('latin1', 257, 262) === 'ustar' ? tarEntries(content) : undefined;
}

/** Whether an archive begins here whose table of contents is gone: it may hold anything. */
export function hasNoTable(content: Buffer): boolean {
  return content.length > 4 && content.readUInt32LE() === localHeader && !tableOfZip(content);
}

/** Where the table of contents of a zip is. `before`: so many bytes of something else stand in front of the archive. */
interface ZipTable {
  start: number;
  end: number;
  before: number;
}

/** Finds it from the end of the file, for what stands in front may be a document, or a program that unpacks it. */
function tableOfZip(content: Buffer): ZipTable | undefined {
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(directoryEnd);
  const end = content.lastIndexOf(signature);
  // Behind it stands at most a comment of 64 kB.
  if (end < 0 || end + 22 > content.length || end < content.length - 22 - 0xffff) return undefined;
  const [size, offset] = [content.readUInt32LE(end + 12), content.readUInt32LE(end + 16)];
  const start = [end - size, offset].find(
    (at) => at >= 0 && at + 46 <= end && content.readUInt32LE(at) === directoryEntry,
  );
  return start === undefined ? undefined : { start, end, before: start - offset };
}

function* zipEntries(content: Buffer, { start, end, before }: ZipTable): Generator<ArchiveEntry> {
  let at = start;
  while (at + 46 <= end && content.readUInt32LE(at) === directoryEntry) {
    const nameBytes = content.readUInt16LE(at + 28);
    const name = content.toString('utf8', at + 46, at + 46 + nameBytes);
    const header = before + content.readUInt32LE(at + 42);
    const isThere = header >= 0 && header + 30 <= content.length && content.readUInt32LE(header) === localHeader;
    const from = isThere ? header + 30 + content.readUInt16LE(header + 26) : 0;
    const own = isThere ? content.toString('utf8', header + 30, from) : name;
    const method = content.readUInt16LE(at + 10);
    const canUnpack = isThere && (method === 0 || method === 8);
    const data = isThere ? from + content.readUInt16LE(header + 28) : 0;
    yield {
      names: own === name ? [name] : [name, own],
      isEncrypted: (content.readUInt16LE(at + 8) & 1) === 1,
      // A size of more than four bytes is written elsewhere, and reads as the most that four bytes hold.
      says: content.readUInt32LE(at + 24),
      packed: canUnpack
        ? { bytes: content.subarray(data, data + content.readUInt32LE(at + 20)), isDeflated: method === 8 }
        : undefined,
    };
    at += 46 + nameBytes + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
  }
}

const block = 512;

function* tarEntries(content: Buffer): Generator<ArchiveEntry> {
  for (let at = 0; at + block <= content.length && content[at]; ) {
    const text = (from: number, length: number) =>
      content.toString('utf8', at + from, at + from + length).replace(/\0[\s\S]*/, '');
    const says = Number.parseInt(text(124, 12), 8) || 0;
    const bytes = content.subarray(at + block, at + block + says);
    // A name of more than a hundred letters stands in a file of its own before it.
    const long = /[LxX]/.test(text(156, 1)) ? bytes.toString('utf8', 0, 4096).split(/[\0\n]/) : [];
    yield { names: [text(0, 100), ...long], isEncrypted: false, says, packed: { bytes, isDeflated: false } };
    at += block + Math.ceil(says / block) * block;
  }
}

/**
 * A file in an archive as it comes out, unless that is more than the archive says. Of what is larger than `keep` nothing is
 * kept. Undefined: the archive lies.
 */
export async function unpacked(
  { bytes, isDeflated }: NonNullable<ArchiveEntry['packed']>,
  { says, keep }: { says: number; keep: number },
): Promise<Buffer | undefined> {
  if (!isDeflated) return bytes.length > says ? undefined : bytes;
  if (says > keep) return unfolded(bytes, createInflateRaw(), { most: says, keep });
  try {
    const out = inflateRawSync(bytes, { maxOutputLength: says + 1 });
    return out.length > says ? undefined : out;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? undefined : Buffer.alloc(0);
  }
}

/**
 * Unpacks as a stream until it ends or is too much; damaged, as far as it goes. Of what is larger than `keep` nothing is
 * kept. Undefined: it is more than `most`.
 */
export async function unfolded(
  bytes: Buffer,
  through: Transform,
  { most, keep }: { most: number; keep: number },
): Promise<Buffer | undefined> {
  let pieces: Buffer[] = [];
  let total = 0;
  try {
    for await (const piece of Readable.from([bytes]).pipe(through)) {
      total += piece.length;
      if (total > most) return undefined;
      if (total > keep) pieces = [];
      else pieces.push(piece);
    }
  } catch {
    // Broken off or damaged: what came out of it until then counts.
  }
  return Buffer.concat(pieces);
}
