import { Readable } from 'node:stream';
import type { APIRoute } from 'astro';
import { streamFile } from '#register/files.ts';
import { findLetter } from '#register/letters.ts';
import { makePdf } from '#templates/pdf.ts';
import { printedLetter } from '#templates/printed-letter.ts';
import { complaintOfSecret, keepPrivate } from '../../../../../status/secret-page.ts';

export const prerender = false;

/** A letter to the complainant: as it was sent, or from the fixed text while it is on its way. */
export const GET: APIRoute = async (context) => {
  const { db } = context.locals.register;
  const found = await complaintOfSecret(context);
  const letter = found && isId(context.params.id) ? await findLetter(db, context.params.id) : undefined;
  const headers = new Headers();
  keepPrivate(headers);
  if (!found || letter?.complaint_id !== found.complaint.id || letter.side !== 'complainant') {
    return new Response(null, { status: 404, headers });
  }
  const { reference } = found.complaint;
  headers.set('Content-Type', 'application/pdf');
  headers.set('Content-Disposition', `attachment; filename="brief-${reference}-${letter.kind}.pdf"`);
  const pdf = letter.pdf_id
    ? (Readable.toWeb(streamFile(db, letter.pdf_id)) as ReadableStream)
    : new Uint8Array(await makePdf([printedLetter(letter, reference, found.municipality)]));
  return new Response(pdf, { headers });
};

/** Whether it can be one of our ids; PostgreSQL takes anything else for an error. */
function isId(text: string | undefined): text is string {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text ?? '');
}
