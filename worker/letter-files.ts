import { findComplaint } from '#register/complaints.ts';
import { findDocuments } from '#register/documents.ts';
import { readFile } from '#register/files.ts';
import { letterWithId } from '#register/letters.ts';
import { messagesOf } from '#register/messages.ts';
import type { Register } from '#register/register.ts';
import { municipalityOf } from '#register/register.ts';
import { makePdf } from '#templates/pdf.ts';
import { printedLetter } from '#templates/printed-letter.ts';

/** What goes with the mail of a letter: its PDF, what is enclosed, and the message that it answers. */
export interface LetterFiles {
  pdf: Buffer;
  pdfName: string;
  enclosures: { name: string; mediaType: string; content: Buffer }[];
  /** Message-ID of the complaint that came by mail. */
  answers: string | undefined;
}

/** Makes the PDF of a letter, or takes the one that was kept, and gathers the documents sent with it (Awb 9:9). */
export async function letterFiles(register: Register, letterId: string): Promise<LetterFiles> {
  const { db } = register;
  const letter = await letterWithId(db, letterId);
  const complaint = await findComplaint(db, { id: letter.complaint_id });
  if (!complaint) throw new Error(`letter ${letterId} has no complaint`);
  const municipality = municipalityOf(register, complaint.municipality);
  const documents = await findDocuments(db, letter.enclosures);
  return {
    pdf: letter.pdf_id
      ? await readFile(db, letter.pdf_id)
      : await makePdf([printedLetter(letter, complaint.reference, municipality)]),
    pdfName: `${complaint.reference}-brief.pdf`,
    enclosures: await Promise.all(
      documents.map(async ({ name, mediaType, fileId }) => ({ name, mediaType, content: await readFile(db, fileId) })),
    ),
    answers: letter.side === 'complainant' ? await originalMessageId(register, complaint.id) : undefined,
  };
}

async function originalMessageId({ db }: Register, complaintId: string): Promise<string | undefined> {
  const messages = await messagesOf(db, complaintId);
  return messages.find(({ fate }) => fate === 'complaint')?.message_id ?? undefined;
}
