import { expect, test } from 'vitest';
import type { Channel, Complainant } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import type { LetterKind } from '#domain/letters.ts';
import { channelFor, recipientOf, staysBehindLink } from '#domain/letters.ts';
import { aComplaint, anEmployee, aPersonConcerned } from '#test/examples.ts';

const consent = { givenOn: day('2026-11-20'), scope: 'all-letters' } as const;
const email = 'j.devries@inwoner.example';
const address = ['Dorpsstraat 1', '6651 AA Druten'];

test.for<[LetterKind, Channel, Omit<Complainant, 'name'>, string, string]>([
  ['acknowledgement', 'form', { email, addressLines: address, consent }, 'mail', 'consent'],
  ['acknowledgement', 'form', { email, addressLines: address }, 'post', 'an address is no consent'],
  ['acknowledgement', 'mail', { email, addressLines: [] }, 'mail', 'a mail is acknowledged by mail (2:17)'],
  ['decision', 'mail', { email, addressLines: [] }, 'none', 'but nothing else without consent'],
  ['decision', 'mail', { email, addressLines: address }, 'post', 'a postal address will do'],
  ['decision', 'mail', { email, addressLines: [], consent }, 'mail', 'consent given later'],
  ['decision', 'form', { addressLines: [], consent }, 'none', 'consent without an address'],
  ['decision', 'form', { email, addressLines: address, consent, contactOnly: 'by-post' }, 'post', 'rather by post'],
  ['acknowledgement', 'mail', { email, addressLines: [], contactOnly: 'by-post' }, 'none', 'post without an address'],
  ['decision', 'form', { email, addressLines: address, consent, contactOnly: 'by-phone' }, 'none', 'only by phone'],
  ['decision', 'form', { email, addressLines: address, consent, contactOnly: 'not-at-home' }, 'mail', 'not at home'],
  ['decision', 'form', { email, addressLines: address, contactOnly: 'not-at-home' }, 'none', 'no post to the home'],
])('Awb 2:8: %s of a complaint by %s to %o goes by %s: %s', ([kind, channel, complainant, expected]) => {
  const complaint = aComplaint({ channel, complainant: { name: 'J. de Vries', ...complainant } });
  expect(channelFor(kind, recipientOf({ side: 'complainant' }, complaint), complaint)).toBe(expected);
});

test('Awb 2:1: letters go to whoever speaks for the complainant', () => {
  const representative = { name: 'M. Helper', relation: 'dochter' };
  const complaint = aComplaint({ complainant: { name: 'J. de Vries', addressLines: address, representative } });
  expect(recipientOf({ side: 'complainant' }, complaint)).toMatchObject({ name: 'M. Helper', addressLines: address });
});

test('staff are reached by mail, however the complainant wants to be', () => {
  const complainant: Complainant = { name: 'J. de Vries', addressLines: [], contactOnly: 'by-phone' };
  const complaint = aComplaint({ personsConcerned: [aPersonConcerned()], complainant });
  const to = recipientOf({ side: 'person-concerned', staffId: anEmployee.id }, complaint);
  expect(channelFor('copy-to-person', to, complaint)).toBe('mail');
});

test.for<[LetterKind, boolean, boolean]>([
  ['acknowledgement', false, false],
  ['deferral', false, false],
  ['hearing-invitation', false, false],
  ['informal-closing', false, true],
  ['decision', false, true],
  ['decision', true, false],
])('Awb 2:9: %s, plain mail allowed %s: behind the link %s', ([kind, allowed, expected]) => {
  const complaint = aComplaint();
  expect(staysBehindLink(kind, recipientOf({ side: 'complainant' }, complaint), allowed)).toBe(expected);
});
