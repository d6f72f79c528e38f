import type { Composer } from '#domain/letters.ts';
import type { Clock } from '#settings/clock.ts';
import type { Municipality } from '#settings/municipality.ts';
import type { Database } from './database.ts';

/** The register with what its acts need: the time, the municipalities it serves, and who writes the letters. */
export interface Register {
  db: Database;
  clock: Clock;
  municipalities: ReadonlyMap<string, Municipality>;
  composer: Composer;
}

/** The profile of a municipality that the register holds complaints of. @throws when it is gone from the settings. */
export function municipalityOf(register: Register, slug: string): Municipality {
  const municipality = register.municipalities.get(slug);
  if (!municipality) throw new Error(`there is no profile of the municipality ${slug}`);
  return municipality;
}
