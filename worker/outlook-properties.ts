/** The properties of a message or attachment in Outlook's own formats, by number (MS-OXPROPS). Text is read, dates are dates. */
export type Properties = Map<number, string | Date | Buffer>;

/** The numbers of those that we look at. */
export const tags = {
  subject: 0x0037,
  sentAt: 0x0039,
  sender: 0x0c1a,
  senderAddress: 0x5d01,
  body: 0x1000,
  packedRtf: 0x1009,
  html: 0x1013,
  content: 0x3701,
  shortName: 0x3704,
  longName: 0x3707,
  mediaType: 0x370e,
} as const;

const fixedSizes: Partial<Record<number, number>> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};

const type = { object: 0x0d, text: 0x1e, unicode: 0x1f, time: 0x40, binary: 0x102 } as const;
const several = 0x1000;
const named = 0x8000;

/**
 * Reads a list of properties as it stands in winmail.dat (MS-OXTNEF 2.1.3.4). Of a property with several values the first
 * counts. @throws RangeError where it breaks off; what was read until then stays in `found`.
 */
export function readProperties(bytes: Buffer, decode: (text: Buffer) => string, found: Properties): void {
  const from = new Cursor(bytes);
  for (let left = from.number(4); left > 0; left--) {
    const kind = from.number(2);
    const tag = from.number(2);
    if (tag >= named) skipName(from);
    const base = kind & ~several;
    const size = fixedSizes[base];
    const values = kind & several || size === undefined ? from.number(4) : 1;
    for (let value = 0; value < values; value++) {
      const content = from.padded(size ?? from.number(4));
      if (!found.has(tag)) found.set(tag, readValue(base, content, decode));
    }
  }
}

function skipName(from: Cursor): void {
  from.padded(16);
  const byWord = from.number(4) === 1;
  from.padded(byWord ? from.number(4) : 4);
}

function readValue(kind: number, content: Buffer, decode: (text: Buffer) => string): string | Date | Buffer {
  if (kind === type.unicode) return ended(content.toString('utf16le'));
  if (kind === type.text) return ended(decode(content));
  // Tenths of a microsecond since 1601.
  if (kind === type.time) return new Date(Number(content.readBigUInt64LE() / 10_000n) - 11_644_473_600_000);
  // Before the bytes of an object stands what kind of object it is.
  return kind === type.object ? content.subarray(16) : content;
}

/** A text ends at its NUL. */
export function ended(text: string): string {
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}

/** Walks through bytes. @throws RangeError at their end. */
export class Cursor {
  #at = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** A whole number of so many bytes, the lowest first. */
  number(bytes: 1 | 2 | 4): number {
    const value = this.#bytes.readUIntLE(this.#at, bytes);
    this.#at += bytes;
    return value;
  }

  take(length: number): Buffer {
    if (this.#at + length > this.#bytes.length) throw new RangeError('the bytes break off');
    const taken = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return taken;
  }

  /** Takes so many bytes and passes what fills them up to a multiple of four. */
  padded(length: number): Buffer {
    const taken = this.take(length);
    this.#at += (4 - (length % 4)) % 4;
    return taken;
  }
}
