import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, readFileSync, statSync } from 'node:fs';
import { CannotStart } from '../cannot-start.ts';

type Identity = { uid: number; gid: number };

/** Who PostgreSQL's programs run as. */
export type Account = {
  /** Hands a file or folder over to the account. */
  give(path: string): void;
  /** Program, arguments and options for `spawn`, so that it runs as the account. */
  command(program: string, args: string[]): [string, string[], Partial<Identity>];
};

/**
 * The account for PostgreSQL with this folder: the one that starts us or, as PostgreSQL refuses to run as root, the
 * owner of the folder or else the machine's account `postgres`.
 * @throws CannotStart when root has no account to lend
 */
export function accountFor(folder: string, program: string): Account {
  if (process.getuid?.() !== 0) return { give: () => {}, command: (name, args) => [name, args, {}] };
  const owner = statSync(folder);
  const identity = owner.uid === 0 ? postgresAccount() : { uid: owner.uid, gid: owner.gid };
  const give = (path: string) => chownSync(path, identity.uid, identity.gid);
  give(folder);
  if (canReach(identity, folder, program)) return { give, command: (name, args) => [name, args, identity] };
  const wrapper = searchThroughClosedFolders(identity, folder);
  return { give, command: (name, args) => ['setpriv', [...wrapper, name, ...args], {}] };
}

function postgresAccount(): Identity {
  try {
    return lookUp('postgres');
  } catch {
    try {
      const home = ['--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin'];
      execFileSync('useradd', ['--system', '--user-group', ...home, 'postgres'], { stdio: 'pipe' });
      return lookUp('postgres');
    } catch (cause) {
      throw new CannotStart(
        'PostgreSQL kan niet als root draaien en een account ‘postgres’ aanmaken lukte niet: start Wederhoor als gewone gebruiker.',
        { cause },
      );
    }
  }
}

function lookUp(name: string): Identity {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
  return { uid: id('-u'), gid: id('-g') };
}

function canReach(identity: Identity, folder: string, program: string): boolean {
  const test = ['-c', 'test -w "$0" && test -x "$1"', folder, program];
  return spawnSync('/bin/sh', test, { ...identity, cwd: '/', stdio: 'ignore' }).status === 0;
}

/**
 * A checkout below a closed folder, such as /root, cannot be entered by the account, although its own folder is in
 * there. The capability to search lets it pass; `no_setuid_fixup` makes access(2) respect that capability too.
 */
function searchThroughClosedFolders({ uid, gid }: Identity, folder: string): string[] {
  const ours = BigInt(`0x${/CapEff:\s*(\w+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0'}`);
  const capability = ours & 4n ? 'dac_read_search' : 'dac_override';
  const wrapper = [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
    `--inh-caps=-all,+${capability}`,
    `--ambient-caps=-all,+${capability}`,
  ];
  if (spawnSync('setpriv', [...wrapper, 'test', '-w', folder], { cwd: '/', stdio: 'ignore' }).status !== 0)
    throw new CannotStart(
      `PostgreSQL kan niet als root draaien, en geen ander account kan bij ${folder}: kies met DATA_DIR een map die iedereen kan binnengaan, of start Wederhoor als gewone gebruiker.`,
    );
  return wrapper;
}
