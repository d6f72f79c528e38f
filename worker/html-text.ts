import type { IOptions } from 'sanitize-html';
import { flattened, sanitized } from './bounded-html.ts';
import { tagsWithoutText, withoutHidden } from './hidden-html.ts';

const paragraphs = ['p', 'blockquote', 'table', 'ul', 'ol', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const lines = ['br', 'div', 'li', 'tr', 'dt', 'dd', 'hr', 'section', 'article', 'header', 'footer'];
const cells = ['td', 'th'];

const optionsFor = (html: string): IOptions => ({
  allowedTags: [...paragraphs, ...lines, ...cells],
  allowedAttributes: {},
  nonTextTags: tagsWithoutText,
  transformTags: { '*': withoutHidden(html) },
});

/** What an HTML mail says, as plain text: paragraphs and lines kept, scripts, styles, pictures and hidden text gone. */
export function textOfHtml(html: string): string {
  const clean = sanitized(html, optionsFor) ?? sanitized(flattened(html), optionsFor) ?? '';
  return clean
    .replace(/\s+/g, ' ')
    .replace(/<\/?(\w+)[^>]*>/g, (_tag, name: string) => mark(name))
    .replace(/&(lt|gt|quot|amp);/g, (_entity, name: keyof typeof entities) => entities[name])
    .replace(/\u00a0/g, ' ')
    .replace(/(?<! ) *([\n\v]) */g, '$1')
    .replace(/\v*\n\v*|\v+/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const entities = { lt: '<', gt: '>', quot: '"', amp: '&' };

/** A line that begins where another ended takes no empty line between them: \v is only a break where none is yet. */
function mark(tag: string): string {
  if (paragraphs.includes(tag)) return '\n\n';
  if (cells.includes(tag)) return ' ';
  return tag === 'br' ? '\n' : '\v';
}
