import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Fate } from '#domain/correspondence.ts';
import { generated } from './generated.ts';

const fates = [
  'complaint',
  'follow-up',
  'automatic',
  'bounce',
  'quarantine',
  'duplicate',
  'review',
  'unreadable',
] as const satisfies readonly Fate[];
const oneOrMore = <T extends z.ZodType>(one: T) => z.union([one.transform((value) => [value]), z.array(one)]);

/** What must become of a message. A list names what is right each: where a person could choose either. */
const expectation = z.strictObject({
  shows: z.string(),
  fate: oneOrMore(z.enum(fates)),
  /**
   * What its sender hears: the letter of acknowledgement, a brief receipt, nothing, or a letter that waits for a person.
   * `any`: both are right.
   */
  answer: z.enum(['acknowledgement', 'receipt', 'none', 'held', 'any']).default('none'),
  /** For messages about a complaint that was sent before: whether they are shown with it. */
  belongs: z.union([z.boolean(), z.literal('any')]).default(true),
  /** Who wrote it; absent: who stands in From. `none`: nobody can be told, `any`: not looked at. */
  sender: z.string().optional(),
  /** Who complains, when that is not the sender. */
  complainant: oneOrMore(z.string()).optional(),
  /** Words that the complaint or the dossier must hold. */
  says: z.string().optional(),
  /** Names of files that must be among the documents. */
  documents: z.array(z.string()).optional(),
  /** What is known of the letter that a report is about. */
  delivery: z.enum(['failed', 'delayed', 'delivered', 'any']).optional(),
  /** The address that it is delivered to, when `To` does not tell. */
  'sent-to': z.string().optional(),
});
export type Expectation = z.output<typeof expectation>;

const folder = z.strictObject({
  usual: z.record(z.string(), z.unknown()).default({}),
  messages: z.record(z.string(), z.union([z.string().transform((shows) => ({ shows })), z.record(z.string(), z.unknown())])),
});

/** A message with what must become of it. Its text may hold `{{words}}` from a complaint that was sent before. */
export interface Sample {
  name: string;
  raw: Buffer;
  expected: Expectation;
}

/** All messages of this folder, and those that are made at test time because they are big. */
export function samples(): Sample[] {
  return globSync('test/mailbox/*/expected.yaml').sort().flatMap(samplesIn);
}

function samplesIn(file: string): Sample[] {
  const under = dirname(file);
  const { usual, messages } = folder.parse(parse(readFileSync(file, 'utf8')));
  return Object.entries(messages).map(([name, differs]) => ({
    name: `${basename(under)}/${name}`,
    raw: generated[`${basename(under)}/${name}`]?.() ?? readFileSync(join(under, `${name}.eml`)),
    expected: expectation.parse({ ...usual, ...differs }),
  }));
}

/** Whether a message is about a complaint that must be sent before it. */
export function isAboutComplaint({ raw }: Sample): boolean {
  return /\{\{(?!number)[\w-]+\}\}/.test(raw.toString('latin1'));
}

/** The words that a message may hold, each in `{{…}}`; in capitals they are filled in so. */
export type Words = Record<string, string>;

/** A message as it goes over the line. */
export interface Outgoing {
  from: string;
  to: string;
  raw: Buffer;
}

/** Fills in the words. The envelope is what `Return-Path` and `To` tell; the first is not part of the mail itself. */
export function outgoing({ name, raw, expected }: Sample, words: Words): Outgoing {
  const own = name.replace(/[^a-z0-9]+/g, '-');
  const whole = fill(raw.toString('latin1'), words).replaceAll('sanne@inwoner.example', `${own}@inwoner.example`);
  const [, from] = /^Return-Path: <(.*)>\r?\n/.exec(whole) ?? [];
  const text = whole.replace(/^Return-Path: .*\r?\n/, '');
  const [to] = /\b[a-z]+(\+[^@\s<>]*)?@(druten|diemen)\.example\b/i.exec(/^To: .*/im.exec(text)?.[0] ?? '') ?? [];
  const isOurs = to?.startsWith('klachten');
  return {
    from: from ?? `${own}@post.example`,
    to: fill(expected['sent-to'] ?? (isOurs ? to! : 'klachten@druten.example'), words),
    raw: Buffer.from(text, 'latin1'),
  };
}

/** Puts the words where they belong. @throws when a word is not known. */
export function fill(text: string, words: Words): string {
  return text.replace(/\{\{([A-Za-z-]+)\}\}/g, (_, name: string) => {
    const value = words[name.toLowerCase()];
    if (value === undefined) throw new Error(`no such word: ${name}`);
    return Buffer.from(name === name.toUpperCase() ? value.toUpperCase() : value).toString('latin1');
  });
}
