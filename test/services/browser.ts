import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { pathTo } from './programs.ts';

export type Browser = {
  page: Page;
  /** Keeps a picture of the whole page as `test-results/<name>.png`, to look at. */
  screenshot(name: string): Promise<void>;
  stop(): Promise<void>;
};

// Chromium refuses its sandbox to root; the rest keeps it from calling home
const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * Opens Debian's Chromium, with a page that knows nothing yet: no cookies, nothing cached. Without JavaScript it is the
 * browser of a citizen who has turned that off.
 */
export async function openBrowser(options: { javaScriptEnabled?: boolean } = {}): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: pathTo('chromium'), args: flags });
  const context = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', ...options });
  const page = await context.newPage();
  return {
    page,
    async screenshot(name) {
      await page.screenshot({ path: join('test-results', `${name}.png`), fullPage: true });
    },
    stop: () => browser.close(),
  };
}
