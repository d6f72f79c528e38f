import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { CannotStart } from './cannot-start.ts';
import { holdFolder } from './folder-lock.ts';

/** All that the built site is made of. */
const sources = [
  'site',
  'public',
  'templates',
  'municipalities',
  'domain',
  'settings',
  'register',
  'jobs',
  'astro.config.mjs',
  'package-lock.json',
];

const stamp = 'dist/.built-from';

/**
 * Builds the site when `dist/` is missing or was made from other sources; two starts at once build it once.
 * @throws CannotStart after the builder's own words went to the terminal
 */
export async function buildSite({ signal, say = () => {} }: { signal?: AbortSignal; say?: (line: string) => void }) {
  if (isBuiltFrom(fingerprint())) return;
  mkdirSync('dist', { recursive: true });
  let release = await holdFolder('dist');
  for (; !release; release = await holdFolder('dist')) await sleep(200, undefined, { signal });
  try {
    const made = fingerprint();
    if (isBuiltFrom(made)) return;
    say('De site wordt gebouwd …');
    rmSync(stamp, { force: true });
    await astroBuild(signal);
    writeFileSync(stamp, made);
  } finally {
    release();
  }
}

async function astroBuild(signal?: AbortSignal): Promise<void> {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
  try {
    const options = { env, signal, maxBuffer: 64 * 1024 * 1024 };
    await promisify(execFile)(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], options);
  } catch (cause) {
    signal?.throwIfAborted();
    const { stdout, stderr } = cause as { stdout: string; stderr: string };
    const output = `${stdout}${stderr}`.trim();
    if (/ENOSPC|No space left/.test(output)) throw new Error('ENOSPC', { cause });
    console.error(output);
    throw new CannotStart('De site kon niet worden gebouwd; hierboven staat waarom.', { cause });
  }
}

function isBuiltFrom(made: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === made;
}

/** Changes when the content of any source changes. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesUnder)) {
    const content = createHash('sha256').update(readFileSync(file)).digest('hex');
    hash.update(`${content} ${file}\n`);
  }
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}
