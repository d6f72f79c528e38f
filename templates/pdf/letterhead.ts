import type { AccessibleDocument, Structure } from './accessible-document.ts';
import { ink, paper } from './accessible-document.ts';
import { Column } from './column.ts';
import type { TextStyle } from './lines.ts';
import { setText, widthOfLine } from './lines.ts';
import { columnWidth, leftMargin } from './measured.ts';
import type { LetterheadWords } from './words.ts';

const mm = 72 / 25.4;
const sender = { x: 142 * mm, top: 13 * mm, width: 45 * mm, size: 8.5, leading: 11.5 };
// Inside the left window of a C5 or DL envelope (NEN 1026): 50 to 85 mm from the top of the sheet.
const recipient = { top: 51 * mm, width: 85 * mm, size: 10.5, leading: 14 };
const detailsTop = 95 * mm;
const small: TextStyle = { size: 8, leading: 10 };
const wordmark: TextStyle = { size: 17, leading: 20, bold: true };
const label: TextStyle = { size: 8.5, leading: 12, bold: true };
const value: TextStyle = { size: 10, leading: 13 };
const grey = '#595959';

/** What stands above the text of a letter. */
export interface Letterhead {
  municipality: { name: string; colour: string };
  senderLines: string[];
  recipientLines: string[];
  details: { label: string; value: string }[];
}

/** Draws the head of the first page, and gives the column in which the text goes on below it. */
export function drawLetterhead(
  document: AccessibleDocument,
  parent: Structure,
  { municipality, senderLines, recipientLines, details }: Letterhead,
  words: LetterheadWords,
): Column {
  drawWordmark(document, parent, municipality, words);
  const below = drawSender(document, parent, senderLines);
  const column = new Column(document, parent, recipient.top);
  column.paragraphs(recipientLines, recipient, recipient.width);
  column.skip(6 * mm);
  column.downTo(Math.max(below + 6 * mm, detailsTop));
  drawDetails(document, parent, details, column);
  column.skip(7 * mm);
  return column;
}

/** Writes the footer on the present page: who wrote it, and which page of how many this is. */
export function drawFooter(document: AccessibleDocument, footer: string, pageNumber: string, colour: string): void {
  const numberWidth = 90;
  const place = { x: leftMargin, top: paper.height - 17 * mm, ...small };
  const number = setText(pageNumber, small, numberWidth).slice(0, 1);
  const indent = columnWidth - widthOfLine(number[0] ?? [], small.size);
  const draw = () => {
    rule(document, colour, place.top - 5);
    document.fillColor(grey);
    document.write(setText(footer, small, columnWidth - numberWidth).slice(0, 2), place);
    document.write(number, { ...place, x: leftMargin + indent });
    document.fillColor(ink);
  };
  document.decorate('Pagination', draw, { attached: ['Bottom'] });
}

/** A wordmark of our own: the official logo is the municipality's to give. */
function drawWordmark(
  document: AccessibleDocument,
  parent: Structure,
  { name, colour }: Letterhead['municipality'],
  { municipality }: LetterheadWords,
): void {
  const side = 34;
  const [x, y] = [leftMargin, 12 * mm];
  const words = setText(name, wordmark, sender.x - x - side - 20).slice(0, 2);
  const width = side + 10 + Math.max(...words.map((line) => widthOfLine(line, wordmark.size)));
  const draw = () => {
    document.fillColor(colour).roundedRect(x, y, side, side, 5).fill();
    // Two bubbles: both sides are heard.
    document.fillColor('#ffffff');
    document.roundedRect(x + 6, y + 7, 15, 10, 3).fill();
    document.path(`M ${x + 9} ${y + 16} l 0 5 l 5 -5 Z`).fill();
    document.roundedRect(x + 13, y + 19, 15, 9, 3).fill();
    document.fillColor(colour);
    document.write(setText(`${municipality} `, small, 100), { x: x + side + 10, top: y + 2, ...small });
    document.write(words, { x: x + side + 10, top: y + 12, ...wordmark });
    document.fillColor(ink);
  };
  const bbox = [x, y, x + width, y + side];
  document.element(parent, 'Figure', (figure) => figure.add(draw), {
    alt: `${municipality} ${name}`,
    bbox,
    placement: 'Block',
  });
}

/** Each line is a paragraph of its own, as a reader would say it. Gives the height below the last. */
function drawSender(document: AccessibleDocument, parent: Structure, texts: readonly string[]): number {
  let below = sender.top;
  for (const text of texts) {
    const lines = setText(text, sender, sender.width);
    if (lines.length === 0) continue;
    const { x, size, leading } = sender;
    document.element(parent, 'P', (p) => document.drawLines(p, lines, { x, top: below, size, leading }));
    below += lines.length * leading;
  }
  return below;
}

/** Date, reference and contact side by side: a table, so that each value is read with its label. */
function drawDetails(
  document: AccessibleDocument,
  parent: Structure,
  details: Letterhead['details'],
  column: Column,
): void {
  if (details.length === 0) return;
  const width = columnWidth / details.length;
  const set = (texts: string[], style: TextStyle) => texts.map((text) => setText(text, style, width - 10));
  const rows = [
    {
      type: 'TH',
      style: label,
      cells: set(
        details.map((one) => one.label),
        label,
      ),
      options: { scope: 'Column' },
    },
    {
      type: 'TD',
      style: value,
      cells: set(
        details.map((one) => one.value),
        value,
      ),
      options: {},
    },
  ];
  document.element(parent, 'Table', (table) => {
    for (const { type, style, cells, options } of rows) {
      const height = Math.max(...cells.map((lines) => lines.length)) * style.leading;
      column.leave(height, (top) => {
        document.element(table, 'TR', (row) => {
          cells.forEach((lines, index) => {
            const place = { x: leftMargin + index * width, top, size: style.size, leading: style.leading };
            document.element(row, type, (cell) => document.drawLines(cell, lines, place), options);
          });
        });
      });
    }
  });
}

function rule(document: AccessibleDocument, colour: string, y: number) {
  document
    .lineWidth(0.75)
    .strokeColor(colour)
    .moveTo(leftMargin, y)
    .lineTo(leftMargin + columnWidth, y)
    .stroke();
}
