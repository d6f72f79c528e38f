import { accessSync, constants } from 'node:fs';
import { delimiter, resolve } from 'node:path';

/** The outside programs that some tests need: the command, what must stand beside it, the Debian packages with both. */
export const programs = {
  redis: { command: 'redis-server', beside: [], packages: 'redis-server' },
  dovecot: {
    command: 'dovecot',
    beside: ['/usr/lib/dovecot/imap', '/usr/lib/dovecot/lmtp'],
    packages: 'dovecot-imapd dovecot-lmtpd',
  },
  clamd: { command: 'clamd', beside: [], packages: 'clamav-daemon' },
  chromium: { command: 'chromium', beside: [], packages: 'chromium' },
  pdftotext: { command: 'pdftotext', beside: [], packages: 'poppler-utils' },
  openssl: { command: 'openssl', beside: [], packages: 'openssl' },
  // the checker of PDFs is compiled where it runs
  java: { command: 'javac', beside: ['java'], packages: 'default-jdk-headless' },
} as const;

export type Program = keyof typeof programs;

const names = Object.keys(programs) as Program[];

// an ordinary user has no /usr/sbin on the PATH, and Dovecot lives there
const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin'].filter(Boolean);

/** Which of the outside programs are here, for `test.skipIf(!has.redis)`. */
export const has = Object.fromEntries(names.map((name) => [name, isComplete(name)])) as Record<Program, boolean>;

/** The programs that are not here. */
export function missing(): Program[] {
  return names.filter((name) => !has[name]);
}

/** The full path of a program. @throws when it is not here. */
export function pathTo(name: Program): string {
  const { command, packages } = programs[name];
  const path = find(command);
  if (!path) throw new Error(`${command} is not installed: apt-get install ${packages}`);
  return path;
}

function isComplete(name: Program): boolean {
  const { command, beside } = programs[name];
  return [command, ...beside].every(find);
}

function find(file: string): string | undefined {
  return folders
    .map((folder) => resolve(folder, file))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
