import { afterAll, beforeAll } from 'vitest';
import type { Composer } from '#domain/letters.ts';
import { openDatabase } from '#register/database.ts';
import type { Register } from '#register/register.ts';
import { saveStaff } from '#register/staff.ts';
import { loadMunicipalities } from '#settings/municipality.ts';
import { aCoordinator, aHandler, anEmployee } from '#test/examples.ts';
import { aClock } from '#test/services/clock.ts';
import { freshDatabase } from '#test/services/database.ts';

/** Texts that say what they were made from; the real ones have tests of their own. */
const plainTexts: Composer = {
  letter: ({ kind, recipient, on }) => ({ subject: kind, markdown: `${kind} for ${recipient.name} on ${on}` }),
  letterReady: ({ complaint }) => ({ subject: 'letter ready', markdown: complaint.reference }),
  messageReceipt: ({ complaint }) => ({ subject: 'message receipt', markdown: complaint.reference }),
  filesRefused: ({ refusedFiles }) => ({ subject: 'files refused', markdown: refusedFiles.join() }),
  digest: ({ items }) => ({ subject: 'digest', markdown: items.map(({ reference }) => reference).join() }),
  coordination: ({ reference }) => ({ subject: 'coordination', markdown: reference }),
  assignment: ({ reference }) => ({ subject: 'assignment', markdown: reference }),
};

/** A register of its own for one test file, on Tuesday 24 November 2026, with three members of staff of Druten. */
export function openTestRegister() {
  const clock = aClock('2026-11-24T10:00');
  const opened = {} as { register: Register; databaseUrl: string };
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const database = await freshDatabase();
    drop = database.drop;
    const db = openDatabase(database.url);
    const municipalities = new Map(loadMunicipalities().map((one) => [one.slug, one]));
    await saveStaff(db, [aCoordinator, aHandler, anEmployee]);
    opened.databaseUrl = database.url;
    opened.register = { db, clock, municipalities, composer: plainTexts };
  });
  afterAll(async () => {
    await opened.register?.db.destroy();
    await drop?.();
  });
  return { opened, clock };
}
