import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { keptRefreshToken } from '#register/refresh-token.ts';
import { openTestRegister } from '#test/register/open-register.ts';
import { startTokenProvider } from '#test/services/token-provider.ts';
import { accessToken } from '#worker/access-token.ts';

const { opened } = openTestRegister();
const mailbox = 'postbus';
const { signal } = new AbortController();
const endings: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

test('a refresh token that the provider put in the place of ours is still known after a restart', async () => {
  const provider = await startTokenProvider(mailbox);
  endings.push(provider.stop);
  const { endpoint, clientSecret } = provider;
  const source = { endpoint, clientId: mailbox, clientSecret, refreshToken: await provider.refreshToken() };
  const kept = (settings: object, secret = 'geheim') =>
    keptRefreshToken(opened.register, { municipality: 'druten', secret, settings });
  await accessToken(source, signal, kept(source));
  for (let restarts = 1; restarts <= 2; restarts++) {
    vi.resetModules();
    const restarted = await import('#worker/access-token.ts');
    await expect(restarted.accessToken(source, signal, kept(source))).resolves.toMatch(/./);
    expect(provider.given()).toBe(1 + restarts);
  }
  expect(await kept(source).find()).not.toBe(source.refreshToken);
  expect(await kept({ ...source, refreshToken: 'een nieuwe' }).find()).toBeUndefined();
  expect(await kept(source, 'ander geheim').find()).toBeUndefined();
  const row = await opened.register.db.selectFrom('mailbox').select('refresh_token').executeTakeFirstOrThrow();
  expect(row.refresh_token!.toString('latin1')).not.toContain(await kept(source).find());
});

describe('a provider that is none', () => {
  async function answering(answer: RequestListener): Promise<string> {
    const server = createServer(answer).listen(0, '127.0.0.1');
    await once(server, 'listening');
    endings.push(() => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
  }
  const ask = (endpoint: string) => accessToken({ endpoint, clientId: mailbox, clientSecret: 'geheim' }, signal);

  test('sends on to elsewhere: the secret does not go there', async () => {
    let heard = 0;
    const elsewhere = await answering((_request, response) => {
      heard += 1;
      response.end('{}');
    });
    for (const status of [301, 302, 307, 308]) {
      const endpoint = await answering((_request, response) => {
        response.writeHead(status, { Location: elsewhere }).end();
      });
      await expect(ask(endpoint)).rejects.toThrow();
    }
    expect(heard).toBe(0);
  });

  test('answers without end: it is not read without end', async () => {
    let sent = 0;
    const piece = Buffer.alloc(64 * 1024, ' ');
    const endpoint = await answering((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      const more = () => {
        while (!response.destroyed && sent < 200_000_000) {
          sent += piece.length;
          if (!response.write(piece)) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    });
    await expect(ask(endpoint)).rejects.toThrow();
    expect(sent).toBeLessThan(100_000_000);
  });
});
