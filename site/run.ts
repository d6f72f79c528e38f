import { pino } from 'pino';
import { openRegister } from '#register/open.ts';
import { systemClock } from '#settings/clock.ts';
import { readEnvironment } from '#settings/environment.ts';
import { loadMunicipalities } from '#settings/municipality.ts';
import { SettingsError } from '#settings/problems.ts';
import { startSite } from './server.ts';

/** Runs the site as a program of its own, until it is told to stop. */
export async function runSite(): Promise<void> {
  const environment = readEnvironment();
  const municipalities = loadMunicipalities();
  const { makeComposer } = await import('#templates/composer.ts');
  const clock = systemClock;
  const log = pino({ level: environment.logLevel, base: { program: 'site' } });
  const composer = makeComposer({ municipalities, publicUrl: environment.publicUrl });
  const register = await openRegister({ environment, municipalities, composer, clock });
  const site = await startSite({ environment, clock, register, log });
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await site.stop();
    await register.db.destroy();
    process.exit(0);
  };
  // The channel closes when the program that started us is gone: nobody would stop us any more.
  for (const sign of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(sign, () => void stop());
  log.info({ url: site.url }, 'serving');
  process.send?.('ready');
}

/** Why the site cannot start, in one sentence where it is something that the operator can mend. */
export function startFailure(error: unknown): string {
  if (error instanceof SettingsError) return error.message;
  const { code, port } = (error ?? {}) as { code?: string; port?: number };
  if (code === 'EADDRINUSE') return `De site start niet: poort ${port} is al in gebruik. Kies een andere met PORT.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
