import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import sirv from 'sirv';
import type { Register } from '#register/register.ts';
import { startFailure } from '#register/start-failure.ts';
import type { Environment } from '#settings/environment.ts';
import { openLog } from '#settings/log.ts';
import { runSite } from './run.ts';
import { loadErrorPages } from './serving/error-pages.ts';
import { answerOfHost } from './serving/host-names.ts';
import { keepPages } from './serving/kept-pages.ts';
import { announcesMoreThan, drain, limitedBody } from './serving/limited-body.ts';
import { receiveForms } from './serving/received-forms.ts';
import { refuseConnection } from './serving/refuse-connection.ts';
import type { Remembrance } from './serving/remembered-pages.ts';
import { rememberPages } from './serving/remembered-pages.ts';
import { securityHeaders } from './serving/security-headers.ts';

/** What the site works with. */
export interface SiteTools {
  environment: Environment;
  register: Register;
  log?: Logger;
  /** Folder of the built site; absent means `dist` under the project root. */
  dist?: string;
}

export interface Site {
  url: string;
  /** Takes no new requests, finishes those that run, and closes. The register stays open: it is the caller's. */
  stop(): Promise<void>;
}

type AstroHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
  locals: App.Locals,
) => Promise<void>;

const methods = ['GET', 'HEAD', 'POST'];

/** Serves the built site: our own limits, headers and stop around Astro's pages. */
export async function startSite(tools: SiteTools): Promise<Site> {
  const { environment, register } = tools;
  const { limits } = environment;
  const log = tools.log ?? openLog('site', environment.logLevel);
  const dist = resolve(tools.dist ?? 'dist');
  const client = join(dist, 'client');
  const errorPage = loadErrorPages(client);
  const astro = await loadAstro(dist);
  const headers = securityHeaders(environment.production);
  const keptPage = keepPages(client);
  const remembered = rememberPages(register);
  const files = sirv(client, { etag: true, brotli: true, gzip: true, setHeaders: cacheFile });
  const locals = { environment, register, log, errorPage };
  const receivedForm = receiveForms(locals, remembered);

  const server = createServer({ headersTimeout: 10_000, requestTimeout: 600_000 }, (request, response) => {
    response.setHeaders(headers);
    const path = pathOf(request);
    const refuse = (status: number) => {
      sendPage(response, status, errorPage(status, path));
      drain(request, limits.requestBytes);
    };
    if (path === '/healthz') return sendWord(response, 200, 'ok');
    if (path === '/readyz')
      return void ready(register).then((yes) => sendWord(response, yes ? 200 : 503, yes ? 'ok' : 'no'));
    if (!methods.includes(request.method ?? '')) {
      response.setHeader('Allow', methods.join(', '));
      return refuse(405);
    }
    if (announcesMoreThan(request, limits.requestBytes)) return refuse(413);
    const host = answerOfHost(request.headers.host, path, register.municipalities.values());
    if (host && 'redirectTo' in host) return redirect(response, host.redirectTo);
    if (host || path.startsWith('/fout/')) return refuse(404);

    const page = (remembrance?: Remembrance, received?: App.Locals['received']) => {
      if (remembrance && 'page' in remembrance) return sendAgain(request, response, remembrance.page);
      if (!received) Object.assign(request, { body: limitedBody(request, limits.requestBytes) });
      response.once('finish', () => request.readableEnded || drain(request, limits.requestBytes));
      const given = { ...locals, ...remembrance, ...(received && { received }) };
      astro(request, response, () => refuse(404), given).catch((error) => {
        log.error({ err: error }, 'the page handler failed');
        if (!response.headersSent) refuse(500);
      });
    };
    if (request.method === 'POST') {
      const form = receivedForm(request);
      if (form) void form.remembrance.then((remembrance) => page(remembrance, form.received));
      else page();
    } else if (!keptPage(request, response, path)) {
      files(request, response, () => void remembered.at(request.url!).then(page));
    }
  });

  server.on('clientError', (error: NodeJS.ErrnoException, socket) => refuseConnection(error, socket, headers));
  server.listen(environment.port, environment.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${environment.host}:${port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      const impatient = setTimeout(() => server.closeAllConnections(), 8_000);
      await closed;
      clearTimeout(impatient);
    },
  };
}

async function loadAstro(dist: string): Promise<AstroHandler> {
  process.env.ASTRO_NODE_AUTOSTART = 'disabled';
  const { handler } = await import(pathToFileURL(join(dist, 'server', 'entry.mjs')).href);
  return handler;
}

async function ready({ db }: Register): Promise<boolean> {
  try {
    await sql`select 1`.execute(db);
    return true;
  } catch {
    return false;
  }
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0]!;
}

/** Files with a hash in their name never change; pages are asked for anew each time. */
function cacheFile(response: ServerResponse, path: string): void {
  response.setHeader('Cache-Control', path.startsWith('/_astro/') ? 'public, max-age=31536000, immutable' : 'no-cache');
}

function sendWord(response: ServerResponse, status: number, word: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }).end(word);
}

function sendPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }).end(html);
}

/** A page that was made for somebody who asked before. */
function sendAgain(
  { method }: IncomingMessage,
  response: ServerResponse,
  { html, headers }: { html: string; headers: Headers },
): void {
  response.setHeaders(headers);
  const body = Buffer.from(html);
  response.writeHead(200, { 'Content-Length': body.length }).end(method === 'HEAD' ? undefined : body);
}

function redirect(response: ServerResponse, to: string): void {
  response.writeHead(302, { Location: to, 'Cache-Control': 'no-store' }).end();
}

if (import.meta.main) {
  runSite(startSite).catch((error) => {
    console.error(startFailure(error, { host: 'HOST', port: 'PORT' }));
    process.exit(1);
  });
}
