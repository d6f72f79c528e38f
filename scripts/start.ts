import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { SettingsError } from '#settings/environment.ts';
import { ProfileError } from '#settings/municipality.ts';
import { operatingMunicipalities } from '#settings/operating.ts';
import { buildSite } from './build-site.ts';
import { CannotStart, diskIsFull } from './cannot-start.ts';
import { checkMachine } from './check-machine.ts';
import { holdFolder } from './folder-lock.ts';
import { startPostgres } from './postgres.ts';
import type { StartSettings } from './start-settings.ts';
import { childEnvironment, readStartSettings } from './start-settings.ts';
import type { Supervised } from './supervise.ts';
import { launchProgram, supervise, whenAborted } from './supervise.ts';
import { welcome } from './welcome.ts';

const programs = [
  { name: 'De site', file: 'site/server.ts', log: 'site.log' },
  { name: 'De worker', file: 'worker/index.ts', log: 'worker.log' },
  { name: 'De mailvanger', file: 'scripts/catcher/index.ts', log: 'catcher.log' },
];

const say = (line: string) => console.log(line);
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());

/** What runs, in the order in which it was started: each uses only what stands before it. */
const running: Supervised<unknown>[][] = [];
/** Stands in the data folder while we run. Found at a start, it means that the last one was killed. */
let marker: string | undefined;
let exitCode = 0;
try {
  await start();
  await whenAborted(stopping.signal);
} catch (error) {
  if (!stopping.signal.aborted) {
    exitCode = 1;
    console.error(wordsFor(error));
    stopping.abort();
  }
}
for (const together of running.reverse()) await Promise.all(together.map((part) => part.stop()));
if (marker) rmSync(marker, { force: true });
process.exit(exitCode);

async function start() {
  if (Number.parseInt(process.versions.node, 10) < 24)
    throw new CannotStart(
      `Wederhoor heeft Node 24 of nieuwer nodig, en dit is ${process.version}: start het met npm start.`,
    );
  const settings = readStartSettings(process.env);
  const municipalities = operatingMunicipalities(settings.environment);
  openDataFolder(settings.dataFolder);
  if (!(await holdFolder(settings.dataFolder)))
    throw new CannotStart(
      `Wederhoor draait al op ${settings.dataFolder}: stop het daar eerst, of kies met DATA_DIR een andere map.`,
    );
  marker = join(settings.dataFolder, 'running');
  const wasKilled = existsSync(marker);
  writeFileSync(marker, `${process.pid}\n`);
  await checkMachine(settings, { patience: wasKilled ? 12_000 : 0, signal: stopping.signal });
  const [databaseUrl] = await Promise.all([
    settings.databaseUrl ?? database(settings),
    buildSite({ signal: stopping.signal, say }),
  ]);
  stopping.signal.throwIfAborted();
  const env = childEnvironment(settings, databaseUrl);
  const parts = programs.map(({ name, file, log }) => {
    const logFile = shown(join(settings.dataFolder, 'log', log));
    const launch = (signal: AbortSignal) => launchProgram(file, env, logFile, signal);
    return supervise({ name, logFile, attempts: 5, launch, say });
  });
  running.push(parts);
  await Promise.race([whenAborted(stopping.signal), Promise.all(parts.map((part) => part.ready))]);
  stopping.signal.throwIfAborted();
  say(welcome(settings, municipalities));
  say('Wederhoor is ready');
}

function openDataFolder(folder: string) {
  try {
    mkdirSync(folder, { recursive: true });
    mkdirSync(join(folder, 'log'), { recursive: true, mode: 0o700 });
  } catch (cause) {
    if (diskIsFull(cause)) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    throw new CannotStart(`De map ${folder} kan niet worden gemaakt (${code}): kies met DATA_DIR een andere.`, {
      cause,
    });
  }
}

/** Starts the database that we bring ourselves, and keeps it at one address. Returns its connection string. */
async function database({ dataFolder }: StartSettings): Promise<string> {
  const folder = join(dataFolder, 'postgres');
  let port: number | undefined;
  const postgres = supervise({
    name: 'PostgreSQL',
    logFile: shown(join(folder, 'log')),
    attempts: 1,
    async launch() {
      const server = await startPostgres({ folder, durable: true, port, database: 'wederhoor' });
      port = Number(new URL(server.url).port);
      return server;
    },
    say,
  });
  running.push([postgres]);
  return (await postgres.ready).url;
}

function wordsFor(error: unknown): unknown {
  if (diskIsFull(error)) return 'De schijf is vol: maak ruimte vrij en start Wederhoor opnieuw.';
  if ([CannotStart, SettingsError, ProfileError].some((kind) => error instanceof kind)) return (error as Error).message;
  const { code, path } = error as NodeJS.ErrnoException;
  if (path && ['EACCES', 'EPERM', 'EROFS'].includes(code ?? ''))
    return `Wederhoor kan hier niet bij: ${shown(path)} (${code}).`;
  return error;
}

/** A path as somebody in the project's folder would type it. */
function shown(path: string): string {
  const fromHere = relative('', path);
  return fromHere.startsWith('..') ? path : fromHere;
}
