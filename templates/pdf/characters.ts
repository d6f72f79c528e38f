import type { Chain, Face } from './fonts.ts';

/** Text that one face can draw. */
export interface Run {
  text: string;
  face: Face;
  /** What was written, where the signs drawn say less than that or stand in another order. */
  actual?: string;
  /** Arabic, Hebrew: read from right to left. */
  rightToLeft?: true;
}

/** Shown for a character that no font has. */
const unknown = '\ufffd';

/** Where a line may break without a space. */
export const invisibleBreak = '\u200b';

/**
 * Makes text fit for print: composed accents, white space as single spaces, and none of the characters that are
 * invisible or that no font may hold. A soft hyphen is invisible too; a space that does not break stays one. No letter
 * of any language carries more than a few marks; of a pile that would never end a line, only the first are kept.
 */
export function printable(text: string): string {
  if (/^[ -~\u00a1-\u00ac\u00ae-\u017f]*$/.test(text) && !text.includes('  ')) return text;
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u2007\u202f]/g, '\u00a0')
    .replace(/[^\S\ufeff]+|\u0085+/gu, (white) => (/^\u00a0+$/.test(white) ? white : ' '))
    .replace(/[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, (sign) => (bindsEmoji.test(sign) ? sign : ''))
    .replace(/(\p{M}{8})\p{M}+/gu, '$1')
    .replace(/\u2044/g, '/') // the fraction slash would turn the digits around it into other glyphs
    .replace(/[\p{Co}\p{Noncharacter_Code_Point}]/gu, unknown);
}

/**
 * Splits printable text into runs that one face of the chain can draw. What none can becomes a replacement sign, and
 * the run remembers what was written.
 */
export function inFaces(text: string, chain: Chain): Run[] {
  const [face] = chain;
  if (face && !needsCare.test(text) && [...text].every((character) => draws(face, character))) return [{ text, face }];
  const runs: Run[] = [];
  for (const { segment: cluster } of graphemes.segment(text)) {
    for (const run of drawn(cluster, chain)) {
      const last = runs.at(-1);
      const joins = last?.face === run.face && last.rightToLeft === run.rightToLeft;
      if (!joins || last.actual !== undefined || run.actual !== undefined) runs.push(run);
      else last.text += run.text;
    }
  }
  // Its glyphs stand in the order of the eye, and some of them are forms of a letter: what is said is the letters.
  return runs.map((run) => (run.rightToLeft ? { ...run, actual: run.actual ?? run.text } : run));
}

// The joiner makes a family of people, a tag makes a flag of a region: the fonts draw the parts.
const bindsEmoji = /\u200b|\u200d|[\u{e0020}-\u{e007f}]/u;
const invisible = /\u200b|\u200d|[\u{e0020}-\u{e007f}]/gu;
const needsCare = /[^\u0020-\u02ff\u0370-\u0482\u2010-\u2027\u20ac]/;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** One sign as the reader sees it: in one face when there is one for all its parts, so that an accent fits its letter. */
function drawn(cluster: string, chain: Chain): Run[] {
  const direction: Pick<Run, 'rightToLeft'> = rightToLeft.test(cluster) ? { rightToLeft: true } : {};
  const visible = cluster.replace(invisible, '');
  if (visible === '') return [];
  const characters = [...visible];
  const whole = chain.find((face) => characters.every((character) => draws(face, character)));
  // Glyphs of parts lie on one another or melt together, and extracting programs lose some of them.
  const joined = characters.length > 1 && !direction.rightToLeft;
  const flagged = visible !== cluster && /\p{Extended_Pictographic}/u.test(cluster);
  if (whole) return [{ text: visible, face: whole, ...direction, ...((joined || flagged) && { actual: cluster }) }];
  return characters.map((character) => {
    const face = chain.find((one) => draws(one, character));
    if (face) return { text: character, face, ...direction };
    const standIn = chain.find((one) => draws(one, unknown))!;
    return { text: unknown, face: standIn, ...(character !== unknown && { actual: character }) };
  });
}

function draws({ covers }: Face, character: string): boolean {
  return covers.has(character.codePointAt(0)!);
}
