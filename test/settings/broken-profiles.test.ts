import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Document } from 'yaml';
import { parseDocument } from 'yaml';
import { loadDemoStaff, loadMunicipalities, ProfileError } from '#settings/municipality.ts';
import { temporaryRoot, writeUnder } from './temporary-root.ts';

const file = 'municipalities/druten/profile.yaml';
const staffFile = 'municipalities/druten/demo-staff.yaml';

type Change = (profile: Document) => unknown;

test.for<[string, Change, string]>([
  [
    'a field is missing',
    (p) => p.deleteIn(['roles', 'coordinator']),
    '`roles.coordinator` ontbreekt; verwacht wordt een tekst',
  ],
  ['a group is missing', (p) => p.deleteIn(['contact']), '`contact` ontbreekt; verwacht wordt een groep velden'],
  ['a list is missing', (p) => p.deleteIn(['steps']), '`steps` ontbreekt; verwacht wordt een lijst'],
  [
    'a text is empty',
    (p) => p.setIn(['name'], ' '),
    'bij `name` wordt een tekst die niet leeg is verwacht, maar er staat " "',
  ],
  [
    'a text is null',
    (p) => p.setIn(['name'], null),
    'bij `name` wordt een tekst (zet cijfers en datums tussen aanhalingstekens) verwacht, maar er staat niets',
  ],
  [
    'a text is a number',
    (p) => p.setIn(['contact', 'phone'], 140487),
    'bij `contact.phone` wordt een tekst (zet cijfers en datums tussen aanhalingstekens) verwacht, maar er staat "140487"',
  ],
  [
    'a list is empty',
    (p) => p.setIn(['privacy'], []),
    'bij `privacy` wordt een lijst met minstens 1 regel verwacht, maar er staat een lijst met 0 regels',
  ],
  [
    'a list is a text',
    (p) => p.setIn(['privacy'], 'geen'),
    'bij `privacy` wordt een lijst verwacht, maar er staat "geen"',
  ],
  [
    'a choice is not yes or no',
    (p) => p.setIn(['informalFirst'], 'nee'),
    'bij `informalFirst` wordt true of false verwacht, maar er staat "nee"',
  ],
  ['a field is unknown', (p) => p.setIn(['mail', 'adress'], 'x@y.example'), 'het veld `mail.adress` bestaat niet'],
  [
    'a field of a row is unknown',
    (p) => p.setIn(['ombudsman', 0, 'fax'], '1'),
    'het veld `ombudsman[0].fax` bestaat niet',
  ],
  [
    'a day does not exist',
    (p) => p.setIn(['ombudsman', 0, 'checkedOn'], '2026-02-30'),
    'bij `ombudsman[0].checkedOn` wordt een bestaande datum als 2026-11-20 verwacht, maar er staat "2026-02-30"',
  ],
  [
    '29 February in a common year',
    (p) => p.setIn(['version', 'checkedOn'], '2027-02-29'),
    'bij `version.checkedOn` wordt een bestaande datum als 2026-11-20 verwacht, maar er staat "2027-02-29"',
  ],
  [
    'a day is written the Dutch way',
    (p) => p.setIn(['version', 'validFrom'], '1-1-2026'),
    'bij `version.validFrom` wordt een bestaande datum als 2026-11-20 verwacht, maar er staat "1-1-2026"',
  ],
  [
    'an ombudsman starts in the middle of a year',
    (p) => p.setIn(['ombudsman', 0, 'validFrom'], '2026-07-01'),
    'bij `ombudsman[0].validFrom` wordt een 1 januari (Gemeentewet 81p lid 2) verwacht, maar er staat "2026-07-01"',
  ],
  [
    'an ombudsman ends in the middle of a year',
    (p) => p.setIn(['ombudsman', 0, 'validTo'], '2026-06-30'),
    'bij `ombudsman[0].validTo` wordt een 31 december (Gemeentewet 81p lid 2) verwacht, maar er staat "2026-06-30"',
  ],
  [
    'an ombudsman ends before the start',
    (p) => p.setIn(['ombudsman', 0, 'validTo'], '2023-12-31'),
    'bij `ombudsman[0].validTo` wordt een datum na `validFrom` verwacht, maar er staat "2023-12-31"',
  ],
  [
    'two ombudsmen on one day',
    (p) => p.setIn(['ombudsman', 1, 'about'], 'everything'),
    'bij `ombudsman[1].validFrom` wordt een tijdvak naast dat van de andere regels verwacht, maar er staat "2024-01-01"',
  ],
  ['no ombudsman', (p) => p.setIn(['ombudsman'], []), 'bij `ombudsman` wordt een lijst met minstens 1 regel verwacht'],
  [
    'an unknown role',
    (p) => p.setIn(['handledBy', 0, 'by'], 'boss'),
    'bij `handledBy[0].by` wordt een van deze waarden: coordinator, handler,',
  ],
  [
    'a subject without handler',
    (p) => p.deleteIn(['handledBy', 4]),
    'bij `handledBy` wordt ook een regel voor `mayor` verwacht, maar er staat een lijst met 6 regels',
  ],
  [
    'a subject that nobody may judge',
    (p) => p.setIn(['handledBy', 4, 'phase'], 'informal'),
    'bij `handledBy` wordt ook een regel voor `mayor` verwacht',
  ],
  [
    'a department twice',
    (p) => p.setIn(['departments', 1, 'id'], 'burgerzaken'),
    'bij `departments[1].id` wordt een naam die niet vaker voorkomt verwacht, maar er staat "burgerzaken"',
  ],
  [
    'a real address to send from',
    (p) => p.setIn(['mail', 'address'], 'info@druten.nl'),
    'bij `mail.address` wordt een e-mailadres dat eindigt op .example',
  ],
  [
    'an address without @',
    (p) => p.setIn(['contact', 'email'], 'druten.nl'),
    'bij `contact.email` wordt een e-mailadres verwacht, maar er staat "druten.nl"',
  ],
  [
    'a web address without https',
    (p) => p.setIn(['ombudsman', 0, 'website'], 'www.druten.nl'),
    'bij `ombudsman[0].website` wordt een adres dat begint met https:// verwacht, maar er staat "www.druten.nl"',
  ],
  [
    'other weeks than the law gives',
    (p) => p.setIn(['terms', 'decisionWeeks'], 8),
    'bij `terms.decisionWeeks` wordt een van deze waarden: 6 verwacht, maar er staat "8"',
  ],
  [
    'a promise that ends before it starts',
    (p) => p.setIn(['terms', 'promises'], [{ id: 'first-contact', what: 'x', workingDays: { from: 4, to: 2 } }]),
    'bij `terms.promises[0].workingDays.to` wordt een getal dat niet kleiner is dan `from` verwacht, maar er staat "2"',
  ],
  [
    'a promise of no days',
    (p) => p.setIn(['terms', 'promises'], [{ id: 'first-contact', what: 'x', workingDays: { from: 0, to: 2 } }]),
    'bij `terms.promises[0].workingDays.from` wordt minstens 1 verwacht, maar er staat "0"',
  ],
  [
    'a pale colour',
    (p) => p.setIn(['theme', 'primary'], '#cccccc'),
    'bij `theme.primary` wordt een kleur met een contrast van minstens 4,5 op wit verwacht, maar er staat "#cccccc"',
  ],
  [
    'no colour',
    (p) => p.setIn(['theme', 'accent'], 'groen'),
    'bij `theme.accent` wordt een kleur als "#1a2b3c" (kleine letters, tussen aanhalingstekens) verwacht, maar er staat "groen"',
  ],
  [
    'a dark background',
    (p) => p.setIn(['theme', 'surface'], '#1b5e40'),
    'bij `theme.surface` wordt een kleur waarop `primary` een contrast van minstens 4,5 heeft verwacht',
  ],
  [
    'ours names a field that is empty',
    (p) => p.addIn(['ours'], 'contact.hours'),
    'bij `ours[5]` wordt de naam van een ingevuld veld verwacht, maar er staat "contact.hours"',
  ],
  [
    'the slug is not the folder',
    (p) => p.setIn(['slug'], 'drutten'),
    'bij `slug` wordt de naam van de map verwacht ("druten"), maar er staat "drutten"',
  ],
  [
    'the slug has capitals',
    (p) => p.setIn(['slug'], 'Druten'),
    'bij `slug` wordt een naam van kleine letters, cijfers en streepjes verwacht, maar er staat "Druten"',
  ],
  [
    'the slug belongs to the site',
    (p) => p.setIn(['slug'], 'werkplek'),
    'bij `slug` wordt een naam die de site niet zelf gebruikt verwacht, maar er staat "werkplek"',
  ],
])('a profile in which %s stops with a sentence', ([, change, sentence]) => {
  const problems = problemsAfter(change);
  expect(problems).toContainEqual(expect.stringContaining(sentence));
  for (const problem of problems) expect(problem).toMatch(/^municipalities\/druten\/profile\.yaml: .+\.$/);
});

