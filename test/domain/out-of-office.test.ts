import { expect, test } from 'vitest';
import { day } from '#domain/day.ts';
import { awayUntil, saysAway } from '#domain/out-of-office.ts';

const today = day('2026-12-22');
const nextWorkingDay = '2026-12-23';

test.for([
  ['Ik ben afwezig t/m 5 januari.', '2027-01-05'],
  ['Ik ben afwezig tot en met vrijdag 8 januari 2027.', '2027-01-08'],
  ['Ik ben er niet tot 6 januari', '2027-01-05'],
  ['Op 28 december ben ik weer terug op 29 december 2026', '2026-12-28'],
  ['Vanaf 30-12-2026 lees ik mijn mail weer.', '2026-12-29'],
  ['I am out of the office until January 5, 2027.', '2027-01-04'],
  ['Afwezig t/m 24 dec. 2026', '2026-12-24'],
  ['Ik ben er even niet.', nextWorkingDay],
  ['Afwezig t/m 1 december 2026', nextWorkingDay],
  ['Met verlof t/m 30 november', nextWorkingDay],
  ['Afwezig t/m 31 februari', nextWorkingDay],
] as const)('HC-18: "%s" on 22 December: away until %s', ([text, until]) => {
  expect(awayUntil(text, today)).toBe(until);
});

const replied = { headers: new Map([['auto-submitted', ['auto-replied']]]) };

test.for([
  ['auto-submitted', { ...replied, text: 'Ik ben met vakantie.' }, true],
  ['auto-submitted', { ...replied, subject: 'Out of office', text: '' }, true],
  ['auto-submitted', { ...replied, text: 'Uw bericht is gelezen.' }, false],
  [
    'auto-submitted',
    { headers: new Map([['auto-submitted', ['auto-generated']]]), text: 'Overzicht van verlof' },
    false,
  ],
  ['out-of-office-subject', { headers: new Map(), text: '' }, true],
  ['autoresponder', { headers: new Map(), text: '' }, true],
  ['mailing-list', { headers: new Map(), text: 'vakantie' }, false],
] as const)('HC-18: %s with %j says that somebody is away: %s', ([sign, mail, expected]) => {
  expect(saysAway(sign, mail)).toBe(expected);
});
