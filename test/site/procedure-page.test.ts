import { beforeAll, describe, expect, test } from 'vitest';
import type { Language, PersonConcerned } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import type { Subject } from '#domain/routing.ts';
import { rolesThatHandle } from '#domain/routing.ts';
import { termsFor } from '#domain/terms.ts';
import { procedureTexts } from '#settings/english.ts';
import { loadMunicipalities, roleName } from '#settings/municipality.ts';
import { handlerRows } from '#site/texts/procedure/handlers.ts';
import { procedureWords } from '#site/texts/procedure/words.ts';
import { inEnglishWithWeekday } from '#templates/english-days.ts';
import { aComplaint } from '#test/examples.ts';
import { openTestSite, textOf } from './citizen.ts';
import { facts } from './procedure-facts.ts';

const { ask } = openTestSite();
const municipalities = loadMunicipalities();
const languages: Language[] = ['nl', 'en'];

test('the first page leads to every municipality', async () => {
  const { html } = await ask('/');
  for (const { slug, name } of municipalities) expect(html).toContain(`href="/${slug}/">${name}</a>`);
});

test('the facts of every municipality are told one by one', () => {
  expect(Object.keys(facts).toSorted()).toEqual(municipalities.map(({ slug }) => slug));
});

describe.each(
  municipalities.flatMap((municipality) =>
    languages.map((language) => ({ municipality, language, slug: municipality.slug })),
  ),
)('the procedure of $slug in $language', ({ municipality, language }) => {
  const path = language === 'en' ? `/${municipality.slug}/en/` : `/${municipality.slug}/`;
  const words = procedureWords[language];
  let html: string;
  let text: string;
  beforeAll(async () => {
    html = (await ask(path)).html;
    text = plain(textOf(html));
  });

  test.each(facts[municipality.slug]!)('%s: %s', (_, dutch, english) => {
    expect(text).toContain(plain(language === 'en' ? english : dutch));
  });

  const said = language === 'en' ? municipality.english : procedureTexts(municipality);
  const { channels, contact, ombudsman } = municipality;
  test('says everything that the profile says', () => {
    const { roles, terms, ...sentences } = said;
    for (const sentence of [...textsIn(sentences), ...terms.promises]) expect(text).toContain(plain(sentence));
  });

  test('gives every address and number of the profile', () => {
    const given = [
      ...[channels.mail, channels.phone, channels.post?.join(', '), channels.visit?.join(', ')],
      ...[contact.phone, contact.email, contact.post?.join(', '), contact.visit?.join(', ')],
      ...ombudsman.flatMap(({ name, post, phone, email, visit }) => [
        name,
        post.join(', '),
        phone,
        email,
        visit?.join(', '),
      ]),
    ];
    for (const one of given) if (one) expect(text).toContain(plain(one));
    for (const address of [channels.mail, contact.email])
      if (address) expect(html).toContain(`href="mailto:${address}"`);
    expect(html).toContain(`href="/${municipality.slug}/klacht${language === 'en' ? '?taal=en' : ''}"`);
  });

  test('the steps stand in their order, under the phases of a complaint', () => {
    const { informalFirst } = municipality;
    const shown = municipality.steps.map(({ phase }, index) => [phase, said.steps[index]!.title] as const);
    const [, list = ''] = /id="verloop">(.*?)<h2/s.exec(html) ?? [];
    const titles = [...list.matchAll(/<h([34])[^>]*>(.*?)<\/h\1>/gs)].map(([, level, title]) => [
      level,
      plain(textOf(title!)),
    ]);
    expect(titles).toEqual(
      (['received', 'informal', 'formal', 'closed', 'afterwards'] as const)
        .filter((phase) => informalFirst || phase !== 'informal')
        .flatMap((phase) => [
          ['3', words.phases[phase].title],
          ...shown.filter(([of]) => of === phase).map(([, title]) => ['4', plain(title)]),
        ]),
    );
  });

  test('Awb 9:7: each row of who handles names exactly the roles that the engine assigns', () => {
    const [, section = ''] = /id="wie">(.*?)<h2/s.exec(html) ?? [];
    const items = [...section.matchAll(/<dt[^>]*>(.*?)<\/dt>(.*?)<\/div>/gs)].map(([, dt, dds]) => ({
      about: plain(textOf(dt!)),
      roles: [...dds!.matchAll(/<dd[^>]*>(.*?)<\/dd>/gs)].map(([, dd]) => plain(textOf(dd!))),
    }));
    const rows = handlerRows(municipality, language);
    expect(items.map(({ about }) => about)).toEqual(rows.map(({ about }) => plain(about)));
    for (const [index, { subject }] of rows.entries()) {
      const [first, last] = [items[index]!.roles[0]!, items[index]!.roles.at(-1)!];
      expect(namedIn(last), `${subject}, formal`).toEqual(assigned(subject, 'formal'));
      if (items[index]!.roles.length === 2)
        expect(namedIn(first), `${subject}, talk`).toEqual(assigned(subject, 'informal'));
      else if (assigned(subject, 'informal').length)
        expect(assigned(subject, 'informal'), `${subject} in both`).toEqual(assigned(subject, 'formal'));
    }
    expect(plain(textOf(section))).toContain(words.neverOneself);
  });

  /** The names of roles in a row, in the municipality's own words. */
  function namedIn(row: string): string[] {
    const roles = row.replace(words.inTheTalk, '').replace(words.inTheFormal, '').trim().split(` ${words.or} `);
    const near = words.ofTheDepartment('');
    return roles
      .map((role) => {
        const own = role.replace(near, '');
        return (/\((.*)\)$/.exec(own)?.[1] ?? own) + (role.endsWith(near) ? near : '');
      })
      .toSorted();
  }

  /** Whom the engine lets handle a complaint about somebody or something. */
  function assigned(subject: Subject, status: 'informal' | 'formal'): string[] {
    const person = { staffId: '1', roles: [subject === 'staff' ? 'employee' : subject] } as unknown as PersonConcerned;
    const isPerson = subject !== 'service' && subject !== 'authority';
    const complaint = aComplaint({
      municipality: municipality.slug,
      status,
      personsConcerned: isPerson ? [person] : [],
      ...(subject === 'authority' && { aboutAuthority: true }),
    });
    const near = municipality.handledBy.filter(
      (line) => line.ownDepartment && line.about === subject && (line.phase ?? status) === status,
    );
    const named = rolesThatHandle(complaint, municipality.handledBy).map((role) =>
      near.some(({ by }) => by === role)
        ? words.ofTheDepartment(roleName(municipality, role))
        : roleName(municipality, role),
    );
    return [...new Set(named)].toSorted();
  }

  test('Awb 9:8, 9:11: the numbers are those of the engine', () => {
    const received = day('2026-11-13');
    const { decide, deferred, notHandling } = termsFor(received, municipality.terms);
    const inWords: Record<number, string> =
      language === 'en' ? { 4: 'four', 6: 'six', 10: 'ten' } : { 4: 'vier', 6: 'zes', 10: 'tien' };
    const [, section = ''] = /id="termijn">(.*?)<h2/s.exec(html) ?? [];
    const [deciding, deferring, refusing] = [...section.matchAll(/<li>(.*?)<\/li>/gs)].map(([, item]) => textOf(item!));
    expect(deciding).toContain(`${inWords[decide.weeks]} we`);
    expect(deferring).toContain(`${inWords[deferred.weeks - decide.weeks]} we`);
    expect(refusing).toContain(`${inWords[notHandling.weeks]} we`);
    const days = [...section.matchAll(/<time datetime="([^"]+)"/g)].map(([, on]) => on);
    expect(days).toEqual([notHandling.lastDay, decide.lastDay, deferred.lastDay]);
    const why = language === 'en' ? [inEnglishWithWeekday(decide.lastDay)] : decide.explanation;
    for (const sentence of why) expect(plain(textOf(section))).toContain(sentence);
    expect(section).toContain(`href="/${municipality.slug}/termijnen"`);
  });

  test('a number of working days is only named as it is promised, and DigiD only where it is offered', () => {
    const named = [...text.matchAll(/(\d+) (?:tot|to) (\d+) (?:werkdagen|working days)/g)].map(([, from, to]) => ({
      from: Number(from),
      to: Number(to),
    }));
    const promised = municipality.terms.promises.map(({ workingDays }) => workingDays);
    expect([...new Set(named.map(({ from, to }) => `${from}-${to}`))]).toEqual(
      promised.map(({ from, to }) => `${from}-${to}`),
    );
    expect(text.includes('DigiD')).toBe(channels.digid);
  });

  test('says in which language it is, and leads to the other', () => {
    const other = language === 'en' ? ['nl', `/${municipality.slug}/`] : ['en', `/${municipality.slug}/en/`];
    expect(html).toContain(`<html lang="${language}"`);
    expect(html).toContain(`<link rel="alternate" hreflang="${other[0]}" href="${other[1]}">`);
    expect(html).toMatch(
      new RegExp(`<a class="nl-link" href="${other[1]}" hreflang="${other[0]}" lang="${other[0]}">`),
    );
  });

  test('wears the colours of its own', () => {
    expect(html).toContain(`class="${municipality.slug}-theme"`);
    expect(html).toMatch(/<link rel="stylesheet" href="\/_astro\/theme\.[^"]+\.css">/);
  });

  test('no words run together at a link, and no mark of another language is left', () => {
    const body = html.replace(/.*<main/s, '');
    expect(body).not.toMatch(/[\p{L}\d.,:](<a |<strong>)/u);
    expect(body).not.toMatch(/(<\/a>|<\/strong>)[\p{L}\d]/u);
    expect(text).not.toContain('*');
  });
});

test.each(municipalities)(
  '$slug: in English, Dutch names and terms say that they are Dutch',
  async ({ slug, roles, ombudsman }) => {
    const { html } = await ask(`/${slug}/en/`);
    expect(html).toContain(`<span lang="nl">${roles.coordinator}</span>`);
    for (const { name } of ombudsman) expect(html).toContain(`<strong lang="nl">${name}</strong>`);
  },
);

/** Text without the marks around Dutch words, and without the spaces that fall away with tags. */
function plain(text: string): string {
  return text
    .replaceAll('*', '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\( /g, '(')
    .replaceAll(/ ([).,;:?])/g, '$1')
    .trim();
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}
