const dataMark = Buffer.from('06092a864886f70d010701', 'hex');
const signedMark = Buffer.from('06092a864886f70d010702', 'hex');
const beginning = 256;
const tags = { whole: 0x04, inPieces: 0x24, content: 0xa0 } as const;

/**
 * What stands under the seal of a signed file (smime.p7m, RFC 5652 5.2): a part of a mail, with its own header. The seal is
 * not checked. Undefined: it is none, the words stand elsewhere, or it breaks off.
 */
export function signedContent(file: Buffer): Buffer | undefined {
  const signed = file.subarray(0, beginning).indexOf(signedMark);
  const data = file.subarray(0, beginning).indexOf(dataMark, signed + 1);
  if (signed < 0 || data < 0) return undefined;
  try {
    const content = headAt(file, data + dataMark.length);
    return content.tag === tags.content ? octetsAt(file, content.from) : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What begins here (BER): its kind, where its content begins, and where that ends, unless an end mark tells. */
function headAt(file: Buffer, at: number): { tag: number; from: number; to: number | undefined } {
  const [tag, length] = [file.readUInt8(at), file.readUInt8(at + 1)];
  if (length < 0x80) return { tag, from: at + 2, to: at + 2 + length };
  const bytes = length & 0x7f;
  if (bytes === 0) return { tag, from: at + 2, to: undefined };
  return { tag, from: at + 2 + bytes, to: at + 2 + bytes + file.readUIntBE(at + 2, bytes) };
}

function octetsAt(file: Buffer, at: number): Buffer {
  const { tag, from, to } = headAt(file, at);
  if (tag === tags.whole && to !== undefined) return file.subarray(from, to);
  if (tag !== tags.inPieces) throw new RangeError('no octets');
  const pieces: Buffer[] = [];
  let next = from;
  while (next < (to ?? file.length) && file.readUInt16BE(next) !== 0) {
    const { tag, from, to } = headAt(file, next);
    if (tag !== tags.whole || to === undefined) throw new RangeError('no octets');
    pieces.push(file.subarray(from, to));
    next = to;
  }
  return Buffer.concat(pieces);
}
