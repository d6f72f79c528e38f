import { defineMiddleware } from 'astro:middleware';
import type { APIContext, MiddlewareNext } from 'astro';
import { isDatabaseAway } from '#register/away.ts';
import { openDesk } from './desk-session.ts';
import { mayComeFrom } from './origin.ts';

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
    return await whole(context, ended ?? (await next()));
  } catch (error) {
    if (isTooLarge(error)) return errorPage(context, 413);
    if (isDatabaseAway(error)) {
      log.error({ route: context.routePattern, code: (error as { code?: unknown }).code }, 'the database is away');
      return errorPage(context, 503);
    }
    log.error({ route: context.routePattern, error: describe(error) }, 'unexpected error');
    return errorPage(context, 500);
  }
}

/**
 * A page is made whole before its first byte leaves, so that an error halfway still becomes an error page. An answer that
 * is only a status gets the page for it.
 */
async function whole(context: APIContext, response: Response): Promise<Response> {
  if (response.status >= 400 && response.body === null) return errorPage(context, response.status, response.headers);
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  return new Response(await response.text(), response);
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

/** Kind and place only: the message of a database error may repeat what somebody typed. */
function describe(error: unknown) {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, stack = '', code } = error as Error & { code?: unknown };
  return { name, code, at: stack.split('\n').filter((line) => /^\s+at /.test(line)) };
}
