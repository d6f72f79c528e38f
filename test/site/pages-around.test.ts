import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RetentionResult } from '#domain/retention.ts';
import { retentionLines } from '#domain/retention.ts';
import { draftHours } from '#register/drafts.ts';
import { tripMinutes } from '#register/sign-in-trips.ts';
import { loadMunicipalities } from '#settings/municipality.ts';
import { openTestSite, textOf } from './citizen.ts';

const { ask } = openTestSite();
const municipalities = loadMunicipalities();

describe.each(municipalities)('around the procedure of $name', (municipality) => {
  const { slug, channels, contact } = municipality;
  const pages = ['', 'en/', 'privacy', 'toegankelijkheid', 'hulp', 'termijnen', 'klacht'];

  test.each(pages)('every page leads to help, privacy, accessibility and contact: /%s', async (page) => {
    const { status, html } = await ask(`/${slug}/${page}`);
    expect(status).toBe(200);
    expect(html).toContain('<a class="nl-skip-link nl-skip-link--visible-on-focus" href="#inhoud">');
    const [, footer = ''] = /<footer(.*?)<\/footer>/s.exec(html) ?? [];
    for (const to of ['hulp', 'privacy', 'toegankelijkheid'])
      expect(footer).toMatch(new RegExp(`href="/${slug}/${to}[#"]`));
    for (const one of [contact.phone, contact.email, contact.post?.join(', ')])
      if (one) expect(textOf(footer)).toContain(one);
  });

  test.each(pages)('no cookie, and nothing from elsewhere: /%s', async (page) => {
    const { headers, html } = await ask(`/${slug}/${page}`);
    expect(headers.getSetCookie()).toEqual([]);
    const loaded = [...html.matchAll(/<(?:link|script|img|iframe|source|video|audio)\b[^>]*?(?:href|src)="([^"]*)"/g)];
    expect(loaded.length).toBeGreaterThan(0);
    for (const [, from] of loaded) expect(from).toMatch(/^\/(?!\/)/);
    expect(html).not.toMatch(/<script(?![^>]*\bsrc="\/)/);
  });

  test.each(pages)('no list without an item, which would be read out as a list of nothing: /%s', async (page) => {
    expect((await ask(`/${slug}/${page}`)).html).not.toMatch(/<(ul|ol|dl)\b[^>]*>\s*<\/\1>/);
  });

  test.each(pages)('headings go down one level at a time, from one title: /%s', async (page) => {
    const { html } = await ask(`/${slug}/${page}`);
    const levels = [...html.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
  });

  describe('help', () => {
    let text: string;
    let html: string;
    beforeAll(async () => {
      html = (await ask(`/${slug}/hulp`)).html;
      text = textOf(html.replace(/<footer.*/s, ''));
    });

    test('by telephone, at the desk, on paper, and who helps', () => {
      for (const title of ['Bellen', 'Aan de balie', 'Op papier', 'Wie helpt u?', 'Help in English'])
        expect(text).toContain(title);
      const ways = [channels.phone ?? contact.phone, channels.mail ?? contact.email, channels.post?.join(', ')];
      for (const way of [...ways, ...municipality.help, ...municipality.statementMust])
        if (way) expect(text).toContain(way);
      expect(html).toContain('<section lang="en"');
    });
  });

  describe('accessibility statement', () => {
    let text: string;
    beforeAll(async () => {
      text = textOf((await ask(`/${slug}/toegankelijkheid`)).html);
    });

    test.each([
      ['the standard', 'EN 301 549'],
      ['the decree', 'Besluit digitale toegankelijkheid overheid'],
      ['the version', 'WCAG 2.2'],
      ['the status', 'Status: eerste maatregelen genomen.'],
      ['no audit yet', 'Een onafhankelijke onderzoeker heeft deze site nog niet bekeken.'],
      ['the day', 'Voor het laatst nagekeken op'],
      ['how to report', 'Laat het ons weten.'],
      ['the way on', `Ga dan naar de ombudsman: ${municipality.ombudsman[0]!.name}.`],
      ['who is responsible', municipality.authority.signsFor],
    ])('%s', (_, said) => expect(text).toContain(said));
  });

  describe('privacy', () => {
    let html: string;
    let text: string;
    beforeAll(async () => {
      html = (await ask(`/${slug}/privacy`)).html;
      text = textOf(html);
    });

    test('how long: the years of each line of the register, in both languages', () => {
      const kept = (from: string) =>
        [...from.matchAll(/<dd[^>]*>(\d+) (?:jaar|years?)<\/dd>/g)].map(([, years]) => Number(years));
      const expected = (Object.keys(retentionLines) as RetentionResult[]).map((result) => retentionLines[result].years);
      const [dutch = '', english = ''] = html.split('<section lang="en"');
      expect(kept(dutch)).toEqual(expected);
      expect(kept(english)).toEqual(expected);
    });

    test.each<[string, number]>([
      ['Uw klacht is afgehandeld met een brief', 5],
      ['U trok uw klacht in', 1],
      ['Uw klacht ging ook over schade', 7],
      ['U ging daarna naar de ombudsman', 10],
    ])('%s: %i jaar', (ending, years) => expect(text).toContain(`${ending} ${years} jaar`));

    test('how long: uploads of a form that was not sent', () => {
      expect(text).toContain(`${draftHours} uur, daarna wissen wij ze vanzelf`);
      expect(text).toContain(`erased after ${draftHours} hours`);
    });

    test('what, who, and the promises of the municipality itself', () => {
      for (const line of municipality.privacy) expect(text).toContain(line);
      expect(text).toContain(`De ${municipality.roles.coordinator} ziet alle klachten`);
      expect(text).toContain('krijgt een kopie van uw klacht');
      expect(text).toContain('welke medewerker uw klacht opende, wanneer en hoe vaak');
      expect(text.includes('DigiD')).toBe(channels.digid);
      expect(text.includes(`hoogstens ${tripMinutes} minuten`)).toBe(channels.digid);
      expect(text.includes(`after ${tripMinutes} minutes at most`)).toBe(channels.digid);
    });
  });
});

test('every table that holds something of people is told of in the privacy text', () => {
  // A new table makes this fail: say in site/texts/privacy.ts what it holds, then name it here.
  const tables = readdirSync('register/migrations')
    .flatMap((file) => [...readFileSync(join('register/migrations', file), 'utf8').matchAll(/create table (\w+)/g)])
    .map(([, table]) => table!);
  const told = [
    ...['complaint', 'complainant', 'person_concerned', 'document', 'file', 'file_chunk', 'draft_file', 'message'],
    ...['message_view', 'letter', 'mail', 'dossier_entry', 'dossier_payload', 'complaint_reading'],
    ...['sign_in_trip', 'confirmed_identity'],
    // Of staff, not of citizens; desk_form holds random ids alone.
    ...['staff', 'reminder', 'reminder_day', 'sign_in_link', 'desk_session', 'absence', 'desk_form', 'alarm'],
    // How the mailboxes, the queue and the chain fare: about nobody.
    ...['mailbox', 'reconciliation', 'canary', 'worker_sign', 'destroyed_place'],
  ];
  expect(tables.length).toBeGreaterThan(15);
  expect(tables.filter((table) => !told.includes(table))).toEqual([]);
});
