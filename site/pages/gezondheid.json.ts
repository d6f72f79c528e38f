import type { APIRoute } from 'astro';
import { asJson, reportHealth } from '../health.ts';

export const prerender = false;

/** How it goes, for a machine that watches: 200, or 503 when something is wrong. */
export const GET: APIRoute = async ({ locals }) => {
  const report = await reportHealth(locals);
  return new Response(JSON.stringify(asJson(report)), {
    status: report.status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });
};
