/** More than any document that fits in an attachment unfolds to. */
export const mostUnpackedBytes = 500 * 1024 * 1024;

const directoryEnd = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;

/** A file in an archive, as the archive's table of contents tells it. */
export interface ArchiveEntry {
  name: string;
  unpackedBytes: number;
  isEncrypted: boolean;
  /** Its bytes as they stand in the archive, and whether they are packed (deflate). Undefined: packed in another way. */
  packed: { bytes: Buffer; isDeflated: boolean } | undefined;
}

/** Whether these bytes are an archive (zip) or a document that is one inside (Word, OpenDocument). */
export function isArchive(content: Buffer): boolean {
  return content.length > 4 && content.readUInt32LE() === localHeader;
}

/**
 * Whether a document that is an archive inside (Word, OpenDocument) would unfold to something that nobody can open. It is
 * added up from its table of contents, and nothing is unpacked.
 */
export function isHugeArchive(content: Buffer): boolean {
  let total = 0;
  for (const { unpackedBytes } of entriesOf(content)) {
    total += unpackedBytes;
    if (total > mostUnpackedBytes) return true;
  }
  return false;
}

/** What is in an archive. A table that breaks off ends there. */
export function* entriesOf(content: Buffer): Generator<ArchiveEntry> {
  // The end of the table stands at most a comment of 64 kB before the end of the file.
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(directoryEnd);
  const end = content.lastIndexOf(signature);
  if (end < 0 || end + 20 > content.length) return;
  let at = content.readUInt32LE(end + 16);
  while (at + 46 <= content.length && content.readUInt32LE(at) === directoryEntry) {
    const nameBytes = content.readUInt16LE(at + 28);
    yield {
      name: content.toString('utf8', at + 46, at + 46 + nameBytes),
      // A size of more than four bytes is written elsewhere, and reads as the most that four bytes hold.
      unpackedBytes: content.readUInt32LE(at + 24),
      isEncrypted: (content.readUInt16LE(at + 8) & 1) === 1,
      packed: packedAt(content, at),
    };
    at += 46 + nameBytes + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
  }
}

function packedAt(content: Buffer, entry: number): ArchiveEntry['packed'] {
  const method = content.readUInt16LE(entry + 10);
  const header = content.readUInt32LE(entry + 42);
  if ((method !== 0 && method !== 8) || header + 30 > content.length) return undefined;
  const from = header + 30 + content.readUInt16LE(header + 26) + content.readUInt16LE(header + 28);
  const bytes = content.subarray(from, from + content.readUInt32LE(entry + 20));
  return { bytes, isDeflated: method === 8 };
}
