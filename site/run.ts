import { pino } from 'pino';
import { isDatabaseAway } from '#register/away.ts';
import { openRegister } from '#register/open.ts';
import { systemClock } from '#settings/clock.ts';
import { readEnvironment } from '#settings/environment.ts';
import { operatingMunicipalities } from '#settings/operating.ts';
import { SettingsError } from '#settings/problems.ts';
import { makeComposer } from '#templates/composer.ts';
import { faultOf } from './fault.ts';
import type { Site, SiteTools } from './server.ts';
import { checkBuild } from './serving/built-from.ts';

/** Runs the site as a program of its own, until it is told to stop. */
export async function runSite(startSite: (tools: SiteTools) => Promise<Site>): Promise<void> {
  const environment = readEnvironment();
  const municipalities = operatingMunicipalities(environment);
  checkBuild('dist');
  const log = pino({ level: environment.logLevel, base: { program: 'site' } });
  const composer = makeComposer({ municipalities, publicUrl: environment.publicUrl });
  const register = await openRegister({ environment, municipalities, composer, clock: systemClock });
  const site = await startSite({ environment, register, log });

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await site.stop();
    await register.db.destroy();
    process.exit(0);
  };
  // The channel closes when the program that started us is gone: nobody would stop us any more.
  for (const sign of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(sign, stop);
  process.on('uncaughtException', (error) => {
    log.fatal({ fault: faultOf(error) }, 'unexpected error outside a request');
    process.exit(1);
  });
  log.info({ url: site.url }, 'serving');
  process.send?.('ready');
}

/** Why the site cannot start: a sentence where it is something that the operator can mend. */
export function startFailure(error: unknown): string {
  if (error instanceof SettingsError) return error.message;
  const { code, address, port } = (error ?? {}) as { code?: string; address?: string; port?: number };
  if (code === 'EADDRINUSE') return `Poort ${port} is al in gebruik. Kies met PORT een andere poort voor de site.`;
  if (code === 'EACCES') return `De site mag poort ${port} niet gebruiken. Kies met PORT een poort boven 1023.`;
  if (code === 'EADDRNOTAVAIL') return `Deze machine heeft geen adres ${address}. Kijk HOST na.`;
  if (isDatabaseAway(error)) return 'De database is niet bereikbaar. Kijk na of die draait en of DATABASE_URL klopt.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
