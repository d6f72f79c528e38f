import { createTransport } from 'nodemailer';
import { pino } from 'pino';
import { expect, vi } from 'vitest';
import { openRegister } from '#register/open.ts';
import type { Register } from '#register/register.ts';
import { freePort } from '#scripts/ports.ts';
import { readEnvironment } from '#settings/environment.ts';
import { operatingMunicipalities } from '#settings/operating.ts';
import { makeComposer } from '#templates/composer.ts';
import type { TestClock } from '#test/services/clock.ts';
import { aClock } from '#test/services/clock.ts';
import { freshDatabase } from '#test/services/database.ts';
import type { Receiver } from '#test/services/smtp-receiver.ts';
import { startReceiver } from '#test/services/smtp-receiver.ts';
import type { Worker } from '#worker/index.ts';
import { startWorker } from '#worker/index.ts';

/** A Wederhoor without its site: all that reads, files and sends mail, on a real database and mail server. */
export interface MailRoom {
  clock: TestClock;
  /** Where all its mail goes. */
  receiver: Receiver;
  register: Register;
  worker: Worker;
  /** Hands mails to the SMTP intake, one after the other, as a municipality's own mail server does. */
  deliver(mails: { from: string; to: string; raw: string | Buffer }[]): Promise<void>;
  /** How many messages were kept, and how many of those have no fate yet. */
  ledger(): Promise<{ kept: number; waiting: number }>;
  /** How many mails are due and not sent, or under way. */
  unsent(): Promise<number>;
  /** Waits until so many messages were kept and filed, and all that had to be sent then was sent. */
  settled(messages: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startMailRoom({
  startsAt,
  variables = {},
}: {
  startsAt: string;
  variables?: Record<string, string>;
}): Promise<MailRoom> {
  const clock = aClock(startsAt);
  const database = await freshDatabase();
  const receiver = await startReceiver();
  const environment = readEnvironment({
    DATABASE_URL: database.url,
    SMTP_URL: receiver.url,
    APP_SECRET: 'only-for-the-journeys-of-the-tests',
    INTAKE_SMTP: `127.0.0.1:${await freePort()}`,
    ...variables,
  });
  const worker = await startWorker(environment, pino({ level: 'silent' }), clock);
  const municipalities = operatingMunicipalities(environment);
  const composer = makeComposer({ municipalities, publicUrl: environment.publicUrl });
  const register = await openRegister({ environment, municipalities, composer, clock });
  const room: MailRoom = {
    clock,
    receiver,
    register,
    worker,
    async deliver(mails) {
      const transport = createTransport({ host: '127.0.0.1', port: worker.intakePort!, pool: true, maxConnections: 1 });
      try {
        for (const { from, to, raw } of mails) await transport.sendMail({ envelope: { from, to }, raw });
      } finally {
        transport.close();
      }
    },
    async ledger() {
      const rows = await register.db.selectFrom('message').select('fate').execute();
      return { kept: rows.length, waiting: rows.filter(({ fate }) => !fate).length };
    },
    async unsent() {
      const rows = await register.db
        .selectFrom('mail')
        .select('id')
        .where('sent_at', 'is', null)
        .where('failed_at', 'is', null)
        .where('held_at', 'is', null)
        .where('next_attempt_at', '<=', clock.now())
        .execute();
      return rows.length;
    },
    async settled(messages) {
      const done = { kept: messages, waiting: 0 };
      await vi.waitFor(async () => expect(await room.ledger()).toEqual(done), { timeout: 240_000, interval: 50 });
      await vi.waitFor(async () => expect(await room.unsent()).toBe(0), { timeout: 120_000, interval: 50 });
    },
    async stop() {
      await worker.stop();
      await register.db.destroy();
      await receiver.stop();
      await database.drop();
    },
  };
  return room;
}
