import type { Block, Item, Line } from '../letter-text.ts';
import { itemOf } from '../letter-text.ts';
import { paper } from './accessible-document.ts';
import type { SetLine, TextStyle } from './lines.ts';
import { setLines, setText, widthOfLine } from './lines.ts';
import type { MeasuredTable } from './table.ts';
import { measureTable } from './table.ts';

export const leftMargin = 71;
export const columnWidth = paper.width - 2 * leftMargin;
export const body: TextStyle = { size: 10.5, leading: 15 };

const indent = 18;
const headings: Record<2 | 3, TextStyle> = {
  2: { size: 12.5, leading: 17, bold: true },
  3: { size: 10.5, leading: 15, bold: true },
};

/** A block whose lines are known, before it is known on which page they come. */
export type MeasuredBlock = MeasuredHeading | MeasuredParagraph | MeasuredList | MeasuredTable;

export interface MeasuredHeading {
  kind: 'heading';
  tag: string;
  style: TextStyle;
  lines: SetLine[];
}

/** A line of its own is a P of its own: within one P a reader would run the lines together. */
export interface MeasuredParagraph {
  kind: 'paragraph';
  parts: SetLine[][];
}

export interface MeasuredList {
  kind: 'list';
  numbering: 'Decimal' | 'Disc';
  /** Where labels stand, and where the text beside them. */
  at: number;
  textAt: number;
  items: { label: SetLine[]; lines: SetLine[]; inner: MeasuredList[] }[];
}

/** Breaks blocks into lines. What holds nothing to see or say is left out, and no level of headings is skipped. */
export function measured(blocks: readonly Block[]): MeasuredBlock[] {
  let level = 1;
  return blocks.flatMap((block): MeasuredBlock[] => {
    if (block.kind !== 'heading') return measuredText(block);
    const heading = measuredHeading(`H${Math.min(block.level, level + 1)}`, block.text, headings[block.level]);
    if (heading.lines.length === 0) return [];
    level = Math.min(block.level, level + 1);
    return [heading];
  });
}

function measuredText(block: Exclude<Block, { kind: 'heading' }>): MeasuredBlock[] {
  switch (block.kind) {
    case 'paragraph': {
      const parts = block.lines.map((line) => setLines([line], body, columnWidth)).filter(({ length }) => length > 0);
      return parts.length > 0 ? [{ kind: 'paragraph', parts }] : [];
    }
    case 'list': {
      const label = (index: number) => (block.ordered ? `${index + 1}.` : '•');
      const items = block.items.map((lines, index) => itemOf(label(index), lines));
      return items.length > 0 ? [measuredList(items, 0)] : [];
    }
    case 'table':
      return measureTable(block, columnWidth);
  }
}

export function measuredHeading(tag: string, text: Line, style: TextStyle): MeasuredHeading {
  return { kind: 'heading', tag, style, lines: setLines([text], style, columnWidth) };
}

function measuredList(items: Item[], at: number): MeasuredList {
  const labels = items.map(({ label }) => setText(label, body, columnWidth));
  const textAt = at + Math.max(indent, ...labels.map((lines) => widthOfLine(lines[0] ?? [], body.size) + 6));
  return {
    kind: 'list',
    numbering: /^\d/.test(items[0]?.label ?? '') ? 'Decimal' : 'Disc',
    at,
    textAt,
    items: items.map(({ lines, inner }, index) => ({
      label: labels[index]!,
      lines: setLines(lines, body, columnWidth - textAt),
      inner: inner.length > 0 ? [measuredList(inner, textAt)] : [],
    })),
  };
}
