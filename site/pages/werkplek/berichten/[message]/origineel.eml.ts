import type { APIRoute } from 'astro';
import { notFound } from '../../../../desk/access.ts';
import { messageFor } from '../../../../desk/messages.ts';
import { downloadMessage } from '../../../../download.ts';

export const prerender = false;

/** A message that became no complaint, byte for byte as it arrived. */
export const GET: APIRoute = async ({ locals, params }) => {
  const { db } = locals.register;
  const message = await messageFor(db, locals.staff!, params.message);
  return message ? downloadMessage(db, message.file_id, `bericht-${message.id}`) : notFound();
};
