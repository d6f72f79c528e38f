import type { Page } from 'playwright-core';
import { stepTitles } from '#site/texts/form/steps.ts';

/** Goes on to the next page of the form, and waits until it is there. */
export async function goOn(page: Page, to: keyof typeof stepTitles): Promise<void> {
  await page.getByRole('button', { name: /^(Verder|Toch een klacht indienen)/ }).click();
  await at(page, to);
}

/** Waits until a page of the form is there. */
export async function at(page: Page, step: keyof typeof stepTitles): Promise<void> {
  await page.getByRole('heading', { level: 1, name: stepTitles[step] }).waitFor();
}

/** Opens the form and passes by its first question. */
export async function startForm(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await goOn(page, 'what');
}

/** A file as it is chosen in a form. */
export function aTextFile(name: string, text = 'x') {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
}
