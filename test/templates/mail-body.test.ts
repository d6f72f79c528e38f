import { expect, test } from 'vitest';
import { escapeMarkdown, readLetterText } from '#templates/letter-text.ts';
import { asHtml, asText } from '#templates/mail-body.ts';

const blocks = readLetterText(`Beste Jan,

## Wat nu
Kijk op [onze site](https://a.example/) of mail [b@a.example](<mailto:b@a.example>).\\
Dank u.

1. een
2. **twee**

- drie

| Stap | Dag |
|------|-----|
| Gesprek | maandag |
| Brief | dinsdag |`);

test('the text of a mail reads from top to bottom, with the addresses of links written out', () => {
  expect(asText(blocks)).toBe(`Beste Jan,

Wat nu

Kijk op onze site (https://a.example/) of mail b@a.example.
Dank u.

1. een
2. twee

- drie

Stap: Gesprek
Dag: maandag

Stap: Brief
Dag: dinsdag
`);
});

test('the HTML of a mail says its language, title and structure', () => {
  const html = asHtml(blocks, { title: 'Uw klacht', lang: 'nl-NL' });
  const bare = html.replace(/ style=("[^"]*"|'[^']*')/g, '');
  expect(bare).toContain('<html lang="nl-NL">');
  expect(bare).toContain('<title>Uw klacht</title>');
  expect(bare).toContain('<h1>Uw klacht</h1>');
  expect(bare).toContain('<h2>Wat nu</h2>');
  expect(bare).toContain('<ol><li>een</li><li><strong>twee</strong></li></ol>');
  expect(bare).toContain('<th scope="col">Stap</th>');
  expect(bare).toContain('<a href="https://a.example/">onze site</a>');
});

test('the HTML of a mail loads nothing, runs nothing, and shows markup as words', () => {
  const hostile = '<img src="https://spion.example/x.png"><script>alert(1)</script>&amp;" onload="x';
  const read = readLetterText(
    `${escapeMarkdown(hostile)}\n\n[${escapeMarkdown(hostile)}](<https://a.example/${escapeMarkdown(hostile)}>)`,
  );
  const html = asHtml(read, { title: hostile, lang: 'nl-NL' });
  expect(html).not.toMatch(/<(img|script|link|iframe|style|object)\b/i);
  expect(html).not.toMatch(/<[^>]*\sonload=/i);
  expect(html.match(/&lt;script&gt;/g)).toHaveLength(5);
});

test('a list inside a list stays inside it', () => {
  const nested = readLetterText('- een\n\n  nog een\n  1. binnen\n     - diep\n  2. ook\n- twee');
  expect(asText(nested)).toBe('- een\n  nog een\n  1. binnen\n    – diep\n  2. ook\n- twee\n');
  expect(asHtml(nested, { title: 'x', lang: 'en-GB' }).replace(/ style=("[^"]*"|'[^']*')/g, '')).toContain(
    '<ul><li>een<br>\nnog een<ol><li>binnen<ul><li>diep</li></ul></li><li>ook</li></ol></li><li>twee</li></ul>',
  );
});
