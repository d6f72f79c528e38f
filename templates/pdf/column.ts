import type { Block, Line } from '../letter-text.ts';
import type { AccessibleDocument, Structure } from './accessible-document.ts';
import { paper } from './accessible-document.ts';
import type { SetLine, TextStyle } from './lines.ts';
import { setLines, setText } from './lines.ts';

const bottom = paper.height - 71;
const topOfNextPage = 71;
export const leftMargin = 71;
export const columnWidth = paper.width - 2 * leftMargin;

const body: TextStyle = { size: 10.5, leading: 15 };
const cell: TextStyle = { size: 10, leading: 13.5 };
const titleStyle: TextStyle = { size: 16, leading: 20, bold: true };
const headings: Record<2 | 3, TextStyle> = {
  2: { size: 12.5, leading: 17, bold: true },
  3: { size: 10.5, leading: 15, bold: true },
};
const gap = 8;
const indent = 18;
const padding = 4;
const ruleInk = '#767676';

/** The running text of one letter: blocks below each other, over as many pages as they need. */
export class Column {
  readonly #document: AccessibleDocument;
  readonly #parent: Structure;
  #y: number;

  constructor(document: AccessibleDocument, parent: Structure, y: number) {
    this.#document = document;
    this.#parent = parent;
    this.#y = y;
  }

  title(text: string): void {
    this.#heading('H1', setText(text, titleStyle, columnWidth), titleStyle);
    this.#y += gap;
  }

  blocks(blocks: readonly Block[]): void {
    for (const block of blocks) this.#block(block);
  }

  #block(block: Block): void {
    switch (block.kind) {
      case 'heading': {
        const style = headings[block.level];
        this.#y += gap / 2;
        this.#heading(`H${block.level}`, setLines([block.text], style, columnWidth), style);
        this.#y += 2;
        return;
      }
      case 'paragraph':
        // A line of its own is a P of its own: within one P a reader would run the lines together.
        for (const line of block.lines) {
          const set = setLines([line], body, columnWidth);
          this.#document.element(this.#parent, 'P', (p) => this.#flow(p, set, body));
        }
        break;
      case 'list':
        this.#list(block.items, block.ordered);
        break;
      case 'table':
        this.#table(block.header, block.rows);
    }
    this.#y += gap;
  }

  /** A heading stays with at least two lines of what it announces. */
  #heading(type: string, lines: SetLine[], style: TextStyle): void {
    this.#makeRoom(lines.length * style.leading + 2 * body.leading);
    this.#document.element(this.#parent, type, (heading) => this.#flow(heading, lines, style));
  }

  #list(items: Line[][], ordered: boolean): void {
    this.#document.element(this.#parent, 'L', (list) => {
      list.dictionary.data.A = { O: 'List', ListNumbering: ordered ? 'Decimal' : 'Disc' };
      items.forEach((item, index) => {
        const lines = setLines(item, body, columnWidth - indent);
        this.#makeRoom(Math.min(2, lines.length) * body.leading);
        this.#document.element(list, 'LI', (entry) => {
          const label = setText(ordered ? `${index + 1}.` : '•', body, indent);
          this.#document.element(entry, 'Lbl', (lbl) => this.#draw(lbl, label, body));
          this.#document.element(entry, 'LBody', (text) => this.#flow(text, lines, body, indent));
        });
        this.#y += 2;
      });
    });
  }

  #table(header: Line[], rows: Line[][]): void {
    const widths = columnWidths(header, rows);
    const setRow = (cells: Line[], style: TextStyle) =>
      widths.map((width, column) => setLines([cells[column] ?? []], style, width - padding));
    const head = setRow(header, { ...cell, bold: true });
    this.#document.element(this.#parent, 'Table', (table) => {
      this.#makeRoom(heightOf(head) + 2 * body.leading);
      this.#row(table, 'TH', head, widths);
      for (const row of rows) {
        for (const part of pagefuls(setRow(row, cell))) this.#row(table, 'TD', part, widths);
      }
    });
  }

  #row(table: Structure, type: 'TH' | 'TD', cells: SetLine[][], widths: number[]): void {
    this.#makeRoom(heightOf(cells));
    this.#document.element(table, 'TR', (row) => {
      let x = leftMargin;
      cells.forEach((lines, column) => {
        const place = { x, top: this.#y + padding, ...cell };
        const options = type === 'TH' ? { scope: 'Column' } : {};
        this.#document.element(row, type, (td) => this.#document.drawLines(td, lines, place), options);
        x += widths[column]!;
      });
    });
    this.#y += heightOf(cells);
    this.#document.decorate('Layout', () => {
      this.#document.lineWidth(type === 'TH' ? 1 : 0.5).strokeColor(ruleInk);
      this.#document
        .moveTo(leftMargin, this.#y)
        .lineTo(leftMargin + columnWidth, this.#y)
        .stroke();
    });
  }

  /** Lets lines run on over pages, never with a single line of several alone at the end or the beginning of a page. */
  #flow(element: Structure, lines: readonly SetLine[], style: TextStyle, from = 0): void {
    let rest = lines;
    while (rest.length > 0) {
      const room = Math.floor((bottom - this.#y) / style.leading);
      const atTop = this.#y <= topOfNextPage;
      const count = room >= rest.length ? rest.length : linesBeforeBreak(rest, room, atTop);
      this.#draw(element, rest.slice(0, count), style, from);
      this.#y += count * style.leading;
      rest = rest.slice(count);
      if (rest.length > 0) this.#nextPage();
    }
  }

  #draw(element: Structure, lines: readonly SetLine[], { size, leading }: TextStyle, from = 0): void {
    this.#document.drawLines(element, lines, { x: leftMargin + from, top: this.#y, size, leading });
  }

  #makeRoom(height: number): void {
    if (this.#y + height > bottom) this.#nextPage();
  }

  #nextPage(): void {
    this.#document.newPage();
    this.#y = topOfNextPage;
  }
}

/** How many lines to leave on this page when not all fit; none when they are better off together on the next. */
function linesBeforeBreak(lines: readonly SetLine[], room: number, atTop: boolean): number {
  let count = Math.min(room, lines.length - 2);
  // A link belongs to one page: its reference in the structure knows only one.
  while (count > 0 && linkRunsOn(lines[count - 1]!, lines[count]!)) count -= 1;
  if (count < 2) return atTop ? Math.max(1, room) : 0;
  return count;
}

function linkRunsOn(line: SetLine, next: SetLine): boolean {
  const href = line.at(-1)?.href;
  return href !== undefined && next[0]?.href === href;
}

/** Columns as wide as their contents ask, so that a number does not get as much as a sentence. */
function columnWidths(header: Line[], rows: Line[][]): number[] {
  const longest = header.map((_, column) =>
    Math.max(...[header, ...rows].map((row) => (row[column] ?? []).reduce((sum, { text }) => sum + text.length, 0))),
  );
  const weights = longest.map((length) => Math.min(Math.max(length, 12), 60));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (columnWidth * weight) / total);
}

/** A row that no page can hold goes on in further rows. */
function pagefuls(cells: SetLine[][]): SetLine[][][] {
  const most = Math.floor((bottom - topOfNextPage) / cell.leading) - 4;
  const parts = Math.max(1, Math.ceil(Math.max(...cells.map((lines) => lines.length)) / most));
  return Array.from({ length: parts }, (_, part) => cells.map((lines) => lines.slice(part * most, (part + 1) * most)));
}

function heightOf(cells: SetLine[][]): number {
  return Math.max(...cells.map((lines) => lines.length)) * cell.leading + 2 * padding;
}
