import type { APIRoute } from 'astro';
import { complaintFor, documentIn, notFound } from '../../../../desk/access.ts';
import { hasView, imageView } from '../../../../desk/image-view.ts';
import { isHeld } from '../../../../download.ts';

export const prerender = false;

/** A picture of this complaint, to look at. */
export const GET: APIRoute = async ({ locals, params }) => {
  const { db } = locals.register;
  const opened = await complaintFor(db, locals.staff!, params.reference);
  const document = opened && (await documentIn(db, opened.complaint, params.document));
  const mayShow = document && hasView(document) && !isHeld(document, locals.environment);
  return (mayShow && (await imageView(db, document.fileId))) || notFound();
};
