import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recipientOf } from '#domain/letters.ts';
import { ProfileError } from '#settings/municipality.ts';
import { makeComposer } from '#templates/composer.ts';
import { aComplaintWithEverything, municipalities, publicUrl, writtenOn } from './every-letter.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'own-letters-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function own(file: string, source: string) {
  const path = join(root, 'municipalities', file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, source);
}

const compose = () => makeComposer({ municipalities, publicUrl, root });

function withdrawal(slug: string, language?: 'en') {
  const plain = aComplaintWithEverything(municipalities.find((one) => one.slug === slug)!);
  const complaint = { ...plain, complainant: { ...plain.complainant, ...(language && { language }) } };
  const recipient = recipientOf({ side: 'complainant' }, complaint);
  return compose().letter({ kind: 'withdrawal', complaint, recipient, channel: 'mail', on: writtenOn, enclosures: [] });
}

test('a municipality writes one letter in its own words, and touches no other municipality and no other language', () => {
  own(
    'druten/letters/withdrawal.hbs',
    '---\nGestopt ({{reference}})\n---\nOp {{date withdrawnOn}} gestopt.\n\n{{> closing}}\n',
  );
  expect(withdrawal('druten').subject).toBe('Gestopt (KL-2026-0042)');
  expect(withdrawal('druten').markdown).toContain('Op 21 december 2026 gestopt');
  expect(withdrawal('diemen').subject).toBe('U heeft uw klacht ingetrokken (KL-2026-0042)');
  expect(withdrawal('druten', 'en').subject).toBe('You have withdrawn your complaint (KL-2026-0042)');
});

test('and in English, with English dates', () => {
  own('druten/letters/en/withdrawal.hbs', '---\nStopped\n---\nOn {{longDate withdrawnOn}}.\n');
  expect(withdrawal('druten', 'en')).toEqual({ subject: 'Stopped', markdown: 'On Monday 21 December 2026.\n' });
  expect(withdrawal('druten').subject).toContain('ingetrokken');
});

test.for([
  ['wihtdrawal.hbs', '---\nA\n---\nB', 'er is geen brief die zo heet'],
  ['withdrawal.hbs', '---\nA\n---\n{{onbekend}}', 'het veld `onbekend` bestaat niet in deze brief'],
  ['withdrawal.hbs', '---\n{{onbekend}}\n---\nB', 'het veld `onbekend` bestaat niet in deze brief'],
  ['withdrawal.hbs', '---\nA\n---\n{{#if findings}}x{{/if}}', 'het veld `findings` bestaat niet in deze brief'],
  ['withdrawal.hbs', '---\nA\n---\n{{shout reference}}', 'de functie `shout` bestaat niet'],
  ['withdrawal.hbs', '---\nA\n---\n{{> slot}}', 'het onderdeel `slot` bestaat niet'],
  ['withdrawal.hbs', '---\nA\n---\n{{#if reference}}', 'dit is geen goed sjabloon voor een brief'],
  ['withdrawal.hbs', '---\nA\n---\n{{{reference}}}', 'dit is geen goed sjabloon voor een brief'],
  ['en/withdrawal.hbs', 'zonder onderwerp', 'dit is geen goed sjabloon voor een brief'],
] as const)('%s with %j stops the start: %s', ([file, source, sentence]) => {
  own(`druten/letters/${file}`, source);
  expect(compose).toThrow(ProfileError);
  expect(compose).toThrow(`municipalities/druten/letters/${file}: ${sentence}`);
});
