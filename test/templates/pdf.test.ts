import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day } from '#domain/day.ts';
import type { Block, Line } from '#templates/letter-text.ts';
import { readLetterText } from '#templates/letter-text.ts';
import type { PrintedLetter } from '#templates/pdf.ts';
import { makePdf } from '#templates/pdf.ts';
import { printedLetter } from '#templates/printed-letter.ts';
import { has, pathTo } from '../services/programs.ts';
import { checkPdfs } from '../tools/pdf-conformance/check-pdfs.ts';
import { letterCases, municipalities, write, writtenOn } from './every-letter.ts';

const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wederhoor-pdf-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** An ordinary letter; a test names only what matters to it. */
function aLetter(differs: Partial<PrintedLetter> = {}): PrintedLetter {
  return {
    title: 'Ons antwoord op uw klacht (KL-2026-0042)',
    lang: 'nl-NL',
    municipality: { name: 'Druten', colour: '#1b5e3f' },
    senderLines: ['Gemeente Druten', 'Telefoon 14\u00a00487'],
    recipientLines: ['Łucja Öztürk', 'Vijverlaan 12', '1234 AB Voorbeeldstad'],
    details: [
      { label: 'Datum', value: '21 december 2026' },
      { label: 'Ons kenmerk', value: 'KL-2026-0042' },
    ],
    blocks: readLetterText('Beste Łucja,\n\nDit is een brief.'),
    footer: 'Gemeente Druten, kenmerk KL-2026-0042',
    datedOn: writtenOn,
    ...differs,
  };
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', lines: [[{ text }]] });
const sentence = 'Wij hebben gesproken met de medewerker-vervanger van de balie, in het bijzijn van een collega. ';

const linkText = 'deze pagina '.repeat(40).trim();

/** Letters that are hard to set. Each must be as accessible as an ordinary one. */
const hardLetters: Record<string, PrintedLetter> = {
  'twelve pages': aLetter({
    blocks: Array.from({ length: 60 }, (_, index) => paragraph(`${index} ${sentence.repeat(7)}`)),
  }),
  'one endless paragraph': aLetter({ blocks: [paragraph(sentence.repeat(300))] }),
  'a word of 50,000 characters': aLetter({ title: 'a'.repeat(5_000), blocks: [paragraph('Xyz/-'.repeat(10_000))] }),
  'a cell that no page can hold': aLetter({
    blocks: [
      {
        kind: 'table',
        header: [[{ text: 'Wanneer' }], [{ text: 'Wat' }]],
        rows: [[[{ text: 'nu' }], [{ text: sentence.repeat(120) }]]],
      },
    ],
  }),
  'names from everywhere': aLetter({
    recipientLines: [
      'Świątek-Łoś',
      'Ağaoğlu İpek Şahin',
      'Sjoukje û Hânsum-Dykstra',
      'Nguyễn Thị Hồng',
      'Αθηνά Παπαδοπούλου',
    ],
    blocks: [
      paragraph(
        'Ştefan Müller-Çelik, Đorđe Живковић, Ŵyn Ĝiŝ, O’Brien & Zn. <B.V.> “écht” … € 12,50 – q̃ z\u0308\u0327',
      ),
    ],
  }),
  emoji: aLetter({ title: 'Boos 😡 op de gemeente', blocks: [paragraph('👍🏽 👩‍👩‍👧 🇳🇱 ✅ ❤️ tekst 😀-tekst')] }),
  'signs that no font has': aLetter({
    title: 'T\u0000i\u0007t\ufeffel \ue000',
    blocks: [
      paragraph(
        '𓀀 \u{10ffff} \ud800 \ufffe \u0378 漢字 \u202eomgekeerd\u202c \u2028nieuw\u2029 tab\ttab \u0085 x\u0336 ½⁄3 ﷽',
      ),
    ],
  }),
  'Arabic and Hebrew': aLetter({ blocks: [paragraph('محمد العربي en שלום עולם')] }),
  'nothing to say': aLetter({ title: '', recipientLines: [], senderLines: [], details: [], blocks: [], footer: '' }),
  'links over lines': aLetter({
    lang: 'en-GB',
    blocks: Array.from({ length: 40 }, (_, index) => ({
      kind: 'paragraph' as const,
      lines: [
        [
          { text: `${index} You can read this on ` },
          { text: linkText, href: `https://klachten.example/${index}?a=(b)` },
          { text: ', or call us.' },
        ],
      ],
    })),
  }),
  'lists and tables over pages': aLetter({
    blocks: [
      { kind: 'heading', level: 2, text: [{ text: 'Lijst' }] },
      {
        kind: 'list',
        ordered: true,
        items: Array.from({ length: 40 }, () => [[{ text: sentence.repeat(2) }], [{ text: 'nog een' }]]),
      },
      { kind: 'heading', level: 3, text: [{ text: 'Tabel' }] },
      {
        kind: 'table',
        header: ['Stap', 'Uitleg', 'Dag'].map((text) => [{ text }]),
        rows: Array.from({ length: 40 }, () => [[{ text: 'Gesprek' }], [{ text: sentence, bold: true }], []]),
      },
    ],
  }),
};

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
    const files = await Promise.all([...ordinary, ...hard, post].map(([name, letters]) => save(name, letters)));
    const checks = await checkPdfs(files);
    expect(checks).toHaveLength(2 * (letterCases.length + Object.keys(hardLetters).length + 1));
    expect(checks.filter(({ passed }) => !passed).map(({ report }) => report)).toEqual([]);
  },
  240_000,
);

