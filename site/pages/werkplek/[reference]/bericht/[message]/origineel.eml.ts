import type { APIRoute } from 'astro';
import { complaintFor, messageIn, notFound } from '../../../../../desk/access.ts';
import { downloadMessage } from '../../../../../download.ts';

export const prerender = false;

/** A message of this complaint, byte for byte as it arrived. */
export const GET: APIRoute = async ({ locals, params }) => {
  const { db } = locals.register;
  const opened = await complaintFor(db, locals.staff!, params.reference);
  const message = opened && (await messageIn(db, opened.complaint, params.message));
  return message ? downloadMessage(db, message.file_id, params.reference!) : notFound();
};
