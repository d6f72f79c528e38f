import type { APIContext } from 'astro';
import { ownDocumentsOf } from '#register/own-documents.ts';
import { makePdf } from '#templates/pdf.ts';
import { copyOf } from './copy.ts';
import { enteredIn } from './entered.ts';
import { complaintOfSecret, keepPrivate } from './secret-page.ts';

/** Answers with the copy of all that the complainant sent, to keep (Awb 2:17 lid 2). */
export async function copyAnswer(context: APIContext): Promise<Response> {
  const found = await complaintOfSecret(context);
  const headers = new Headers();
  keepPrivate(headers);
  if (!found) return new Response(null, { status: 404, headers });
  const { complaint, municipality } = found;
  const own = await ownDocumentsOf(context.locals.register.db, complaint);
  const copy = copyOf(complaint, enteredIn(complaint, own, municipality), municipality);
  headers.set('Content-Type', 'application/pdf');
  headers.set('Content-Disposition', `attachment; filename="afschrift-${complaint.reference}.pdf"`);
  return new Response(new Uint8Array(await makePdf([copy])), { headers });
}
