import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

let axe: string | undefined;

/**
 * What is wrong with a page as it stands: what axe finds (all its rules, WCAG 2.2 A and AA among them), with the markup
 * it is about, and by how many pixels the page is wider than its window.
 */
export async function faultsOf(page: Page): Promise<string[]> {
  axe ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run();
    const tooWide = document.documentElement.scrollWidth - window.innerWidth;
    return [
      ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`)),
      ...(tooWide > 0 ? [`${tooWide} px too wide`] : []),
    ];
  });
}
