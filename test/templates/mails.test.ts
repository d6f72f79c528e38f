import { expect, test } from 'vitest';
import { day } from '#domain/day.ts';
import type { DigestItem } from '#domain/digests.ts';
import { readLetterText } from '#templates/letter-text.ts';
import { asHtml, asText } from '#templates/mail-body.ts';
import { alarm, digest, signIn } from '#templates/mails.ts';

const items: DigestItem[] = [
  { reference: 'KL-2026-0001', what: 'decide', stage: 'overdue', lastDay: day('2026-12-18') },
  { reference: 'KL-2026-0002', what: 'decide', stage: 'today', lastDay: day('2027-01-04') },
  { reference: 'KL-2026-0003', what: 'notice', stage: 'soon', lastDay: day('2027-01-05') },
  { reference: 'KL-2026-0004', what: 'decide', stage: 'soon', lastDay: day('2027-01-06') },
];
const input = { items, today: day('2026-12-31'), name: 'C. Coördinator', publicUrl: 'https://klachten.example' };

test('the digest lists what is late, due and nearly due, each with its last day and a link', () => {
  const { subject, markdown } = digest(input);
  expect(subject).toBe('Klachten die aandacht vragen: 1 te laat, 1 nu, 2 binnenkort');
  const text = asText(readLetterText(markdown));
  expect(text).toContain('Goedemorgen C. Coördinator,');
  expect(text).toContain(
    'Te laat\n\n- KL-2026-0001 (https://klachten.example/werkplek/KL-2026-0001): de klacht afhandelen',
  );
  expect(text).toContain('afhandelen, uiterlijk maandag 4 januari 2027');
  expect(text).toContain('Binnenkort\n\n- KL-2026-0003');
  expect(text).toContain('laten weten als wij de klacht niet behandelen, uiterlijk dinsdag 5 januari 2027');
});

test('the digest leaves out what there is none of', () => {
  const { subject, markdown } = digest({ ...input, items: [items[1]!] });
  expect(subject).toBe('Klachten die aandacht vragen: 1 nu');
  expect(markdown).not.toMatch(/Te laat|Binnenkort/);
});

test('the digest says why a line comes to somebody whose work it is not', () => {
  const [late] = items;
  const lines = [
    { ...late!, insteadOf: { id: 'behandelaar', name: 'H. Behandelaar' } },
    { ...late!, reference: 'KL-2026-0009', escalated: true as const },
  ];
  const text = asText(readLetterText(digest({ ...input, items: lines }).markdown));
  expect(text).toContain('vrijdag 18 december 2026 (u vervangt H. Behandelaar)');
  expect(text).toContain('vrijdag 18 december 2026 (dit is te laat; bespreek het met wie de klacht behandelt)');
  expect(text.match(/u vervangt/g)).toHaveLength(1);
});

test('the digest announces the next working day', () => {
  const next = { ...items[1]!, stage: 'next' as const };
  const { subject, markdown } = digest({ ...input, items: [next] });
  expect(subject).toBe('Klachten die aandacht vragen: 1 de volgende werkdag');
  expect(markdown).toContain('## De volgende werkdag');
});

test('a warning about the calendar stands below, or alone', () => {
  const warning = 'Zoek het besluit in de Staatscourant.';
  expect(digest({ ...input, warning }).markdown).toMatch(/## Let op de kalender\nZoek het besluit/);
  const alone = digest({ ...input, items: [], warning });
  expect(alone.subject).toBe('De kalender vraagt aandacht');
  expect(alone.markdown).toContain('Zoek het besluit');
  expect(alone.markdown).not.toContain('Dit zijn de klachten');
  expect(digest(input).markdown).not.toContain('kalender');
});

test('the link to sign in comes with how long it works, and its address is whole in text and HTML', () => {
  const url = 'https://klachten.example/werkplek/inloggen/a_b-c*d~e?f=1&g=2';
  const { subject, markdown } = signIn({ name: 'C. Coördinator', url, minutes: 15 });
  expect(subject).toBe('Uw link om in te loggen');
  const blocks = readLetterText(markdown);
  expect(asText(blocks)).toContain(`\n${url}\n`);
  expect(asText(blocks)).toContain('15 minuten, en maar één keer');
  expect(asHtml(blocks, { title: subject, lang: 'nl-NL' })).toContain(
    `href="${url.replace('&', '&amp;').replaceAll('=', '&#x3D;')}"`,
  );
});

test.for([
  [1, 'Er wacht 1 bericht langer dan 2 werkdagen. Het kwam op'],
  [3, 'Er wachten 3 berichten langer dan 2 werkdagen. Het oudste kwam op'],
] as const)(
  'Awb 2:20: %s messages that wait for a person for too long stand in it, or are all of it',
  ([count, sentence]) => {
    const waiting = { count, oldestOn: day('2026-12-24') };
    const text = asText(readLetterText(digest({ ...input, waiting }).markdown));
    expect(text).toContain(`${sentence} donderdag 24 december 2026.`);
    expect(text).toContain('https://klachten.example/werkplek/berichten');
    const alone = digest({ ...input, items: [], waiting });
    expect(alone.subject).toBe('Berichten wachten op uw oordeel');
    expect(alone.markdown).not.toContain('Dit zijn de klachten');
  },
);

test.for([
  ['staff-mail-bounced', 'E-mail aan een collega komt niet aan.'],
  ['own-mail-returned', 'Onze eigen e-mail komt terug op het klachtenadres.'],
] as const)('HC-27: word of an alarm says what to mend, and names nobody: %s', ([kind, sentence]) => {
  const { subject, markdown } = alarm({ kind, municipality: 'Druten', publicUrl: input.publicUrl });
  expect(subject).toBe('Melding van het klachtensysteem van Druten');
  const text = asText(readLetterText(markdown));
  expect(text).toContain(sentence);
  expect(text).toContain('https://klachten.example/werkplek/post#meldingen');
});
