import { sql } from 'kysely';
import pg from 'pg';
import type { Day } from '#domain/day.ts';
import { addDays, day } from '#domain/day.ts';
import { addWorkingDays } from '#domain/holidays.ts';
import { dueItems } from '#domain/reminders.ts';
import { termsFor } from '#domain/terms.ts';
import { complaintsToAttendTo } from '#register/complaints.ts';
import type { Database } from '#register/database.ts';
import { openDatabase } from '#register/database.ts';
import { migrate } from '#register/migrate.ts';

const today = day('2026-11-24');
const municipalities = ['amstelveen', 'deventer', 'diemen', 'druten', 'midden-drenthe'];
const runs = 25;

/** How registries are filled, step by step: so many complaints more, of which the first are open. */
const registries = [
  { name: 'bench_due_small', steps: [{ more: 10_000, open: 300 }] },
  {
    name: 'bench_due_large',
    steps: [
      { more: 1_000_000, open: 300 },
      { more: 30_000, open: 30_000 },
    ],
  },
];

/**
 * Finding what is due today in a small and in a large registry with as many open complaints, and then in the large one
 * with a hundred times as many: the time must follow what is due, not what is stored. On databases of its own beside
 * `databaseUrl`. @throws when PostgreSQL would not use the index for it
 */
export async function findingWhatIsDue(databaseUrl: string): Promise<string[]> {
  const lines = [`Wat is er vandaag aan de beurt? Mediaan van ${runs} keer (snelste tot traagste):`];
  for (const { name, steps } of registries) {
    await withRegistry(databaseUrl, name, async (db) => {
      let [stored, open] = [0, 0];
      for (const step of steps) {
        await fill(db, stored, step);
        await mustUseIndex(db);
        stored += step.more;
        open += step.open;
        lines.push(line(`${thousands(stored)} opgeslagen, ${thousands(open)} open`, await measure(db)));
      }
    });
  }
  return lines;
}

/** Looks as the worker does in the morning; the first time warms up and is not counted. */
async function measure(db: Database): Promise<string> {
  const milliseconds: number[] = [];
  let [found, due] = [0, 0];
  for (let run = 0; run <= runs; run += 1) {
    const began = performance.now();
    [found, due] = [0, 0];
    for (const municipality of municipalities) {
      const complaints = await complaintsToAttendTo(db, municipality, today);
      found += complaints.length;
      due += new Set(dueItems(complaints, today).map(({ reference }) => reference)).size;
    }
    if (run > 0) milliseconds.push(performance.now() - began);
  }
  if (!due) throw new Error('nothing is due in this registry');
  const [fastest, middle, slowest] = spread(milliseconds);
  return (
    `${middle.toFixed(1)} ms (${fastest.toFixed(1)} tot ${slowest.toFixed(1)}); ${thousands(found)} bekeken, ` +
    `${thousands(due)} aan de beurt: ${((middle / due) * 1000).toFixed(0)} µs per klacht`
  );
}

/**
 * Fills a registry: open complaints of the last six weeks in good order, of which only the decision waits, and closed ones
 * of the years before, one in a thousand with a measure promised for some day of this or next year.
 */
