import type { IOptions } from 'sanitize-html';
import sanitizeHtml from 'sanitize-html';
import { hiddenTag, withoutHidden } from './hidden-html.ts';

/** Longer than anybody writes; what lies beyond stays in the original. */
const mostCharacters = 1_000_000;

const structure = ['p', 'div', 'span', 'blockquote', 'pre', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'br', 'hr'];
const words = ['b', 'strong', 'i', 'em', 'u', 's', 'strike', 'del', 'ins', 'sub', 'sup', 'small', 'code', 'abbr'];
const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const tables = ['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'];

const options: IOptions = {
  allowedTags: [...structure, ...words, ...headings, ...tables],
  allowedAttributes: { '*': ['dir', 'lang', 'title'], td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'] },
  allowedSchemes: [],
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title', hiddenTag],
  nestingLimit: 100,
  transformTags: {
    '*': withoutHidden,
    // A link leads nowhere from here: where it would lead can be read.
    a: (_tag, { href, ...attribs }) => withoutHidden('span', { ...attribs, ...(href && { title: href }) }),
    img: (_tag, { alt, style = '' }) => ({ tagName: 'span', attribs: { style }, ...(alt && { text: `[${alt}]` }) }),
  },
};

/**
 * A mail in HTML as it may be shown: its paragraphs, lists, tables and emphasis, and nothing that a browser runs, loads
 * from elsewhere or follows; no colours, sizes or places, by which one text can pass for another (HC-63).
 */
export function cleanHtml(html: string): string {
  return sanitizeHtml(html.slice(0, mostCharacters), options).trim();
}
