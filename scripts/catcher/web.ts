import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { CaughtMail, KeptMails } from './kept-mails.ts';
import { listPage, mailPage, problemPage, style } from './pages.ts';

type Answer = { status?: number; headers: Record<string, string>; body: string | Buffer };

const HTML = 'text/html; charset=utf-8';
const fixedHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};
/** A mail may hold anything: it may not run, fetch or post; its links open beside it. */
const sealed =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

/** The caught mails for people (Dutch) and for programs (`/mails.json`). */
export function createWeb(mails: KeptMails): Server {
  return createServer(async (request, response) => {
    try {
      send(response, await answerTo(request, mails));
    } catch (error) {
      console.error(error);
      send(response, problem(500, 'Dat ging mis'));
    }
  });
}

async function answerTo(request: IncomingMessage, mails: KeptMails): Promise<Answer> {
  // A page elsewhere can make a browser call this address by a name of its own, and would then read what stands here.
  if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.headers.host ?? ''))
    return problem(421, 'Open deze pagina via localhost');
  const [, first, id = '', part, number] = new URL(request.url ?? '/', 'http://localhost').pathname.split('/');
  if (request.method === 'POST' && first === 'leegmaken') return empty(request, mails);
  if (request.method !== 'GET' && request.method !== 'HEAD') return problem(405, 'Dat kan hier niet');
  if (first === '') return { headers: { 'Content-Type': HTML }, body: listPage(mails.all()) };
  if (first === 'stijl.css') return { headers: { 'Content-Type': 'text/css; charset=utf-8' }, body: style };
  if (first === 'mails.json')
    return { headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: JSON.stringify(mails.all()) };
  const mail = first === 'mails' ? mails.find(id.replace(/\.eml$/, '')) : undefined;
  if (!mail) return problem(404, 'Die mail is er niet');
  if (id.endsWith('.eml')) return download('message/rfc822', id, await mails.raw(mail.id));
  if (part === undefined) return readable(mails, mail);
  if (part === 'opgemaakt') return formatted(mails, mail.id);
  if (part === 'bijlagen') return attachment(mails, mail.id, Number(number));
  return problem(404, 'Die pagina is er niet');
}

async function empty(request: IncomingMessage, mails: KeptMails): Promise<Answer> {
  const site = request.headers['sec-fetch-site'] ?? 'none';
  if (site !== 'same-origin' && site !== 'none') return problem(403, 'Dat kan alleen vanaf deze pagina');
  await mails.empty();
  return { status: 303, headers: { Location: '/' }, body: '' };
}

async function readable(mails: KeptMails, mail: CaughtMail): Promise<Answer> {
  const { textAsHtml = '' } = await mails.read(mail.id);
  return { headers: { 'Content-Type': HTML }, body: mailPage(mail, textAsHtml) };
}

async function formatted(mails: KeptMails, id: string): Promise<Answer> {
  const { html } = await mails.read(id);
  return {
    headers: { 'Content-Type': HTML, 'Content-Security-Policy': sealed },
    body: `<base target="_blank">${html || ''}`,
  };
}

async function attachment(mails: KeptMails, id: string, number: number): Promise<Answer> {
  const { attachments } = await mails.read(id);
  const found = attachments[number - 1];
  const name = mails.find(id)?.attachments[number - 1]?.name;
  if (!found || !name) return problem(404, 'Die bijlage is er niet');
  return download(found.contentType, name, found.content);
}

function download(type: string, name: string, body: Buffer): Answer {
  const safeType = /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream';
  const plainName = name.replace(/[^\w.-]/g, '_');
  const encodedName = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return {
    headers: {
      'Content-Type': safeType,
      'Content-Disposition': `attachment; filename="${plainName}"; filename*=UTF-8''${encodedName}`,
      'Content-Security-Policy': sealed,
    },
    body,
  };
}

function problem(status: number, title: string): Answer {
  return { status, headers: { 'Content-Type': HTML }, body: problemPage(title) };
}

function send(response: ServerResponse, { status = 200, headers, body }: Answer): void {
  const length = { 'Content-Length': String(Buffer.byteLength(body)) };
  response.writeHead(status, { ...fixedHeaders, ...headers, ...length });
  response.end(body);
}
