import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder for one test, thrown away after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wederhoor-scripts-'));
  // PostgreSQL gives up root, and must be able to enter
  chmodSync(folder, 0o711);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
