import { findDocuments } from '#register/documents.ts';
import { readFile } from '#register/files.ts';
import type { LetterToSend } from '#register/letters.ts';
import { letterToSend } from '#register/letters.ts';
import { municipalityOf } from '#register/register.ts';
import type { KeptLetter } from '#templates/printed-letter.ts';
import type { Tools } from './tools.ts';

/** What goes with the mail of a letter: its PDF, what is enclosed, and the message that it answers. */
export interface LetterFiles {
  pdf: Buffer;
  pdfName: string;
  enclosures: { name: string; mediaType: string; content: Buffer }[];
  /** Message-ID of the complaint that came by mail. */
  answers: string | undefined;
}

/** Makes the PDF of a letter, or takes the one that was kept, and gathers the documents sent with it (Awb 9:9). */
export async function letterFiles({ register, press }: Tools, letterId: string): Promise<LetterFiles> {
  const { db } = register;
  const letter = await letterToSend(db, letterId);
  const { reference, municipality, pdf_id, enclosures, answers } = letter;
  const documents = await findDocuments(db, enclosures);
  return {
    pdf: pdf_id
      ? await readFile(db, pdf_id)
      : await press.print({ letter: kept(letter), reference, municipality: municipalityOf(register, municipality) }),
    pdfName: `${reference}-brief.pdf`,
    enclosures: await Promise.all(
      documents.map(async ({ name, mediaType, fileId }) => ({ name, mediaType, content: await readFile(db, fileId) })),
    ),
    answers: answers ?? undefined,
  };
}

/** Only what is printed travels to the press. */
function kept({ subject, markdown, recipient, dated_on, language }: LetterToSend): KeptLetter {
  return { subject, markdown, recipient, dated_on, language };
}
