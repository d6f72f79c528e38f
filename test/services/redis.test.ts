import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { has } from './programs.ts';
import type { Redis as RedisServer } from './redis.ts';
import { startRedis } from './redis.ts';

describe.skipIf(!has.redis)('Redis', () => {
  let server: RedisServer;
  let client: Redis;

  beforeAll(async () => {
    server = await startRedis();
    client = new Redis(server.url, { retryStrategy: () => 20 });
    // without a listener the crash below would be reported as an error of the run
    client.on('error', () => {});
  });
  afterAll(async () => {
    client?.disconnect();
    await server?.stop();
  });

  test('after a crash it comes back with the data it had', async () => {
    await client.set('reference', 'KL-2026-0042');
    await server.kill();
    await server.restart();
    expect(await client.get('reference')).toBe('KL-2026-0042');
  });

  test('throws nothing out when memory is full, as a queue needs', async () => {
    expect(await client.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
  });

  test('two of them share nothing', async () => {
    const other = await startRedis();
    const stranger = new Redis(other.url);
    try {
      await client.set('mine', 'yes');
      expect(await stranger.exists('mine')).toBe(0);
    } finally {
      stranger.disconnect();
      await other.stop();
    }
  });
});
