import { expect, test } from 'vitest';
import { bareSubject, isOtherMatter, referencesIn } from '#domain/same-matter.ts';

test.for([
  ['Re: Klacht', 'klacht'],
  ['RE: Antw: FW: [EXTERN] Klacht  over de balie', 'klacht over de balie'],
  ['Re[2]: Klacht', 'klacht'],
  ['WG: AW: Klacht', 'klacht'],
  ['Rekening', 'rekening'],
  ['', ''],
])('the bare subject of "%s" is "%s"', ([subject, bare]) => {
  expect(bareSubject(subject!)).toBe(bare);
});

const known = ['Wij hebben uw klacht ontvangen (KL-2026-0042)', 'Afgesnauwd aan de balie'];

test.for<[string, boolean]>([
  ['Re: Wij hebben uw klacht ontvangen (KL-2026-0042)', false],
  ['Antw: Afgesnauwd aan de balie', false],
  ['Afgesnauwd aan de balie - nog een foto', false],
  ['over KL-2026-0042 wil ik nog iets zeggen', false],
  ['Re:', false],
  ['', false],
  ['Afval niet opgehaald', true],
  ['Re: Afval niet opgehaald', true],
])('HC-34: an answer with the subject "%s" is about another matter: %s', ([subject, expected]) => {
  expect(isOtherMatter(subject, 'KL-2026-0042', known)).toBe(expected);
});

test('HC-34: a short word that both subjects hold makes them no one matter', () => {
  expect(isOtherMatter('Klacht over het afval', 'KL-2026-0042', ['Klacht'])).toBe(true);
});

test.for<[string, string[]]>([
  ['Re: klacht KL-2026-0042', ['KL-2026-0042']],
  ['uw kenmerk kl 2026 0042, en KL–2026–0042', ['KL-2026-0042']],
  ['KL-2026-0042 en KL-2026-0043', ['KL-2026-0042', 'KL-2026-0043']],
  ['KL-2026-10042', ['KL-2026-10042']],
  ['SKL-2026-0042, KL-26-42', []],
])('the references in "%s"', ([text, references]) => {
  expect(referencesIn(text)).toEqual(references);
});
