import { createTransport } from 'nodemailer';
import { pino } from 'pino';
import { openRegister } from '#register/open.ts';
import type { Register } from '#register/register.ts';
import { buildSite } from '#scripts/build-site.ts';
import { freePort } from '#scripts/ports.ts';
import type { Environment } from '#settings/environment.ts';
import { readEnvironment } from '#settings/environment.ts';
import { operatingMunicipalities } from '#settings/operating.ts';
import { startSite } from '#site/server.ts';
import { makeComposer } from '#templates/composer.ts';
import type { TestClock } from '#test/services/clock.ts';
import { aClock } from '#test/services/clock.ts';
import { freshDatabase } from '#test/services/database.ts';
import { startRedis } from '#test/services/redis.ts';
import type { Receiver } from '#test/services/smtp-receiver.ts';
import { startReceiver } from '#test/services/smtp-receiver.ts';
import type { Worker } from '#worker/index.ts';
import { startWorker } from '#worker/index.ts';

/** A whole Wederhoor whose days a test moves: site and worker, real services, mail to a real mail server. */
export interface Installation {
  url: string;
  clock: TestClock;
  /** Where all its mail goes. */
  receiver: Receiver;
  register: Register;
  worker: Worker;
  /** Delivers a mail at the SMTP intake, as a municipality's own mail server does. */
  deliver(mail: { from: string; to: string; raw: string | Buffer }): Promise<void>;
  stop(): Promise<void>;
}

/** On which queue it runs, and further settings under the names that an operator uses. */
export interface Choices {
  queue: 'PostgreSQL' | 'Redis';
  startsAt: string;
  variables?: Record<string, string>;
}

export async function startInstallation({ queue, startsAt, variables = {} }: Choices): Promise<Installation> {
  await buildSite({});
  const clock = aClock(startsAt);
  const database = await freshDatabase();
  const receiver = await startReceiver();
  const redis = queue === 'Redis' ? await startRedis() : undefined;
  const port = await freePort();
  const environment: Environment = readEnvironment({
    DATABASE_URL: database.url,
    SMTP_URL: receiver.url,
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    APP_SECRET: 'only-for-the-journeys-of-the-tests',
    INTAKE_SMTP: `127.0.0.1:${await freePort()}`,
    LOG_LEVEL: 'silent',
    ...(redis && { REDIS_URL: redis.url }),
    ...variables,
  });
  const log = pino({ level: environment.logLevel });
  const worker = await startWorker(environment, log, clock);
  const municipalities = operatingMunicipalities(environment);
  const composer = makeComposer({ municipalities, publicUrl: environment.publicUrl });
  const register = await openRegister({ environment, municipalities, composer, clock });
  const site = await startSite({ environment, register, log });
  return {
    url: site.url,
    clock,
    receiver,
    register,
    worker,
    async deliver({ from, to, raw }) {
      const transport = createTransport({ host: '127.0.0.1', port: worker.intakePort! });
      await transport.sendMail({ envelope: { from, to }, raw });
    },
    async stop() {
      await worker.stop();
      await site.stop();
      await register.db.destroy();
      await receiver.stop();
      await redis?.stop();
      await database.drop();
    },
  };
}
