import { SettingsError } from '#settings/environment.ts';

export type Address = { host: string; port: number };

/**
 * Where the mail catcher listens: only for this machine. `smtp` takes mail, `web` shows it.
 * @throws SettingsError naming the setting that is wrong
 */
export function catcherAddresses(env: NodeJS.ProcessEnv): { smtp: Address; web: Address } {
  const address = (setting: string, usual: number) => ({ host: '127.0.0.1', port: portFrom(env, setting, usual) });
  return { smtp: address('CATCHER_SMTP_PORT', 1025), web: address('CATCHER_PORT', 1080) };
}

function portFrom(env: NodeJS.ProcessEnv, setting: string, usual: number): number {
  const given = env[setting]?.trim() || String(usual);
  const port = Number(given);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new SettingsError([`${setting}: verwacht wordt een poort van 1 tot en met 65535, maar er staat "${given}".`]);
}
