import type { APIRoute } from 'astro';
import { complaintFor, documentIn, notFound } from '../../../../desk/access.ts';
import { download, downloadMessage, isHeld } from '../../../../download.ts';

export const prerender = false;

/** An attachment, or the message as it came in. */
export const GET: APIRoute = async ({ locals, params }) => {
  const { db } = locals.register;
  const opened = await complaintFor(db, locals.staff!, params.reference);
  const document = opened && (await documentIn(db, opened.complaint, params.document));
  if (!document || document.refused || isHeld(document, locals.environment)) return notFound();
  const { fileId, kind, name } = document;
  if (kind === 'original') return downloadMessage(db, fileId, params.reference!);
  // What a sender calls a type is only a claim.
  return download(db, fileId, name, 'application/octet-stream');
};
