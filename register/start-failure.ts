import { SettingsError } from '#settings/problems.ts';
import { isDatabaseAway } from './database-away.ts';

/**
 * Why a program cannot start: a sentence where it is something that the operator can mend. `settings` names the
 * variables for the address that it listens on.
 */
export function startFailure(error: unknown, settings: { host: string; port: string }): string {
  if (error instanceof SettingsError) return error.message;
  const { code, address, port } = (error ?? {}) as { code?: string; address?: string; port?: number };
  if (code === 'EADDRINUSE') return `Poort ${port} is al in gebruik. Kies een andere met ${settings.port}.`;
  if (code === 'EACCES')
    return `Poort ${port} mag niet worden gebruikt. Kies met ${settings.port} een poort boven 1023.`;
  if (code === 'EADDRNOTAVAIL') return `Deze machine heeft geen adres ${address}. Kijk ${settings.host} na.`;
  if (isDatabaseAway(error)) return 'De database is niet bereikbaar. Kijk na of die draait en of DATABASE_URL klopt.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
