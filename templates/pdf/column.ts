import type { Block } from '../letter-text.ts';
import type { AccessibleDocument, LinePlace, Structure } from './accessible-document.ts';
import { paper } from './accessible-document.ts';
import type { SetLine, TextStyle } from './lines.ts';
import { setText } from './lines.ts';
import type { MeasuredBlock, MeasuredList } from './measured.ts';
import { body, columnWidth, leftMargin, measured, measuredHeading } from './measured.ts';
import type { MeasuredRow, MeasuredTable } from './table.ts';
import { cellStyle, heightOf, padding, pagefuls } from './table.ts';

const bottom = paper.height - 71;
const topOfNextPage = 71;
// What a table may fill, so that a heading above it finds room.
const pageHeight = bottom - topOfNextPage - 60;
const longestWholeHeading = 10;
const titleStyle: TextStyle = { size: 16, leading: 20, bold: true };
const gap = 8;
const ruleInk = '#767676';

/** The text of one letter: what it holds comes below each other, over as many pages as that needs. */
export class Column {
  readonly #document: AccessibleDocument;
  readonly #parent: Structure;
  readonly #firstPage: number;
  #y: number;

  constructor(document: AccessibleDocument, parent: Structure, y: number) {
    this.#document = document;
    this.#parent = parent;
    this.#firstPage = document.pageCount();
    this.#y = y;
  }

  /** The title, and the blocks below it. */
  text(title: string, blocks: readonly Block[]): void {
    const heading = measuredHeading('H1', [{ text: title }], titleStyle);
    const all: MeasuredBlock[] = [heading, ...measured(blocks)];
    all.forEach((block, index) => {
      this.#block(block, all.slice(index + 1, index + 5));
      this.#y += block.kind === 'heading' && block !== heading ? 2 : gap;
    });
  }

  /** Lines that are each a paragraph of their own, in a part of the column. */
  paragraphs(texts: readonly string[], style: TextStyle, width: number): void {
    for (const text of texts) {
      const lines = setText(text, style, width);
      if (lines.length > 0) this.#document.element(this.#parent, 'P', (p) => this.#flow(p, lines, style));
    }
  }

