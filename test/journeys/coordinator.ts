import type { Page } from 'playwright-core';
import type { Act } from '#domain/lifecycle.ts';
import { actTexts } from '#site/texts/acts.ts';
import type { Browser } from '#test/services/browser.ts';
import { openBrowser } from '#test/services/browser.ts';
import type { Installation } from './installation.ts';

/** A coordinator at a browser of their own, without JavaScript. */
export interface Coordinator {
  page: Page;
  /** Sits down again at a later moment, and signs in: nobody stays signed in overnight. */
  comesBackAt(moment: string): Promise<void>;
  /** Opens a complaint, fills in the form of an act and sends it. @throws when the page does not say that it is done. */
  act(reference: string, act: Act, fillIn?: (form: ReturnType<Page['locator']>) => Promise<void>): Promise<void>;
  /** The bytes behind an address of the desk. */
  download(path: string): Promise<Buffer>;
  screenshot: Browser['screenshot'];
  leave(): Promise<void>;
}

/** Opens the desk for a coordinator, signed in. */
export async function openDesk(installation: Installation, email: string): Promise<Coordinator> {
  const { url, clock } = installation;
  const browser = await openBrowser({ javaScriptEnabled: false });
  const { page } = browser;
  await signIn(page, installation, email);
  return {
    page,
    async comesBackAt(moment) {
      clock.set(moment);
      await signIn(page, installation, email);
    },
    async act(reference, act, fillIn) {
      await page.goto(`${url}/werkplek/${reference}`);
      await page.getByRole('link', { name: actTexts[act].title, exact: true }).click();
      const form = page.locator(`#act-${act}`);
      await fillIn?.(form);
      await form.getByRole('button').click();
      await page.getByText(actTexts[act].done).first().waitFor({ timeout: 5_000 });
    },
    download: async (path) => (await page.request.get(new URL(path, url).href)).body(),
    screenshot: browser.screenshot,
    leave: browser.stop,
  };
}

/** As people do: asks for a link, takes it from the mail, opens it and presses the button. */
async function signIn(page: Page, { url, receiver }: Installation, email: string): Promise<void> {
  const before = receiver.mails.length;
  await page.goto(`${url}/werkplek/aanmelden`);
  await page.getByLabel('Uw e-mailadres bij de gemeente').fill(email);
  await page.getByRole('main').getByRole('button').click();
  const { parsed } = await receiver.waitFor(
    (mail) =>
      receiver.mails.indexOf(mail) >= before &&
      mail.envelope.to.includes(email) &&
      Boolean(mail.parsed.text?.includes('/werkplek/aanmelden/')),
  );
  await page.goto(/https?:\S+\/werkplek\/aanmelden\/[\w-]+/.exec(parsed.text!)![0]);
  await page.getByRole('main').getByRole('button').click();
  await page.waitForURL(`${url}/werkplek`);
}
