import type { PrintedLetter } from '#templates/pdf.ts';
import { makePdf } from '#templates/pdf.ts';

/** What the press's thread does: one letter in, its PDF out. */
export default function print(letter: PrintedLetter): Promise<Uint8Array> {
  return makePdf([letter]);
}
