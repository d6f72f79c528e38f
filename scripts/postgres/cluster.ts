import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CannotStart } from '../cannot-start.ts';
import type { Account } from './account.ts';

const VERSION = '18';

export type Cluster = { data: string; user: string; password: string };

/** PostgreSQL's environment: English messages, UTC, and nothing of ours (PGDATA, PGPORT) that would change its ways. */
export const serverEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** The database cluster in this folder; made now, with a random password, when it is not there yet. */
export async function openCluster(folder: string, initdb: string, account: Account, durable: boolean) {
  const cluster = { data: join(folder, 'data'), user: 'wederhoor', password: '' };
  const passwordFile = join(folder, 'password');
  if (!existsSync(cluster.data)) await create(cluster, passwordFile, initdb, account, durable);
  const version = readFileSync(join(cluster.data, 'PG_VERSION'), 'utf8').trim();
  if (version !== VERSION)
    throw new CannotStart(
      `De gegevens in ${cluster.data} zijn van PostgreSQL ${version}, en dit is ${VERSION}: zet ze over, of geef de map een andere naam.`,
    );
  if (!existsSync(passwordFile))
    throw new CannotStart(
      `Het wachtwoord van de database ontbreekt: ${passwordFile} is weg, maar ${cluster.data} niet.`,
    );
  return { ...cluster, password: readFileSync(passwordFile, 'utf8').trim() };
}

/** Made beside its place and moved there when it is whole, so that half a cluster is never taken for one. */
async function create(cluster: Cluster, passwordFile: string, initdb: string, account: Account, durable: boolean) {
  const unfinished = `${cluster.data}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  account.give(unfinished);
  writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  account.give(passwordFile);
  const [program, args, identity] = account.command(initdb, [
    `--pgdata=${unfinished}`,
    `--username=${cluster.user}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    // PostgreSQL's own C.UTF-8 sorts and folds the same on every machine, whatever locales that machine has.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(durable ? [] : ['--no-sync']),
  ]);
  try {
    await promisify(execFile)(program, args, { ...identity, cwd: '/', env: serverEnvironment, timeout: 120_000 });
  } catch (cause) {
    throw new Error(`initdb failed: ${(cause as { stderr?: string }).stderr || (cause as Error).message}`, { cause });
  }
  renameSync(unfinished, cluster.data);
}
