import { beforeEach, expect, test } from 'vitest';
import { dayOf } from '#domain/day.ts';
import type { Job } from '#jobs/definitions.ts';
import { remind } from '#register/reminders.ts';
import { openTestRegister } from '#test/register/open-register.ts';
import { sweep } from '#worker/sweep.ts';

const { opened, clock } = openTestRegister();

/** The jobs that one look puts on a queue. */
async function jobsAt(moment: string): Promise<Job[]> {
  clock.set(moment);
  const jobs: Job[] = [];
  await sweep(opened.register, { add: async (job) => void jobs.push(job), close: async () => {} });
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
