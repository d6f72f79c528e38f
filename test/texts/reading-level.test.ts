import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { day } from '#domain/day.ts';
import { explainTerms, termsFor } from '#domain/terms.ts';
import { loadMunicipalities } from '#settings/municipality.ts';
import { errorStatuses } from '#site/texts/errors.ts';
import { aFilledForm, openTestSite } from '#test/site/citizen.ts';
import { piecesOfLetter, piecesOfPage, readingEase, sentencesOf, syllablesOf, wordsOf } from './sentences.ts';

const longest = 25;

/** Ordinary Dutch for everybody, B1, begins at about 60; a page of ours must be clearly easier than that. */
const easeOfPages = 70;
/** Letters name articles, authorities and acts by their full names. */
const easeOfLetters = 65;

const { ask, send } = openTestSite();
const municipalities = loadMunicipalities();

describe.each(municipalities)('the pages of $name', ({ slug }) => {
  test.each([
    ['', 'nl'],
    ['en/', 'en'],
    ['privacy', 'nl'],
    ['toegankelijkheid', 'nl'],
    ['hulp', 'nl'],
    ['klacht', 'nl'],
    ['termijnen', 'nl'],
    ['termijnen?ontvangen=13-11-2026', 'nl'],
    ['termijnen?ontvangen=onzin', 'nl'],
  ])('/%s reads easily', async (page, language) => {
    const { html } = await ask(`/${slug}/${page}`);
    expectShort(piecesOfPage(html));
    if (language === 'nl') expectEasy(piecesOfPage(withoutEnglish(html)), easeOfPages);
  });
});

test('the pages of one complaint read easily', async () => {
  const { to } = await send(aFilledForm());
  for (const page of [to, to.replace('klacht/ontvangen', 'volg')]) {
    const { status, html } = await ask(page);
    expect(status, page).toBe(200);
    expectShort(piecesOfPage(html));
    expectEasy(piecesOfPage(html), easeOfPages);
  }
});

test.each(errorStatuses)('the error page %i reads easily', (status) => {
  const html = readFileSync(`dist/client/fout/${status}/index.html`, 'utf8');
  expectShort(piecesOfPage(html));
  expectEasy(piecesOfPage(html), easeOfPages);
});

const letters = globSync('test/templates/golden/**/*.txt');

test('there are letters to measure', () => expect(letters.length).toBeGreaterThan(100));

test.each(letters)('%s reads easily', (file) => {
  const pieces = piecesOfLetter(readFileSync(file, 'utf8'));
  expectShort(pieces);
  if (!file.endsWith('-en.txt')) expectEasy(pieces, easeOfLetters);
});

test('the reasons of every term of three years have short sentences', () => {
  const days = Array.from({ length: 3 * 365 }, (_, index) => new Date(Date.UTC(2025, 0, 1 + index)));
  const reasons = days.flatMap((one) => explainTerms(termsFor(day(one.toISOString().slice(0, 10)))));
  expectShort(reasons);
});

/** Fails with the sentences that are too long, the longest first. */
function expectShort(pieces: string[]) {
  const sentences = pieces.flatMap(sentencesOf);
  expect(sentences.length).toBeGreaterThan(0);
  const tooLong = sentences
    .map((sentence) => [wordsOf(sentence).length, sentence] as const)
    .filter(([words]) => words > longest)
    .toSorted(([a], [b]) => b - a)
    .map(([words, sentence]) => `${words} words: ${sentence}`);
  expect(tooLong, `more than ${longest} words. ${tooLong.slice(0, 3).join(' | ')}`).toEqual([]);
}

/** Fails with the three sentences that are hardest to read. Titles and items of lists are not counted: they are no sentences. */
function expectEasy(pieces: string[], bound: number) {
  const sentences = pieces.flatMap(sentencesOf).filter((sentence) => /[.!?]$/.test(sentence));
  const ease = readingEase(sentences);
  const hardest = sentences.toSorted((a, b) => readingEase([a]) - readingEase([b])).slice(0, 3);
  expect(ease, `too hard; the worst sentences: ${hardest.join(' | ')}`).toBeGreaterThanOrEqual(bound);
}

function withoutEnglish(html: string): string {
  return html.replaceAll(/<section lang="en".*?<\/section>/gs, '').replaceAll(/<a [^>]*lang="en"[^>]*>.*?<\/a>/gs, '');
}

describe('how it is measured', () => {
  test.for<[string, number]>([
    ['klacht', 1],
    ['gemeente', 3],
    ['ombudsman', 3],
    ['bezwaar', 2],
    ['behandelen', 4],
    ['klachtencoördinator', 7],
    ['officieel', 4],
    ['nieuwe', 2],
    ['gedraaid', 2],
    ['reacties', 3],
    ['geïnd', 2],
    ['brief', 1],
    ['zaaien', 2],
    ['uw', 1],
    ['b&w', 1],
  ])('%s has %i syllables', ([word, count]) => expect(syllablesOf(word)).toBe(count));

  test.for<[string, string[]]>([
    ['Bel ons. Wij helpen u.', ['Bel ons.', 'Wij helpen u.']],
    ['Wat nu? 14 dagen later komt er een brief.', ['Wat nu?', '14 dagen later komt er een brief.']],
    ['Ter attentie van dhr. de Vries, t.a.v. de balie.', ['Ter attentie van dhr. de Vries, t.a.v. de balie.']],
    ['Dat mag (artikel 9:8 lid 1 van de Algemene wet bestuursrecht).', ['Dat mag.']],
    ['Postbus 1, 6650 AA Druten', []],
    ['https://www.druten.nl/', []],
  ])('%s: the sentences', ([piece, expected]) => expect(sentencesOf(piece)).toEqual(expected));

  test('a page falls apart in its pieces, not at words in bold', () => {
    const html =
      '<body><h1>Een titel</h1><p>Binnen <strong>zes weken</strong>.</p><ul><li>een</li><li>twee</li></ul></body>';
    expect(piecesOfPage(html)).toEqual(['Een titel', 'Binnen zes weken.', 'een', 'twee']);
  });

  test('easy text is easier than hard text', () => {
    const easy = readingEase(['Wij lezen uw brief.', 'Dan bellen wij u.']);
    const hard = readingEase([
      'Ingevolge bestuursrechtelijke bepalingen dienaangaande geschiedt schriftelijke bekendmaking.',
    ]);
    expect(easy).toBeGreaterThan(90);
    expect(hard).toBeLessThan(30);
  });

  test('a long sentence and a hard page are named', () => {
    const long = `${'woord '.repeat(26)}einde.`;
    expect(() => expectShort([long])).toThrow(/woord woord/);
    expect(() => expectEasy(['Administratieverplichtingen betreffende vergunningaanvragen.'], easeOfPages)).toThrow(
      /Administratieverplichtingen betreffende vergunningaanvragen\./,
    );
  });
});
