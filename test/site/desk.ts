import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { Complaint, Staff } from '#domain/complaint.ts';
import { findComplaint } from '#register/complaints.ts';
import { letterDispatched } from '#register/dispatch.ts';
import { lettersOf } from '#register/letters.ts';
import type { Arrival } from '#register/register-complaint.ts';
import { registerComplaint } from '#register/register-complaint.ts';
import { staffOf } from '#register/staff.ts';
import { readLetterText } from '#templates/letter-text.ts';
import { asHtml } from '#templates/mail-body.ts';
import { aComplaint } from '../examples.ts';
import { textOf } from './citizen.ts';
import { openSite } from './open-site.ts';

/** What a page answered, as a browser would have it after following no redirect. */
export interface Answer {
  status: number;
  headers: Headers;
  /** Where a redirect leads to. */
  to: string | null;
  html: string;
  bytes: Buffer;
  /** What a reader reads: without tags, spaces as one. */
  text: string;
}

/** Somebody at a browser of their own: keeps cookies, says where a form comes from. */
export interface Visitor {
  get(path: string, init?: RequestInit): Promise<Answer>;
  post(path: string, fields?: [string, string][] | Record<string, string>): Promise<Answer>;
  /** Sends a form of the desk to the page it stands on. */
  act(path: string, action: string, fields?: [string, string][] | Record<string, string>): Promise<Answer>;
  cookies: Map<string, string>;
}

/** The site with a register of its own, on Tuesday 24 November 2026 at ten; the clock is put back before each test. */
export function openTestDesk() {
  const { opened: desk, clock } = openSite('2026-11-24T10:00', { LOG_LEVEL: 'warn' });

  /** Somebody who is not signed in. */
  function visitor(): Visitor {
    const cookies = new Map<string, string>();
    const ask = async (path: string, init: RequestInit): Promise<Answer> => {
      const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
      const headers = { ...init.headers, ...(cookie && { cookie }) };
      const response = await fetch(new URL(path, desk.site.url), { ...init, headers, redirect: 'manual' });
      for (const line of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
        if (value && !/max-age=0|expires=thu, 01 jan 1970/i.test(line)) cookies.set(name!, value);
        else cookies.delete(name!);
      }
      const bytes = Buffer.from(await response.arrayBuffer());
      const html = bytes.toString();
      return {
        status: response.status,
        headers: response.headers,
        to: response.headers.get('location'),
        html,
        bytes,
        text: asRead(html),
      };
    };
    const post: Visitor['post'] = (path, fields = {}) =>
      ask(path, {
        method: 'POST',
        headers: { origin: desk.environment.publicUrl },
        body: new URLSearchParams(fields),
      });
    return {
      cookies,
      get: (path, init = {}) => ask(path, init),
      post,
      act: (path, action, fields) => post(`${path}?_action=${action}`, fields),
    };
  }

  /** The link that was mailed last to somebody, or undefined. */
  async function signInLink(email: string): Promise<string | undefined> {
    const mails = await desk.register.db
      .selectFrom('mail')
      .select('markdown')
      .where('kind', '=', 'sign-in')
      .where('to_address', '=', email)
      .orderBy('due_at')
      .execute();
    const html = asHtml(readLetterText(mails.at(-1)?.markdown ?? ''), { title: '', lang: 'nl-NL' });
    const url = /href="([^"]+)"/.exec(html)?.[1];
    return url && new URL(url).pathname;
  }

  /** Signs in with a browser, as people do: by the mailed link. */
  async function signInWith(page: Page, email: string): Promise<void> {
    await page.goto(`${desk.site.url}/werkplek`);
    await page.getByLabel('Uw e-mailadres').fill(email);
    await page.getByRole('button', { name: 'Mail mij een link' }).click();
    await page.getByRole('heading', { name: 'Kijk in uw e-mail' }).waitFor();
    await page.goto(new URL((await signInLink(email))!, desk.site.url).href);
    await page.getByRole('button', { name: 'Meld mij aan' }).click();
    await page.getByRole('heading', { name: 'Klachten', exact: true }).waitFor();
  }

  /** Somebody who signed in as people do: by the mailed link. */
  async function signedIn(email: string): Promise<Visitor> {
    const somebody = visitor();
    // What was asked before, perhaps by a clock that stood later, is not to be found instead.
    await desk.register.db.deleteFrom('sign_in_link').execute();
    await desk.register.db.deleteFrom('mail').where('kind', '=', 'sign-in').execute();
    await somebody.post('/werkplek/aanmelden', { email });
    await somebody.post((await signInLink(email))!);
    return somebody;
  }

  async function colleague(email: string): Promise<Staff> {
    const [, slug] = /@(.+)\.example$/.exec(email)!;
    return (await staffOf(desk.register.db, slug!)).find((person) => person.email === email)!;
  }

  /** A complaint by form to Druten, acknowledged by mail at once. */
  async function complaint(differs: Partial<Arrival> & { slug?: string } = {}): Promise<Complaint> {
    const { register } = desk;
    const { complainant, statement } = aComplaint();
    const { slug = 'druten', ...arrival } = differs;
    return register.db.transaction().execute(async (transaction) => {
      const { id } = await registerComplaint(transaction, register, {
        municipality: register.municipalities.get(slug)!,
        channel: 'form',
        receivedAt: clock.now(),
        complainant,
        statement,
        documents: [],
        submission: randomUUID(),
        by: { role: 'complainant' },
        ...arrival,
      });
      const [acknowledgement] = await lettersOf(transaction, id);
      await transaction.updateTable('letter').set({ channel: 'mail' }).where('complaint_id', '=', id).execute();
      await letterDispatched(transaction, register, acknowledgement!.id, {
        channel: 'mail',
        sentAt: clock.now(),
        by: { role: 'system' },
        pdf: Buffer.from('%PDF-1.7'),
      });
      return (await findComplaint(transaction, { id }))!;
    });
  }

  /** The complaint as the register has it now. */
  async function now({ id }: Complaint): Promise<Complaint> {
    return (await findComplaint(desk.register.db, { id }))!;
  }

  return { desk, clock, visitor, signedIn, signInWith, signInLink, colleague, complaint, now };
}

/** What a reader reads of a page: its main part, where there is one. */
function asRead(html: string): string {
  return textOf(/<main.*<\/main>/s.exec(html)?.[0] ?? html);
}
