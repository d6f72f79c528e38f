import type { IOptions } from 'sanitize-html';
import { sanitized } from './bounded-html.ts';
import { hiddenTag, tagsWithoutText, withoutHidden } from './hidden-html.ts';

const structure = ['p', 'div', 'span', 'blockquote', 'pre', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'br', 'hr'];
const words = ['b', 'strong', 'i', 'em', 'u', 's', 'strike', 'del', 'ins', 'sub', 'sup', 'small', 'code', 'abbr'];
const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const tables = ['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'];

function optionsFor(html: string): IOptions {
  const shown = withoutHidden(html);
  return {
    allowedTags: [...structure, ...words, ...headings, ...tables],
    allowedAttributes: { '*': ['dir', 'lang', 'title'], td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'] },
    allowedSchemes: [],
    nonTextTags: tagsWithoutText,
    nestingLimit: 100,
    transformTags: {
      '*': shown,
      // A link leads nowhere from here: where it would lead can be read.
      a: (_tag, { href, ...attribs }) => shown('span', { ...attribs, ...(href && { title: href }) }),
      img: (_tag, { alt, ...attribs }) => {
        const span = shown('span', attribs);
        return { ...span, ...(alt && span.tagName !== hiddenTag && { text: `[${alt}]` }) };
      },
    },
  };
}

/**
 * A mail in HTML as it may be shown: its paragraphs, lists, tables and emphasis, and nothing that a browser runs, loads
 * from elsewhere or follows; no colours, sizes or places, by which one text can pass for another (HC-63). Empty: there is
 * nothing to show, or no mail is made like that.
 */
export function cleanHtml(html: string): string {
  return (sanitized(html, optionsFor) ?? '').trim();
}
