import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day } from '#domain/day.ts';
import type { PrintedLetter } from '#templates/pdf.ts';
import { makePdf } from '#templates/pdf.ts';
import { printedLetter } from '#templates/printed-letter.ts';
import { has } from '../services/programs.ts';
import { checkPdfs } from '../tools/pdf-conformance/check-pdfs.ts';
import { letterCases, letterKinds, municipalities, write, writtenOn } from './every-letter.ts';
import { aLetter, hardLetters, paragraph, sentence } from './pdf/letters.ts';
import { aFolderOfPdfs, escapeRegExp, splitWords, wordsOf, wordsOnPages, wordsSaid } from './pdf/read-pdf.ts';

let folder: Awaited<ReturnType<typeof aFolderOfPdfs>>;

beforeAll(async () => {
  folder = await aFolderOfPdfs();
});
afterAll(() => folder.done());

test.skipIf(!has.java)(
  'every letter of every municipality, every hard letter and a day’s post are PDF/A-2a and PDF/UA-1',
  async () => {
    const ordinary = letterCases.map((one) => {
      const { complaint, ...letter } = write(one);
      const printed = printedLetter({ ...letter, dated_on: writtenOn }, complaint.reference, one.municipality);
      return [`${one.slug}-${one.kind}-${one.side}`, [printed]] as const;
    });
    const hard = Object.entries(hardLetters).map(([name, letter]) => [name.replace(/\W/g, '-'), [letter]] as const);
    const post = ['post', [...ordinary.flatMap(([, letters]) => letters), ...Object.values(hardLetters)]] as const;
    const files = await Promise.all([...ordinary, ...hard, post].map(([name, letters]) => folder.save(letters, name)));
    const checks = await checkPdfs(files.map(({ path }) => path));
    expect(checks).toHaveLength(2 * (letterCases.length + Object.keys(hardLetters).length + 1));
    expect(checks.filter(({ passed }) => !passed).map(({ report }) => report)).toEqual([]);
  },
  240_000,
);

