import type { Line } from '../letter-text.ts';
import type { Run } from './characters.ts';
import { inFaces, invisibleBreak, printable } from './characters.ts';
import { fonts, widthOf } from './fonts.ts';

/** How running text looks. Sizes in points. */
export interface TextStyle {
  size: number;
  /** From one baseline to the next. */
  leading: number;
  bold?: boolean;
}

/** Text of one face and one link, as wide as it will be drawn. */
export interface Piece extends Run {
  width: number;
  href?: string;
}

/** A line that fits its column. */
export type SetLine = Piece[];

/** Pieces without a place to break between them: they stay on one line when they fit on one. */
type Word = Piece[];

/**
 * Breaks text into lines of at most `width` points, at spaces; a word that is wider than a line breaks anywhere. No
 * line ends with a hyphen when it can be helped: who copies or searches the text takes that for a broken word, and
 * loses the hyphen.
 */
export function setLines(lines: readonly Line[], style: TextStyle, width: number): SetLine[] {
  return lines.flatMap((line, index) => {
    // A hard break is no character: without a space a screen reader runs the words on both sides together.
    const spaced = index < lines.length - 1 ? [...line, { text: ' ' }] : line;
    return setLine(wordsOf(spaced, style), style, width);
  });
}

/** The same for text in one style. */
export function setText(text: string, style: TextStyle, width: number): SetLine[] {
  return setLines([[{ text }]], style, width);
}

/** How wide a line is as it is seen: without the space at its end. */
export function widthOfLine(line: SetLine, size: number): number {
  const last = line.at(-1);
  const trailing = last?.text.endsWith(' ') ? widthOf(' ', last.face, size) : 0;
  return line.reduce((sum, piece) => sum + piece.width, -trailing);
}

/** How wide the widest word is: a column of that width breaks none. */
export function widthOfWidestWord(line: Line, style: TextStyle): number {
  return Math.max(0, ...wordsOf(line, style).map((word) => widthOfLine(word, style.size)));
}

function setLine(words: Word[], style: TextStyle, width: number): SetLine[] {
  const lines: SetLine[] = [];
  let line: SetLine = [];
  let used = 0;
  for (const word of words.flatMap((whole) =>
    widthOfLine(whole, style.size) > width ? cut(whole, style, width) : [whole],
  )) {
    if (line.length > 0 && used + widthOfLine(word, style.size) > width) {
      lines.push(line);
      line = [];
      used = 0;
    }
    for (const piece of word) {
      append(line, piece);
      used += piece.width;
    }
  }
  return line.length > 0 ? [...lines, line] : lines;
}

// The space stays with the word before it: at the end of a line too, or the words on both sides are read as one.
const placesToBreak = new RegExp(`(?<=(?<![-\\u2010\\u2011])[ ${invisibleBreak}])`, 'u');

function wordsOf(line: Line, style: TextStyle): Word[] {
  const { regular, bold: strong } = fonts();
  const words: Word[] = [];
  let end = ' ';
  for (const span of line) {
    const chain = style.bold || span.bold ? strong : regular;
    for (const text of printable(span.text).split(placesToBreak)) {
      const pieces = inFaces(text, chain).map((run) => pieceOf(run, style.size, span.href));
      if (words.length > 0 && !placesToBreak.test(`${end}.`)) words.at(-1)!.push(...pieces);
      else if (pieces.length > 0) words.push(pieces);
      end = (end + text).slice(-2);
    }
  }
  return words;
}

/** Cuts a word that no line can hold into parts that one can. An accent stays on its letter. */
function cut(word: Word, { size }: TextStyle, width: number): Word[] {
  const signs = word.flatMap((piece) => signsOf(piece, size));
  const parts: Word[] = [];
  for (let from = 0; from < signs.length; ) {
    const until = endOfPart(signs, from, width);
    const part: Word = [];
    for (const sign of signs.slice(from, until)) append(part, sign);
    parts.push(part);
    from = until;
  }
  return parts;
}

function signsOf(piece: Piece, size: number): Piece[] {
  if (piece.actual !== undefined && piece.actual !== piece.text) return [piece];
  return (piece.text.match(/.\p{M}{0,8}/gu) ?? []).map((text) => ({
    ...piece,
    text,
    width: widthOf(text, piece.face, size),
    ...(piece.actual !== undefined && { actual: text }),
  }));
}

function endOfPart(signs: readonly Piece[], from: number, width: number): number {
  let until = from;
  for (let room = width; until < signs.length && room >= signs[until]!.width; until += 1) room -= signs[until]!.width;
  let end = until;
  while (until < signs.length && end > from && /[-\u2010\u2011]/.test(signs[end - 1]!.text)) end -= 1;
  return Math.max(end > from ? end : until, from + 1);
}

function append(line: SetLine, piece: Piece) {
  const last = line.at(-1);
  if (last && last.face === piece.face && last.href === piece.href && last.rightToLeft === piece.rightToLeft) {
    const text = last.text + piece.text;
    const width = last.width + piece.width;
    if (last.actual === undefined && piece.actual === undefined) line[line.length - 1] = { ...last, text, width };
    else if (last.actual === undefined || piece.actual === undefined) line.push(piece);
    else line[line.length - 1] = { ...last, text, width, actual: last.actual + piece.actual };
  } else line.push(piece);
}

function pieceOf(run: Run, size: number, href: string | undefined): Piece {
  // What is too long to remember is too long to shape at once as well; it will be cut.
  const width = run.text.length > 200 ? Number.MAX_VALUE : widthOf(run.text, run.face, size);
  return { ...run, width, ...(href && { href }) };
}
