import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import type { CaughtMail } from './kept-mails.ts';

const pages = Handlebars.create();
const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const moment = new Intl.DateTimeFormat('nl-NL', {
  dateStyle: 'long',
  timeStyle: 'medium',
  timeZone: 'Europe/Amsterdam',
});
const kilobytes = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 });

pages.registerPartial('page', read('page.hbs'));
pages.registerHelper('list', (words: string[]) => words.join(', '));
pages.registerHelper('moment', (instant: string) => moment.format(new Date(instant)));
pages.registerHelper('size', (bytes: number) => `${kilobytes.format(bytes / 1024)} kB`);

export const style = read('style.css');
const list = pages.compile<{ mails: (CaughtMail & { title: string })[] }>(read('list.hbs'), { strict: true });
const one = pages.compile<{ title: string; mail: CaughtMail; text: string }>(read('mail.hbs'), { strict: true });
const problem = pages.compile<{ title: string }>(read('problem.hbs'), { strict: true });

/** All caught mails, newest first. */
export const listPage = (mails: CaughtMail[]) =>
  list({ mails: mails.map((mail) => ({ ...mail, title: titleOf(mail) })) });

/** One mail, to be read by a person; `text` is its text as HTML. */
export const mailPage = (mail: CaughtMail, text: string) => one({ title: titleOf(mail), mail, text });

export const problemPage = (title: string) => problem({ title });

function titleOf({ subject }: CaughtMail): string {
  return subject || '(geen onderwerp)';
}
