import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePdf } from '#templates/pdf.ts';
import { has } from '../../services/programs.ts';
import { aLetter } from './letters.ts';
import { aFolderOfPdfs } from './read-pdf.ts';

let folder: Awaited<ReturnType<typeof aFolderOfPdfs>>;

beforeAll(async () => {
  folder = await aFolderOfPdfs();
});
afterAll(() => folder.done());

/** The languages that the document and its sections name, in the order of the file. */
async function languagesOf(...languages: (undefined | 'nl' | 'en')[]) {
  const letters = languages.map((language) => aLetter(language ? { language } : {}));
  const text = (await makePdf(letters)).toString('latin1');
  const objects = text.split('endobj');
  const langs = (kind: string) =>
    objects.filter((object) => object.includes(kind)).map((object) => /\/Lang \((.*?)\)/.exec(object)?.[1]);
  return { document: langs('/Type /Catalog'), sections: langs('/S /Sect') };
}

test('a letter names its language: Dutch, unless it is English', async () => {
  expect(await languagesOf(undefined)).toEqual({ document: ['nl-NL'], sections: ['nl-NL'] });
  expect(await languagesOf('nl')).toEqual({ document: ['nl-NL'], sections: ['nl-NL'] });
  expect(await languagesOf('en')).toEqual({ document: ['en-GB'], sections: ['en-GB'] });
});

test('a day’s post is in Dutch, and each of its letters in its own language', async () => {
  expect(await languagesOf('en', 'nl', 'en')).toEqual({ document: ['nl-NL'], sections: ['en-GB', 'nl-NL', 'en-GB'] });
});

test.skipIf(!has.pdftotext)('an English letter has no Dutch words of our own', async () => {
  const letter = { senderLines: [], details: [], title: 'Our answer', blocks: [], recipientLines: [], footer: '-' };
  const english = await folder.save([aLetter({ ...letter, language: 'en' })]);
  expect((await english.pages('raw')).join('').split(/\s+/).filter(Boolean).join(' ')).toBe(
    'Municipality of Druten Our answer - Page 1 of 1',
  );
  expect(await english.structure()).not.toContain('Gemeente');
});