describe.skipIf(!has.pdftotext)('what a screen reader or a search finds', () => {
  test.for(letterCases)('$slug: $kind to the $side reads from top to bottom, no word or space lost', async (one) => {
    const { complaint, ...letter } = write(one);
    const printed = printedLetter({ ...letter, dated_on: writtenOn }, complaint.reference, one.municipality);
    const { words, structure } = await readPdf([printed]);
    expect(words).toEqual(wordsOf(printed));
    expect(structure).toEqual(wordsOf(printed));
  });

  test.for(Object.keys(hardLetters).filter((name) => !/Arabic|no font|emoji|50,000|everywhere/.test(name)))(
    '%s: reads from top to bottom',
    async (name) => {
      const { words, structure } = await readPdf([hardLetters[name]!]);
      expect(words).toEqual(wordsOf(hardLetters[name]!));
      expect(structure).toEqual(wordsOf(hardLetters[name]!));
    },
  );

  test('a word of 50,000 characters is whole, in reasonable time', async () => {
    const letter = hardLetters['a word of 50,000 characters']!;
    const start = performance.now();
    await makePdf([letter]);
    expect(performance.now() - start).toBeLessThan(5_000);
    const { words } = await readPdf([letter]);
    expect(words.join('')).toContain('Xyz/-'.repeat(10_000));
  });

  test.for([
    [
      'Świątek-Łoś Ağaoğlu İpek Şahin Sjoukje û Hânsum-Dykstra',
      'Świątek-Łoś Ağaoğlu İpek Şahin Sjoukje û Hânsum-Dykstra',
    ],
    ['Nguyễn Thị Hồng Αθηνά Живковић', 'Nguyễn Thị Hồng Αθηνά Живковић'],
    ['e\u0301e\u0301n', 'één'],
    ['klach\u00adten\u00adcoör\u00addinator', 'klachtencoördinator'],
    ['\u202eomgekeerd\u202c \ufeffa\u200bb\u2060c', 'omgekeerd a bc'],
    ['hallo 😀 wereld', 'hallo 😀 wereld'],
    ['hiëroglief 𓀀 hier', 'hiëroglief \ufffd hier'],
    ['half \ud800 teken', 'half \ufffd teken'],
    ['tab\ttab\u2028regel\r\nregel', 'tab tab regel regel'],
    ['fi ffi ½ 1/2 1⁄2 € “x”', 'fi ffi ½ 1/2 1/2 € “x”'],
  ])('%j reads as %j', async ([written, read]) => {
    const { words } = await readPdf([aLetter({ blocks: [paragraph(written!)] })]);
    expect(words.join(' ')).toMatch(new RegExp(`\\(KL-2026-0042\\) ${escapeRegExp(read!)}$`, 'u'));
  });

  test('a link stands on one page: a reader finds it only on the page that the structure names', async () => {
    const { pages } = await readPdf([hardLetters['links over lines']!]);
    expect(pages.length).toBeGreaterThan(3);
    const counts = pages.map((page) => page.split('deze').length - 1);
    expect(counts.map((count) => count % 40)).toEqual(pages.map(() => 0));
  });

  test('each letter of a day’s post begins on a page of its own and counts its own pages', async () => {
    const long = aLetter({ blocks: Array.from({ length: 12 }, () => paragraph(sentence.repeat(7))) });
    const { pages } = await readPdf([aLetter(), long, aLetter({ lang: 'en-GB' })]);
    const numbers = pages.map((page) => /(Pagina|Page) \d+ (van|of) \d+/.exec(page)?.[0]);
    expect(numbers).toEqual(['Pagina 1 van 1', 'Pagina 1 van 3', 'Pagina 2 van 3', 'Pagina 3 van 3', 'Page 1 of 1']);
  });
});

