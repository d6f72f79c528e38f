import type { APIRoute } from 'astro';
import { notFound } from '../../../../desk/access.ts';
import { messagePage } from '../../../../desk/message-page.ts';
import { messageFor } from '../../../../desk/messages.ts';

export const prerender = false;

/** A message that became no complaint, as it was laid out. */
export const GET: APIRoute = async ({ locals, params }) => {
  const { db } = locals.register;
  const message = await messageFor(db, locals.staff!, params.message);
  return (message && (await messagePage(db, message.id, `/werkplek/berichten/${message.id}`))) ?? notFound();
};
