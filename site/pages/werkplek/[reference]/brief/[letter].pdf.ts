import type { APIRoute } from 'astro';
import { complaintFor, letterIn, notFound } from '../../../../desk/access.ts';
import { letterPdf } from '../../../../desk/letter-pdf.ts';
import { pdfPage } from '../../../../download.ts';

export const prerender = false;

/** A letter as it left, or as it will leave. */
export const GET: APIRoute = async ({ locals, params }) => {
  const { register } = locals;
  const opened = await complaintFor(register.db, locals.staff!, params.reference);
  const letter = opened && (await letterIn(register.db, opened.complaint, params.letter));
  if (!letter) return notFound();
  return pdfPage(await letterPdf(register, letter, opened.complaint), `${opened.complaint.reference}-brief.pdf`);
};
