import type { APIRoute } from 'astro';
import { complaintFor, messageIn, notFound } from '../../../../../desk/access.ts';
import { messagePage } from '../../../../../desk/message-page.ts';

export const prerender = false;

/** A message of this complaint as it was laid out. */
export const GET: APIRoute = async ({ locals, params }) => {
  const { db } = locals.register;
  const opened = await complaintFor(db, locals.staff!, params.reference);
  const message = opened && (await messageIn(db, opened.complaint, params.message));
  const back = `/werkplek/${opened?.complaint.reference}/bericht/${message?.id}`;
  return (message && (await messagePage(db, message.id, back))) ?? notFound();
};
