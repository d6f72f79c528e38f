import { globSync } from 'node:fs';
import { request } from 'node:http';
import { beforeAll, describe, expect, test } from 'vitest';
import { day } from '#domain/day.ts';
import { findComplaint } from '#register/complaints.ts';
import { letterDispatched } from '#register/dispatch.ts';
import { documentsOf } from '#register/documents.ts';
import { lettersOf } from '#register/letters.ts';
import { loadMunicipalities } from '#settings/municipality.ts';
import { startSite } from '#site/server.ts';
import { readLetterText } from '#templates/letter-text.ts';
import { asHtml } from '#templates/mail-body.ts';
import { aFilledForm, openTestSite } from './citizen.ts';

const { opened, send, complaintOf } = openTestSite();
const slugs = loadMunicipalities().map(({ slug }) => slug);
const hostOf = (slug: string) => `klachten.${slug}.example`;

/** Every page and file of a municipality, as the folder of pages has them. */
const routes = globSync('site/pages/[[]slug[]]/**/*.{astro,ts}')
  .map((file) => file.replace(/^site\/pages/, '').replace(/(\/index)?\.astro$|\.ts$/, ''))
  .sort();

/** Routes with nothing to show to who just asks: they only take what a form or a broker sends. */
const nothingToShow = ['/[slug]/digid/beginnen', '/[slug]/digid/terug'];

type Own = { secret: string; letter: string; document: string };
const complaints = new Map<string, Own>();

let url: string;
beforeAll(async () => {
  for (const slug of slugs) complaints.set(slug, await aComplaintWithLetter(slug));
  const municipalities = new Map(
    [...opened.register.municipalities].map(([slug, one]) => [slug, { ...one, host: hostOf(slug) }] as const),
  );
  const environment = { ...opened.environment, port: 0 };
  const site = await startSite({ environment, register: { ...opened.register, municipalities } });
  url = site.url;
  return () => site.stop();
});

async function aComplaintWithLetter(slug: string): Promise<Own> {
  const { db } = opened.register;
  const attachments = new File(['x'], 'brief.txt', { type: 'text/plain' });
  const { id, statusSecret } = await complaintOf(await send(aFilledForm({ attachments }), slug));
  const [letter] = await lettersOf(db, id);
  await db.transaction().execute(async (transaction) => {
    const sent = { channel: 'post', postedOn: day('2026-11-20'), by: { role: 'system' } } as const;
    await letterDispatched(transaction, opened.register, letter!.id, sent);
  });
  const [document] = await documentsOf(db, id);
  return { secret: statusSecret, letter: letter!.id, document: document!.id };
}

/** A route under the slug of one municipality, with the complaint, letter and attachment of, perhaps, another. */
function filled(route: string, slug: string, { secret, letter, document }: Own): string {
  const values = { '[slug]': slug, '[secret]': secret, '[id]': letter, '[document]': document };
  return Object.entries(values).reduce((path, [name, value]) => path.replace(name, value), route);
}

/** Asks with another Host than the address, which `fetch` cannot. */
function askUnder(host: string, path: string): Promise<{ status: number; html: string; to: string }> {
  return new Promise((resolve, reject) => {
    request(url + path, { headers: { host } }, async (response) => {
      const pieces: Buffer[] = [];
      for await (const piece of response) pieces.push(piece);
      const { statusCode = 0, headers } = response;
      resolve({ status: statusCode, html: Buffer.concat(pieces).toString(), to: headers.location ?? '' });
    })
      .on('error', reject)
      .end();
  });
}

test('there are routes with a secret, and routes without', () => {
  expect(routes).toContain('/[slug]');
  expect(routes.filter((route) => route.includes('[secret]')).length).toBeGreaterThanOrEqual(5);
});

describe.each(routes)('%s', (route) => {
  const isSecret = route.includes('[secret]');
  const here = nothingToShow.includes(route) ? [303, 404] : [200];

  test.each(slugs)('of %s is there under its own name and host, and nowhere else', async (slug) => {
    const own = complaints.get(slug)!;
    const path = filled(route, slug, own);
    for (const host of ['127.0.0.1', hostOf(slug), `${hostOf(slug).toUpperCase()}:8443`])
      expect([host, (await askUnder(host, path)).status]).toSatisfy(([, status]) => here.includes(status));
    for (const other of slugs.filter((one) => one !== slug)) {
      const under = await askUnder(hostOf(other), path);
      expect([other, under.status]).toEqual([other, 404]);
      if (isSecret) {
        expect((await askUnder('127.0.0.1', filled(route, other, own))).status).toBe(404);
        expect((await askUnder(hostOf(other), filled(route, other, own))).status).toBe(404);
        expect(under.html).not.toContain(own.secret);
      }
    }
  });
});

test.each(slugs)('%s: what a form of another sends is not taken under its host', async (slug) => {
  const other = slugs.find((one) => one !== slug)!;
  const answer = await new Promise<number>((resolve, reject) => {
    request(
      `${url}/${other}/klacht`,
      { method: 'POST', headers: { host: hostOf(slug), 'content-length': 0 } },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    )
      .on('error', reject)
      .end();
  });
  expect(answer).toBe(404);
});

describe.each(slugs)('the addresses that %s gives', (slug) => {
  test('stay in its own part of the site, and never repeat the host that was asked for', async () => {
    for (const route of routes.filter((one) => !/\.pdf$|\/bijlage\//.test(one) && !nothingToShow.includes(one))) {
      const { html } = await askUnder('kwaad.example', filled(route, slug, complaints.get(slug)!));
      expect(html).not.toContain('kwaad.example');
      const links = [...html.matchAll(/(?:href|action|formaction|src)="(\/[^"]*)"/g)].map(([, to]) => to!);
      const strange = links.filter((to) => !/^\/(_astro\/|favicon\.svg$|$)/.test(to) && to.split(/[/?#]/)[1] !== slug);
      expect([route, strange]).toEqual([route, []]);
    }
  });

  test('on its own host: `/` leads to it, without naming any host', async () => {
    const { status, to } = await askUnder(hostOf(slug), '/');
    expect([status, to]).toEqual([302, `/${slug}/`]);
  });

  test('in its mails and letters are those of the installation, with its own name', async () => {
    const { secret } = complaints.get(slug)!;
    const complaint = await findComplaint(opened.register.db, { statusSecret: secret });
    const [letter] = await lettersOf(opened.register.db, complaint!.id);
    const html = asHtml(readLetterText(letter!.markdown), { title: '', lang: 'nl-NL' });
    const ours = [...html.matchAll(/href="(http:[^"]+)"/g)].map(([, to]) => new URL(to!));
    expect(ours.length).toBeGreaterThan(0);
    for (const { origin, pathname } of ours)
      expect([origin, pathname.split('/')[1]]).toEqual([opened.environment.publicUrl, slug]);
  });
});
