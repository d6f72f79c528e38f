import type { Line } from '../letter-text.ts';
import { inFaces, printable } from './characters.ts';
import type { Face } from './fonts.ts';
import { fonts, widthOf } from './fonts.ts';

/** How running text looks. Sizes in points. */
export interface TextStyle {
  size: number;
  /** From one baseline to the next. */
  leading: number;
  bold?: boolean;
}

/** Text of one face and one link, as wide as it will be drawn. */
export interface Piece {
  text: string;
  face: Face;
  width: number;
  href?: string;
}

/** A line that fits its column. */
export type SetLine = Piece[];

/** Pieces without a space between them: they stay on one line when they fit on one. */
type Word = Piece[];

/** Breaks text into lines of at most `width` points, at spaces; a word that is wider than a line breaks anywhere. */
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

function wordsOf(line: Line, { size, bold }: TextStyle): Word[] {
  const { regular, bold: strong } = fonts();
  const words: Word[] = [];
  let open = false;
  for (const span of line) {
    const chain = bold || span.bold ? strong : regular;
    // The space stays with the word before it: at the end of a line too, or the words on both sides are read as one.
    for (const text of printable(span.text).split(/(?<= )/)) {
      const pieces = inFaces(text, chain).map((run) => ({
        ...run,
        ...measured(run, size),
        ...(span.href && { href: span.href }),
      }));
      if (open) words.at(-1)!.push(...pieces);
      else if (pieces.length > 0) words.push(pieces);
      if (text) open = !text.endsWith(' ');
    }
  }
  return words;
}

/** Cuts a word that no line can hold into parts that one can. An accent stays on its letter. */
function cut(word: Word, { size }: TextStyle, width: number): Word[] {
  const parts: Word[] = [];
  let room = 0;
  for (const piece of word) {
    for (const character of piece.text.match(/.\p{M}{0,8}/gu) ?? []) {
      const one = { ...piece, text: character, width: widthOf(character, piece.face, size) };
      if (one.width > room) {
        parts.push([]);
        room = width;
      }
      append(parts.at(-1)!, one);
      room -= one.width;
    }
  }
  return parts;
}

function append(line: SetLine, piece: Piece) {
  const last = line.at(-1);
  if (last?.face === piece.face && last.href === piece.href) {
    line[line.length - 1] = { ...last, text: last.text + piece.text, width: last.width + piece.width };
  } else line.push(piece);
}

function measured({ text, face }: { text: string; face: Face }, size: number) {
  // What is too long to remember is too long to shape at once as well; it will be cut.
  const width = text.length > 200 ? Number.MAX_VALUE : widthOf(text, face, size);
  return { width };
}
