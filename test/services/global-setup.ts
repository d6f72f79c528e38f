import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '#register/migrate.ts';
import { startPostgres } from '#scripts/postgres.ts';
import { missing, programs } from './programs.ts';
import { openShelter } from './shelter.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The migrated database that `freshDatabase` copies; nobody else connects to it. */
    templateDatabase: string;
  }
}

/** Starts what all tests of a run share: one PostgreSQL server. Returns what ends it. */
export default async function setUp({ provide }: TestProject) {
  demandAllPrograms();
  const shelter = await openShelter('postgres');
  const postgres = await startPostgres({ folder: shelter.folder, durable: false, database: 'template' });
  shelter.admit(Number.parseInt(readFileSync(join(shelter.folder, 'data/postmaster.pid'), 'utf8'), 10));
  await migrate(postgres.url);
  provide('templateDatabase', postgres.url);
  return async () => {
    await postgres.stop();
    await shelter.close();
  };
}

/** With CI=true no test may be skipped: a missing program ends the run with one sentence. */
function demandAllPrograms() {
  const absent = missing().map((name) => programs[name]);
  if (process.env.CI !== 'true' || absent.length === 0) return;
  const commands = absent.map(({ command }) => command).join(', ');
  const packages = absent.map((program) => program.packages).join(' ');
  console.error(`Met CI=true mag geen test worden overgeslagen; installeer ${commands}: apt-get install ${packages}`);
  // an error thrown here is buried under “No test files found” and a stack trace
  process.exit(1);
}
