import { afterAll, beforeAll, beforeEach } from 'vitest';
import { openRegister } from '#register/open.ts';
import type { Register } from '#register/register.ts';
import { buildSite } from '#scripts/build-site.ts';
import type { Environment } from '#settings/environment.ts';
import { readEnvironment } from '#settings/environment.ts';
import { loadMunicipalities } from '#settings/municipality.ts';
import type { Site } from '#site/server.ts';
import { startSite } from '#site/server.ts';
import { makeComposer } from '#templates/composer.ts';
import { aClock } from '#test/services/clock.ts';
import { freshDatabase } from '#test/services/database.ts';
import { variablesFor } from '#test/services/processes.ts';

/** The built site with a register of its own for one test file. The clock is put back before each test. */
export function openSite(startsAt: string, variables: Record<string, string> = {}) {
  const clock = aClock(startsAt);
  const opened = {} as { register: Register; site: Site; environment: Environment; databaseUrl: string };
  let drop: () => Promise<void>;

  beforeAll(async () => {
    await buildSite({});
    const database = await freshDatabase();
    drop = database.drop;
    opened.databaseUrl = database.url;
    opened.environment = readEnvironment({
      ...(await variablesFor({ DATABASE_URL: database.url })),
      LOG_LEVEL: 'silent',
      ...variables,
    });
    const { environment } = opened;
    const municipalities = loadMunicipalities();
    const composer = makeComposer({ municipalities, publicUrl: environment.publicUrl });
    opened.register = await openRegister({ environment, municipalities, composer, clock });
    opened.site = await startSite({ environment, register: opened.register });
  });
  beforeEach(() => clock.set(startsAt));
  afterAll(async () => {
    await opened.site?.stop();
    await opened.register?.db.destroy();
    await drop?.();
  });
  return { opened, clock };
}
