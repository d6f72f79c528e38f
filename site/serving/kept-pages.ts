import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';

/** Answers with a page that was built, and says whether there is one for this address. */
export type KeptPages = (request: IncomingMessage, response: ServerResponse, path: string) => boolean;

type Kept = { tag: string; codings: { coding?: 'br' | 'gzip'; body: Buffer }[] };

/**
 * Reads the built pages once, so that the page most people come for needs no file: opening and closing one took longer
 * than all the rest of the answer.
 */
export function keepPages(client: string): KeptPages {
  const pages = new Map<string, Kept>();
  for (const file of globSync('**/index.html', { cwd: client })) {
    const path = `/${file.slice(0, -'index.html'.length)}`;
    const kept = keep(join(client, file));
    pages.set(path, kept);
    if (path !== '/') pages.set(path.slice(0, -1), kept);
  }
  return (request, response, path) => {
    const page = pages.get(path);
    if (!page) return false;
    const accepted = request.headers['accept-encoding'] ?? '';
    const { coding, body } = page.codings.find(({ coding }) => !coding || accepts(accepted, coding))!;
    const tag = `"${page.tag}${coding ? `-${coding}` : ''}"`;
    const head = { ETag: tag, Vary: 'Accept-Encoding', 'Cache-Control': 'no-cache' };
    if (request.headers['if-none-match'] === tag) response.writeHead(304, head).end();
    else {
      response.writeHead(200, {
        ...head,
        'Content-Type': 'text/html;charset=utf-8',
        'Content-Length': body.length,
        ...(coding && { 'Content-Encoding': coding }),
      });
      response.end(request.method === 'HEAD' ? undefined : body);
    }
    return true;
  };
}

function keep(file: string): Kept {
  const body = readFileSync(file);
  const tag = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  const packed = [
    { coding: 'br', file: `${file}.br` },
    { coding: 'gzip', file: `${file}.gz` },
  ] as const;
  const there = packed.filter((one) => existsSync(one.file));
  return { tag, codings: [...there.map(({ coding, file }) => ({ coding, body: readFileSync(file) })), { body }] };
}

/** Whether a browser takes this packing: it names it, and not with a weight of nothing. */
function accepts(accepted: string, coding: string): boolean {
  return accepted.split(',').some((one) => {
    const [name, weight] = one.trim().split(/\s*;\s*/);
    return name?.toLowerCase() === coding && !/^q=0(\.0*)?$/.test(weight ?? '');
  });
}
