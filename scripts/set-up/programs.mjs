import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';

/**
 * Programs that only tests need: a file that shows each is there (a name is looked up on the PATH), and the Debian
 * packages that bring it.
 */
export const programs = [
  { name: 'redis-server', packages: ['redis-server'] },
  { name: 'dovecot', packages: ['dovecot-imapd', 'dovecot-lmtpd'] },
  { name: '/usr/lib/dovecot/imap', packages: ['dovecot-imapd'] },
  { name: '/usr/lib/dovecot/lmtp', packages: ['dovecot-lmtpd'] },
  { name: 'clamd', packages: ['clamav-daemon'] },
  { name: 'chromium', packages: ['chromium'] },
  { name: 'pdftotext', packages: ['poppler-utils'] },
  { name: 'openssl', packages: ['openssl'] },
  { name: 'javac', packages: ['default-jdk-headless'] },
];

/**
 * Installs those programs, where that is ours to do: as root, with apt-get. Elsewhere it only says which are missing.
 * Returns what went wrong, when nothing may be skipped (CI=true).
 */
export async function installPrograms() {
  const missing = programs.filter(isMissing);
  if (missing.length === 0) return undefined;
  const packages = [...new Set(missing.flatMap((program) => program.packages))];
  if (process.getuid?.() === 0 && !isMissing({ name: 'apt-get' })) await install(packages);
  else console.log(`Niet geïnstalleerd (dat kan alleen als root, met apt-get): ${packages.join(', ')}.`);
  const still = missing.filter(isMissing).map(({ name }) => name);
  if (still.length === 0) return undefined;
  if (process.env.CI === 'true')
    return `Met CI=true mag niets ontbreken, maar dit programma is er niet: ${still.join(', ')}.`;
  console.log(`Zonder ${still.join(', ')} wordt overgeslagen wat dat nodig heeft.`);
  return undefined;
}

function isMissing({ name }) {
  // An ordinary user often has no /usr/sbin on the PATH, and servers live there.
  const folders = name.startsWith('/') ? [''] : [...(process.env.PATH ?? '').split(':').filter(Boolean), '/usr/sbin'];
  return !folders.some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

async function install(packages) {
  console.log(`Voor de tests worden met apt-get geïnstalleerd: ${packages.join(', ')}.`);
  const allowServices = forbidServices();
  try {
    const quietly = { DEBIAN_FRONTEND: 'noninteractive' };
    const options = ['-qq', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Dpkg::Use-Pty=0'];
    const updated = await run('apt-get', ['update', ...options], quietly);
    const installed = await run(
      'apt-get',
      ['install', '--yes', '--no-install-recommends', ...options, ...packages],
      quietly,
    );
    if (installed.status !== 0) console.error(`${updated.output}\n${installed.output}`.trim());
  } finally {
    allowServices();
  }
}

/**
 * Debian starts a service as soon as it is installed, unless `policy-rc.d` says no. The tests start their own, so
 * nothing should keep running on this machine. Returns what takes our answer away again.
 */
function forbidServices() {
  const policy = '/usr/sbin/policy-rc.d';
  const answer = '#!/bin/sh\n# Put here by the set-up of the Wederhoor tests, and taken away after it.\nexit 101\n';
  if (existsSync(policy) && readFileSync(policy, 'utf8') !== answer) return () => {};
  writeFileSync(policy, answer, { mode: 0o755 });
  return () => rmSync(policy, { force: true });
}
