import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '#settings/environment.ts';
import { readEnvironment } from '#settings/environment.ts';
import { CannotStart } from './cannot-start.ts';
import type { Address } from './catcher/addresses.ts';
import { catcherAddresses } from './catcher/addresses.ts';

/** Where everything listens and keeps its data when `npm start` runs it. */
export type StartSettings = {
  dataFolder: string;
  site: Address;
  intake: Address;
  catcher: { smtp: Address; web: Address };
  publicUrl: string;
  /** An operator's own database; absent when we start one. */
  databaseUrl: string | undefined;
  /** The environment that was checked: what was given and what `npm start` fills in. */
  environment: Environment;
};

const INTAKE = '127.0.0.1:2525';

/**
 * The settings of `npm start`. It fills in what a newcomer leaves open, which nobody may do in production.
 * @throws CannotStart, SettingsError with a sentence for each setting that is wrong
 */
export function readStartSettings(given: NodeJS.ProcessEnv): StartSettings {
  if (given.NODE_ENV === 'production')
    throw new CannotStart(
      'npm start is om te proberen en te ontwikkelen; start met NODE_ENV=production de losse delen: npm run build, npm run site en npm run worker.',
    );
  const catcher = catcherAddresses(given);
  const intake = given.INTAKE_SMTP?.trim() || INTAKE;
  const databaseUrl = given.DATABASE_URL?.trim() || undefined;
  const environment = readEnvironment({
    ...given,
    INTAKE_SMTP: intake,
    DATABASE_URL: databaseUrl ?? 'postgres://made-at-start',
    APP_SECRET: given.APP_SECRET?.trim() || 'made-at-start',
  });
  const { host, port, dataDir: dataFolder, publicUrl } = environment;
  const site = { host, port };
  return { dataFolder, site, intake: environment.intakeSmtp!, catcher, publicUrl, databaseUrl, environment };
}

/** The environment for the site, the worker and the catcher: ours, with everything that was left open filled in. */
export function childEnvironment(settings: StartSettings, databaseUrl: string): NodeJS.ProcessEnv {
  const { dataFolder, site, intake, catcher, publicUrl } = settings;
  return {
    ...process.env,
    DATABASE_URL: databaseUrl,
    SMTP_URL: process.env.SMTP_URL?.trim() || `smtp://${hostAndPort(catcher.smtp)}`,
    PUBLIC_URL: publicUrl,
    APP_SECRET: process.env.APP_SECRET?.trim() || secretIn(dataFolder),
    HOST: site.host,
    PORT: String(site.port),
    DATA_DIR: dataFolder,
    INTAKE_SMTP: hostAndPort(intake),
    CATCHER_PORT: String(catcher.web.port),
    CATCHER_SMTP_PORT: String(catcher.smtp.port),
  };
}

/** An address as it stands in a URL: an IPv6 one between brackets. */
export function hostAndPort({ host, port }: Address): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Made once: links and sign-ins must stay valid over a restart. */
function secretIn(folder: string): string {
  const file = join(folder, 'app-secret');
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
