import { createHash } from 'node:crypto';

/** A file is stored and read in blocks of so many bytes; only its last one is smaller. */
export const blockBytes = 1024 * 1024;

/** The bytes of a file: in one piece, or in the blocks that it is stored in, which takes half the memory to gather. */
export type Content = Buffer | readonly Buffer[];

/** At least one, as an empty file has one that is empty. */
export function blocksOf(content: Content): readonly Buffer[] {
  if (!Buffer.isBuffer(content)) return content.length ? content : [Buffer.alloc(0)];
  const blocks = [content.subarray(0, blockBytes)];
  for (let start = blockBytes; start < content.length; start += blockBytes)
    blocks.push(content.subarray(start, start + blockBytes));
  return blocks;
}

export function bytesIn(content: Content): number {
  return Buffer.isBuffer(content) ? content.length : content.reduce((sum, { length }) => sum + length, 0);
}

export function sha256Of(content: Content): Buffer {
  const hash = createHash('sha256');
  for (const block of blocksOf(content)) hash.update(block);
  return hash.digest();
}

/** Gives back the memory of blocks that were gathered and are no longer needed: the collector would take its time. */
export function letGo(blocks: readonly Buffer[]): void {
  for (const { buffer } of blocks) (buffer as ArrayBuffer).transfer(0);
}

/** What small messages and attachments fit in. */
const firstBytes = 16 * 1024;

/** Gathers bytes that come in pieces of any size into blocks, each with memory of its own. */
export class Gathering {
  #blocks: Buffer[] = [];
  /** How much of the last block is filled. */
  #filled = 0;

  add(piece: Buffer): void {
    for (let taken = 0; taken < piece.length; ) {
      const copied = piece.copy(this.#withRoom(), this.#filled, taken);
      taken += copied;
      this.#filled += copied;
    }
  }

  #withRoom(): Buffer {
    const last = this.#blocks.at(-1);
    if (last && this.#filled < last.length) return last;
    if (last && last.length < blockBytes) {
      const larger = Buffer.allocUnsafeSlow(last.length * 4);
      last.copy(larger);
      this.#blocks = [larger];
      return larger;
    }
    const another = Buffer.allocUnsafeSlow(last ? blockBytes : firstBytes);
    this.#blocks.push(another);
    this.#filled = 0;
    return another;
  }

  get bytes(): number {
    return Math.max(0, this.#blocks.length - 1) * blockBytes + this.#filled;
  }

  /** Hands over what was gathered, and is empty again. */
  take(): Buffer[] {
    const blocks = this.#blocks;
    const last = blocks.pop();
    if (last) blocks.push(last.subarray(0, this.#filled));
    this.#blocks = [];
    this.#filled = 0;
    return blocks;
  }

  /** Hands over what was gathered in one piece; each block is let go of as soon as it was copied. */
  takeWhole(): Buffer {
    const whole = Buffer.allocUnsafeSlow(this.bytes);
    let start = 0;
    for (const block of this.take()) {
      start += block.copy(whole, start);
      letGo([block]);
    }
    return whole;
  }
}
