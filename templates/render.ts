import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';
import { day, inDutch, inDutchWithWeekday } from '#domain/day.ts';
import { escapeMarkdown, escapeParagraphs } from './letter-text.ts';
import { guardPlaceholders } from './placeholders.ts';

/** A letter or mail with its words filled in. */
export interface Rendered {
  /** Plain text on one line: the subject of the mail and the title of the letter. */
  subject: string;
  /** The small Markdown of `letter-text.ts`; values in it are escaped. */
  markdown: string;
}

/** A template asks for something that the data do not have, or that is empty: a letter with a hole is never sent. */
export class EmptyPlaceholder extends Error {
  override name = 'EmptyPlaceholder';
  readonly template: string;
  readonly field: string;

  constructor(template: string, field: string) {
    super(`templates/${template}.hbs: {{${field}}} is empty or unknown`);
    this.template = template;
    this.field = field;
  }
}

interface Compiled {
  subject: Handlebars.TemplateDelegate;
  body: Handlebars.TemplateDelegate;
}

const handlebars = Handlebars.create();
let templates: Map<string, Compiled> | undefined;

handlebars.registerHelper({
  date: (of: string) => inDutch(day(of)),
  longDate: (of: string) => inDutchWithWeekday(day(of)),
  paragraphs: (text: string) => new Handlebars.SafeString(escapeParagraphs(text)),
  lines: (texts: readonly string[]) => new Handlebars.SafeString(texts.map(escapeMarkdown).join('\\\n')),
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
 * Fills in `templates/<name>.hbs`. The file begins with the subject between two lines of `---`; the rest is the text.
 * @throws EmptyPlaceholder when a value that the text needs is missing or empty.
 */
export function renderTemplate(name: string, values: object): Rendered {
  templates ??= compileAll();
  const template = templates.get(name);
  if (!template) throw new Error(`templates/${name}.hbs does not exist`);
  return {
    subject: template
      .subject(values, { data: { plain: true } })
      .replace(/\s+/g, ' ')
      .trim(),
    markdown: `${template.body(values).trim()}\n`,
  };
}

/** Reads from the project root: the site bundles this file, and a bundle lies elsewhere. */
function compileAll(): Map<string, Compiled> {
  for (const { name, source } of filesIn('partials')) {
    handlebars.registerPartial(basename(name), compile(name, source));
  }
  return new Map(
    [...filesIn('letters'), ...filesIn('mails')].map(({ name, source }) => [name, compileBoth(name, source)]),
  );
}

function filesIn(folder: string): { name: string; source: string }[] {
  const path = join(process.cwd(), 'templates', folder);
  return readdirSync(path)
    .filter((file) => file.endsWith('.hbs'))
    .map((file) => ({
      name: `${folder}/${basename(file, '.hbs')}`,
      source: readFileSync(join(path, file), 'utf8'),
    }));
}

function compileBoth(name: string, source: string): Compiled {
  const [, subject, body] = /^---\n(.+)\n---\n([\s\S]*)$/.exec(source) ?? [];
  if (!subject || !body) throw new Error(`templates/${name}.hbs does not begin with a subject between lines of ---`);
  return { subject: compile(name, subject), body: compile(name, body) };
}

// put() does the escaping, for Markdown instead of HTML.
function compile(name: string, source: string): Handlebars.TemplateDelegate {
  return handlebars.compile(guardPlaceholders(handlebars.parse(source), name), {
    noEscape: true,
    knownHelpers: { put: true, known: true },
    preventIndent: true,
  });
}

function written(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
