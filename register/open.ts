import type { Composer } from '#domain/letters.ts';
import type { Clock } from '#settings/clock.ts';
import type { Environment } from '#settings/environment.ts';
import type { Municipality } from '#settings/municipality.ts';
import { loadDemoStaff } from '#settings/municipality.ts';
import { openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import type { Register } from './register.ts';
import { saveStaff } from './staff.ts';

/**
 * Opens the register: brings its tables up to date, and outside production puts the invented staff in it, so that
 * somebody can sign in at the desk. Close it with `db.destroy()`.
 */
export async function openRegister(tools: {
  environment: Environment;
  municipalities: readonly Municipality[];
  composer: Composer;
  clock: Clock;
}): Promise<Register> {
  const { environment, municipalities, composer, clock } = tools;
  await migrate(environment.databaseUrl);
  const db = openDatabase(environment.databaseUrl);
  if (!environment.production) {
    for (const municipality of municipalities) {
      const staff = loadDemoStaff(municipality);
      await saveStaff(
        db,
        staff.map((person) => ({ ...person, municipality: municipality.slug })),
      );
    }
  }
  return { db, clock, composer, municipalities: new Map(municipalities.map((one) => [one.slug, one])) };
}
