import type { Duplex } from 'node:stream';

/**
 * Ends a connection whose request could not be read. One on which nothing was asked yet is closed without a word: browsers
 * keep such connections at hand, and would take what stands on it for the answer to their next question.
 */
export function refuseConnection(
  { code }: NodeJS.ErrnoException,
  socket: Duplex & { bytesRead?: number },
  headers: ReadonlyMap<string, string>,
): void {
  if (code === 'ECONNRESET' || !socket.writable || !socket.bytesRead) return void socket.destroy();
  const status = code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request';
  const lines = [...headers].map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status}`, ...lines, 'Connection: close', '', ''].join('\r\n'));
}
