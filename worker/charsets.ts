import { createHash } from 'node:crypto';
import type { TransformCallback } from 'node:stream';
import { Transform } from 'node:stream';

// In these a byte is often half a character, so that other text may look like valid UTF-8 by chance.
const severalBytes = /^(utf-16|gb|big5|euc-|iso-2022-|shift_jis)/;

/**
 * Reads text in the character set that its sender named, with the liberties that mail needs: UTF-8 under another name is
 * read as UTF-8, and what names no set, an unknown one, or UTF-8 that it is not, as the Windows set of Western Europe.
 */
export function decodeText(bytes: Uint8Array, charset = ''): string {
  const named = decoderFor(charset);
  if (named && severalBytes.test(named.encoding)) return named.decode(bytes);
  return asUtf8(bytes) ?? (named ?? new TextDecoder('windows-1252')).decode(bytes);
}

/** Undefined: unknown here, or no news. */
function decoderFor(charset: string): TextDecoder | undefined {
  try {
    const decoder = new TextDecoder(charset.trim());
    return decoder.encoding === 'utf-8' ? undefined : decoder;
  } catch {
    return undefined;
  }
}

/** Undefined: it is not. A damaged character or two in a text full of good ones make no difference. */
function asUtf8(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder().decode(bytes);
  const wrong = text.split('\ufffd').length - 1;
  if (wrong === 0) return text;
  const right = text.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0;
  return right > wrong ? text : undefined;
}

/** How many bytes of text are still gathered; shared by the texts of one message. */
export interface TextRoom {
  left: number;
}

/**
 * Gathers a text and passes it on as UTF-8. What finds no room is passed on as its hash, far behind all that is ever
 * shown: so a text that goes on for ever costs no memory, and still differs from another.
 */
export class Decoding extends Transform {
  readonly #pieces: Buffer[] = [];
  readonly #beyond = createHash('sha256');
  readonly #charset: string;
  readonly #room: TextRoom;
  #goesBeyond = false;

  constructor(charset: string, room: TextRoom) {
    super();
    this.#charset = charset;
    this.#room = room;
  }

  override _transform(piece: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const fits = piece.subarray(0, this.#room.left);
    this.#pieces.push(fits);
    this.#room.left -= fits.length;
    if (fits.length < piece.length) {
      this.#goesBeyond = true;
      this.#beyond.update(piece.subarray(fits.length));
    }
    done();
  }

  override _flush(done: TransformCallback): void {
    const text = decodeText(Buffer.concat(this.#pieces), this.#charset);
    done(null, Buffer.from(this.#goesBeyond ? `${text}\n${this.#beyond.digest('hex')}` : text));
  }
}
