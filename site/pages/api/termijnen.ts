import type { APIRoute } from 'astro';
import { asDay } from '#domain/day.ts';
import { asApiAnswer } from '#domain/terms.ts';

export const prerender = false;

/** Answers `?ontvangen=2026-11-20` with every last day and why (Awb 9:8 lid 3 and 9:11); 400 with `fout` otherwise. */
export const GET: APIRoute = ({ url }) => {
  const [given, ...more] = url.searchParams.getAll('ontvangen');
  if (!given) return refuse(`Geef de dag van ontvangst op, ${asExpected}.`);
  if (more.length) return refuse(`Geef één dag van ontvangst op, ${asExpected}.`);
  const receivedOn = asDay(given);
  if (!receivedOn) return refuse(`Geef een dag van ontvangst op die bestaat, ${asExpected}.`);
  const answer = asApiAnswer(receivedOn);
  return 'fout' in answer ? refuse(answer.fout) : json(200, answer, { 'cache-control': 'public, max-age=3600' });
};

export const POST: APIRoute = () =>
  json(405, { fout: `Vraag dit adres op met GET, met de dag van ontvangst ${asExpected}.` }, { allow: 'GET, HEAD' });

const asExpected = 'als jaar, maand en dag: ?ontvangen=2026-11-20';

function refuse(fout: string): Response {
  return json(400, { fout }, { 'cache-control': 'no-store' });
}

function json(status: number, body: object, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  });
}
