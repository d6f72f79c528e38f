import { withoutQuotes } from './plain-text.ts';

/**
 * Words in which somebody complains, in the languages that people here write. Whoever answers by a machine may speak of
 * complaints too ("voor klachten belt u …"), but does not make one.
 */
const complaining = new RegExp(
  [
    '\\bik (klaag|dien)\\b',
    '\\bmijn (klacht|beklag)\\b',
    '\\b(een )?klacht (in\\b|over|tegen|wegens|omdat)',
    '\\bklacht\\s*:\\s*\\S',
    '\\bi (hereby )?(complain|(want|wish|would like) to (complain|file))',
    '\\bmy complaint\\b',
    '\\bich (beschwere|reiche)\\b',
    '\\bmeine beschwerde\\b',
    '\\bje (me plains|porte plainte)\\b',
    '\\bskład(am|ać) skarg',
    '\\bmoja skarga\\b',
    '(?<!\\p{L})şikayet(im|çi)',
  ].join('|'),
  'iu',
);

/** Whether somebody complains in a text, outside what they quote. */
export function complains(text: string): boolean {
  return complaining.test(withoutQuotes(text));
}