async function fill(db: Database, stored: number, { more, open }: { more: number; open: number }): Promise<void> {
  // A registry to measure on may be lost; the disk of the bench is not what is measured here.
  await sql`set synchronous_commit = off`.execute(db);
  // The days of each day of receipt by the law itself; the rows are made from them in sets.
  const days = Array.from({ length: 42 }, (_, back) => ({ back, ...daysOf(addDays(today, -back)) }));
  await sql`create table receipt as
    select * from jsonb_to_recordset(${JSON.stringify(days)}::jsonb)
      as days (back int, received_on date, notice_by date, steer_on date, decide_by date, attention_from date)`.execute(
    db,
  );
  await sql`insert into complaint (id, reference, municipality, status, closed_as, closed_on, channel, received_at,
      received_on, registered_at, notice_by, steer_on, decide_by, advisory_procedure, statement, acknowledged_on,
      not_about_a_person, hearing, course, status_secret, attention_from)
    select gen_random_uuid(), 'KL-' || n, (${municipalities}::text[])[1 + n % 5], state.status,
      case when state.status = 'closed' then 'decided' end,
      case when state.status = 'closed' then receipt.decide_by - age.days end,
      'form', receipt.received_on - age.days, receipt.received_on - age.days, receipt.received_on - age.days,
      receipt.notice_by - age.days, receipt.steer_on - age.days, receipt.decide_by - age.days,
      false, '{"whatHappened": "Aan de balie werd ik afgesnauwd, en niemand belde terug."}',
      receipt.received_on - age.days, true, '{"heldOn": "2026-11-01", "report": "Gesproken."}',
      case when promised.on_day is null then '{"contacts": [{"on": "2026-11-01", "how": "Gebeld", "note": "Gesproken"}]}'
        else jsonb_build_object('measures', jsonb_build_array(jsonb_build_object('id', n::text, 'what', 'Cursus',
          'promisedOn', '2026-01-01', 'doneBy', promised.on_day))) end,
      md5(n::text),
      case when state.status <> 'closed' then receipt.attention_from else promised.on_day - 7 end
    from generate_series(${stored + 1}::int, ${stored + more}::int) n
      cross join lateral (select case when n <= ${stored + open}::int then 'formal' else 'closed' end as status) state
      cross join lateral (select case when state.status = 'closed' then 42 + n % 1800 else 0 end as days) age
      cross join lateral (select case when state.status = 'closed' and n % 1000 = 0
        then ${today}::date + (n / 1000 % 500)::int end as on_day) promised
      join receipt on receipt.back = n / 5 % 42`.execute(db);
  await sql`insert into complainant (complaint_id, name, address_lines)
    select id, 'J. de Vries', array['Dorpsstraat 1', '6651 AA Druten'] from complaint
      where not exists (select from complainant where complaint_id = complaint.id)`.execute(db);
  await sql`drop table receipt`.execute(db);
  await sql`vacuum analyze`.execute(db);
}

function daysOf(receivedOn: Day) {
  const { notHandling, decide, steerOn } = termsFor(receivedOn);
  return {
    received_on: receivedOn,
    notice_by: notHandling.lastDay,
    steer_on: steerOn,
    decide_by: decide.lastDay,
    attention_from: addWorkingDays(steerOn, -5),
  };
}

async function mustUseIndex(db: Database): Promise<void> {
  const plan = await sql<{ 'QUERY PLAN': string }>`explain select id from complaint
    where municipality = 'druten' and attention_from <= ${today}`.execute(db);
  const text = plan.rows.map((row) => row['QUERY PLAN']).join('\n');
  if (!text.includes('complaint_to_attend_to')) throw new Error(`the index is not used:\n${text}`);
}

async function withRegistry<T>(databaseUrl: string, name: string, work: (db: Database) => Promise<T>): Promise<T> {
  const administrator = new pg.Client({ connectionString: databaseUrl });
  await administrator.connect();
  await administrator.query(`create database ${name}`);
  const url = new URL(`/${name}`, databaseUrl).href;
  try {
    await migrate(url);
    const db = openDatabase(url, 1);
    try {
      return await work(db);
    } finally {
      await db.destroy();
    }
  } finally {
    await administrator.query(`drop database ${name} with (force)`);
    await administrator.end();
  }
}

function spread(figures: number[]): [number, number, number] {
  const sorted = figures.toSorted((a, b) => a - b);
  return [sorted[0]!, sorted[Math.floor(sorted.length / 2)]!, sorted.at(-1)!];
}

function line(what: string, figure: string): string {
  return `${what.padEnd(36)} ${figure}`;
}

function thousands(count: number): string {
  return count.toLocaleString('nl-NL');
}
