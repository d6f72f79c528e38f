import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Document } from 'yaml';
import { parseDocument } from 'yaml';
import { procedureTexts } from '#settings/english.ts';
import { loadMunicipalities, ProfileError } from '#settings/municipality.ts';
import { temporaryRoot, writeUnder } from './temporary-root.ts';

const file = 'municipalities/deventer/english.yaml';

test.for<[string, (texts: Document) => unknown, string]>([
  ['a text is missing', (t) => t.deleteIn(['hearing']), 'het veld `hearing` ontbreekt; verwacht wordt een tekst'],
  ['a group is missing', (t) => t.deleteIn(['about']), 'het veld `about` ontbreekt; verwacht wordt een groep velden'],
  ['a list is missing', (t) => t.deleteIn(['help']), 'het veld `help` ontbreekt; verwacht wordt een lijst'],
  [
    'a text of a step is missing',
    (t) => t.deleteIn(['steps', 2, 'text']),
    'het veld `steps[2].text` ontbreekt; verwacht wordt een tekst',
  ],
  [
    'a step is missing',
    (t) => t.deleteIn(['steps', 2]),
    'bij `steps` wordt een lijst met 5 regels, net als in profile.yaml, verwacht, maar er staat een lijst met 4 regels',
  ],
  [
    'hours of an ombudsman are missing',
    (t) => t.deleteIn(['ombudsmanHours']),
    'het veld `ombudsmanHours` ontbreekt; verwacht wordt een groep velden',
  ],
  ['a text is empty', (t) => t.setIn(['hearing'], ' '), 'bij `hearing` wordt een tekst die niet leeg is verwacht'],
  [
    'a text has no Dutch counterpart',
    (t) => t.setIn(['confidentiality'], 'In confidence.'),
    'het veld `confidentiality` bestaat niet',
  ],
  [
    'Dutch words do not end',
    (t) => t.setIn(['hearing'], 'Tell the *klachtbehandelaar.'),
    'bij `hearing` wordt een tekst waarin de Nederlandse woorden tussen twee sterretjes staan verwacht',
  ],
])('English in which %s stops with a sentence that names the field', ([, change, sentence]) => {
  const root = temporaryRoot('deventer');
  const document = parseDocument(readFileSync(join(root, file), 'utf8'));
  change(document);
  writeUnder(root, file, String(document));
  const problems = problemsIn(root);
  expect(problems).toEqual([expect.stringContaining(sentence)]);
  expect(problems[0]).toMatch(/^municipalities\/deventer\/english\.yaml: .+\.$/);
});

test('a municipality without English is named', () => {
  const root = temporaryRoot('deventer');
  rmSync(join(root, file));
  expect(problemsIn(root)).toEqual([`${file}: dit bestand ontbreekt.`]);
});

test.for(loadMunicipalities())('$slug: no English text is still the Dutch one', (municipality) => {
  const { roles, ...dutch } = procedureTexts(municipality);
  const inDutch = new Set(textsIn(dutch));
  expect(textsIn(municipality.english).filter((text) => inDutch.has(text))).toEqual([]);
  expect(municipality.english.roles.coordinator).not.toBe(roles.coordinator);
});

function problemsIn(root: string): readonly string[] {
  try {
    loadMunicipalities(root);
  } catch (error) {
    if (error instanceof ProfileError) return error.problems;
    throw error;
  }
  return [];
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}
