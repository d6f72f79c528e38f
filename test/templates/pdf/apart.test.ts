import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PrintedLetter } from '#templates/pdf.ts';
import { makePdf } from '#templates/pdf.ts';
import { has } from '../../services/programs.ts';
import { aLetter, hardLetters, paragraph } from './letters.ts';
import type { Manner } from './read-pdf.ts';
import { aFolderOfPdfs, manners, output } from './read-pdf.ts';

let folder: Awaited<ReturnType<typeof aFolderOfPdfs>>;

beforeAll(async () => {
  folder = await aFolderOfPdfs();
});
afterAll(() => folder.done());

const plain = aLetter({ blocks: [paragraph('K-2026-0042 – klachten-coördinator, fi ﬁ é Å Ω µ; één. ∀ 😀')] });
const lookalikes =
  'K\u00ad2026\u2010\u2011\u2012\u2212 \ufb01 e\u0301 A\u030a \u212b \u2126 \u03a9 \u03bc \u037e \u2024 \u1e9b\u0323 i\u0307 I\u0307';
const strange = aLetter({ title: lookalikes, blocks: [paragraph(lookalikes)] });

/** Fails as soon as its words are asked for. */
const failing = {
  kind: 'paragraph' as const,
  lines: [
    [
      {
        get text(): string {
          throw new Error('no words');
        },
      },
    ],
  ],
};

describe('one letter and the next', () => {
  test('the same letter is the same file, whatever was written in between', async () => {
    const before = await makePdf([plain]);
    await makePdf([...Object.values(hardLetters), strange]);
    expect(await makePdf([plain])).toEqual(before);
  });

  test('letters made at the same time are the same files', async () => {
    const letters = [plain, strange, hardLetters['twelve pages']!, plain];
    const oneByOne: Buffer[] = [];
    for (const letter of letters) oneByOne.push(await makePdf([letter]));
    expect(await Promise.all(letters.map((letter) => makePdf([letter])))).toEqual(oneByOne);
  });

  test.for<[string, Partial<PrintedLetter>]>([
    ['in its text', { blocks: [paragraph('klachten\u00adcoördinator'), failing] }],
    [
      'in the middle of a list',
      { blocks: [{ kind: 'list', ordered: true, items: [[[{ text: 'a' }]], failing.lines] }] },
    ],
    ['in its footer', { footer: undefined as unknown as string }],
  ])('a letter that fails %s leaves nothing behind', async ([, differs]) => {
    const before = await makePdf([plain]);
    await expect(makePdf([strange, aLetter(differs)])).rejects.toThrow(Error);
    expect(await makePdf([plain])).toEqual(before);
  });

  test.skipIf(!has.pdftotext)('in a day’s post each letter is what it is alone', async () => {
    const letters = [
      plain,
      hardLetters.emoji!,
      strange,
      aLetter({ language: 'en' }),
      hardLetters['lists in lists']!,
      plain,
    ];
    const post = await folder.save(letters);
    const alone = await Promise.all(letters.map((letter) => folder.save([letter])));
    for (const manner of Object.keys(manners) as Manner[]) {
      const pages = await Promise.all(alone.map((pdf) => pdf.pages(manner)));
      expect(await post.pages(manner)).toEqual(pages.flat());
    }
    const sections = (structure: string) =>
      structure
        .split(/^ {2}Sect/m)
        .slice(1)
        .map(withoutNumbers);
    const structures = await Promise.all(alone.map((pdf) => pdf.structure()));
    expect(sections(await post.structure())).toEqual(structures.flatMap(sections));
    const seen = await Promise.all(alone.map((pdf) => picture(pdf.path)));
    expect(await picture(post.path)).toBe(seen.join(''));
  });
});

test.skipIf(!has.pdftotext)('signs of PDF, Markdown and HTML change no structure', async () => {
  const hostile = hardLetters['signs of PDF, Markdown and HTML']!;
  const innocent = aLetter({ title: 'a', recipientLines: ['a', 'a', 'a'], blocks: [paragraph('a')] });
  const shape = async (letter: PrintedLetter) => {
    const pdf = await folder.save([letter]);
    return (await output('pdfinfo', ['-struct', pdf.path])).replace(/Sect ".*"/, 'Sect').replace(/BBox .*/, '');
  };
  expect(await shape(hostile)).toBe(await shape(innocent));
});

/** Numbers of objects differ from file to file. */
function withoutNumbers(structure: string): string {
  return structure.replace(/Object \d+ \d+/g, 'Object').trimEnd();
}

/** All pages as they look, coarsely. */
function picture(path: string): Promise<string> {
  return output('pdftoppm', ['-r', '40', '-gray', path]);
}
