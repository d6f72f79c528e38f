import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from './browser.ts';
import { openBrowser } from './browser.ts';
import { has } from './programs.ts';

const html = '<title>uit</title><h1>Klacht</h1><script>document.title = "aan"</script>';

describe.skipIf(!has.chromium)('the browser', () => {
  let server: Server;
  let url: string;

  beforeAll(async () => {
    server = createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html').setHeader('Set-Cookie', 'visited=yes').end(html);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  async function withBrowser(options: Parameters<typeof openBrowser>[0], visit: (browser: Browser) => Promise<void>) {
    const browser = await openBrowser(options);
    try {
      await browser.page.goto(url);
      await visit(browser);
    } finally {
      await browser.stop();
    }
  }

  test.for([
    [true, 'aan'],
    [false, 'uit'],
  ] as const)('with javaScriptEnabled %s a script turns the title %s', ([javaScriptEnabled, title]) =>
    withBrowser({ javaScriptEnabled }, async ({ page }) => {
      expect(await page.title()).toBe(title);
    }),
  );

  test('the next one knows nothing of the one before', async () => {
    await withBrowser({}, async ({ page }) => expect(await page.context().cookies()).toHaveLength(1));
    const next = await openBrowser();
    expect(await next.page.context().cookies()).toEqual([]);
    await next.stop();
  });

  test('keeps a picture of the page', async () => {
    const file = 'test-results/browser-service.png';
    rmSync(file, { force: true });
    await withBrowser({}, ({ screenshot }) => screenshot('browser-service'));
    expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG');
  });
});
