import { once } from 'node:events';
import { connect } from 'node:net';

/** Looks for viruses in files. */
export interface VirusScanner {
  /** Whether there is one in it. @throws when the scanner is away, or cannot tell. */
  finds(content: Buffer): Promise<boolean>;
}

const answerMs = 30_000;
const pieceBytes = 1024 * 1024;

/**
 * Asks ClamAV's daemon, over its own protocol (INSTREAM), at `tcp://host:3310` or `unix:/run/clamav/clamd.ctl`. Nothing is
 * written to disk.
 */
export function clamd(address: string): VirusScanner {
  return {
    async finds(content) {
      const answer = await ask(address, content);
      if (/ FOUND$/.test(answer)) return true;
      if (/: OK$/.test(answer)) return false;
      throw new Error(`the virus scanner cannot tell: ${answer}`);
    },
  };
}

async function ask(address: string, content: Buffer): Promise<string> {
  const { protocol, hostname, port, pathname } = new URL(address);
  const socket = protocol === 'unix:' ? connect(pathname) : connect(Number(port), hostname);
  socket.setTimeout(answerMs, () => socket.destroy(new Error('the virus scanner does not answer')));
  try {
    await once(socket, 'connect');
    // It may answer and hang up before it has read all; then its answer counts.
    const writing = write(socket, content);
    writing.catch(() => {});
    let answer = '';
    for await (const piece of socket) answer += piece;
    return answer.replace(/\0.*/s, '');
  } finally {
    socket.destroy();
  }
}

/** Each piece after its length, and at the end a piece of nothing. */
async function write(socket: ReturnType<typeof connect>, content: Buffer): Promise<void> {
  socket.write('zINSTREAM\0');
  for (let at = 0; at < content.length; at += pieceBytes) {
    const piece = content.subarray(at, at + pieceBytes);
    socket.write(lengthOf(piece.length));
    if (!socket.write(piece)) await once(socket, 'drain');
  }
  socket.write(lengthOf(0));
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}