test.for<[string, string, string]>([
  ['a quote that never ends', 'slug: "druten\n', 'het geen geldige YAML: er ontbreekt een teken'],
  [
    'a field twice',
    'slug: druten\nslug: druten\n',
    'op regel 2, plaats 1 is het geen geldige YAML: een veld staat er twee keer.',
  ],
  [
    'a tab',
    'mail:\n\taddress: x\n',
    'op regel 2, plaats 1 is het geen geldige YAML: er staat een tab waar spaties horen.',
  ],
  ['two documents', 'slug: druten\n---\nslug: druten\n', 'er staan twee documenten in één bestand.'],
  ['an alias to nowhere', 'slug: *druten\n', 'dit is geen geldige YAML: een verwijzing (*naam) klopt niet.'],
  ['nothing', '', 'verwacht wordt een groep velden, maar er staat niets.'],
  ['only a text', 'druten\n', 'verwacht wordt een groep velden, maar er staat "druten".'],
  ['a list', '- druten\n', 'verwacht wordt een groep velden, maar er staat een lijst met 1 regel.'],
])('a profile with %s stops with a sentence', ([, content, sentence]) => {
  const root = temporaryRoot('druten');
  writeUnder(root, file, content);
  expect(() => loadMunicipalities(root)).toThrow(ProfileError);
  expect(problemsOf(() => loadMunicipalities(root))).toEqual([expect.stringContaining(sentence)]);
});

