import type { Chain, Face } from './fonts.ts';

/** Text that one face can draw. */
export interface Run {
  text: string;
  face: Face;
}

/** Shown for a character that no font has. */
const unknown = '\ufffd';

/**
 * Makes text fit for print: composed accents, white space as single spaces, and none of the characters that are
 * invisible or that no font may hold. A soft hyphen is invisible too. No letter of any language carries more than a few
 * marks; of a pile that would never end a line, only the first are kept.
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\s\u0085\u200b]+/gu, (white) => (/^\u00a0+$/.test(white) ? white : ' '))
    .replace(/[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/(\p{M}{8})\p{M}+/gu, '$1')
    .replace(/\u2044/g, '/') // the fraction slash would turn the digits around it into other glyphs
    .replace(/[\p{Co}\p{Noncharacter_Code_Point}]/gu, unknown);
}

/** Splits printable text into runs that one face of the chain can draw; what none can becomes a replacement sign. */
export function inFaces(text: string, chain: Chain): Run[] {
  const runs: Run[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    const last = runs.at(-1);
    const face = chain.find(({ covers }) => covers.has(codePoint));
    const drawn = face ? character : unknown;
    const by = face ?? chain.find(({ covers }) => covers.has(unknown.codePointAt(0)!))!;
    if (last?.face === by) last.text += drawn;
    else runs.push({ text: drawn, face: by });
  }
  return runs;
}
