import { openSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';

const LIMIT = 10 * 1024 * 1024;

/** Opens a log to add to; one that has grown above 10 MB starts anew. Returns the file descriptor, to hand to a child. */
export function openLogFile(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return openSync(path, size > LIMIT ? 'w' : 'a', 0o600);
}

/** The last lines of a log: what somebody wants to see when its writer has died. */
export async function lastLines(path: string, count: number): Promise<string> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const length = Math.min(size, count * 200);
    const { buffer } = await file.read({ buffer: Buffer.alloc(length), position: size - length });
    return buffer.toString().trimEnd().split('\n').slice(-count).join('\n');
  } finally {
    await file.close();
  }
}