  /** Goes down to a place on the first page, unless the text has come further already. */
  downTo(y: number): void {
    if (this.#document.pageCount() === this.#firstPage) this.#y = Math.max(this.#y, y);
  }

  skip(height: number): void {
    this.#y += height;
  }

  /** Leaves room, which `draw` fills from its upper edge. */
  leave(height: number, draw: (top: number) => void): void {
    this.#makeRoom(height);
    draw(this.#y);
    this.#y += height;
  }

  #block(block: MeasuredBlock, following: readonly MeasuredBlock[]): void {
    switch (block.kind) {
      case 'heading':
        if (this.#y > topOfNextPage) this.#y += gap / 2;
        if (!holds([block, ...following], this.#y)) this.#nextPage();
        this.#document.element(this.#parent, block.tag, (h) => this.#flow(h, block.lines, block.style));
        return;
      case 'paragraph':
        for (const lines of block.parts) this.#document.element(this.#parent, 'P', (p) => this.#flow(p, lines, body));
        return;
      case 'list':
        this.#list(this.#parent, block);
        return;
      case 'table':
        this.#table(block);
    }
  }

  #list(parent: Structure, { numbering, at, textAt, items }: MeasuredList): void {
    this.#document.element(parent, 'L', (list) => {
      list.dictionary.data.A = { O: 'List', ListNumbering: numbering };
      for (const item of items) {
        if (!holdsItem(item, this.#y)) this.#nextPage();
        this.#document.element(list, 'LI', (entry) => {
          this.#document.element(entry, 'Lbl', (label) => this.#draw(label, item.label, body, at));
          this.#document.element(entry, 'LBody', (text) => {
            this.#flow(text, item.lines, body, textAt);
            if (item.lines.length === 0 && item.inner.length === 0) this.#y += body.leading;
            this.#y += 2;
            for (const inner of item.inner) this.#list(text, inner);
          });
        });
      }
    });
  }

  #table({ widths, head, rows }: MeasuredTable): void {
    const parts = rows.map((row) => pagefuls(row, pageHeight - heightOfHead(head)));
    this.#document.element(this.#parent, 'Table', (table) => {
      this.#makeRoom(heightOfHead(head) + (parts[0] ? heightOf(parts[0][0]!) : 0));
      if (head) this.#row(table, [head], widths);
      for (const row of parts) this.#row(table, row, widths, head);
    });
  }

  #row(table: Structure, parts: readonly MeasuredRow[], widths: readonly number[], head?: MeasuredRow): void {
    this.#document.element(table, 'TR', (row) => {
      const [{ cells, names } = { cells: [], names: 0 }] = parts;
      const elements = cells.map((_, column) => {
        const options = { scope: names === cells.length ? 'Column' : 'Row' };
        return column < names ? this.#document.open(row, 'TH', options) : this.#document.open(row, 'TD');
      });
      for (const part of parts) {
        if (this.#y + heightOf(part) > bottom) this.#nextPageOfTable(widths, head);
        this.#cells(part, widths, (lines, place, column) => this.#document.drawLines(elements[column]!, lines, place));
      }
    });
  }

  /** Who reads with the eyes sees again what the columns are; who listens has heard it. */
  #nextPageOfTable(widths: readonly number[], head: MeasuredRow | undefined): void {
    this.#nextPage();
    if (!head) return;
    this.#cells(head, widths, (lines, place) => {
      this.#document.decorate('Pagination', () => this.#document.write(lines, place));
    });
  }

  #cells(
    row: MeasuredRow,
    widths: readonly number[],
    draw: (lines: SetLine[], place: LinePlace, column: number) => void,
  ): void {
    let x = leftMargin;
    row.cells.forEach((lines, column) => {
      draw(lines, { x, top: this.#y + padding, ...cellStyle }, column);
      x += widths[column]!;
    });
    this.#y += heightOf(row);
    this.#document.decorate('Layout', () => {
      this.#document.lineWidth(row.names === row.cells.length ? 1 : 0.5).strokeColor(ruleInk);
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
      const count = linesOnPage(rest, style, this.#y);
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

/** Whether the beginning of these blocks fits from `y`: a heading only with the first lines that it announces. */
function holds([block, ...following]: readonly MeasuredBlock[], y: number): boolean {
  switch (block?.kind) {
    case undefined:
      return true;
    case 'heading': {
      const below = y + block.lines.length * block.style.leading + 2;
      if (block.lines.length > longestWholeHeading) return linesOnPage(block.lines, block.style, y) > 0;
      return below <= bottom && holds(following, below);
    }
    case 'paragraph':
      return linesOnPage(block.parts[0] ?? [], body, y) > 0;
    case 'list':
      return block.items[0] === undefined || holdsItem(block.items[0], y);
    case 'table': {
      const { head, rows } = block;
      const parts = pagefuls(rows[0] ?? { cells: [], names: 0 }, pageHeight - heightOfHead(head));
      return y + heightOfHead(head) + heightOf(parts[0]!) <= bottom;
    }
  }
}

/** The sign before an item stays with the first lines of its text. */
function holdsItem({ lines, inner }: MeasuredList['items'][number], y: number): boolean {
  if (lines.length > 0) return linesOnPage(lines, body, y) > 0;
  const [first] = inner;
  return y + body.leading <= bottom && (first?.items[0] === undefined || holdsItem(first.items[0], y));
}

/** How many of these lines come on the page from `y`. */
function linesOnPage(lines: readonly SetLine[], { leading }: TextStyle, y: number): number {
  const room = Math.floor((bottom - y) / leading);
  return room >= lines.length ? lines.length : linesBeforeBreak(lines, room, y <= topOfNextPage);
}

/** How many lines to leave on this page when not all fit; none when they are better off together on the next. */
function linesBeforeBreak(lines: readonly SetLine[], room: number, atTop: boolean): number {
  let count = Math.min(room, lines.length - 2);
  // A link that a page can hold is better read in one go.
  while (count > 0 && linkRunsOn(lines[count - 1]!, lines[count]!)) count -= 1;
  if (count < 2) return atTop ? Math.max(1, room) : 0;
  return count;
}

function linkRunsOn(line: SetLine, next: SetLine): boolean {
  const href = line.at(-1)?.href;
  return href !== undefined && next[0]?.href === href;
}

function heightOfHead(head: MeasuredRow | undefined): number {
  return head ? heightOf(head) : 0;
}
