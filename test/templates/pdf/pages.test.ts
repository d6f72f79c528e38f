import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Block } from '#templates/letter-text.ts';
import { has } from '../../services/programs.ts';
import { aLetter, hardLetters, paragraph, sentence } from './letters.ts';
import { aFolderOfPdfs, splitWords, wordsOf, wordsOnPages, wordsSaid } from './read-pdf.ts';

let folder: Awaited<ReturnType<typeof aFolderOfPdfs>>;

beforeAll(async () => {
  folder = await aFolderOfPdfs();
});
afterAll(() => folder.done());

const heading: Block = { kind: 'heading', level: 2, text: [{ text: 'KOP' }] };
const announced: [string, Block][] = [
  ['a paragraph of one line', paragraph('BEGIN')],
  ['a paragraph of three lines', paragraph(`BEGIN ${sentence.repeat(3)}`)],
  ['a long paragraph', paragraph(`BEGIN ${sentence.repeat(9)}`)],
  ['a list', { kind: 'list', ordered: true, items: [[[{ text: `BEGIN ${sentence.repeat(2)}` }]], [[{ text: 'b' }]]] }],
  [
    'a table',
    {
      kind: 'table',
      header: [[{ text: 'A' }], [{ text: 'B' }]],
      rows: [[[{ text: 'BEGIN' }], [{ text: sentence.repeat(4) }]]],
    },
  ],
  [
    'a table with a row longer than the page',
    {
      kind: 'table',
      header: [[{ text: 'A' }], [{ text: 'B' }]],
      rows: [[[{ text: 'BEGIN' }], [{ text: sentence.repeat(90) }]]],
    },
  ],
];

describe.skipIf(!has.pdftotext)('at the end of a page', () => {
  // A line of filling more moves what follows by a line: one of these sets it at every place near the end of the page.
  const fillings = Array.from({ length: 16 }, (_, lines) => lines + 22);

  test.for(announced)('a heading stays with the beginning of %s', async ([, block]) => {
    const letters = fillings.map((lines) => aLetter({ blocks: [filling(lines), heading, heading, block] }));
    const pages = await (await folder.save(letters)).pages('layout');
    const together = pages.map((page) => [page.match(/KOP/g)?.length ?? 0, page.match(/BEGIN/g)?.length ?? 0].join());
    expect(new Set(together)).toEqual(new Set(['2,1', '0,0']));
    expect(together.filter((one) => one === '2,1')).toHaveLength(letters.length);
    expect(pages.length).toBeGreaterThan(letters.length); // some stand on a second page
  });

  test('the number of an item stays with its text', async () => {
    const items = Array.from({ length: 12 }, (_, n) => [[{ text: `BEGIN${n + 1} ${sentence.repeat(2)}` }]]);
    const list: Block = { kind: 'list', ordered: true, items };
    const letters = fillings.map((lines) => aLetter({ blocks: [filling(lines), list] }));
    const pages = await (await folder.save(letters)).pages('layout');
    const labels = pages.flatMap((page) => page.match(/^ *\d+\. .*$/gm) ?? []);
    expect(labels).toHaveLength(letters.length * items.length);
    expect(labels.filter((line) => !/^ *(\d+)\. +BEGIN\1 /.test(line))).toEqual([]);
  });
});

describe.skipIf(!has.pdftotext)('a table over pages', () => {
  test('shows its head on each page, and says it once', async () => {
    const pdf = await folder.save([hardLetters['lists and tables over pages']!]);
    const withRows = (await pdf.pages('layout')).filter((page) => page.includes('Gesprek'));
    expect(withRows.length).toBeGreaterThan(2);
    expect(withRows.map((page) => page.match(/^ *Stap +Uitleg +Dag$/gm)?.length)).toEqual(withRows.map(() => 1));
    expect(wordsSaid(await pdf.structure()).filter((word) => word === 'Uitleg')).toHaveLength(1);
  });

  test('a row longer than a page stays one row', async () => {
    const pdf = await folder.save([hardLetters['a cell that no page can hold']!]);
    const structure = await pdf.structure();
    expect(structure.match(/^ *TR/gm)).toHaveLength(4); // two of the letterhead, the head, the row
  });
});

test.skipIf(!has.pdftotext)('a list inside a list is a list inside an item', async () => {
  const structure = await (await folder.save([hardLetters['lists in lists']!])).structure();
  const depth = (name: string) =>
    new Set((structure.match(new RegExp(`^ *${name}\\b`, 'gm')) ?? []).map((l) => l.length - name.length));
  expect(depth('L').size).toBe(3);
  expect(depth('LBody').size).toBe(3);
});

describe.skipIf(!has.pdftotext)('whatever a letter holds', () => {
  // No word that its column must cut, and no text that ends on a hyphen: a new paragraph looks like the rest of a word.
  const word = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom(...splitWords(sentence), 'onder-', '-', '–', '--', 'a-b-c', 'e-mail', '€\u00a012,50'),
    },
    {
      weight: 2,
      arbitrary: fc.stringMatching(
        /^[a-zA-Z0-9ąćęłńóśźżğışöüçûâêîôúëïéàæøåßđÞ.,;:!?()'"“”’…%&/\\<>{}[\]|*_#@+=~^$-]{1,18}$/,
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'Αθηνά',
        'Живковић',
        '王小明',
        '😀',
        '👩‍👩‍👧',
        '🇳🇱',
        'Nguyễn',
        'fi',
        'ffl',
        '½',
        '%PDF',
        'endobj',
        '(',
        '\\)',
      ),
    },
  );
  const text = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => `${words.join(' ')}.`);
  const line = fc.array(
    fc
      .record({ text, bold: fc.boolean() }, { requiredKeys: ['text'] })
      .map((span) => ({ ...span, text: `${span.text} ` })),
    { minLength: 1, maxLength: 3 },
  );
  const linked = fc.tuple(text, fc.webUrl()).map(([words, href]) => [{ text: words, href }]);
  const block: fc.Arbitrary<Block> = fc.oneof(
    fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(2 as const, 3 as const), text: line }),
    fc.record({
      kind: fc.constant('paragraph' as const),
      lines: fc.array(fc.oneof(line, linked), { minLength: 1, maxLength: 4 }),
    }),
    fc.record({
      kind: fc.constant('list' as const),
      ordered: fc.boolean(),
      items: fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 }),
    }),
  );

  test('reads in order, every word with its own spaces and hyphens, in each of pdftotext’s ways', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 12 }), async (blocks) => {
        const letter = aLetter({ senderLines: ['Afzender'], blocks });
        const pdf = await folder.save([letter]);
        const written = wordsOf(letter).map(plain);
        expect(wordsSaid(await pdf.structure()).map(plain).length).toBe(written.length);
        expect(wordsOnPages(await pdf.pages('raw'), [letter]).map(plain)).toEqual(written);
        // The head stands in columns, which each way orders as it likes.
        const from = written.indexOf('(KL-2026-0042)');
        for (const manner of ['flow', 'layout'] as const) {
          const words = wordsOnPages(await pdf.pages(manner), [letter]).map(plain);
          expect(words.slice(words.indexOf('(KL-2026-0042)'))).toEqual(written.slice(from));
        }
      }),
      { numRuns: 25, interruptAfterTimeLimit: 60_000 },
    );
  }, 120_000);
});

/** As many lines of filling. */
function filling(lines: number): Block {
  return { kind: 'paragraph', lines: Array.from({ length: lines }, () => [{ text: 'vulling' }]) };
}

function plain(word: string): string {
  return word.normalize('NFC').replaceAll('\u00a0', ' ');
}
