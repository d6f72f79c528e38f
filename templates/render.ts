import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';
import type { Language } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { day, inDutch, inDutchWithWeekday } from '#domain/day.ts';
import type { Text } from '#domain/letters.ts';
import { inEnglish, inEnglishWithWeekday } from './english-days.ts';
import { escapeMarkdown, escapeParagraphs } from './letter-text.ts';
import { guardPlaceholders } from './placeholders.ts';

/** A template asks for something that the data do not have, or that is empty: a letter with a hole is never sent. */
export class EmptyPlaceholder extends Error {
  override name = 'EmptyPlaceholder';
  readonly template: string;
  readonly field: string;

  constructor(template: string, field: string) {
    super(`${fileOf(template)}: {{${field}}} is empty or unknown`);
    this.template = template;
    this.field = field;
  }
}

/** A template, read and compiled. */
export interface Template {
  language: Language;
  subject: Handlebars.TemplateDelegate;
  body: Handlebars.TemplateDelegate;
}

const handlebars = Handlebars.create();
let templates: Map<string, Template> | undefined;

type Written = Record<'date' | 'longDate', (day: Day) => string>;

const days: Record<Language, Written> = {
  nl: { date: inDutch, longDate: inDutchWithWeekday },
  en: { date: inEnglish, longDate: inEnglishWithWeekday },
};

const languageOf = ({ data }: Handlebars.HelperOptions) => data.language as Language;

/** What a template may do with a value. */
export const valueHelpers = {
  date: (of: string, options: Handlebars.HelperOptions) => days[languageOf(options)].date(day(of)),
  longDate: (of: string, options: Handlebars.HelperOptions) => days[languageOf(options)].longDate(day(of)),
  paragraphs: (text: string) => new Handlebars.SafeString(escapeParagraphs(text)),
  /** One empty line among them makes the whole empty, so that it is refused. */
  lines: (texts: readonly string[]) =>
    texts.every((text) => text?.trim()) ? new Handlebars.SafeString(texts.map(escapeMarkdown).join('\\\n')) : '',
};

handlebars.registerHelper({
  ...valueHelpers,
  known(value: unknown, field: string, template: string) {
    if (value === undefined || value === null) throw new EmptyPlaceholder(template, field);
    return value;
  },
  put(value: unknown, field: string, template: string, { data }: Handlebars.HelperOptions) {
    const text = value instanceof Handlebars.SafeString ? value.toString() : written(value);
    if (!text.trim()) throw new EmptyPlaceholder(template, field);
    if (value instanceof Handlebars.SafeString) return text;
    return data.plain ? text.replace(/\s+/g, ' ').trim() : escapeMarkdown(text);
  },
});

/**
 * Fills in `templates/<name>.hbs`. The file begins with the subject between two lines of `---`; the rest is the text, in
 * the small Markdown of `letter-text.ts`, where values are escaped.
 * @throws EmptyPlaceholder when a value that the text needs is missing or empty.
 */
export function renderTemplate(name: string, values: object): Text {
  return fillIn(templateNamed(name), values);
}

/** Fills in a template. @throws EmptyPlaceholder when a value that the text needs is missing or empty. */
export function fillIn({ subject, body, language }: Template, values: object): Text {
  templates ??= compileAll(); // with the partials that a municipality's own letter calls
  return {
    subject: subject(values, { data: { plain: true, language } })
      .replace(/\s+/g, ' ')
      .trim(),
    markdown: `${body(values, { data: { language } }).trim()}\n`,
  };
}

/** The shared template `templates/<name>.hbs`. */
export function templateNamed(name: string): Template {
  templates ??= compileAll();
  const template = templates.get(name);
  if (!template) throw new Error(`templates/${name}.hbs does not exist`);
  return template;
}

/** A template's name and text. */
export interface TemplateFile {
  name: string;
  source: string;
}

/** Compiles a letter: its subject between two lines of `---`, then its text. @throws when it is not written so. */
export function compileTemplate({ name, source }: TemplateFile): Template {
  const { subject, body } = inParts({ name, source });
  return { language: isEnglish(name) ? 'en' : 'nl', subject: compile(name, subject), body: compile(name, body) };
}

/** The subject of a template and its text. @throws when it does not begin with a subject. */
export function inParts({ name, source }: TemplateFile): { subject: string; body: string } {
  const [, subject, body] = /^---\n(.+)\n---\n([\s\S]*)$/.exec(source) ?? [];
  if (!subject || !body) throw new Error(`${fileOf(name)} does not begin with a subject between lines of ---`);
  return { subject, body };
}

/** The templates in a folder of `root`, each named by its path without `.hbs`; none when there is no such folder. */
export function templatesIn(folder: string, root: string): TemplateFile[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((file) => file.endsWith('.hbs'))
    .map((file) => ({
      name: `${folder}/${basename(file, '.hbs')}`,
      source: readFileSync(join(path, file), 'utf8'),
    }));
}

/** The shared templates, named without `templates/`. Read from the project root: the site bundles this file. */
export function sharedTemplates(...folders: string[]): TemplateFile[] {
  return folders.flatMap((folder) => templatesIn(folder, join(process.cwd(), 'templates')));
}

function compileAll(): Map<string, Template> {
  for (const { name, source } of sharedTemplates('partials', 'partials/en')) {
    handlebars.registerPartial(name.slice('partials/'.length), compile(name, source));
  }
  const all = sharedTemplates('letters', 'letters/en', 'mails', 'mails/en');
  return new Map(all.map((file) => [file.name, compileTemplate(file)]));
}

// put() does the escaping, for Markdown instead of HTML.
function compile(name: string, source: string): Handlebars.TemplateDelegate {
  return handlebars.compile(guardPlaceholders(handlebars.parse(source), name), {
    noEscape: true,
    knownHelpers: { put: true, known: true },
    preventIndent: true,
  });
}

function isEnglish(name: string): boolean {
  return name.split('/').at(-2) === 'en';
}

function fileOf(name: string): string {
  return name.startsWith('municipalities/') ? `${name}.hbs` : `templates/${name}.hbs`;
}

function written(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
