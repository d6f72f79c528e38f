import { beforeAll, describe, expect, test } from 'vitest';
import { loadMunicipalities, roleName } from '#settings/municipality.ts';
import { openTestSite, textOf } from './citizen.ts';

const { ask } = openTestSite();

test('the first page leads to every municipality', async () => {
  const { html } = await ask('/');
  for (const { slug, name } of loadMunicipalities()) expect(html).toContain(`href="/${slug}/">${name}</a>`);
});

describe.each(loadMunicipalities())('the procedure of $name', (municipality) => {
  let html: string;
  let text: string;
  beforeAll(async () => {
    html = (await ask(`/${municipality.slug}/`)).html;
    text = textOf(html);
  });

  const { about, notAbout, channels, steps, terms, contact, ombudsman, privacy, roles } = municipality;
  const facts: [string, (string | undefined)[]][] = [
    ['what a complaint is about', [about.text, ...about.examples, ...about.authorities]],
    ['what it is not, and what to do then', notAbout.flatMap(({ what, instead }) => [what, instead])],
    ['what to do first, and when', [municipality.beforeYouComplain, municipality.when, 'binnen een jaar']],
    ['how to complain', [channels.mail, channels.phone, channels.note, channels.post?.join(', ')]],
    [
      'what to write, and who helps',
      [...municipality.statementMust, ...municipality.statementMay, ...municipality.help],
    ],
    ['the steps', steps.flatMap((step) => [step.title, step.text])],
    ['what is promised', terms.promises.map(({ what }) => what)],
    ['who keeps watch', [roles.coordinator]],
    ['the right to be heard', [municipality.hearing, municipality.confidentiality]],
    ['the way on', [...municipality.afterwards, ...ombudsman.flatMap(({ name, post }) => [name, post.join(', ')])]],
    ['how to reach that', ombudsman.flatMap(({ phone, hours, email }) => [phone, hours, email])],
    ['privacy', privacy],
    ['rules and report', [municipality.regulation, municipality.annualReport]],
    ['contact', [contact.phone, contact.email, contact.note, contact.hours, contact.post?.join(', ')]],
  ];
  test.each(facts)('%s', (_, said) => {
    for (const fact of said) if (fact) expect(text).toContain(fact.replaceAll(/\s+/g, ' ').trim());
  });

  test('the steps stand in their order', () => {
    const places = steps.map(({ title }) => text.indexOf(title));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('Awb 9:7: who handles is the rule that assigns the handler', () => {
    const [, list = ''] = /id="wie">(.*?)<h2/s.exec(html) ?? [];
    for (const { by } of municipality.handledBy) expect(textOf(list)).toContain(roleName(municipality, by));
    expect(textOf(list)).toContain('De persoon over wie u klaagt, behandelt uw klacht nooit zelf.');
  });

  test('Awb 9:11: six weeks, or ten with advice, and four more at most', () => {
    expect(text).toContain(`binnen ${terms.advisoryProcedure ? 'tien' : 'zes'} weken`);
    expect(text).toContain('met hoogstens vier weken');
    expect(html).toContain(`href="/${municipality.slug}/termijnen"`);
  });

  test('wears the colours of its own', () => {
    expect(html).toContain(`class="${municipality.slug}-theme"`);
    expect(html).toMatch(/<link rel="stylesheet" href="\/_astro\/theme\.[^"]+\.css">/);
  });

  test('no words run together at a link', () => {
    const body = html.replace(/.*<main/s, '');
    expect(body).not.toMatch(/[\p{L}\d.,:](<a |<strong>)/u);
    expect(body).not.toMatch(/(<\/a>|<\/strong>)[\p{L}\d]/u);
  });
});
