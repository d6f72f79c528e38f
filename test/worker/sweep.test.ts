import { beforeEach, expect, test } from 'vitest';
import { dayOf } from '#domain/day.ts';
import type { Job } from '#jobs/definitions.ts';
import { raiseAlarm } from '#register/alarms.ts';
import { recordLook } from '#register/mailboxes.ts';
import { remind } from '#register/reminders.ts';
import { openTestRegister } from '#test/register/open-register.ts';
import { sweep } from '#worker/sweep.ts';
import { environmentOf } from './mail-in.ts';

const { opened, clock } = openTestRegister();

/** The jobs that one look puts on a queue. */
async function jobsAt(moment: string, variables: Record<string, string> = {}): Promise<Job[]> {
  clock.set(moment);
  const jobs: Job[] = [];
  const queue = { add: async (job: Job) => void jobs.push(job), close: async () => {} };
  await sweep(opened.register, queue, environmentOf(variables));
  return jobs;
}

beforeEach(() => opened.register.db.deleteFrom('reminder_day').execute());

test.for([
  ['2026-12-30T07:29', false, 'too early'],
  ['2026-12-30T07:30', true, 'the moment itself'],
  ['2026-12-30T23:59', true, 'a missed morning'],
  ['2027-01-01T09:00', false, 'a holiday'],
  ['2027-01-02T09:00', false, 'a Saturday'],
  ['2027-01-03T09:00', false, 'a Sunday'],
  ['2027-01-04T09:00', true, 'the working day after'],
] as const)('at %s digests are asked for: %s, %s', async ([moment, expected]) => {
  const asked = (await jobsAt(moment)).filter(({ name }) => name === 'send-reminders');
  expect(asked).toEqual(expected ? [{ name: 'send-reminders', data: { day: moment.slice(0, 10) } }] : []);
});

test('not any more when they were made for every municipality', async () => {
  clock.set('2026-12-30T08:00');
  const today = dayOf(clock.now());
  for (const municipality of opened.register.municipalities.keys()) {
    expect((await jobsAt('2026-12-30T08:00')).map(({ name }) => name)).toContain('send-reminders');
    await remind(opened.register, municipality, today, () => ({ subject: 's', markdown: 'm' }));
  }
  expect((await jobsAt('2026-12-30T08:01')).map(({ name }) => name)).not.toContain('send-reminders');
});

test.for([
  ['2026-12-30T05:59', { CANARY: 'on', INTAKE_SMTP: '127.0.0.1:2525' }, false, 'too early'],
  ['2026-12-30T06:00', { CANARY: 'on', INTAKE_SMTP: '127.0.0.1:2525' }, true, 'the moment itself'],
  ['2027-01-03T09:00', { CANARY: 'on', INTAKE_SMTP: '127.0.0.1:2525' }, true, 'a Sunday too'],
  ['2026-12-30T09:00', { CANARY: 'off', INTAKE_SMTP: '127.0.0.1:2525' }, false, 'not wanted'],
  ['2026-12-30T09:00', { CANARY: 'on', MAILBOX_DRUTEN_URL: 'imap://druten:x@127.0.0.1/INBOX' }, true, 'one mailbox'],
  ['2026-12-30T09:00', { CANARY: 'on' }, false, 'no mail comes in at all'],
] as const)('at %s with %j canaries are asked for: %s, %s', async ([moment, variables, expected]) => {
  const asked = (await jobsAt(moment, variables)).filter(({ name }) => name === 'send-canaries');
  expect(asked).toEqual(expected ? [{ name: 'send-canaries', data: { day: moment.slice(0, 10) } }] : []);
});

test('from 01:30 on the mailboxes are compared with the ledger for the day before', async () => {
  const asked = async (moment: string) =>
    (await jobsAt(moment)).filter(({ name }) => name === 'reconcile-mailboxes').map(({ data }) => data);
  expect(await asked('2026-12-30T12:00')).toEqual([]);
  await recordLook(opened.register, 'druten', undefined);
  expect(await asked('2026-12-30T01:29')).toEqual([]);
  expect(await asked('2026-12-30T01:30')).toEqual([{ day: '2026-12-30' }]);
});

test('HC-27: an alarm is mailed once to the administrator, where there is one', async () => {
  const { register } = opened;
  await raiseAlarm(register.db, register, { municipality: 'druten', kind: 'own-mail-returned' });
  await jobsAt('2026-12-30T05:00');
  const mails = () => register.db.selectFrom('mail').selectAll().where('kind', '=', 'alarm').execute();
  expect(await mails()).toEqual([]);
  const administrator = { ADMINISTRATOR_ADDRESS: 'beheer@druten.example' };
  const jobs = await jobsAt('2026-12-30T05:01', administrator);
  const [mail, ...others] = await mails();
  expect([mail?.to_address, others]).toEqual(['beheer@druten.example', []]);
  expect(jobs).toContainEqual({ name: 'send-mail', data: { mailId: mail!.id } });
  await raiseAlarm(register.db, register, { municipality: 'druten', kind: 'own-mail-returned' });
  await jobsAt('2026-12-30T05:02', administrator);
  expect(await mails()).toHaveLength(1);
});
