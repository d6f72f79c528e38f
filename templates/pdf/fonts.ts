import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Font, GlyphRun } from 'fontkit';
import { create } from 'fontkit';

/** One font file, opened once per process and shared by all letters. */
export interface Face {
  /** The name under which a document registers it. */
  name: string;
  font: Font;
  covers: ReadonlySet<number>;
  /** The width of a text in ems. */
  ems: (text: string) => number;
}

/** A weight: the letter's own face, then those that stand in for characters it lacks. */
export type Chain = readonly Face[];

export interface Fonts {
  regular: Chain;
  bold: Chain;
  all: Chain;
}

// Words of citizens stay in memory as long as they are here: few enough to forget soon, many enough to be of use.
const rememberedWords = 4_000;
const longestRememberedWord = 40;

let opened: Fonts | undefined;

/** The letters' fonts. Opening them takes a tenth of a second, once. */
export function fonts(): Fonts {
  if (opened) return opened;
  const text = open('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf');
  const strong = open('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf');
  const rest = open('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
  const emoji = open('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf');
  opened = { regular: [text, rest, emoji], bold: [strong, rest, emoji], all: [text, strong, rest, emoji] };
  return opened;
}

/** How wide a text is in this face, in points, without regard to line breaks. */
export function widthOf(text: string, { ems }: Face, size: number): number {
  return ems(text) * size;
}

function open(path: string): Face {
  // From the project root, as the site bundles this file and a bundle lies elsewhere.
  const file = createRequire(join(process.cwd(), 'package.json')).resolve(path);
  const font = create(readFileSync(file)) as Font;
  const covers = new Set(font.characterSet);
  // A glyph remembers the character that it was first asked for, and writes that into every later PDF. Asking in a
  // fixed order keeps one letter's hyphen from becoming another letter's soft hyphen.
  for (const codePoint of [...covers].sort((a, b) => a - b)) font.glyphForCodePoint(codePoint);

  const shaped = remembering(font.layout.bind(font) as Layout);
  // pdfkit scales the positions of a run in place, so it gets its own.
  font.layout = (text: string) => {
    const run = shaped(text);
    return { ...run, positions: run.positions.map((position) => ({ ...position })) } as GlyphRun;
  };
  const { unitsPerEm, postscriptName: name } = font;
  return { name, font, covers, ems: (text) => shaped(text).advanceWidth / unitsPerEm };
}

type Layout = (text: string, features: Record<string, boolean>) => GlyphRun;
type Shaped = Pick<GlyphRun, 'glyphs' | 'positions' | 'advanceWidth'>;

/** Shaping a word costs more than drawing it, and letters share most of their words. */
function remembering(layout: Layout): (text: string) => Shaped {
  const remembered = new Map<string, Shaped>();
  return (text) => {
    const known = remembered.get(text);
    if (known) return known;
    // Without ligatures a glyph stands for one character, whatever was written before it.
    const { glyphs, positions, advanceWidth } = layout(text, { liga: false, clig: false, calt: false });
    const run = { glyphs, positions, advanceWidth };
    if (remembered.size >= rememberedWords) remembered.clear();
    if (text.length <= longestRememberedWord) remembered.set(text, run);
    return run;
  };
}
