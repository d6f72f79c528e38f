import { createTransport } from 'nodemailer';
import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { openDatabase } from '#register/database.ts';
import { readFile } from '#register/files.ts';
import { openLog } from '#settings/log.ts';
import { openTestRegister } from '#test/register/open-register.ts';
import type { Intake } from '#worker/intake.ts';
import { startIntake } from '#worker/intake.ts';
import { aMail, environmentOf } from './mail-in.ts';
import { converse } from './smtp-client.ts';

const { opened, clock } = openTestRegister();
const klachten = 'klachten@druten.example';
const said: string[] = [];
const log = openLog('worker', 'trace', { write: (line: string) => void said.push(line) });
let intake: Intake | undefined;

afterEach(async () => {
  await intake?.stop();
  intake = undefined;
});

async function start(variables: Record<string, string> = {}, register = opened.register): Promise<Intake> {
  const environment = environmentOf({ INTAKE_SMTP: '127.0.0.1:0', ...variables });
  intake = await startIntake({ register, environment, log });
  return intake;
}

async function send(to: string | string[], raw: string | Buffer = aMail(), from = 'sanne@inwoner.example') {
  const transport = createTransport({ host: '127.0.0.1', port: intake!.port, ignoreTLS: true });
  return transport.sendMail({ envelope: { from, to }, raw }).finally(() => transport.close());
}

function stored() {
  return opened.register.db.selectFrom('message').selectAll().orderBy('arrived_at').execute();
}

async function newlyStored(work: () => Promise<unknown>) {
  const before = new Set((await stored()).map(({ id }) => id));
  await work();
  return (await stored()).filter(({ id }) => !before.has(id));
}

/** A session of its own, for what happens in the database meanwhile. */
async function elsewhere<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: opened.databaseUrl });
  await client.connect();
  return work(client).finally(() => client.end());
}

/** Whether an answer is still outstanding after a while. */
function isSilent(answer: Promise<unknown>): Promise<boolean> {
  const settled = answer.then(
    () => false,
    () => false,
  );
  return Promise.race([settled, new Promise<boolean>((resolve) => setTimeout(resolve, 300, true))]);
}

describe('who is taken in', () => {
  test('the address of a municipality: its bytes, envelope and time, waiting to be filed', async () => {
    await start();
    const raw = Buffer.from(`${aMail()}.een punt\r\n..twee\r\n.\u00e9\u0000\r\n`, 'latin1');
    const [message, ...others] = await newlyStored(() => send(klachten, raw));
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      municipality: 'druten',
      source: 'smtp',
      envelope_from: 'sanne@inwoner.example',
      envelope_to: [klachten],
      arrived_at: clock.now(),
      fate: null,
    });
    expect(await readFile(opened.register.db, message!.file_id)).toEqual(raw);
  });

  test.for(['KLACHTEN@Druten.EXAMPLE', 'klachten+kl-2026-0042@druten.example', 'Klachten+a+b@druten.example'])(
    'whatever the capitals and behind a plus: %s',
    async (to) => {
      await start();
      expect(await newlyStored(() => send(to))).toMatchObject([{ municipality: 'druten' }]);
    },
  );

  test.for(['postbus@druten.example', 'klachten@elders.example', 'klachten@druten.example.elders.example'])(
    'not %s: 550',
    async (to) => {
      await start();
      await expect(send(to)).rejects.toMatchObject({ responseCode: 550 });
    },
  );

  test('a refused address does not keep the mail from the others', async () => {
    await start();
    const rows = await newlyStored(() => send([klachten, 'niemand@druten.example']));
    expect(rows).toMatchObject([{ municipality: 'druten', envelope_to: [klachten] }]);
  });

  test('HC-41: to two municipalities: a row of each, one file', async () => {
    await start();
    const rows = await newlyStored(() => send([klachten, 'klachten+x@druten.example', 'juza@midden-drenthe.example']));
    expect(rows.map(({ municipality }) => municipality).sort()).toEqual(['druten', 'midden-drenthe']);
    expect(rows[0]!.file_id).toBe(rows[1]!.file_id);
  });

  test('the null sender of automatic mail', async () => {
    await start();
    const rows = await newlyStored(async () => {
      const client = await converse(intake!.port);
      expect(await client.say('MAIL FROM:<>')).toMatch(/^250/);
      await client.say(`RCPT TO:<${klachten}>`);
      await client.say('DATA');
      expect(await client.say(`${aMail()}.`)).toMatch(/^250/);
      client.hangUp();
    });
    expect(rows).toMatchObject([{ envelope_from: '' }]);
  });
});

