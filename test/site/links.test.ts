import { beforeAll, describe, expect, test } from 'vitest';
import { loadMunicipalities } from '#settings/municipality.ts';
import { aFilledForm, openTestSite } from './citizen.ts';

const { ask, send } = openTestSite();

/** What a page is to who follows links: where it leads, and which places in it can be led to. */
type Walked = { status: number; links: string[]; places: Set<string> };
const walked = new Map<string, Walked>();

beforeAll(async () => {
  const found = ['/', '/druten/niets'];
  for (const { slug } of loadMunicipalities()) {
    const confirmation = (await send(aFilledForm({ email: 'jan@inwoner.example', consent: 'ja' }), slug)).to;
    found.push(confirmation, confirmation.replace('klacht/ontvangen', 'volg'));
  }
  for (let path = found.shift(); path; path = found.shift()) {
    if (walked.has(path)) continue;
    const page = await walk(path);
    walked.set(path, page);
    found.push(...page.links.map((link) => link.split('#')[0]!));
  }
});

async function walk(path: string): Promise<Walked> {
  const { status, html } = await ask(path);
  const links = [...html.matchAll(/<(?:a|link|img|script)\b[^>]*\s(?:href|src)="([^"]+)"/g)]
    .map(([, to]) => new URL(to!.replaceAll('&amp;', '&'), `http://here${path}`))
    .filter(({ host, protocol }) => host === 'here' && protocol === 'http:')
    .map(({ pathname, search, hash }) => pathname + search + hash);
  return { status, links, places: new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!)) };
}

test('the walk comes by every public page of every municipality', () => {
  const seen = [...walked.keys()];
  for (const { slug } of loadMunicipalities())
    for (const page of ['', 'en/', 'klacht', 'termijnen', 'privacy', 'toegankelijkheid', 'hulp'])
      expect(seen).toContain(`/${slug}/${page}`);
  expect(seen.filter((path) => path.endsWith('.pdf')).length).toBeGreaterThanOrEqual(5);
});

describe('no link is broken', () => {
  test('each leads to a page that is there', () => {
    const broken = [...walked].filter(([, { status }]) => status !== 200).map(([path, { status }]) => [path, status]);
    expect(broken).toEqual([['/druten/niets', 404]]);
  });

  test('and to a place that is on that page', () => {
    const lost = [...walked].flatMap(([path, { links }]) =>
      links
        .filter((link) => link.includes('#'))
        .filter((link) => {
          const [page, place] = link.split('#') as [string, string];
          return !walked.get(page)?.places.has(decodeURIComponent(place));
        })
        .map((link) => `${path} → ${link}`),
    );
    expect(lost).toEqual([]);
  });
});
