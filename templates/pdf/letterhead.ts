import type { AccessibleDocument, Structure } from './accessible-document.ts';
import { ink, paper } from './accessible-document.ts';
import { columnWidth, leftMargin } from './column.ts';
import type { TextStyle } from './lines.ts';
import { setText, widthOfLine } from './lines.ts';

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

/** Draws the head of the first page, and gives the height at which the text may begin. */
export function drawLetterhead(document: AccessibleDocument, parent: Structure, letterhead: Letterhead): number {
  drawWordmark(document, parent, letterhead.municipality);
  drawParagraphs(document, parent, letterhead.senderLines, sender);
  const below = drawParagraphs(document, parent, letterhead.recipientLines, { x: leftMargin, ...recipient });
  return drawDetails(document, parent, letterhead.details, Math.max(detailsTop, below + 6 * mm)) + 7 * mm;
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
function drawWordmark(document: AccessibleDocument, parent: Structure, { name, colour }: Letterhead['municipality']) {
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
    document.write(setText('Gemeente ', small, 100), { x: x + side + 10, top: y + 2, ...small });
    document.write(words, { x: x + side + 10, top: y + 12, ...wordmark });
    document.fillColor(ink);
  };
  const bbox = [x, y, x + width, y + side];
  document.element(parent, 'Figure', (figure) => figure.add(draw), {
    alt: `Gemeente ${name}`,
    bbox,
    placement: 'Block',
  });
}

/** Each line is a paragraph of its own, as a reader would say it. Gives the height below the last. */
function drawParagraphs(
  document: AccessibleDocument,
  parent: Structure,
  texts: readonly string[],
  { x, top, width, ...style }: { x: number; top: number; width: number } & TextStyle,
): number {
  let below = top;
  for (const text of texts) {
    const lines = setText(text, style, width);
    document.element(parent, 'P', (p) => document.drawLines(p, lines, { x, top: below, ...style }));
    below += lines.length * style.leading;
  }
  return below;
}

/** Date, reference and contact side by side: a table, so that each value is read with its label. */
function drawDetails(
  document: AccessibleDocument,
  parent: Structure,
  details: Letterhead['details'],
  top: number,
): number {
  if (details.length === 0) return top;
  const width = columnWidth / details.length;
  const rows = [
    { type: 'TH', style: label, texts: details.map((detail) => detail.label), options: { scope: 'Column' } },
    { type: 'TD', style: value, texts: details.map((detail) => detail.value), options: {} },
  ] as const;
  let below = top;
  document.element(parent, 'Table', (table) => {
    for (const { type, style, texts, options } of rows) {
      const cells = texts.map((text) => setText(text, style, width - 10));
      document.element(table, 'TR', (row) => {
        cells.forEach((lines, index) => {
          const place = { x: leftMargin + index * width, top: below, ...style };
          document.element(row, type, (cell) => document.drawLines(cell, lines, place), options);
        });
      });
      below += Math.max(...cells.map((lines) => lines.length)) * style.leading;
    }
  });
  return below;
}

function rule(document: AccessibleDocument, colour: string, y: number) {
  document
    .lineWidth(0.75)
    .strokeColor(colour)
    .moveTo(leftMargin, y)
    .lineTo(leftMargin + columnWidth, y)
    .stroke();
}
