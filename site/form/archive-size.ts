/** More than any document that fits in an attachment unfolds to. */
const mostBytes = 500 * 1024 * 1024;

const directoryEnd = 0x06054b50;
const directoryEntry = 0x02014b50;

/**
 * Whether a document that is an archive inside (Word, OpenDocument) would unfold to something that nobody can open. It is
 * added up from its table of contents, and nothing is unpacked.
 */
export function isHugeArchive(content: Buffer): boolean {
  let total = 0;
  for (const size of unpackedSizes(content)) {
    total += size;
    if (total > mostBytes) return true;
  }
  return false;
}

function* unpackedSizes(content: Buffer): Generator<number> {
  // The end of the table stands at most a comment of 64 kB before the end of the file.
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(directoryEnd);
  const end = content.lastIndexOf(signature);
  if (end < 0 || end + 20 > content.length) return;
  let at = content.readUInt32LE(end + 16);
  while (at + 46 <= content.length && content.readUInt32LE(at) === directoryEntry) {
    // A size of more than four bytes is written elsewhere, and reads as the most that four bytes hold.
    yield content.readUInt32LE(at + 24);
    at += 46 + content.readUInt16LE(at + 28) + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
  }
}
