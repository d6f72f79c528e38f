import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '#register/database.ts';
import { freshDatabase } from '#test/services/database.ts';
import type { Variables } from '#test/services/processes.ts';
import { startWorker, variablesFor } from '#test/services/processes.ts';
import { has } from '#test/services/programs.ts';
import type { Redis } from '#test/services/redis.ts';
import { startRedis } from '#test/services/redis.ts';
import type { Receiver } from '#test/services/smtp-receiver.ts';
import { startReceiver } from '#test/services/smtp-receiver.ts';

const complaint = [
  'From: Anna Bakker <anna@inwoner.example>',
  'To: juza@midden-drenthe.example',
  'Subject: Klacht',
  'Message-ID: <een@inwoner.example>',
  '',
  'Ik kreeg geen antwoord.',
].join('\r\n');

for (const queue of ['PostgreSQL', 'Redis'] as const) {
  describe.skipIf(queue === 'Redis' && !has.redis)(`with the queue on ${queue}`, () => {
    let database: Awaited<ReturnType<typeof freshDatabase>>;
    let receiver: Receiver;
    let redis: Redis | undefined;
    let variables: Variables;

    beforeAll(async () => {
      database = await freshDatabase();
      receiver = await startReceiver();
      redis = queue === 'Redis' ? await startRedis() : undefined;
      variables = await variablesFor({
        DATABASE_URL: database.url,
        SMTP_URL: receiver.url,
        ...(redis && { REDIS_URL: redis.url }),
      });
    });
    afterAll(async () => {
      await receiver?.stop();
      await redis?.stop();
      await database?.drop();
    });

    test('a worker killed between storing and acknowledging leaves exactly one acknowledgement to its successor', async () => {
      const [host, port] = variables.INTAKE_SMTP!.split(':');
      const first = await startWorker(variables);
      await createTransport({ host, port: Number(port) }).sendMail({
        envelope: { from: 'anna@inwoner.example', to: 'juza@midden-drenthe.example' },
        raw: complaint,
      });
      await first.kill();
      expect(receiver.mails).toEqual([]);

      const second = await startWorker(variables);
      const { parsed } = await receiver.waitFor(({ envelope }) => envelope.to.includes('anna@inwoner.example'), 25_000);
      expect(parsed.inReplyTo).toBe('<een@inwoner.example>');
      // What the queue still held of the killed worker is handed out again after this.
      await sleep(12_000);
      await second.stop();
      expect(receiver.mails).toHaveLength(1);

      const db = openDatabase(database.url);
      const letters = await db.selectFrom('letter').select(['kind', 'channel', 'sent_at']).execute();
      const complaints = await db.selectFrom('complaint').select('acknowledged_on').execute();
      await db.destroy();
      expect(letters).toEqual([{ kind: 'acknowledgement', channel: 'mail', sent_at: expect.any(Date) }]);
      expect(complaints).toEqual([{ acknowledged_on: expect.any(String) }]);
    }, 90_000);
  });
}
