import { defineMiddleware } from 'astro:middleware';
import type { APIContext, MiddlewareNext } from 'astro';
import { isDatabaseAway } from '#register/database-away.ts';
import { openDesk } from './desk-session.ts';
import { mayComeFrom } from './origin.ts';
import { fillIn, takeOut } from './serving/blanks.ts';
import { keepPrivate } from './status/secret-page.ts';

/** Around every page rendered on request: who may send, who is signed in, what goes in the log, what an error looks like. */
export const onRequest = defineMiddleware(async (context, next) => {
  if (context.isPrerendered) return next();
  const startedAt = performance.now();
  const response = await answer(context, next);
  const { log } = context.locals;
  // The pattern, never the address itself: that may hold a secret.
  const line = { method: context.request.method, route: context.routePattern, status: response.status };
  log.info({ ...line, ms: Math.round(performance.now() - startedAt) }, 'answered');
  return response;
});

async function answer(context: APIContext, next: MiddlewareNext): Promise<Response> {
  const { environment, log } = context.locals;
  const { pathname } = context.url;
  const isDesk = /^\/werkplek(\/|$)/.test(pathname);
  try {
    if (!mayComeFrom(context.request, environment.publicUrl, isDesk)) return errorPage(context, 403);
    const ended = isDesk ? await openDesk(context) : undefined;
    const response = await whole(context, ended ?? (await next()));
    if (isDesk) keepPrivate(response.headers);
    return response;
  } catch (error) {
    if (isTooLarge(error)) return errorPage(context, 413);
    if (context.request.signal.aborted) return errorPage(context, 400);
    const isAway = isDatabaseAway(error);
    const message = isAway ? 'the database is away' : 'unexpected error';
    log.error({ route: context.routePattern, err: error }, message);
    return errorPage(context, isAway ? 503 : 500);
  }
}

/**
 * A page is made whole before its first byte leaves, so that an error halfway still becomes an error page. An answer that
 * is only a status gets the page for it.
 */
async function whole(context: APIContext, response: Response): Promise<Response> {
  if (response.status >= 400 && response.body === null) return errorPage(context, response.status, response.headers);
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  const { status, headers } = response;
  const html = await response.text();
  const { remember, own = { blanks: [], words: [] } } = context.locals;
  const page = takeOut(html, own.blanks);
  if (status === 200) remember?.({ ...page, headers });
  return new Response(fillIn(page, own.words), { status, headers });
}

function errorPage(context: APIContext, status: number, given?: Headers): Response {
  const headers = new Headers(given);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.set('Cache-Control', 'no-store');
  if (status === 503) headers.set('Retry-After', '120');
  return new Response(context.locals.errorPage(status, context.url.pathname), { status, headers });
}

function isTooLarge(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause.name === 'BodyTooLarge') return true;
  return false;
}
