import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from './database.ts';
import type { Variables } from './processes.ts';
import { startSite, startWorker, variablesFor } from './processes.ts';
import type { Receiver } from './smtp-receiver.ts';
import { startReceiver } from './smtp-receiver.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let receiver: Receiver;
let variables: Variables;

beforeAll(async () => {
  database = await freshDatabase();
  receiver = await startReceiver();
  variables = await variablesFor({ DATABASE_URL: database.url, SMTP_URL: receiver.url });
});
afterAll(async () => {
  await receiver?.stop();
  await database?.drop();
});

test('the site answers, and stops in good order', async () => {
  const site = await startSite(variables);
  try {
    expect((await fetch(`${site.url}/readyz`)).status).toBe(200);
  } finally {
    expect(await site.stop()).toBe(0);
  }
  await expect(fetch(site.url)).rejects.toThrow();
});

test('the worker starts, and stops in good order', async () => {
  const worker = await startWorker(variables);
  expect(await worker.stop()).toBe(0);
});

test('a killed worker can be started again', async () => {
  const worker = await startWorker(variables);
  await worker.kill();
  const next = await startWorker(variables);
  expect(await next.stop()).toBe(0);
});

test('a process that cannot start says why', async () => {
  await expect(startWorker({ ...variables, SMTP_URL: 'geen adres' })).rejects.toThrow('SMTP_URL');
});
