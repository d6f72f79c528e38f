import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import sirv from 'sirv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadMunicipalities } from '#settings/municipality.ts';
import type { Browser } from '#test/services/browser.ts';
import { openBrowser } from '#test/services/browser.ts';
import { has } from '#test/services/programs.ts';
import { openTestSite } from './citizen.ts';

const { opened, ask } = openTestSite();
const pages = loadMunicipalities().flatMap(({ slug }) => [`/${slug}/`, `/${slug}/en/`]);
const mostBytes = 50_000;

describe('what was built goes packed', () => {
  test.each(['br', 'gzip', 'identity'])('as %s: the same text, asked for anew when it changes', async (coding) => {
    const { headers, html } = await ask('/druten/', { headers: { 'accept-encoding': coding } });
    expect(headers.get('content-encoding')).toBe(coding === 'identity' ? null : coding);
    expect(headers.get('vary')).toBe('Accept-Encoding');
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(html).toBe(readFileSync('dist/client/druten/index.html', 'utf8'));
  });

  test('a page that a browser has already is not sent again, in the packing it has', async () => {
    const asked = { 'accept-encoding': 'gzip;q=0, br' };
    const { headers } = await ask('/druten', { headers: asked });
    const tag = headers.get('etag')!;
    expect([headers.get('content-encoding'), tag]).toEqual(['br', expect.stringMatching(/^"[\w-]{22}-br"$/)]);
    expect((await ask('/druten/', { headers: { ...asked, 'if-none-match': tag } })).status).toBe(304);
    const other = { 'accept-encoding': 'br;q=0, gzip', 'if-none-match': tag };
    const again = await ask('/druten/', { headers: other });
    expect([again.status, again.headers.get('content-encoding')]).toEqual([200, 'gzip']);
    const head = await ask('/druten/', { method: 'HEAD', headers: asked });
    expect([head.status, head.html, head.headers.get('etag')]).toEqual([200, '', tag]);
  });

  test('what is made on request goes as it is: beside a secret, size would tell what it is', async () => {
    const { headers } = await ask('/druten/klacht', { headers: { 'accept-encoding': 'br, gzip' } });
    expect(headers.get('content-encoding')).toBeNull();
  });
});

describe.skipIf(!has.chromium)('in a browser with nothing kept', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.stop());

  test.each(pages)('%s: small, from here, without scripts in the way or anything that jumps', async (path) => {
    const { context, page, shifts } = await aPhone();
    const transfer = await transferOf(page);
    const urls: string[] = [];
    page.on('request', (request) => urls.push(request.url()));
    try {
      await page.goto(opened.site.url + path, { waitUntil: 'networkidle' });
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));

      expect(new Set(urls.map((url) => new URL(url).origin))).toEqual(new Set([opened.site.url]));
      const { bytes, answers } = transfer();
      expect(answers).toBe(urls.length);
      expect(bytes).toBeGreaterThan(5_000);
      expect(bytes).toBeLessThan(mostBytes);
      const blocking = page.locator('script:not([type="module"]):not([async]):not([defer])');
      expect(await blocking.count()).toBe(0);
      expect(await shifts()).toEqual([]);
      expect(await context.cookies()).toEqual([]);
      expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    } finally {
      await context.close();
    }
  });

  test.each(pages)('%s: nothing jumps when the line stops in the middle of a label', async (path) => {
    const html = readFileSync(`dist/client${path}index.html`, 'utf8');
    const label = html.indexOf('>', html.indexOf('nl-button--primary')) + 1;
    const line = await aSlowLine(path, html, label + 'Dien '.length);
    const { context, page, shifts } = await aPhone();
    try {
      await page.goto(line.url, { waitUntil: 'commit' });
      await page.locator('.nl-button--primary').waitFor();
      await painted(page);
      line.goOn();
      await page.waitForLoadState();
      await painted(page);
      expect(await page.locator('h2').count()).toBeGreaterThan(3);
      expect(await shifts()).toEqual([]);
    } finally {
      await context.close();
      line.close();
    }
  });

  /** A browser that has nothing of us yet, at the size of a small phone. */
  async function aPhone() {
    const context = await browser.page
      .context()
      .browser()!
      .newContext({ viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    await page.addInitScript(noteShifts);
    return {
      context,
      page,
      shifts: () => page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts),
    };
  }
});

/** What was built, but that the page at `path` stops at `cut` until it may go on. */
async function aSlowLine(path: string, html: string, cut: number) {
  const { promise, resolve: goOn } = Promise.withResolvers<void>();
  const built = sirv('dist/client');
  const server = createServer(async (request, response) => {
    if (request.url !== path) return built(request, response);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.write(html.slice(0, cut));
    await promise;
    response.end(html.slice(cut));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}${path}`, goOn, close: () => server.close() };
}

/** The page has been drawn, and what came until now with it. */
async function painted(page: Page) {
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

/** In the page, before anything of it: keeps each shift of the layout. */
function noteShifts() {
  const shifts: number[] = [];
  Object.assign(globalThis, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Counts what goes over the line, heads and all, packed as the browser asked for it. */
async function transferOf(page: Page): Promise<() => { bytes: number; answers: number }> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  const sizes: number[] = [];
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => sizes.push(encodedDataLength));
  return () => ({ bytes: sizes.reduce((sum, size) => sum + size, 0), answers: sizes.length });
}
