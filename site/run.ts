import { openRegister } from '#register/open.ts';
import { systemClock } from '#settings/clock.ts';
import { readEnvironment } from '#settings/environment.ts';
import { openLog } from '#settings/log.ts';
import { operatingMunicipalities } from '#settings/operating.ts';
import { makeComposer } from '#templates/composer.ts';
import type { Site, SiteTools } from './server.ts';
import { checkBuild } from './serving/built-from.ts';

/** Runs the site as a program of its own, until it is told to stop. */
export async function runSite(startSite: (tools: SiteTools) => Promise<Site>): Promise<void> {
  const environment = readEnvironment();
  const municipalities = operatingMunicipalities(environment);
  checkBuild('dist');
  const log = openLog('site', environment.logLevel);
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
    log.fatal({ err: error }, 'unexpected error outside a request');
    process.exit(1);
  });
  log.info({ url: site.url }, 'serving');
  process.send?.('ready');
}