describe('one letter and the next', () => {
  test('the same letter is the same file', async () => {
    expect(await makePdf([aLetter()])).toEqual(await makePdf([aLetter()]));
  });

  test('another day is another file', async () => {
    expect(await makePdf([aLetter()])).not.toEqual(await makePdf([aLetter({ datedOn: day('2026-12-22') })]));
  });

  test('nothing of a letter gets into a later one, whatever was written', async () => {
    const letter = aLetter({ blocks: [paragraph('K-2026-0042 – klachten-coördinator, fi ﬁ é Å Ω µ; één. ∀ 😀')] });
    const before = await makePdf([letter]);
    const lookalikes =
      'K\u00ad2026\u2010\u2011\u2012\u2212 \ufb01 e\u0301 A\u030a \u212b \u2126 \u03a9 \u03bc \u037e \u2024 \u1e9b\u0323 i\u0307 I\u0307';
    await makePdf([...Object.values(hardLetters), aLetter({ title: lookalikes, blocks: [paragraph(lookalikes)] })]);
    expect(await makePdf([letter])).toEqual(before);
  });
});

test('no letter, no file', async () => {
  await expect(makePdf([])).rejects.toThrow(RangeError);
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

async function save(name: string, letters: readonly PrintedLetter[]): Promise<string> {
  const file = join(folder, `${name}.pdf`);
  await writeFile(file, await makePdf(letters));
  return file;
}

/**
 * The words in the order in which they stand in the file, without page numbers and footers; and in the order of the
 * structure, as a screen reader says them: what stands in one element, links included, is said in one go.
 */
async function readPdf(letters: PrintedLetter[]): Promise<{ words: string[]; structure: string[]; pages: string[] }> {
  const file = await save('read', letters);
  const text = await run(pathTo('pdftotext'), ['-raw', file, '-'], { maxBuffer: 1e8 });
  const pages = text.stdout.split('\f').slice(0, -1);
  const footers = letters.map((letter) => escapeRegExp(letter.footer)).join('|');
  const footer = new RegExp(`(${footers})\\s*(Pagina|Page) \\d+ (van|of) \\d+`);

  const pdfinfo = join(dirname(pathTo('pdftotext')), 'pdfinfo');
  const tree = await run(pdfinfo, ['-struct-text', file], { maxBuffer: 1e8 });
  const said = tree.stdout
    .replace(/^ *(Link \(inline\)|Object \d+ \d+|\/\w+ .*)\n/gm, '')
    .replace(/^ *(Sect|Document).*\n/gm, '')
    .replace(/"\n *"/g, '')
    .match(/"[^\n]*"$/gm);
  return {
    pages,
    words: pages.flatMap((page) => splitWords(page.replace(footer, ''))),
    structure: (said ?? []).flatMap((part) => splitWords(part.slice(1, -1))),
  };
}

/** What stands in a letter, in the order in which it should be read. */
function wordsOf(letter: PrintedLetter): string[] {
  const { municipality, senderLines, recipientLines, details, title, blocks } = letter;
  const head = ['Gemeente', municipality.name, ...senderLines, ...recipientLines];
  const table = [...details.map(({ label }) => label), ...details.map(({ value }) => value)];
  return splitWords([...head, ...table, title, ...blocks.flatMap(textsOf)].join(' '));
}

function textsOf(block: Block): string[] {
  const textOf = (line: Line) => line.map(({ text }) => text).join('');
  switch (block.kind) {
    case 'heading':
      return [textOf(block.text)];
    case 'paragraph':
      return block.lines.map(textOf);
    case 'list':
      return block.items.flatMap((lines, index) => [block.ordered ? `${index + 1}.` : '•', ...lines.map(textOf)]);
    case 'table':
      return [block.header, ...block.rows].flat().map(textOf);
  }
}

function splitWords(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
