import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A project root with copies of some municipalities, which goes when the test ends. */
export function temporaryRoot(...slugs: string[]) {
  const root = mkdtempSync(join(tmpdir(), 'wederhoor-profiles-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const slug of slugs)
    cpSync(join('municipalities', slug), join(root, 'municipalities', slug), { recursive: true });
  return root;
}

export function writeUnder(root: string, file: string, content: string) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), content);
}
