import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { addMail, dueMails } from '#register/mails.ts';
import { claimInTurn } from '#register/pacing.ts';
import { openTestRegister } from './open-register.ts';

const { opened, clock } = openTestRegister();

/** So many mails to a domain, claimed and asking for their turn at the same moment; how many may go. */
async function goOf(ids: string[], perMinute: number): Promise<string[]> {
  const turns = await Promise.all(
    ids.map(async (id) => {
      const claimed = await claimInTurn(opened.register, id, perMinute);
      return claimed && 'mail' in claimed ? id : undefined;
    }),
  );
  return turns.filter((id) => id !== undefined);
}

function mails(domain: string, count: number): Promise<string[]> {
  const { register } = opened;
  const aMail = (n: number) =>
    addMail(register.db, register, {
      municipality: 'druten',
      kind: 'digest',
      to: { address: `${n}@${domain}` },
      subject: 's',
      markdown: 'Dag',
    });
  return Promise.all(Array.from({ length: count }, (_, n) => aMail(n)));
}

test('of many mails to one domain so many a minute go, and the others wait without having cost an attempt', async () => {
  clock.set('2026-11-24T10:00');
  const ids = await mails('Groot.example', 7);
  const elsewhere = await mails('klein.example', 2);
  const first = await goOf(ids, 3);
  expect(first).toHaveLength(3);
  expect(await goOf(elsewhere, 3)).toHaveLength(2);
  const waiting = ids.filter((id) => !first.includes(id));
  const rows = await opened.register.db.selectFrom('mail').selectAll().where('id', 'in', waiting).execute();
  expect(rows.map(({ attempts, sending_at, possibly_sent }) => [attempts, sending_at, possibly_sent])).toEqual(
    Array(4).fill([0, null, false]),
  );
  const minutes = rows.map(({ next_attempt_at }) => (next_attempt_at!.getTime() - clock.now().getTime()) / 60_000);
  expect(minutes.sort()).toEqual([1, 1, 1, 2]);

  clock.advance({ minutes: 1 });
  expect((await dueMails(opened.register)).filter((id) => waiting.includes(id))).toHaveLength(3);
  const second = await goOf(waiting, 3);
  expect(second).toHaveLength(3);
  clock.advance({ minutes: 1 });
  expect(
    await goOf(
      waiting.filter((id) => !second.includes(id)),
      3,
    ),
  ).toHaveLength(1);
});

test('a register that goes away while a mail asks for its turn leaves no mail that looks as if it left', async () => {
  clock.set('2026-11-25T10:00');
  const { register } = opened;
  const [id] = (await mails('traag.example', 1)) as [string];
  await register.db.transaction().execute(async (before) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('mail to traag.example', 0))`.execute(before);
    const asking = expect(claimInTurn(register, id, 3)).rejects.toThrow();
    const waiting = sql<{ pid: number }>`select pid from pg_locks
      where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`;
    await expect.poll(async () => (await waiting.execute(register.db)).rows).toHaveLength(1);
    await sql`select pg_terminate_backend(pid) from (${waiting}) waiting`.execute(register.db);
    await asking;
  });
  clock.advance({ minutes: 5 });
  expect(await claimInTurn(register, id, 3)).toMatchObject({ mail: { attempts: 1, possibly_sent: false } });
});
