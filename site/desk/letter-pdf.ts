import type { Complaint } from '#domain/complaint.ts';
import { readFile } from '#register/files.ts';
import type { Register } from '#register/register.ts';
import { municipalityOf } from '#register/register.ts';
import type { LetterRow } from '#register/tables.ts';
import { makePdf } from '#templates/pdf.ts';
import { printedLetter } from '#templates/printed-letter.ts';

/** The PDF of a letter: the one that was kept when it left, else made from its text. */
export function letterPdf(register: Register, letter: LetterRow, complaint: Complaint): Promise<Buffer> {
  if (letter.pdf_id) return readFile(register.db, letter.pdf_id);
  return makePdf([printedLetter(letter, complaint.reference, municipalityOf(register, complaint.municipality))]);
}
