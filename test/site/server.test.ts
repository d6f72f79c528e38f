import { request as plainRequest } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { Municipality } from '#settings/municipality.ts';
import { startSite } from '#site/server.ts';
import { answerOfHost } from '#site/serving/host-names.ts';
import { aFilledForm, asBody, openTestSite, textOf } from './citizen.ts';

const { opened, ask, send } = openTestSite({ REQUEST_MB: '25' });
const megabyte = 1024 * 1024;

const inPolicy = [
  ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'"],
  ...["connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"],
];

describe('every answer has the same security headers', () => {
  test.for([
    ['a page made at build time', '/druten/', 200],
    ['a page made on request', '/druten/klacht', 200],
    ['a page that does not exist', '/druten/niets', 404],
    ['a municipality that does not exist', '/nergens/klacht', 404],
    ['a file', '/favicon.svg', 200],
    ['a sign of life', '/healthz', 200],
    ['an answer in JSON', '/api/termijnen?ontvangen=2026-11-20', 200],
    ['a mistake in JSON', '/api/termijnen', 400],
    ['the error pages themselves', '/fout/500/', 404],
    ['an address that cannot be read', '/%ff/%00', 404],
    ['a way out of the folder', '/..%2f..%2fpackage.json', 404],
  ] as const)('%s', async ([_, path, status]) => {
    const answer = await ask(path);
    expect(answer.status).toBe(status);
    const { headers } = answer;
    expect(headers.get('content-security-policy')!.split('; ')).toEqual(inPolicy);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  test('also when what came is no HTTP at all', async () => {
    const answer = await raw('ONZIN\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('Content-Security-Policy: default-src');
  });

  test('in production a browser is told to come by HTTPS only', async () => {
    const environment = { ...opened.environment, production: true, port: 0 };
    const site = await startSite({ environment, register: opened.register });
    try {
      const { headers } = await fetch(`${site.url}/druten/`);
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    } finally {
      await site.stop();
    }
  });

  test('no page holds a style or script that the policy would stop', async () => {
    for (const path of ['/', '/druten/', '/druten/klacht', '/druten/niets', '/druten/termijnen']) {
      const { html } = await ask(path);
      expect(html).not.toMatch(/<style|<script(?![^>]* src=)| style=| on\w+=|javascript:/i);
    }
  });
});

describe('caching', () => {
  test('what has a hash in its name is kept for good, a page is asked for anew', async () => {
    const { html, headers } = await ask('/druten/');
    expect(headers.get('cache-control')).toBe('no-cache');
    const css = /href="(\/_astro\/[^"]+\.css)"/.exec(html)![1]!;
    expect((await ask(css)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const seen = { 'if-none-match': headers.get('etag')! };
    expect((await ask('/druten/', { headers: seen })).status).toBe(304);
  });

  test('a form and an error are kept by nobody else', async () => {
    expect((await ask('/druten/klacht')).headers.get('cache-control')).toBe('private, no-cache');
    expect((await ask('/druten/niets')).headers.get('cache-control')).toBe('no-store');
  });
});

describe('limits', () => {
  test('more than a request may be: a page that says so, with its length given or not', async () => {
    const tooMuch = Buffer.alloc(26 * megabyte);
    for (const isChunked of [false, true]) {
      const { status, body } = await post('/druten/klacht', tooMuch, isChunked);
      expect([isChunked, status]).toEqual([isChunked, 413]);
      expect(textOf(body)).toContain('Dit is te groot om te versturen');
      expect(textOf(body)).toContain('14 0487');
    }
  });

  test('the connection is of use again after a refusal', async () => {
    await post('/druten/klacht', Buffer.alloc(26 * megabyte), true);
    expect((await ask('/druten/')).status).toBe(200);
  });

  test.for(['PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is not a thing to do here', async (method) => {
    const { status, headers } = await ask('/druten/klacht', { method });
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  });

  test('a browser that hangs up halfway leaves no trace of its form', async () => {
    const before = await filesInRegister();
    await new Promise<void>((resolve) => {
      const request = plainRequest(`${opened.site.url}/druten/klacht`, {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=b', 'content-length': megabyte },
      });
      request.on('error', () => resolve());
      request.write('--b\r\nContent-Disposition: form-data; name="attachments"; filename="a.txt"\r\n\r\nhalf');
      setTimeout(() => request.destroy(), 100);
    });
    expect((await ask('/readyz')).status).toBe(200);
    expect(await filesInRegister()).toBe(before);
  });
});

describe('where a form may come from', () => {
  const from = (headers: Record<string, string>, path = '/druten/klacht') =>
    ask(path, { method: 'POST', body: asBody(aFilledForm()), headers });

  test.for([
    ['the site itself', () => ({ origin: opened.environment.publicUrl }), 303],
    ['the host that was asked', () => ({ origin: new URL(opened.site.url).origin }), 303],
    ['nowhere said', () => ({}), 303],
    ['a page that hides where it is', () => ({ origin: 'null' }), 303],
    ['another site', () => ({ origin: 'https://evil.example' }), 403],
    ['the same host by another port', () => ({ origin: 'http://127.0.0.1:1' }), 403],
    ['nonsense', () => ({ origin: 'onzin' }), 403],
  ] as const)('a complaint from %s', async ([_, headers, status]) => {
    expect((await from(headers())).status).toBe(status);
  });

  test.for([
    ['a page that hides where it is', { origin: 'null' }],
    ['another site', { origin: 'https://evil.example' }],
    ['nowhere said, by a browser that says it crosses sites', { 'sec-fetch-site': 'cross-site' }],
  ] as [string, Record<string, string>][])('the desk takes nothing from %s', async ([_, headers]) => {
    expect((await from(headers, '/werkplek')).status).toBe(403);
  });
});

describe('host names', () => {
  const municipalities = [{ slug: 'druten', host: 'klachten.druten.example' }, { slug: 'diemen' }] as Municipality[];
  test.for([
    ['klachten.druten.example', '/', { redirectTo: '/druten/' }],
    ['KLACHTEN.druten.example:8443', '/', { redirectTo: '/druten/' }],
    ['klachten.druten.example', '/druten/klacht', undefined],
    ['klachten.druten.example', '/diemen/klacht', { notFound: true }],
    ['klachten.druten.example', '/diemen', { notFound: true }],
    ['klachten.druten.example', '/%64iemen/klacht', { notFound: true }],
    ['klachten.druten.example', '/%2564iemen/klacht', { notFound: true }],
    ['klachten.druten.example', '//diemen/klacht', { notFound: true }],
    ['klachten.druten.example', '/\\diemen/klacht', { notFound: true }],
    ['klachten.druten.example', '/druten/../diemen/klacht', { notFound: true }],
    ['klachten.druten.example', '/druten/%2e%2e/diemen/klacht', { notFound: true }],
    ['klachten.druten.example', '/%E0%A4%A', undefined],
    ['klachten.druten.example', '/index.html', { redirectTo: '/druten/' }],
    ['klachten.druten.example.', '/diemen', { notFound: true }],
    ['klachten.druten.example.:8443', '/diemen', { notFound: true }],
    ['klachten.druten.example', '/werkplek', undefined],
    ['localhost:4321', '/', undefined],
    ['localhost:4321', '/diemen/', undefined],
    [undefined, '/', undefined],
  ] as const)('%s%s', ([host, path, answer]) => {
    expect(answerOfHost(host, path, municipalities)).toEqual(answer);
  });

  test('the server does so too', async () => {
    const own = new Map(opened.register.municipalities);
    own.set('druten', { ...own.get('druten')!, host: 'klachten.druten.example' });
    const register = { ...opened.register, municipalities: own };
    const site = await startSite({ environment: { ...opened.environment, port: 0 }, register });
    try {
      const at = (path: string) => plain(`${site.url}${path}`, { host: 'klachten.druten.example' });
      expect(await at('/')).toMatchObject({ status: 302, location: '/druten/' });
      expect(await at('/diemen/')).toMatchObject({ status: 404 });
      expect(await at('/druten/')).toMatchObject({ status: 200 });
    } finally {
      await site.stop();
    }
  });
});

test('stopping takes no new request and finishes those that run', async () => {
  const site = await startSite({ environment: { ...opened.environment, port: 0 }, register: opened.register });
  const body = new Uint8Array(await new Response(asBody(aFilledForm())).arrayBuffer());
  const boundary = new TextDecoder().decode(body.subarray(2, body.indexOf(13)));
  let finish = () => {};
  const slow = new ReadableStream({
    start(controller) {
      controller.enqueue(body.subarray(0, 100));
      finish = () => {
        controller.enqueue(body.subarray(100));
        controller.close();
      };
    },
  });
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  const running = fetch(`${site.url}/druten/klacht`, {
    ...{ method: 'POST', body: slow, duplex: 'half', redirect: 'manual', headers },
  } as RequestInit);
  await new Promise((resolve) => setTimeout(resolve, 200));
  const stopped = site.stop();
  await expect(fetch(`${site.url}/healthz`)).rejects.toThrow();
  finish();
  expect((await running).status).toBe(303);
  await stopped;
});

test('the log holds the pattern of an address, no secret and nothing that was typed', async () => {
  const lines: string[] = [];
  const { pino } = await import('pino');
  const log = pino({ level: 'debug' }, { write: (line: string) => lines.push(line) });
  const site = await startSite({ environment: { ...opened.environment, port: 0 }, register: opened.register, log });
  try {
    const filled = aFilledForm({ website: 'x', email: 'jan@inwoner.example' });
    const answer = await fetch(`${site.url}/druten/klacht`, {
      method: 'POST',
      body: asBody(filled),
      redirect: 'manual',
    });
    const secret = answer.headers.get('location')!.split('/').at(-1)!;
    await fetch(`${site.url}/druten/volg/${secret}`);
    const written = lines.join('');
    expect(written).toContain('"route":"/[slug]/volg/[secret]","status":200');
    for (const private_ of [secret, 'Jan de Vries', 'jan@inwoner', 'afgesnauwd', 'Dorpsstraat']) {
      expect(written).not.toContain(private_);
    }
  } finally {
    await site.stop();
  }
});

test('a form that is sent keeps nothing in the temporary folder', async () => {
  const { readdir } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  const ours = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('wederhoor-form-'));
  const before = await ours();
  await send(aFilledForm({ attachments: new File(['tekst'], 'a.txt') }));
  await send(aFilledForm({ attachments: new File(['tekst'], 'a.txt'), name: '' }));
  expect((await ours()).filter((name) => !before.includes(name))).toEqual([]);
});

async function filesInRegister(): Promise<number> {
  return (await opened.register.db.selectFrom('file').select('id').execute()).length;
}

/** Posts bytes that claim to be a form, with or without saying beforehand how many. */
function post(path: string, bytes: Buffer, isChunked: boolean): Promise<{ status: number; body: string }> {
  const length = isChunked ? {} : { 'content-length': bytes.length };
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'multipart/form-data; boundary=b', ...length };
    const request = plainRequest(`${opened.site.url}${path}`, { method: 'POST', headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (piece) => {
        body += piece;
      });
      response.on('end', () => resolve({ status: response.statusCode!, body }));
    });
    request.on('error', reject);
    request.end(bytes);
  });
}

/** A GET with headers that fetch does not let one set. */
function plain(url: string, headers: Record<string, string>): Promise<{ status?: number; location?: string }> {
  return new Promise((resolve, reject) => {
    const request = plainRequest(url, { headers }, (response) => {
      response.resume();
      resolve({ status: response.statusCode, location: response.headers.location });
    });
    request.on('error', reject).end();
  });
}

function raw(bytes: string): Promise<string> {
  const { port, hostname } = new URL(opened.site.url);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.on('data', (piece) => {
      answer += piece;
    });
    socket.on('end', () => resolve(answer)).on('error', reject);
  });
}