test('a municipality without profile, and one without a folder at all, are named', () => {
  const root = temporaryRoot();
  expect(problemsOf(() => loadMunicipalities(root))).toEqual([
    'municipalities: hier wordt minstens één map met een profile.yaml verwacht.',
  ]);
  mkdirSync(join(root, 'municipalities/leeg'), { recursive: true });
  expect(problemsOf(() => loadMunicipalities(root))).toEqual([
    'municipalities/leeg/profile.yaml: dit bestand ontbreekt.',
  ]);
});

test('two municipalities cannot share a mail address, whatever its capitals', () => {
  const root = temporaryRoot('druten', 'diemen');
  changeFile(root, file, (profile) => profile.setIn(['mail', 'address'], 'Klachten@Diemen.example'));
  expect(problemsOf(() => loadMunicipalities(root))).toEqual([
    'municipalities/druten/profile.yaml: bij `mail.address` wordt een eigen adres verwacht, maar diemen gebruikt "Klachten@Diemen.example" ook.',
  ]);
});

test('all problems of all profiles are told at once, without a stack', () => {
  const root = temporaryRoot('druten', 'diemen');
  changeFile(root, file, (profile) => profile.deleteIn(['name']));
  changeFile(root, 'municipalities/diemen/profile.yaml', (profile) => profile.deleteIn(['hearing']));
  const problems = problemsOf(() => loadMunicipalities(root));
  expect(problems).toEqual([
    expect.stringContaining('municipalities/diemen/profile.yaml: het veld `hearing` ontbreekt'),
    expect.stringContaining('municipalities/druten/profile.yaml: het veld `name` ontbreekt'),
  ]);
  const error = new ProfileError(problems);
  expect(error.stack).toBe(error.message);
});

