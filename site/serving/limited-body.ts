import type { IncomingMessage } from 'node:http';

/** What was sent is larger than a request may be. */
export class BodyTooLarge extends Error {
  override name = 'BodyTooLarge';
}

/**
 * The body of a request, cut off with an error when it grows over the limit. It needs no Content-Length, which a sender
 * may leave out. The connection stays whole, so that the answer still reaches the sender.
 * @throws BodyTooLarge
 */
export async function* limitedBody(request: IncomingMessage, most: number): AsyncGenerator<Buffer> {
  let received = 0;
  for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    received += piece.length;
    if (received > most) throw new BodyTooLarge();
    yield piece;
  }
}

/** Whether the sender says beforehand that the body is larger than that. */
export function announcesMoreThan(request: IncomingMessage, most: number): boolean {
  return Number(request.headers['content-length'] ?? 0) > most;
}

/**
 * Reads on without keeping anything: a browser shows an answer only once it has sent everything. Hangs up on those who
 * do not stop.
 */
export function drain(request: IncomingMessage, most: number): void {
  let drained = 0;
  request.on('data', (piece: Buffer) => {
    drained += piece.length;
    if (drained > most) request.destroy();
  });
  request.resume();
}
