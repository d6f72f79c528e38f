import { expect, test } from 'vitest';
import type { Complaint } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import { areAlike, mayBeTheSame } from '#domain/likeness.ts';
import { aComplaint } from '#test/examples.ts';

const story = 'Aan de balie werd ik afgesnauwd door een medewerker, die mij niet wilde helpen met mijn paspoort.';

test.for<[string, string, boolean]>([
  ['the same words', story, true],
  ['with a greeting and a name', `Geachte mevrouw,\n\n${story}\n\nMet vriendelijke groet,\nSanne`, true],
  ['with other signs and capitals', story.toUpperCase().replace(',', ' -'), true],
  ['with one word changed', story.replace('paspoort', 'rijbewijs'), true],
  ['about something else', 'Het afval is al drie weken niet opgehaald in onze straat.', false],
  ['with nothing in it', '', false],
  ['of two words', 'Geen tekst', false],
])('HC-48: a text %s is alike: %s', ([, other, expected]) => {
  expect(areAlike(story, other)).toBe(expected);
  expect(areAlike(other, story)).toBe(expected);
});

test('HC-48: two mails without a text, each with a letter of its own, are not alike', () => {
  expect(areAlike('(geen tekst)', '(geen tekst)')).toBe(false);
});

const first = aComplaint({ statement: { whatHappened: story } });

test.for<[string, Partial<Complaint>, boolean]>([
  ['by another way', { channel: 'form' }, true],
  ['a month later', { receivedOn: day('2026-12-21') }, false],
  ['merged already', { status: 'closed', closedAs: 'merged' }, false],
  ['a part of another', { splitFrom: { id: 'x', reference: 'KL-2026-0009' } }, false],
])('HC-48: the same text %s may be the same complaint: %s', ([, differs, expected]) => {
  expect(mayBeTheSame(first, { ...first, id: 'other', ...differs })).toBe(expected);
});

test('HC-48: a complaint is no double of itself', () => {
  expect(mayBeTheSame(first, first)).toBe(false);
});
