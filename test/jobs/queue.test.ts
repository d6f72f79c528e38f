import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Job } from '#jobs/definitions.ts';
import type { QueueSettings } from '#jobs/queue.ts';
import { openQueue, runJobs } from '#jobs/queue.ts';
import { freshDatabase } from '#test/services/database.ts';
import { has } from '#test/services/programs.ts';
import { startRedis } from '#test/services/redis.ts';

const ignore = () => {};
const sending = (mailId: string): Job => ({ name: 'send-mail', data: { mailId } });

async function until(holds: () => boolean, ms = 10_000): Promise<void> {
  for (const end = Date.now() + ms; !holds(); await sleep(10)) {
    if (Date.now() > end) throw new Error('it did not happen in time');
  }
}

const backends: [string, boolean, () => Promise<{ settings: QueueSettings; stop(): Promise<void> }>][] = [
  [
    'PostgreSQL',
    true,
    async () => {
      const { url, drop } = await freshDatabase();
      return { settings: { databaseUrl: url }, stop: drop };
    },
  ],
  [
    'Redis',
    has.redis,
    async () => {
      const { url, stop } = await startRedis();
      return { settings: { databaseUrl: '', redisUrl: url }, stop };
    },
  ],
];

for (const [name, isHere, start] of backends) {
  describe.skipIf(!isHere)(`the queue on ${name}`, () => {
    let settings: QueueSettings;
    let stop: () => Promise<void>;
    beforeAll(async () => {
      ({ settings, stop } = await start());
    });
    afterAll(() => stop?.());

    test('runs what was put on it, with its data', async () => {
      const ran: Job[] = [];
      const queue = openQueue(settings, ignore);
      const runner = runJobs(settings, async (job) => void ran.push(job), ignore);
      await queue.add(sending('a'));
      await queue.add({ name: 'file-message', data: { messageId: 'b' } });
      await until(() => ran.length === 2);
      expect(ran).toEqual(expect.arrayContaining([sending('a'), { name: 'file-message', data: { messageId: 'b' } }]));
      await runner.close();
      await queue.close();
    });

    test('the same work twice is one job while it waits, and runs again when it is done', async () => {
      let ran = 0;
      const queue = openQueue(settings, ignore);
      await queue.add(sending('c'));
      await queue.add(sending('c'));
      const runner = runJobs(settings, async () => void ran++, ignore);
      await until(() => ran === 1);
      await sleep(200);
      expect(ran).toBe(1);
      await queue.add(sending('c'));
      await until(() => ran === 2);
      await runner.close();
      await queue.close();
    });

    test('a job that fails is reported, and can be put on again', async () => {
      const failures: (string | undefined)[] = [];
      let ran = 0;
      const queue = openQueue(settings, ignore);
      const runner = runJobs(
        settings,
        async () => {
          ran += 1;
          if (ran === 1) throw new Error('the mail server burnt down');
        },
        (_, job) => failures.push(job),
      );
      await queue.add(sending('d'));
      await until(() => failures.length === 1);
      expect(failures).toEqual(['send-mail']);
      await queue.add(sending('d'));
      await until(() => ran === 2);
      await runner.close();
      await queue.close();
    });

    test('closing waits for the job that runs', async () => {
      let finished = false;
      let began = false;
      const queue = openQueue(settings, ignore);
      const runner = runJobs(
        settings,
        async () => {
          began = true;
          await sleep(300);
          finished = true;
        },
        ignore,
      );
      await queue.add(sending('e'));
      await until(() => began);
      await runner.close();
      expect(finished).toBe(true);
      await queue.close();
    });
  });
}

test('adding to a Redis that is away fails in time instead of waiting for ever', async () => {
  const queue = openQueue({ databaseUrl: '', redisUrl: 'redis://127.0.0.1:1' }, ignore);
  await expect(queue.add(sending('f'))).rejects.toThrow();
  await queue.close();
});
