import type { Complaint } from '#domain/complaint.ts';
import { findComplaint } from '#register/complaints.ts';
import { openSite } from './open-site.ts';

/** What a page answered, before any redirect is followed. */
export interface Answer {
  status: number;
  headers: Headers;
  html: string;
  /** Where a redirect leads to. */
  to: string;
}

/** What somebody fills in: text under the names of the fields, files under `attachments`. */
export type Filled = Record<string, string | File | File[]>;

/** An ordinary complaint by form: a test names only what matters to it. `undefined` leaves a field out. */
export function aFilledForm(differs: Record<string, string | File | File[] | undefined> = {}): Filled {
  const filled = {
    submission: aSubmission(),
    whatHappened: 'Aan de balie werd ik afgesnauwd.',
    when: '3 november 2026',
    name: 'Jan de Vries',
    street: 'Dorpsstraat 1',
    postcode: '6651 AA',
    town: 'Druten',
    ...differs,
  };
  return Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== undefined)) as Filled;
}

let submissions = 0;

/** The random id that a form gets when it is opened. */
export function aSubmission(): string {
  submissions += 1;
  return `submission${String(submissions).padStart(14, '0')}`;
}

/** The site with a register of its own, on Friday 20 November 2026 at 10:12; the clock is put back before each test. */
export function openTestSite(variables: Record<string, string> = {}) {
  const { opened, clock } = openSite('2026-11-20T10:12', variables);
  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(new URL(path, opened.site.url), { redirect: 'manual', ...init });
    const { status, headers } = response;
    return { status, headers, html: await response.text(), to: headers.get('location') ?? '' };
  };
  return {
    opened,
    clock,
    ask,
    /** Sends the form as a browser does. */
    send: (filled: Filled, slug = 'druten') =>
      ask(`/${slug}/klacht`, {
        method: 'POST',
        body: asBody(filled),
        headers: { origin: new URL(opened.site.url).origin },
      }),
    /** The complaint that a form became. @throws when it did not. */
    async complaintOf({ status, to, html }: Answer): Promise<Complaint> {
      if (status !== 303) throw new Error(`no complaint but ${status}: ${errorsIn(html).join(' ')}`);
      const complaint = await findComplaint(opened.register.db, { statusSecret: to.split('/').at(-1)! });
      if (!complaint) throw new Error(`no complaint behind ${to}`);
      return complaint;
    },
    /** How many complaints there are. */
    async countComplaints(): Promise<number> {
      return (await opened.register.db.selectFrom('complaint').select('id').execute()).length;
    },
  };
}

export function asBody(filled: Filled): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(filled)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one instanceof File) body.append(name, one);
      // A browser sends the ends of lines so.
      else body.append(name, one.replaceAll('\n', '\r\n'));
    }
  }
  return body;
}

/** The sentences at the fields. */
export function errorsIn(html: string): string[] {
  return matches(html, /utrecht-form-field-error-message">([^<]*)</g);
}

/** The sentences in the summary, each with the field it leads to. */
export function summaryIn(html: string): [field: string, sentence: string][] {
  const [, list = ''] = /id="overzicht"(.*?)<\/ul>/s.exec(html) ?? [];
  return [...list.matchAll(/href="#(\w+)"[^>]*>([^<]*)</g)].map(([, field, sentence]) => [field!, decoded(sentence!)]);
}

/** What a form that came back would send: what stands in its fields, seen and unseen; of a list a line for each. */
export function typedIn(html: string): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input(?: [\w-]+(?:="[^"]*")?)*>/g)) {
    const { name, value = '', type = '' } = attributesOf(tag);
    const isOff = type === 'file' || (/^(checkbox|radio)$/.test(type) && !/ checked/.test(tag));
    if (name && !isOff) typed[name] = name in typed ? `${typed[name]}\n${value}` : value;
  }
  // The first line end after the tag is the parser's, not the writer's.
  for (const [, tag, text] of html.matchAll(/(<textarea[^>]*>)\n?(.*?)<\/textarea>/gs)) {
    typed[attributesOf(tag!).name!] = decoded(text!);
  }
  return typed;
}

/** The form as it came back with something else typed, sent off as a whole. */
export function again(html: string, differs: Filled = {}): Filled {
  return { ...typedIn(html), go: 'send', ...differs };
}

/** The form as it came back with something else typed, and its button to go on. */
export function onward(html: string, differs: Filled = {}): Filled {
  return { ...typedIn(html), go: 'next', ...differs };
}

/** The attachments that wait in the form, by name, each with the value of its button to take it away. */
export function keptIn(html: string): Map<string, string> {
  const items = /<ul class="wederhoor-files".*?<\/ul>/s.exec(html)?.[0] ?? '';
  return new Map(
    [...items.matchAll(/<li><span>([^<]*?) ?<span.*?name="remove" value="([^"]*)"/gs)].map(([, name, id]) => [
      decoded(name!),
      id!,
    ]),
  );
}

/** What a reader reads: without tags, spaces as one. */
export function textOf(html: string): string {
  const body = html.replace(/<head>.*?<\/head>/s, '').replaceAll(/<[^>]*>/g, ' ');
  return decoded(body).replaceAll(/\s+/g, ' ').trim();
}

function attributesOf(tag: string): Record<string, string> {
  return Object.fromEntries(
    [...tag.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name!, decoded(value!)]),
  );
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found]) => decoded(found!));
}

function decoded(text: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', nbsp: '\u00a0' };
  return text.replaceAll(/&(#x?[\da-f]+|\w+);/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return entities[entity] ?? whole;
    return String.fromCodePoint(Number(entity[1] === 'x' ? `0${entity.slice(1)}` : entity.slice(1)));
  });
}
