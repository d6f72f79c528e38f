import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The outside programs that some tests need: the command each goes by, and the Debian packages that bring it. */
export const programs = {
  redis: { command: 'redis-server', packages: 'redis-server' },
  dovecot: { command: 'dovecot', packages: 'dovecot-imapd dovecot-lmtpd' },
  chromium: { command: 'chromium', packages: 'chromium' },
  pdftotext: { command: 'pdftotext', packages: 'poppler-utils' },
  // the checker of PDFs is compiled where it runs
  java: { command: 'javac', packages: 'default-jdk-headless' },
} as const;

export type Program = keyof typeof programs;

const names = Object.keys(programs) as Program[];

// an ordinary user has no /usr/sbin on the PATH, and Dovecot lives there
const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin'].filter(Boolean);

const paths = new Map(names.map((name) => [name, findOnPath(programs[name].command)]));

/** Which of the outside programs are here, for `test.skipIf(!has.redis)`. */
export const has = Object.fromEntries(names.map((name) => [name, paths.get(name) !== undefined])) as Record<
  Program,
  boolean
>;

/** The programs that are not here. */
export function missing(): Program[] {
  return names.filter((name) => !has[name]);
}

/** The full path of a program. @throws when it is not here. */
export function pathTo(name: Program): string {
  const path = paths.get(name);
  if (!path) throw new Error(`${programs[name].command} is not installed: apt-get install ${programs[name].packages}`);
  return path;
}

function findOnPath(command: string): string | undefined {
  return folders
    .map((folder) => join(folder, command))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
