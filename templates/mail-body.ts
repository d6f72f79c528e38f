import Handlebars from 'handlebars';
import type { Block, Item, Line, Span } from './letter-text.ts';
import { itemOf } from './letter-text.ts';

const { escapeExpression } = Handlebars;

/** What the HTML of a mail needs beside its text. */
export interface MailPage {
  title: string;
  lang: 'nl-NL' | 'en-GB';
}

// Inline styles only, nothing from elsewhere: a mail shows the same everywhere and tells nobody that it was opened.
const styles = {
  body: 'margin:0;padding:24px;background:#ffffff;color:#1a1a1a;font:16px/1.5 "Source Sans 3",Arial,sans-serif',
  main: 'max-width:600px;margin:0 auto',
  h1: 'font-size:22px;line-height:1.3;margin:0 0 16px',
  h2: 'font-size:18px;line-height:1.3;margin:24px 0 8px',
  h3: 'font-size:16px;line-height:1.3;margin:20px 0 4px',
  p: 'margin:0 0 16px',
  ul: 'margin:0 0 16px;padding-left:24px',
  ol: 'margin:0 0 16px;padding-left:24px',
  li: 'margin:0 0 4px',
  table: 'border-collapse:collapse;margin:0 0 16px',
  th: 'text-align:left;vertical-align:top;padding:4px 16px 4px 0;border-bottom:2px solid #767676',
  td: 'text-align:left;vertical-align:top;padding:4px 16px 4px 0;border-bottom:1px solid #767676',
  a: 'color:#0b4a8f;overflow-wrap:anywhere',
};

/** The text of a mail for readers without HTML. */
export function asText(blocks: Block[]): string {
  return `${blocks.map(blockAsText).join('\n\n')}\n`;
}

/** The text of a mail as a simple page that a screen reader can follow. */
export function asHtml(blocks: Block[], { title, lang }: MailPage): string {
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeExpression(title)}</title>
</head>
<body style='${styles.body}'>
<div role="main" style="${styles.main}">
${element('h1', escapeExpression(title))}
${blocks.map(blockAsHtml).join('\n')}
</div>
</body>
</html>
`;
}

function blockAsText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return lineAsText(block.text);
    case 'paragraph':
      return block.lines.map(lineAsText).join('\n');
    case 'list':
      return itemsOf(block).map(itemAsText).join('\n');
    case 'table':
      return block.rows
        .map((cells) => cells.map((cell, column) => labelled(block.header[column] ?? [], cell)).join('\n'))
        .join('\n\n');
  }
}

function itemsOf({ items, ordered }: Extract<Block, { kind: 'list' }>): Item[] {
  return items.map((lines, index) => itemOf(ordered ? `${index + 1}.` : '-', lines));
}

function itemAsText({ label, lines, inner }: Item): string {
  const below = [...lines.map(lineAsText), ...inner.map(itemAsText)].join('\n');
  return `${label} ${below.replaceAll('\n', '\n  ')}`;
}

function labelled(label: Line, cell: Line): string {
  return `${lineAsText(label)}: ${lineAsText(cell)}`;
}

function lineAsText(line: Line): string {
  return line.map(({ text, href }) => (href && bare(href) !== text ? `${text} (${bare(href)})` : text)).join('');
}

function bare(href: string): string {
  return href.replace(/^(mailto|tel):/i, '');
}

function blockAsHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return element(`h${block.level}`, lineAsHtml(block.text));
    case 'paragraph':
      return element('p', linesAsHtml(block.lines));
    case 'list':
      return itemsAsHtml(itemsOf(block));
    case 'table':
      return element('table', rowAsHtml('th', block.header) + block.rows.map((row) => rowAsHtml('td', row)).join(''));
  }
}

function itemsAsHtml(items: Item[]): string {
  const tag = /^\d/.test(items[0]?.label ?? '') ? 'ol' : 'ul';
  const inner = (item: Item) => (item.inner.length > 0 ? itemsAsHtml(item.inner) : '');
  return element(tag, items.map((item) => element('li', linesAsHtml(item.lines) + inner(item))).join(''));
}

function rowAsHtml(tag: 'th' | 'td', cells: Line[]): string {
  const scope = tag === 'th' ? ' scope="col"' : '';
  return `<tr>${cells.map((cell) => element(tag, lineAsHtml(cell), scope)).join('')}</tr>`;
}

function linesAsHtml(lines: Line[]): string {
  return lines.map(lineAsHtml).join('<br>\n');
}

function lineAsHtml(line: Line): string {
  return line.map(spanAsHtml).join('');
}

function spanAsHtml({ text, bold, href }: Span): string {
  const words = bold ? `<strong>${escapeExpression(text)}</strong>` : escapeExpression(text);
  return href ? element('a', words, ` href="${escapeExpression(href)}"`) : words;
}

function element(tag: keyof typeof styles | `h${number}`, content: string, attributes = ''): string {
  return `<${tag}${attributes} style="${styles[tag as keyof typeof styles]}">${content}</${tag}>`;
}
