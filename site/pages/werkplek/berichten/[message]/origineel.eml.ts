import type { APIRoute } from 'astro';
import { notFound } from '../../../../desk/access.ts';
import { messageFor } from '../../../../desk/messages.ts';
import { download } from '../../../../download.ts';

export const prerender = false;

/** A message that became no complaint, byte for byte as it arrived. */
export const GET: APIRoute = async ({ locals, params }) => {
  const { db } = locals.register;
  const message = await messageFor(db, locals.staff!, params.message);
  return message ? download(db, message.file_id, `bericht-${message.id}.eml`, 'message/rfc822') : notFound();
};
