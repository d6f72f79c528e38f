import type { APIRoute } from 'astro';
import { messagesOf } from '#register/messages.ts';
import { complaintFor, notFound } from '../../../../../desk/access.ts';
import { messagePage } from '../../../../../desk/message-page.ts';

export const prerender = false;

/** A message of this complaint as it was laid out. */
export const GET: APIRoute = async ({ locals, params }) => {
  const { db } = locals.register;
  const opened = await complaintFor(db, locals.staff!, params.reference);
  const messages = opened ? await messagesOf(db, opened.complaint.id) : [];
  const message = messages.find(({ id }) => id === params.message);
  const back = `/werkplek/${opened?.complaint.reference}/bericht/${message?.id}`;
  return (message && (await messagePage(db, message.id, back))) ?? notFound();
};
