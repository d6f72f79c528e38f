import type { Block, Line } from '../letter-text.ts';
import type { SetLine, TextStyle } from './lines.ts';
import { setLines, widthOfWidestWord } from './lines.ts';

export const cellStyle: TextStyle = { size: 10, leading: 13.5 };
const headStyle: TextStyle = { ...cellStyle, bold: true };
export const padding = 4;

export interface MeasuredTable {
  kind: 'table';
  widths: number[];
  /** Shown again on each page; absent when the names stand beside the values. */
  head?: MeasuredRow;
  rows: MeasuredRow[];
}

export interface MeasuredRow {
  cells: SetLine[][];
  /** How many of the cells, from the left, name what the others hold. */
  names: number;
}

type Table = Extract<Block, { kind: 'table' }>;

/** Lays out a table in columns; one that is wider than the page becomes a list of names with values for each row. */
export function measureTable(table: Table, width: number): MeasuredTable[] {
  if (table.header.length === 0) return [];
  const columns = columnWidths(table, width);
  if (columns) return [inColumns(table, columns)];
  const rows = table.rows.length > 0 ? table.rows : [[]];
  return rows.map((row) => beside(table.header, row, width));
}

export function heightOf({ cells }: MeasuredRow): number {
  return Math.max(1, ...cells.map((lines) => lines.length)) * cellStyle.leading + 2 * padding;
}

/** A row that no page can hold goes on on the next; each cell keeps its place. */
export function pagefuls(row: MeasuredRow, height: number): MeasuredRow[] {
  const most = Math.floor((height - 2 * padding) / cellStyle.leading);
  const parts = Math.max(1, Math.ceil(Math.max(0, ...row.cells.map((lines) => lines.length)) / most));
  return Array.from({ length: parts }, (_, part) => ({
    ...row,
    cells: row.cells.map((lines) => lines.slice(part * most, (part + 1) * most)),
  }));
}

function inColumns({ header, rows }: Table, widths: number[]): MeasuredTable {
  const setRow = (cells: Line[], style: TextStyle) =>
    widths.map((width, column) => setLines([cells[column] ?? []], style, width - padding));
  return {
    kind: 'table',
    widths,
    head: { cells: setRow(header, headStyle), names: header.length },
    rows: rows.map((row) => ({ cells: setRow(row, cellStyle), names: 0 })),
  };
}

function beside(header: Line[], row: Line[], width: number): MeasuredTable {
  const widths = [width * 0.35, width * 0.65];
  const rows = header.map((name, column) => ({
    cells: [
      setLines([name], headStyle, widths[0]! - padding),
      setLines([row[column] ?? []], cellStyle, widths[1]! - padding),
    ],
    names: 1,
  }));
  return { kind: 'table', widths, rows };
}

/** Columns that break no word and are as wide as their contents ask; nothing when the page is too narrow for them. */
function columnWidths({ header, rows }: Table, width: number): number[] | undefined {
  const cellsOf = (column: number) => rows.map((row) => row[column] ?? []);
  const least = header.map((name, column) => {
    const words = cellsOf(column).map((cell) => widthOfWidestWord(cell, cellStyle));
    const widest = Math.max(widthOfWidestWord(name, headStyle), ...words) + padding + 2;
    return Math.min(widest, width / 2); // a word that is wider breaks
  });
  const rest = width - least.reduce((sum, one) => sum + one, 0);
  if (rest < 0) return undefined;
  const weights = header.map((name, column) => Math.min(Math.max(12, ...[name, ...cellsOf(column)].map(lengthOf)), 60));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return least.map((one, column) => one + (rest * weights[column]!) / total);
}

function lengthOf(line: Line): number {
  return line.reduce((sum, { text }) => sum + text.length, 0);
}
