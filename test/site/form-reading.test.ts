import { expect, test } from 'vitest';
import { matterChoices } from '#site/texts/form/doors.ts';
import { problems } from '#site/texts/form.ts';
import { piecesOfPage, readingEase, sentencesOf, wordsOf } from '#test/texts/sentences.ts';
import { aFilledForm, openTestSite } from './citizen.ts';

const { opened, send } = openTestSite();

/** Clearly easier than where ordinary Dutch for everybody (B1) begins. */
const easy = 70;

/** The sentences of a page without those of the frame around it. */
function sentencesIn(html: string): string[] {
  const [, main = ''] = /<main[^>]*>(.*)<\/main>/s.exec(html) ?? [];
  return piecesOfPage(`<body>${main}`)
    .flatMap(sentencesOf)
    .filter((sentence) => /[.!?]$/.test(sentence));
}

function expectReadable(name: string, sentences: string[]) {
  const tooLong = sentences.filter((sentence) => wordsOf(sentence).length > 25);
  expect([name, tooLong]).toEqual([name, []]);
  const hardest = sentences.toSorted((a, b) => readingEase([a]) - readingEase([b])).slice(0, 3);
  expect(readingEase(sentences), `${name}: ${hardest.join(' | ')}`).toBeGreaterThanOrEqual(easy);
}

test('every page of the form reads easily, in every municipality', async () => {
  const form = { when: '3 maart 2024', whatHappened: 'Mijn BSN is 123456782.', desiredSolution: '' };
  for (const slug of opened.register.municipalities.keys()) {
    for (const step of ['start', 'what', 'whom', 'solution', 'you', 'review']) {
      const { html } = await send({ ...aFilledForm(form), step: 'start', go: step }, slug);
      expectReadable(`${slug} ${step}`, sentencesIn(html));
    }
  }
});

test('every other way than a complaint reads easily', async () => {
  for (const municipality of opened.register.municipalities.values()) {
    for (const { value: matter } of matterChoices(municipality)) {
      const { html } = await send({ step: 'start', go: 'next', matter }, municipality.slug);
      expectReadable(`${municipality.slug} ${matter}`, sentencesIn(html));
    }
  }
});

test('every page that follows a complaint reads easily, however somebody wants to be reached', async () => {
  for (const contactOnly of ['any', 'by-post', 'by-phone', 'not-at-home']) {
    const { to } = await send(aFilledForm({ contactOnly, phone: '0487 123456', whatHappened: 'BSN 123456782.' }));
    const html = await (await fetch(new URL(to, opened.site.url))).text();
    expectReadable(contactOnly, sentencesIn(html));
  }
});

test.for(Object.entries(problems))('what is wrong is said in short sentences: %s', ([name, sentence]) => {
  const said = typeof sentence === 'string' ? sentence : sentence('60.000', '50.000');
  const tooLong = sentencesOf(said).filter((one) => wordsOf(one).length > 25);
  expect([name, tooLong]).toEqual([name, []]);
});
