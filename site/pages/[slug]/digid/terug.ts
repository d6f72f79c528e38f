import type { APIRoute } from 'astro';
import { brokerOf } from '../../../digid/broker.ts';
import { comeBack } from '../../../digid/return.ts';
import { keepPrivate } from '../../../status/secret-page.ts';

export const prerender = false;

/** Where the broker of DigiD sends people back to. Whatever it answered, the form stands there again. */
export const GET: APIRoute = async ({ params, request, cookies, locals }) => {
  const municipality = locals.register.municipalities.get(params.slug!);
  const broker = municipality && brokerOf(municipality, locals.environment);
  if (!broker) return new Response(null, { status: 404 });
  const response = new Response(null, {
    status: 303,
    headers: { Location: await comeBack({ request, cookies, locals }, municipality, broker) },
  });
  keepPrivate(response.headers);
  return response;
};
