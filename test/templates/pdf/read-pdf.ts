import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Block, Line } from '#templates/letter-text.ts';
import { letterheadWords } from '#templates/pdf/words.ts';
import type { PrintedLetter } from '#templates/pdf.ts';
import { makePdf } from '#templates/pdf.ts';
import { pathTo } from '../../services/programs.ts';

const run = promisify(execFile);

/** How pdftotext can be asked to order what it finds: as it flows, as it looks, as it was written. */
export const manners = { flow: [], layout: ['-layout'], raw: ['-raw'] } as const;
export type Manner = keyof typeof manners;

/** A PDF on disk, and what other programs find in it. */
export interface PdfFile {
  path: string;
  /** The text of each page, in one of pdftotext's orders. */
  pages: (manner: Manner) => Promise<string[]>;
  /** Each element of the structure with its text, as a screen reader goes through it. */
  structure: () => Promise<string>;
}

/** Writes PDFs to a folder that `done` removes. */
export async function aFolderOfPdfs() {
  const folder = await mkdtemp(join(tmpdir(), 'wederhoor-pdf-'));
  let count = 0;
  return {
    async save(letters: readonly PrintedLetter[], name = 'letters'): Promise<PdfFile> {
      count += 1;
      const path = join(folder, `${name}-${count}.pdf`);
      await writeFile(path, await makePdf(letters));
      return {
        path,
        pages: async (manner) => (await output('pdftotext', [...manners[manner], path, '-'])).split('\f').slice(0, -1),
        structure: () => output('pdfinfo', ['-struct-text', path]),
      };
    },
    done: () => rm(folder, { recursive: true }),
  };
}

/** What a program of poppler prints. */
export async function output(program: string, args: string[]): Promise<string> {
  const { stdout } = await run(join(dirname(pathTo('pdftotext')), program), args, { maxBuffer: 1e8 });
  return stdout;
}

/** The words of pages without their footers. */
export function wordsOnPages(pages: readonly string[], letters: readonly PrintedLetter[]): string[] {
  const footers = letters.map(({ footer }) => escapeRegExp(footer)).join('|');
  const footer = new RegExp(`(${footers})\\s*(Pagina|Page) \\d+ (van|of) \\d+\\s*$`);
  return pages.flatMap((page) => splitWords(page.replace(footer, '')));
}

/** The words of a structure: what stands in one element, links included, is said in one go. */
export function wordsSaid(structure: string): string[] {
  const said = structure
    .replace(/^ *((Link|Span) \(inline\)|Object \d+ \d+|\/\w+ .*)\n/gm, '')
    .replace(/^ *(Sect|Document).*\n/gm, '')
    .replace(/"\n *"/g, '')
    .match(/"[^\n]*"$/gm);
  return (said ?? []).flatMap((part) => splitWords(part.slice(1, -1)));
}

/** What stands in a letter, in the order in which it should be read. */
export function wordsOf({ language = 'nl', ...letter }: PrintedLetter): string[] {
  const { municipality, senderLines, recipientLines, details, title, blocks } = letter;
  const head = [letterheadWords[language].municipality, municipality.name, ...senderLines, ...recipientLines];
  const table = [...details.map(({ label }) => label), ...details.map(({ value }) => value)];
  return splitWords([...head, ...table, title, ...blocks.flatMap(textsOf)].join(' '));
}

export function textsOf(block: Block): string[] {
  const textOf = (line: Line) => line.map(({ text }) => text).join('');
  switch (block.kind) {
    case 'heading':
      return [textOf(block.text)];
    case 'paragraph':
      return block.lines.map(textOf);
    case 'list':
      return block.items.flatMap((lines, index) => [block.ordered ? `${index + 1}.` : '•', ...lines.map(textOf)]);
    case 'table':
      return [block.header, ...block.rows].flat().map(textOf);
  }
}

export function splitWords(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

export function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