describe.skipIf(!has.pdftotext)('what a screen reader or a search finds', () => {
  test.for(letterCases)('$slug: $kind to the $side reads from top to bottom, no word or space lost', async (one) => {
    const { complaint, ...letter } = write(one);
    const printed = printedLetter({ ...letter, dated_on: writtenOn }, complaint.reference, one.municipality);
    const pages = await (await folder.save([printed])).pages('raw');
    expect(wordsOnPages(pages, [printed])).toEqual(wordsOf(printed));
  });

  // Reading a structure takes a second: each letter once, of one municipality after the other.
  test.for(letterKinds.map((_, place) => letterCases[(place % municipalities.length) * letterKinds.length + place]!))(
    '$slug: $kind to the $side is said from top to bottom',
    async (one) => {
      const { complaint, ...letter } = write(one);
      const printed = printedLetter({ ...letter, dated_on: writtenOn }, complaint.reference, one.municipality);
      const { said } = await readPdf([printed]);
      expect(said).toEqual(wordsOf(printed));
    },
  );

  test.for([
    'twelve pages',
    'one endless paragraph',
    'a cell that no page can hold',
    'an address longer than the page',
    'nothing to say',
    'links over lines',
    'lists and tables over pages',
    'lists in lists',
    'a list of 120 items',
    'signs of PDF, Markdown and HTML',
  ])('%s: reads from top to bottom', async (name) => {
    const { words, said } = await readPdf([hardLetters[name]!]);
    expect(said).toEqual(wordsOf(hardLetters[name]!));
    // Over pages the head of a table stands again, for the eye.
    const once = (all: string[]) => all.join(' ').replace(/ (Stap Uitleg Dag|Wanneer Wat)(?= )/g, '');
    expect(splitWords(once(words))).toEqual(splitWords(once(wordsOf(hardLetters[name]!))));
  });

  test.for(['names without end', 'a word of 50,000 characters', 'a table with long words'])(
    '%s: nothing is lost but the spaces that a narrow column makes',
    async (name) => {
      const letter = hardLetters[name]!;
      const start = performance.now();
      await makePdf([letter]);
      expect(performance.now() - start).toBeLessThan(5_000);
      const { said } = await readPdf([letter]);
      expect(said.join('')).toBe(wordsOf(letter).join(''));
    },
  );

  test('a table wider than the page: each value is said after its name', async () => {
    const { said } = await readPdf([hardLetters['a table wider than the page']!]);
    expect(said.slice(-4).join(' ')).toBe('Kolom 24 veld 2.24');
    expect(said.filter((word) => word === 'Kolom')).toHaveLength(75);
    expect(said.filter((word) => word === 'veld')).toHaveLength(75);
  });

  test.for([
    [
      'Świątek-Łoś Ağaoğlu İpek Şahin Sjoukje û Hânsum-Dykstra',
      'Świątek-Łoś Ağaoğlu İpek Şahin Sjoukje û Hânsum-Dykstra',
    ],
    ['Nguyễn Thị Hồng Αθηνά Живковић', 'Nguyễn Thị Hồng Αθηνά Живковић'],
    ['e\u0301e\u0301n q\u0303', 'één q\u0303'],
    ['klach\u00adten\u00adcoör\u00addinator', 'klachtencoördinator'],
    ['\u202eomgekeerd\u202c \ufeffa\u200bb\u2060c\ufeffd', 'omgekeerd abcd'],
    ['nu\u00a010\u202f000\u2007euro', 'nu 10 000 euro'],
    ['hallo 😀 wereld 👩‍👩‍👧 en 👍🏽 🇳🇱 ❤\ufe0f', 'hallo 😀 wereld 👩‍👩‍👧 en 👍🏽 🇳🇱 ❤'],
    ['hiëroglief 𓀀 hier', 'hiëroglief 𓀀 hier'],
    ['de heer 王小明, 김철수', 'de heer 王小明, 김철수'],
    ['half \ud800 teken', 'half \ufffd teken'],
    ['eigen \ue000 teken', 'eigen \ufffd teken'],
    ['tab\ttab\u2028regel\r\nregel', 'tab tab regel regel'],
    ['fi ffi ½ 1/2 1⁄2 € “x”', 'fi ffi ½ 1/2 1/2 € “x”'],
  ])('%j reads as %j', async ([written, read]) => {
    const { words } = await readPdf([aLetter({ blocks: [paragraph(written!)] })]);
    expect(words.join(' ')).toMatch(new RegExp(`\\(KL-2026-0042\\) ${escapeRegExp(read!)}$`, 'u'));
  });

  test('Arabic and Hebrew words stand from right to left, and are found from first to last', async () => {
    const pdf = await folder.save([aLetter({ blocks: [paragraph('Zie محمد العربي en שלום עולם hier.')] })]);
    const text = (await pdf.pages('flow'))
      .join('')
      .normalize('NFKC')
      .replace(/[\u202a-\u202c]/g, '');
    expect(text).toMatch(/Zie *محمد العربي *en *שלום עולם *hier\./);
  });

  test('a link stands on one page: a reader finds it only on the page that the structure names', async () => {
    const { pages } = await readPdf([hardLetters['links over lines']!]);
    expect(pages.length).toBeGreaterThan(3);
    const counts = pages.map((page) => page.split('deze').length - 1);
    expect(counts.map((count) => count % 40)).toEqual(pages.map(() => 0));
  });

  test('each letter of a day’s post begins on a page of its own and counts its own pages', async () => {
    const long = aLetter({ blocks: Array.from({ length: 12 }, () => paragraph(sentence.repeat(7))) });
    const { pages } = await readPdf([aLetter(), long, aLetter({ language: 'en' })]);
    const numbers = pages.map((page) => /(Pagina|Page) \d+ (van|of) \d+/.exec(page)?.[0]);
    expect(numbers).toEqual(['Pagina 1 van 1', 'Pagina 1 van 3', 'Pagina 2 van 3', 'Pagina 3 van 3', 'Page 1 of 1']);
  });
});

test('a letter, with the fonts that it needs, is no more than 40 kB', async () => {
  const sizes = await Promise.all(
    letterCases.map(async (one) => {
      const { complaint, ...letter } = write(one);
      const printed = printedLetter({ ...letter, dated_on: writtenOn }, complaint.reference, one.municipality);
      return (await makePdf([printed])).length;
    }),
  );
  expect(Math.max(...sizes)).toBeLessThanOrEqual(40_000);
});

test('no letter, no file', async () => {
  await expect(makePdf([])).rejects.toThrow(RangeError);
});

test('another day is another file', async () => {
  expect(await makePdf([aLetter()])).not.toEqual(await makePdf([aLetter({ datedOn: day('2026-12-22') })]));
});

test('the title and the municipality stand in the file as they are', async () => {
  const pdf = await makePdf([
    aLetter({ title: 'Klacht <1> & "2"', municipality: { name: 'A & B', colour: '#000000' } }),
  ]);
  expect(pdf.toString('latin1')).toContain('<rdf:li xml:lang="x-default">Klacht &#60;1&#62; &#38; "2"</rdf:li>');
  expect(pdf.toString('latin1')).toContain('(Klacht <1> & "2")');
});

test('the colours of the municipalities are seen on white', () => {
  expect(municipalities.map(({ theme }) => theme.primary)).not.toContain('#ffffff');
});

async function readPdf(letters: PrintedLetter[]) {
  const pdf = await folder.save(letters);
  const pages = await pdf.pages('raw');
  return { pages, words: wordsOnPages(pages, letters), said: wordsSaid(await pdf.structure()) };
}