test.for<[string, Change, string]>([
  [
    'an address elsewhere',
    (s) => s.setIn([1, 'email'], 'b@diemen.example'),
    'bij `[1].email` wordt een adres dat eindigt op @druten.example verwacht, maar er staat "b@diemen.example"',
  ],
  [
    'a real address',
    (s) => s.setIn([1, 'email'], 'b@druten.nl'),
    'bij `[1].email` wordt een e-mailadres dat eindigt op .example',
  ],
  [
    'an unknown department',
    (s) => s.setIn([1, 'department'], 'cafe'),
    'bij `[1].department` wordt een afdeling uit het profiel (burgerzaken, openbare-ruimte',
  ],
  ['an unknown role', (s) => s.setIn([1, 'roles'], ['chef']), 'bij `[1].roles[0]` wordt een van deze waarden'],
  [
    'an id twice',
    (s) => s.setIn([1, 'id'], s.getIn([0, 'id'])),
    'bij `[1].id` wordt een waarde die niet vaker voorkomt verwacht, maar',
  ],
  [
    'an address twice',
    (s) => s.setIn([1, 'email'], s.getIn([0, 'email'])),
    'bij `[1].email` wordt een waarde die niet vaker voorkomt verwacht, maar er staat "coordinator@druten.example"',
  ],
  ['an id that is none', (s) => s.setIn([1, 'id'], '12'), 'bij `[1].id` wordt een uuid verwacht, maar er staat "12"'],
])('demo staff with %s stops with a sentence', ([, change, sentence]) => {
  const root = temporaryRoot('druten');
  changeFile(root, staffFile, change);
  const [druten] = loadMunicipalities(root);
  expect(problemsOf(() => loadDemoStaff(druten!, root))).toEqual([
    expect.stringContaining(`${staffFile}: ${sentence}`),
  ]);
});

test('a municipality without demo staff has none', () => {
  const root = temporaryRoot('druten');
  rmSync(join(root, staffFile));
  const [druten] = loadMunicipalities(root);
  expect(loadDemoStaff(druten!, root)).toEqual([]);
});

test('a sixth municipality is a folder more, and nothing else', () => {
  const root = temporaryRoot('amstelveen', 'deventer', 'diemen', 'druten', 'midden-drenthe');
  const sixth = readFileSync(file, 'utf8')
    .replaceAll('druten.example', 'nieuwstad.example')
    .replace('slug: druten', 'slug: nieuwstad')
    .replace('name: Druten', 'name: Nieuwstad');
  writeUnder(root, 'municipalities/nieuwstad/profile.yaml', sixth);
  const english = readFileSync('municipalities/druten/english.yaml', 'utf8');
  writeUnder(root, 'municipalities/nieuwstad/english.yaml', english);
  writeUnder(root, 'municipalities/LEESMIJ.md', 'Een los bestand doet niet mee.');
  expect(loadMunicipalities(root).map(({ name }) => name)).toEqual([
    'Amstelveen',
    'Deventer',
    'Diemen',
    'Druten',
    'Midden-Drenthe',
    'Nieuwstad',
  ]);
});

function problemsAfter(change: Change) {
  const root = temporaryRoot('druten');
  changeFile(root, file, change);
  return problemsOf(() => loadMunicipalities(root));
}

function changeFile(root: string, path: string, change: Change) {
  const document = parseDocument(readFileSync(join(root, path), 'utf8'));
  change(document);
  writeUnder(root, path, document.toString());
}

function problemsOf(load: () => unknown): readonly string[] {
  try {
    load();
  } catch (error) {
    if (error instanceof ProfileError) return error.problems;
    throw error;
  }
  return [];
}
