import { expect, test } from 'vitest';
import { day } from '#domain/day.ts';
import { toldDay } from '#domain/told-day.ts';

// A Friday.
const today = day('2026-11-20');

test.for([
  ['3 maart', '2026-03-03'],
  ['3 maart 2026', '2026-03-03'],
  ['03-03-2026', '2026-03-03'],
  ['3/3', '2026-03-03'],
  ['3 december', '2025-12-03'],
  ['20 november', '2026-11-20'],
  ['21-11', '2025-11-21'],
  ['29 februari', '2024-02-29'],
  ['Maandag 3 maart', '2026-03-03'],
  ['zondag 3 maart 2026', '2026-03-03'],
  ['op 3 mrt. 2026', '2026-03-03'],
  ['3 maart 2026, om half tien', '2026-03-03'],
  ["3 maart 's middags", '2026-03-03'],
  ['vandaag', '2026-11-20'],
  ['vanmorgen', '2026-11-20'],
  ['Gisteren', '2026-11-19'],
  ['gisteravond', '2026-11-19'],
  ['eergisteren rond 10 uur', '2026-11-18'],
  ['maandag', '2026-11-16'],
  ['afgelopen maandag', '2026-11-16'],
  ['vrijdag', '2026-11-13'],
  ['donderdag jl.', '2026-11-19'],
  ['vorige week maandag', '2026-11-09'],
  ['vorige week zondag', '2026-11-15'],
  ['dinsdag vorige week', '2026-11-10'],
  ['drie dagen geleden', '2026-11-17'],
  ['1 dag geleden', '2026-11-19'],
  ['één dag geleden', '2026-11-19'],
] as const)('%s is %s', ([told, is]) => {
  expect(toldDay(told, today)).toEqual({ day: is });
});

test.for([
  ['31-02-2026', 'no-such-day'],
  ['31 februari', 'no-such-day'],
  ['0 maart', 'no-such-day'],
  ['2026-13-01', 'no-such-day'],
  ['31 april 2026 om 10 uur', 'no-such-day'],
  ['21-11-2026', 'in-future'],
  ['morgen', 'in-future'],
  ['3 maart 2062', 'in-future'],
] as const)('%s is wrong: %s', ([told, wrong]) => {
  expect(toldDay(told, today)).toEqual({ wrong });
});

test.for([
  ['vorige week'],
  ['een paar dagen geleden'],
  ['al sinds 2019'],
  ['tussen 1 en 3 november'],
  ['31-02-2026 of daaromtrent'],
  ['begin november'],
  ['maandenlang'],
  ['12 keer'],
  ['10 weken'],
  [''],
  [`${'maandag '.repeat(13)}`],
] as const)('%s names no single day', ([told]) => {
  expect(toldDay(told, today)).toBeUndefined();
});
