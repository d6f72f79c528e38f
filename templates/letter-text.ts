import type { Token, Tokens } from 'marked';
import { Lexer } from 'marked';

/** A piece of a line in one style; with `href` it is a link. */
export interface Span {
  text: string;
  bold?: boolean;
  href?: string;
  /** On the sign before an item of a list inside a list (`1. `): how deep that list lies; its line begins with it. */
  depth?: number;
}

/** One line of running text; a hard line break begins the next. */
export type Line = Span[];

/** What a letter or mail is made of, before anybody decides how it looks. */
export type Block =
  | { kind: 'heading'; level: 2 | 3; text: Line }
  | { kind: 'paragraph'; lines: Line[] }
  | { kind: 'list'; ordered: boolean; items: Line[][] }
  | { kind: 'table'; header: Line[]; rows: Line[][] };

/** An item of a list: its own lines, and the items of a list inside it. */
export interface Item {
  /** `1.` or a sign. */
  label: string;
  lines: Line[];
  inner: Item[];
}

/** Takes the lines of an item apart into its own and those of the lists inside it. */
export function itemOf(label: string, lines: Line[], depth = 1): Item {
  const starts = lines.flatMap((line, index) => (line[0]?.depth === depth ? [index] : []));
  const inner = starts.map((start, index) => {
    const [[sign, ...text] = [], ...rest] = lines.slice(start, starts[index + 1]);
    return itemOf(sign!.text.trim(), [text, ...rest], depth + 1);
  });
  return { label, lines: lines.slice(0, starts[0]), inner };
}

/**
 * Writes a value so that Markdown takes it for plain text on one line: white space, newlines included, becomes one
 * space. Citizens' words can then never become a heading, a list, a link or a table.
 */
export function escapeMarkdown(value: string): string {
  return value
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>)#+\-.|~&@:=]/g, '\\$&');
}

/** The same for text of several paragraphs: its empty lines and its line breaks stay. For a place of its own only. */
export function escapeParagraphs(value: string): string {
  return value
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .split(/\n\s*\n/)
    .map((paragraph) => listOf(paragraph) ?? paragraph.split('\n').map(escapeMarkdown).filter(Boolean).join('\\\n'))
    .filter(Boolean)
    .join('\n\n');
}

/** Lines that somebody began with dashes are a list. Undefined: they are not all so, or there is only one. */
function listOf(paragraph: string): string | undefined {
  const lines = paragraph.split('\n').filter((line) => line.trim());
  const items = lines.map((line) => escapeMarkdown(/^\s*[-*•–]\s+(\S.*)$/.exec(line)?.[1] ?? ''));
  return lines.length > 1 && items.every(Boolean) ? items.map((item) => `- ${item}`).join('\n') : undefined;
}

/**
 * Reads the small Markdown of letters: headings, paragraphs, lists, tables, links, bold and hard line breaks.
 * Everything else, raw HTML included, is text.
 */
export function readLetterText(markdown: string): Block[] {
  return new Lexer({ gfm: true }).lex(markdown).flatMap((token) => blockFrom(token as Tokens.Generic) ?? []);
}

function blockFrom(token: Tokens.Generic): Block | undefined {
  switch (token.type) {
    case 'space':
    case 'hr':
    case 'def':
      return undefined;
    case 'heading':
      return { kind: 'heading', level: token.depth > 2 ? 3 : 2, text: linesFrom(token.tokens).flat() };
    case 'list':
      return {
        kind: 'list',
        ordered: token.ordered,
        items: (token as Tokens.List).items.map(({ tokens }) => linesFrom(tokens)),
      };
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      const cell = ({ tokens }: Tokens.TableCell) => linesFrom(tokens).flat();
      return { kind: 'table', header: header.map(cell), rows: rows.map((row) => row.map(cell)) };
    }
    default:
      return {
        kind: 'paragraph',
        lines: linesFrom(token.tokens ?? [{ type: 'text', raw: token.raw, text: token.raw }]),
      };
  }
}

/** Each block inside (a paragraph in a list, an item of a list in a list) begins a line of its own. */
function linesFrom(tokens: Token[] = [], depth = 0): Line[] {
  const lines: Line[] = [[]];
  const add = (token: Token, style: Omit<Span, 'text'>) => {
    const inner = 'tokens' in token ? token.tokens : undefined;
    if (token.type === 'br') lines.push([]);
    else if (token.type === 'list') lines.push(...itemLines(token as Tokens.List, depth + 1), []);
    else if (token.type === 'strong') for (const part of inner ?? []) add(part, { ...style, bold: true });
    else if (token.type === 'link')
      for (const part of inner ?? []) add(part, { ...style, ...linkTo(token as Tokens.Link) });
    else if (inner?.length) for (const part of inner) add(part, style);
    else append(lines.at(-1)!, 'text' in token ? token.text : token.raw, style);
    if (token.type === 'paragraph' || token.type === 'space') lines.push([]);
  };
  for (const token of tokens) add(token, {});
  return lines.map(trimmed).filter((line) => line.length > 0);
}

function itemLines({ items, ordered, start }: Tokens.List, depth: number): Line[] {
  return items.flatMap(({ tokens }, index) => {
    const [first = [], ...rest] = linesFrom(tokens, depth);
    // An item may hold nothing but a list.
    const own = first[0]?.depth === undefined ? first : [];
    const label = { text: ordered ? `${Number(start || 1) + index}. ` : '– ', depth };
    return [[label, ...own], ...(own === first ? [] : [first]), ...rest];
  });
}

/** Nothing but web, mail and telephone: a link that would run something stays text. */
function linkTo({ href }: Tokens.Link): Pick<Span, 'href'> {
  return /^(https?|mailto|tel):/i.test(href) ? { href } : {};
}

function append(line: Line, text: string, style: Omit<Span, 'text'>) {
  const words = text.replace(/\s+/g, ' ');
  const last = line.at(-1);
  if (last && last.depth === undefined && last.bold === style.bold && last.href === style.href) last.text += words;
  else line.push({ text: words, ...style });
}

function trimmed(line: Line): Line {
  return line
    .map((span, index) => ({
      ...span,
      text: index === 0 || line[index - 1]?.depth !== undefined ? span.text.trimStart() : span.text,
    }))
    .map((span, index) => ({ ...span, text: index === line.length - 1 ? span.text.trimEnd() : span.text }))
    .filter(({ text }) => text.length > 0);
}
