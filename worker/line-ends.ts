const [lf, cr] = [0x0a, 0x0d];

/** In a header a line ends long before this (RFC 5322: 998 characters at most). */
const lookedAt = 2_000;

/**
 * Gives a message line ends that the parser knows: old programs write CR alone, and a server that takes LF for a line end may
 * make CR CR LF of them. Read as they stand, the one has no sender and the other no text.
 */
export async function* evenLineEnds(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let mend: ((piece: Buffer) => Buffer) | undefined;
  let isFirst = true;
  for await (const piece of source) {
    if (isFirst) mend = mendingOf(piece.subarray(0, lookedAt));
    isFirst = false;
    yield mend ? mend(piece) : piece;
  }
}

function mendingOf(beginning: Buffer): ((piece: Buffer) => Buffer) | undefined {
  const end = beginning.indexOf(lf);
  if (end < 0 && beginning.includes(cr)) return (piece) => Buffer.from(piece.map((byte) => (byte === cr ? lf : byte)));
  const isDoubled = end > 1 && beginning[end - 1] === cr && beginning[end - 2] === cr;
  return isDoubled ? (piece) => Buffer.from(piece.filter((byte) => byte !== cr)) : undefined;
}
