import { makePdf } from '#templates/pdf.ts';
import { printedLetter } from '#templates/printed-letter.ts';
import type { PressWork } from './press.ts';

/** What the press's thread does: one letter in, its PDF out. */
export default function print({ letter, reference, municipality }: PressWork): Promise<Uint8Array> {
  return makePdf([printedLetter(letter, reference, municipality)]);
}
