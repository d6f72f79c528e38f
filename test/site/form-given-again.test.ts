import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadMunicipalities } from '#settings/municipality.ts';
import { lineFields, textFields } from '#site/form/fields.ts';
import { commonForm } from '#site/form/own-words.ts';
import { newForm } from '#site/form/receive-form.ts';
import { fieldsOn } from '#site/form/steps.ts';
import { aFilledForm, aSubmission, openTestSite } from './citizen.ts';

const { opened, ask } = openTestSite();
const druten = loadMunicipalities().find(({ slug }) => slug === 'druten')!;

type Fields = Record<string, string>;
const choices: Record<string, string[]> = {
  matter: ['', 'conduct', 'decision', 'other-body', 'iets anders'],
  forWhom: ['', 'self', 'other'],
  contactOnly: ['', 'by-post', 'by-phone', 'not-at-home'],
  consent: ['', 'ja'],
  language: ['', 'nl', 'en'],
  keepBsn: ['', 'ja'],
  department: ['', 'burgerzaken', 'burgerzaken\nbelastingen', 'bestaat-niet'],
};
const words = fc.oneof(
  fc.constantFrom('', '', 'Jan de Vries', 'jan@inwoner.example', '3 november 2026', '6651 AA', '06 12345678'),
  fc.constantFrom('"><b>&quot;', "$& $1 '", 'a\nb\n\nc', '</textarea><script>', 'שלום 👋', '123456782', 'undefined'),
  fc.string({ unit: 'grapheme' }),
);
const aForm = fc.record({
  ...Object.fromEntries([...lineFields, ...textFields].map((field) => [field, words])),
  ...Object.fromEntries(Object.entries(choices).map(([field, options]) => [field, fc.constantFrom(...options)])),
  step: fc.constantFrom(...Object.keys(fieldsOn)),
  opened: fc.constantFrom('mfx3k2p1', '"><b>', ''),
  go: fc.constantFrom('next', 'back', 'what', 'whom', 'solution', 'you'),
  reviewed: fc.constantFrom('', 'ja'),
}) as fc.Arbitrary<Fields>;

const isOwn = (field: string) => !(field in choices) && !['step', 'go', 'reviewed'].includes(field);

/** The page that follows; an address with a question behind it makes it anew. */
async function pageAfter(form: Fields, question = ''): Promise<string> {
  const { html } = await ask(`/druten/klacht${question}`, { method: 'POST', body: new URLSearchParams(form) });
  return html
    .replaceAll('&#38;', '&amp;')
    .replaceAll('&#34;', '&quot;')
    .replaceAll('&#39;', "'")
    .replaceAll('&gt;', '>')
    .replaceAll(' value=""', ' value')
    .replace(/="[^"]*"/g, (value) => value.replaceAll('&lt;', '<')); // within quotes both mean the same
}

test('a page of the form given again says what one made for this visitor says', async () => {
  await fc.assert(
    fc.asyncProperty(aForm, async (form) => {
      // Others chose the same before, in other words; or said less, come back from the review, have files that wait.
      const others = Object.entries(form).map(([field, text]) => [
        field,
        isOwn(field) && text ? 'van een ander' : text,
      ]);
      for (const otherwise of [{ step: 'review' }, { waiting: '2' }, { where: '', name: '', onBehalfOf: '' }, {}]) {
        await pageAfter({ ...Object.fromEntries(others), submission: aSubmission(), ...otherwise });
      }
      const mine = { ...form, submission: aSubmission() };
      expect(await pageAfter(mine)).toBe(await pageAfter(mine, '?aanmelding=geen'));
    }),
    { numRuns: 150 },
  );
}, 120_000);

test('what is kept of a page of the form holds nobody’s own words', () => {
  const said = Object.fromEntries([...lineFields, ...textFields].map((field) => [field, `geheim van ${field}`]));
  const chosen = Object.fromEntries(Object.entries(choices).map(([field, options]) => [field, options[1]!]));
  const view = { ...newForm(opened.register), step: 'you' as const };
  const common = commonForm({ ...view, typed: { ...view.typed, ...said, ...chosen } }, druten)!;
  expect(JSON.stringify([common.look, common.view])).not.toMatch(/geheim/);
  expect(common.own.words.filter((word) => word.startsWith('geheim'))).toHaveLength(14);
  // A choice that was made up is no choice, but words.
  expect(commonForm({ ...view, typed: { ...view.typed, ...said } }, druten)).toBeUndefined();
});

test('a form sent to a host that cannot be is not taken in', async () => {
  const body = new URLSearchParams(aFilledForm() as Fields).toString();
  const headers = { host: 'a b<>', 'content-type': 'application/x-www-form-urlencoded' };
  const sent = request(`${opened.site.url}/druten/klacht`, { method: 'POST', headers }).end(body);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  answer.resume();
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  expect(await opened.register.db.selectFrom('complaint').select('id').execute()).toEqual([]);
});
