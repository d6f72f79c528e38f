import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Line } from '#templates/letter-text.ts';
import { escapeMarkdown, escapeParagraphs, readLetterText } from '#templates/letter-text.ts';

test('lines that begin with dashes are a list, one of them among others is not', () => {
  expect(readLetterText(escapeParagraphs('Wij zagen:\n\n- een *balie*\n• twee\n\n- alleen'))).toEqual([
    { kind: 'paragraph', lines: [[{ text: 'Wij zagen:' }]] },
    expect.objectContaining({ kind: 'list' }),
    { kind: 'paragraph', lines: [[{ text: '- alleen' }]] },
  ]);
  const [, list] = readLetterText(escapeParagraphs('Wij zagen:\n\n- een *balie*\n• twee'));
  expect(linesOf(list!).map(textOf)).toEqual(['een *balie*', 'twee']);
});

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
const textOf = (line: Line) => line.map(({ text }) => text).join('');

/** All lines of a text, so that a stray block, line or style shows. */
function linesOf(block: Block): Line[] {
  if (block.kind === 'heading') return [block.text];
  if (block.kind === 'paragraph') return block.lines;
  return block.kind === 'list' ? block.items.flat() : [block.header, ...block.rows].flat();
}

/** Strings that look like Markdown more often than chance would have it. */
const nasty = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        ...[
          '# ',
          '1. ',
          '1) ',
          '- ',
          '+ ',
          '* ',
          '> ',
          '| a |',
          '|-|',
          '---',
          '===',
          '```',
          '~~~',
          '**',
          '__',
          '\t    ',
        ],
        ...[
          '[a](https://b.example)',
          '![a](b)',
          '[a]: b',
          '[x] ',
          '<b>',
          '<!-- ',
          '<https://a.example>',
          '&amp;',
          '&#42;',
        ],
        ...['http://a.example', 'www.a.example', 'a@b.example', 'mailto:a@b.example', '\\', '\\\n', '  \n', '\n\n'],
        ...['~a~', '`a`', ':--', '\u2028', '\u00a0', '\u00ad', '{{a}}', 'www', '.', '3', ')'],
      ),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => oneLine(text) !== '');

describe('a value never becomes markup: it comes back as it was', () => {
  const slots: [string, string, (value: string) => string, (lines: string[], kind: string) => string | undefined][] = [
    ['paragraph', 'as a paragraph', (value) => value, ([line]) => line],
    ['paragraph', 'inside a sentence', (value) => `Dag ${value}, a`, ([line]) => line?.slice(4, -3)],
    ['paragraph', 'after a hard line break', (value) => `a\\\n${value}`, ([, line]) => line],
    ['heading', 'as a heading', (value) => `## ${value}`, ([line]) => line],
    [
      'list',
      'as an item of a list',
      (value) => `- ${value}\n- b`,
      ([line, second]) => (second === 'b' ? line : undefined),
    ],
    ['list', 'as an item of a numbered list', (value) => `1. ${value}`, ([line]) => line],
    [
      'table',
      'as a cell',
      (value) => `| a | b |\n|---|---|\n| ${value} | d |`,
      ([, , line, d]) => (d === 'd' ? line : undefined),
    ],
    ['paragraph', 'as the text of a link', (value) => `[${value}](<https://a.example/>)`, ([line]) => line],
    ['paragraph', 'in bold', (value) => `**a ${value} a**`, ([line]) => line?.slice(2, -2)],
  ];
  test.for(slots)('%s: %s', ([kind, , write, read]) => {
    fc.assert(
      fc.property(nasty, (text) => {
        const blocks = readLetterText(`${write(escapeMarkdown(text))}\n\nlast`);
        expect(blocks.map((block) => block.kind)).toEqual([kind, 'paragraph']);
        expect(read(linesOf(blocks[0]!).map(textOf), kind)).toBe(oneLine(text));
        expect(
          new Set(
            linesOf(blocks[0]!)
              .flat()
              .map(({ bold, href }) => `${bold} ${href}`),
          ).size,
        ).toBe(1);
      }),
      { numRuns: 1000 },
    );
  });

  test('as the address of a link', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const [block] = readLetterText(`[a](<https://a.example/${escapeMarkdown(text)}>)`);
        expect(linesOf(block!)).toEqual([[{ text: 'a', href: `https://a.example/${oneLine(text)}` }]]);
      }),
      { numRuns: 1000 },
    );
  });

  test('text of several paragraphs keeps them and its lines, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(nasty.map(oneLine), { minLength: 1 }), { minLength: 1, maxLength: 4 }),
        (paragraphs) => {
          const value = paragraphs.map((lines) => lines.join('\r\n')).join('\n \n\n');
          const blocks = readLetterText(escapeParagraphs(value));
          expect(blocks.map((block) => linesOf(block).map(textOf))).toEqual(paragraphs);
          expect(blocks.every(({ kind }) => kind === 'paragraph')).toBe(true);
        },
      ),
    );
  });
});

test('a letter is read as headings, paragraphs, lists, tables, links, bold and line breaks', () => {
  const text = `## Wat nu
Wij *bellen* u **binnen vijf
dagen**.\\
Zie [de site](https://a.example/).

1. een
2. twee\\
   en verder

| Stap | Dag |
|------|-----|
| Gesprek | **maandag** |`;
  expect(readLetterText(text)).toEqual([
    { kind: 'heading', level: 2, text: [{ text: 'Wat nu' }] },
    {
      kind: 'paragraph',
      lines: [
        [{ text: 'Wij bellen u ' }, { text: 'binnen vijf dagen', bold: true }, { text: '.' }],
        [{ text: 'Zie ' }, { text: 'de site', href: 'https://a.example/' }, { text: '.' }],
      ],
    },
    { kind: 'list', ordered: true, items: [[[{ text: 'een' }]], [[{ text: 'twee' }], [{ text: 'en verder' }]]] },
    {
      kind: 'table',
      header: [[{ text: 'Stap' }], [{ text: 'Dag' }]],
      rows: [[[{ text: 'Gesprek' }], [{ text: 'maandag', bold: true }]]],
    },
  ]);
});

test('a list inside a list is lines that begin with a sign and tell how deep they lie', () => {
  const [list] = readLetterText('1. een\n   - **a**\n     1. diep\n   - b\n2. twee');
  expect(list).toEqual({
    kind: 'list',
    ordered: true,
    items: [
      [
        [{ text: 'een' }],
        [
          { text: '– ', depth: 1 },
          { text: 'a', bold: true },
        ],
        [{ text: '1. ', depth: 2 }, { text: 'diep' }],
        [{ text: '– ', depth: 1 }, { text: 'b' }],
      ],
      [[{ text: 'twee' }]],
    ],
  });
});

test.for([
  ['raw HTML', '<p onclick="x">hallo</p>', '<p onclick="x">hallo</p>'],
  ['a script link', '[klik](javascript:alert)', 'klik'],
  ['code', '`rm`', 'rm'],
])('%s is text', ([, markdown, expected]) => {
  expect(readLetterText(markdown!).flatMap(linesOf)).toEqual([[{ text: expected }]]);
});

test('a hundred thousand signs are read at once', () => {
  const start = performance.now();
  readLetterText(escapeParagraphs('*_[a](b)|`\n'.repeat(10_000)));
  expect(performance.now() - start).toBeLessThan(5_000);
});
