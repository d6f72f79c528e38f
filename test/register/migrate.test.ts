import { randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { attentionFrom } from '#domain/reminders.ts';
import { closedComplaints, openComplaints } from '#register/complaints.ts';
import { openDatabase } from '#register/database.ts';
import { migrate } from '#register/migrate.ts';
import { aComplaint } from '#test/examples.ts';

const name = `migrated_${randomBytes(8).toString('hex')}`;
let url: string;
let firstOnly: string;

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: new URL('/postgres', inject('templateDatabase')).href });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

beforeAll(async () => {
  await administer(`create database ${name}`);
  url = new URL(`/${name}`, inject('templateDatabase')).href;
  firstOnly = await mkdtemp(join(tmpdir(), 'migrations-'));
  const migrations = join('register', 'migrations');
  await mkdir(join(firstOnly, migrations), { recursive: true });
  await cp(join(migrations, '0001-register.sql'), join(firstOnly, migrations, '0001-register.sql'));
});

afterAll(async () => {
  await administer(`drop database if exists ${name} with (force)`);
  await rm(firstOnly, { recursive: true, force: true });
});

const open = aComplaint();
const decided = { id: '00000000-0000-4000-8000-000000000002', reference: 'KL-2026-0043', closedOn: '2026-11-23' };

/** Two complaints as the first version of the register wrote them. */
async function writeAsBefore(): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { receivedAt, receivedOn, noticeBy, steerOn, decideBy, statement, complainant } = open;
  const rows = [
    [open.id, open.reference, 'received', null, null, open.statusSecret],
    [decided.id, decided.reference, 'closed', 'decided', decided.closedOn, 'another secret'],
  ];
  for (const [id, reference, status, closedAs, closedOn, secret] of rows) {
    await client.query(
      `insert into complaint (id, reference, municipality, status, closed_as, closed_on, channel, received_at,
        received_on, registered_at, notice_by, steer_on, decide_by, advisory_procedure, statement, status_secret)
      values ($1, $2, 'druten', $3, $4, $5, 'form', $6, $7, $6, $8, $9, $10, false, $11, $12)`,
      [
        id,
        reference,
        status,
        closedAs,
        closedOn,
        receivedAt,
        receivedOn,
        noticeBy,
        steerOn,
        decideBy,
        statement,
        secret,
      ],
    );
    await client.query(
      'insert into complainant (complaint_id, name, email, address_lines, consent) values ($1, $2, $3, $4, $5)',
      [id, complainant.name, complainant.email, complainant.addressLines, complainant.consent],
    );
  }
  await client.query('select setval($1, 43)', ['complaint_number']);
  await client.end();
}

test('a register of the first version keeps what it holds, and every complaint is found on its day', async () => {
  expect(await migrate(url, firstOnly)).toEqual(['0001-register.sql']);
  await writeAsBefore();
  const [first, ...later] = (await readdir(join('register', 'migrations'))).sort();
  expect(first).toBe('0001-register.sql');
  expect(await migrate(url)).toEqual(later);

  const db = openDatabase(url, 1);
  try {
    expect(await openComplaints(db, 'druten')).toEqual([open]);
    expect(await closedComplaints(db, 'druten')).toMatchObject([{ ...decided, closedAs: 'decided' }]);
    const rows = await db
      .selectFrom('complaint')
      .select(['attention_from', 'keep_until'])
      .orderBy('reference')
      .execute();
    expect(rows).toEqual([
      { attention_from: expect.any(String), keep_until: null },
      { attention_from: null, keep_until: '2031-11-23' },
    ]);
    // Not later than the day on which the law wants somebody to look.
    expect(rows[0]!.attention_from! <= attentionFrom(open)!).toBe(true);
  } finally {
    await db.destroy();
  }
});