describe('250 means that it is kept', () => {
  test('it is said after the commit, not before', async () => {
    await start();
    await elsewhere(async (client) => {
      await client.query('begin; lock table message in exclusive mode');
      let answer: Promise<unknown> | undefined;
      const rows = await newlyStored(async () => {
        answer = send(klachten);
        expect(await isSilent(answer)).toBe(true);
      });
      expect(rows).toEqual([]);
      await client.query('commit');
      await answer;
    });
    expect((await stored()).length).toBeGreaterThan(0);
  });

  test('the database away: 451, and with the database back it works again', async () => {
    const gone = { ...opened.register, db: openDatabase('postgres://127.0.0.1:1/gone') };
    await start({}, gone);
    const rows = await newlyStored(() => expect(send(klachten)).rejects.toMatchObject({ responseCode: 451 }));
    expect(rows).toEqual([]);
    gone.db = opened.register.db;
    expect(await newlyStored(() => send(klachten))).toHaveLength(1);
  });

  test('the database lost in the middle of it: 451', async () => {
    await start();
    const rows = await newlyStored(() =>
      elsewhere(async (client) => {
        await client.query('begin; lock table message in exclusive mode');
        const answer = send(klachten);
        const refused = expect(answer).rejects.toMatchObject({ responseCode: 451 });
        expect(await isSilent(answer)).toBe(true);
        await client.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        );
        await refused;
      }),
    );
    expect(rows).toEqual([]);
  });

  test('a connection that drops half way keeps nothing', async () => {
    await start();
    const rows = await newlyStored(async () => {
      const client = await converse(intake!.port);
      await client.say('MAIL FROM:<sanne@inwoner.example>');
      await client.say(`RCPT TO:<${klachten}>`);
      await client.say('DATA');
      await client.send(aMail());
      client.hangUp();
      await send(klachten, aMail({ Subject: 'Daarna' }));
    });
    expect(rows).toHaveLength(1);
    const raw = await readFile(opened.register.db, rows[0]!.file_id);
    expect(raw.toString()).toContain('Subject: Daarna');
  });

  test('stopping lets the message under way come in', async () => {
    await start();
    const rows = await newlyStored(() =>
      elsewhere(async (client) => {
        await client.query('begin; lock table message in exclusive mode');
        const answer = send(klachten);
        expect(await isSilent(answer)).toBe(true);
        const stopped = intake!.stop();
        await client.query('commit');
        await answer;
        await stopped;
      }),
    );
    expect(rows).toHaveLength(1);
  });
});

describe('limits', () => {
  test('too large, said beforehand: 552 before a byte of it', async () => {
    await start({ MAIL_MB: '1' });
    const client = await converse(intake!.port);
    expect(await client.say('MAIL FROM:<sanne@inwoner.example> SIZE=1048577')).toMatch(/^552/);
    expect(await client.say('MAIL FROM:<sanne@inwoner.example> SIZE=1048576')).toMatch(/^250/);
    client.hangUp();
  });

  test('too large, not said beforehand: 552, and the next message is welcome', async () => {
    await start({ MAIL_MB: '1' });
    const rows = await newlyStored(async () => {
      const client = await converse(intake!.port);
      for (const [text, code] of [
        ['x'.repeat(1_048_577), 552],
        ['x', 250],
      ] as const) {
        await client.say('MAIL FROM:<sanne@inwoner.example>');
        await client.say(`RCPT TO:<${klachten}>`);
        await client.say('DATA');
        expect(await client.say(`${aMail({ text })}.`)).toMatch(new RegExp(`^${code} `));
      }
      client.hangUp();
    });
    expect(rows).toHaveLength(1);
  });

  test('more under way at once than memory has room for: 452 for the last, and room again afterwards', async () => {
    await start({ MAIL_MB: '1' });
    const clients = await Promise.all([1, 2, 3, 4].map(() => converse(intake!.port)));
    const rows = await newlyStored(async () => {
      for (const client of clients) {
        await client.say('MAIL FROM:<sanne@inwoner.example>');
        await client.say(`RCPT TO:<${klachten}>`);
        await client.say('DATA');
        await client.send(aMail({ text: 'x'.repeat(900_000) }));
        // its bytes must have been taken up before the next begins
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      const answers = [];
      for (const client of clients) answers.push((await client.say('.')).slice(0, 3));
      expect(answers).toEqual(['250', '250', '250', '452']);
      await send(klachten, aMail({ text: 'x'.repeat(900_000) }));
    });
    expect(rows).toHaveLength(4);
    for (const client of clients) client.hangUp();
  });
});

describe('Awb 2:20: when it was received', () => {
  const stamp = (by: string) =>
    `Received: from a (b [192.0.2.7])\r\n by ${by} with ESMTP id 1;\r\n Mon, 23 Nov 2026 22:00:00 +0100\r\n`;
  const elsewhereInTime = { Date: 'Mon, 5 Jan 2015 12:00:00 +0000' };

  test('the stamp of a host that we trust', async () => {
    await start({ TRUSTED_MAIL_HOSTS: 'mx.gemeente.example' });
    const rows = await newlyStored(() => send(klachten, stamp('mx.gemeente.example') + aMail(elsewhereInTime)));
    expect(rows).toMatchObject([{ arrived_at: new Date('2026-11-23T21:00:00Z') }]);
  });

  test('without one our own clock, whatever the mail says', async () => {
    await start({ TRUSTED_MAIL_HOSTS: 'mx.gemeente.example' });
    const rows = await newlyStored(() => send(klachten, stamp('mx.elders.example') + aMail(elsewhereInTime)));
    expect(rows).toMatchObject([{ arrived_at: clock.now() }]);
  });
});

test('a port that is taken is said at once', async () => {
  await start();
  const environment = environmentOf({ INTAKE_SMTP: `127.0.0.1:${intake!.port}` });
  await expect(startIntake({ register: opened.register, environment, log })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});

test('HC-122: the log names nobody', () => {
  const all = said.join('');
  expect(all).toContain('message taken in');
  expect(all).toContain('message not stored');
  expect(all).not.toMatch(/@|sanne|afgesnauwd|balie|127\.0\.0\.1/i);
});
