import { findDocuments } from '#register/documents.ts';
import { readFile } from '#register/files.ts';
import type { LetterToSend } from '#register/letters.ts';
import { letterToSend } from '#register/letters.ts';
import { municipalityOf } from '#register/register.ts';
import type { KeptLetter } from '#templates/printed-letter.ts';
import { scanDocument } from './scan-document.ts';
import type { Tools } from './tools.ts';

/** What goes with the mail of a letter: its PDF, what is enclosed, and the message that it answers. */
export interface LetterFiles {
  pdf: Buffer;
  pdfName: string;
  enclosures: { name: string; mediaType: string; content: Buffer }[];
  /** Message-ID of the complaint that came by mail. */
  answers: string | undefined;
}

type FileTools = Pick<Tools, 'register' | 'press' | 'scanner' | 'log'>;

/** Makes the PDF of a letter, or takes the one that was kept, and gathers the documents sent with it (Awb 9:9). */
export async function letterFiles(tools: FileTools, letterId: string): Promise<LetterFiles> {
  const { register, press } = tools;
  const { db } = register;
  const letter = await letterToSend(db, letterId);
  const { reference, municipality, pdf_id, enclosures, answers } = letter;
  const documents = await safeOnes(tools, enclosures);
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

/**
 * Documents as they may go out: a virus found since the letter was written stays here, and with it the message that it came
 * in. What no scanner saw yet is looked at now. @throws when it is away: the letter waits for it.
 */
async function safeOnes(tools: FileTools, ids: string[]) {
  if (tools.scanner) for (const documentId of ids) await scanDocument({ documentId }, tools);
  const documents = await findDocuments(tools.register.db, ids);
  const isClean = documents.every(({ refused }) => !refused);
  return documents.filter(({ kind, refused }) => !refused && (isClean || kind !== 'original'));
}

/** Only what is printed travels to the press. */
function kept({ subject, markdown, recipient, dated_on, language }: LetterToSend): KeptLetter {
  return { subject, markdown, recipient, dated_on, language };
}
