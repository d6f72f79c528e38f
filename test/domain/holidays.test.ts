import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '#domain/day.ts';
import { addDays, day, daysBetween, weekdayOf } from '#domain/day.ts';
import { decrees, equatedDays, equatedDaysWarning } from '#domain/equated-days.ts';
import { addWorkingDays, firstWorkingDayFrom, freeDay, isWorkingDay, lastWorkingDayUpTo } from '#domain/holidays.ts';
import { termsFor } from '#domain/terms.ts';
import { easterByKnuth } from './terms-by-walking.ts';

/** The free days of a year that are no Saturday or Sunday by name, as `MM-DD name`. */
function holidaysOf(year: number): string[] {
  const first = day(`${year}-01-01`);
  return Array.from({ length: daysBetween(first, day(`${year}-12-31`)) + 1 }, (_, number) => addDays(first, number))
    .flatMap((on) => ({ on, ...freeDay(on) }))
    .filter(({ article }) => article?.startsWith('Atw 3'))
    .map(({ on, name }) => `${on.slice(5)} ${name}`);
}

describe('Algemene termijnenwet 3', () => {
  test('lid 1, 2 and 3: the holidays of 2026, two of them by decree', () => {
    expect(holidaysOf(2026)).toEqual([
      '01-01 nieuwjaarsdag',
      '01-02 gelijkgestelde dag',
      '04-03 Goede Vrijdag',
      '04-06 tweede paasdag',
      '04-27 Koningsdag',
      '05-05 Bevrijdingsdag',
      '05-14 Hemelvaartsdag',
      '05-15 gelijkgestelde dag',
      '05-25 tweede pinksterdag',
      '12-25 eerste kerstdag',
      '12-26 tweede kerstdag',
    ]);
  });

  test.for([
    ['2026-01-01', 'nieuwjaarsdag', 'Atw 3 lid 1'],
    ['2026-04-03', 'Goede Vrijdag', 'Atw 3 lid 2'],
    ['2026-05-15', 'gelijkgestelde dag', 'Atw 3 lid 3'],
    ['2026-04-04', 'zaterdag', 'Atw 1 lid 1'],
    ['2026-04-05', 'zondag', 'Atw 1 lid 1'],
    ['2026-12-26', 'tweede kerstdag', 'Atw 3 lid 1'],
  ] as const)('%s is free as %s, by %s', ([on, name, article]) => {
    expect(freeDay(day(on))).toEqual({ name, article });
  });

  test.for([
    ['2013-04-30', 'Koninginnedag', 'the last Queen’s Day'],
    ['2006-04-29', 'Koninginnedag', '30 April 2006 was a Sunday'],
    ['2014-04-26', 'Koningsdag', '27 April 2014 was a Sunday'],
    ['2024-04-27', 'Koningsdag', 'stays on a Saturday'],
    ['2025-04-26', 'Koningsdag', 'from Sunday to Saturday'],
    ['2031-04-26', 'Koningsdag', 'from Sunday to Saturday'],
    ['2026-04-27', 'Koningsdag', 'a Monday'],
  ] as const)('lid 1: the birthday is celebrated on %s (%s): %s', ([on, name]) => {
    expect(freeDay(day(on))?.name).toBe(name);
    const celebrated = holidaysOf(Number(on.slice(0, 4))).filter((holiday) => holiday.endsWith(name));
    expect(celebrated).toEqual([`${on.slice(5)} ${name}`]);
  });

  test.for([
    ['2027-04-26', 'the day before King’s Day, not equated'],
    ['2026-05-04', 'Remembrance Day, not equated'],
    ['2024-04-29', 'no Monday off after King’s Day on a Saturday'],
    ['2025-04-28', 'nor after one moved to Saturday'],
    ['2014-04-30', 'no Queen’s Day any more'],
    ['2026-02-16', 'HC-86: carnival Monday'],
    ['2026-12-24', 'HC-86: Christmas Eve'],
    ['2026-12-31', 'New Year’s Eve'],
    ['2026-11-11', 'HC-87: St. Martin'],
    ['2026-02-02', 'a misprint in a public list for 2 January 2026'],
    ['2022-05-31', 'named as equated by mistake'],
  ] as const)('%s is a working day: %s', ([on]) => {
    expect(freeDay(day(on))).toBeUndefined();
  });

  test('lid 1: 5 May is free every year, not only each fifth', () => {
    const years = Array.from({ length: 110 }, (_, number) => 1990 + number);
    expect(years.filter((year) => isWorkingDay(day(`${year}-05-05`)))).toEqual([]);
    expect(freeDay(day('2027-05-05'))?.name).toBe('Bevrijdingsdag');
  });

  test.for([
    ['1961-04-02'],
    ['2000-04-23'],
    ['2008-03-23'],
    ['2011-04-24'],
    ['2019-04-21'],
    ['2024-03-31'],
    ['2038-04-25'],
    ['2285-03-22'],
  ] as const)('lid 1 and 2: with Easter on %s four holidays hang together', ([text]) => {
    const easter = day(text);
    const names = [-2, 1, 39, 50].map((days) => freeDay(addDays(easter, days))?.name);
    expect(names).toEqual(['Goede Vrijdag', 'tweede paasdag', 'Hemelvaartsdag', 'tweede pinksterdag']);
  });

  test('lid 1 and 2: Easter agrees with a second algorithm in all years of the Gregorian calendar', () => {
    for (let year = 1583; year <= 9999; year += 1) {
      const knuth = easterByKnuth(year);
      const easter = day(`${year}-${knuth.slice(0, 2)}-${knuth.slice(2)}`);
      expect([easter, freeDay(addDays(easter, -2))?.name, freeDay(addDays(easter, 1))?.name]).toEqual([
        ...[easter, 'Goede Vrijdag', 'tweede paasdag'],
      ]);
    }
  });
});

describe('Algemene termijnenwet 3 lid 3', () => {
  test('the days equated by decree from 2020 to 2028', () => {
    expect([...equatedDays.days]).toEqual([
      ...['2020-05-22', '2021-05-14', '2022-05-27', '2023-04-28', '2023-05-19', '2024-05-10', '2024-12-27'],
      ...['2025-05-30', '2026-01-02', '2026-05-15', '2027-05-07', '2028-04-28', '2028-05-26'],
    ]);
  });

  test('all are Fridays within the known period that no other rule makes free', () => {
    const { days, knownFrom, knownUntil } = equatedDays;
    for (const on of days) {
      expect([on, weekdayOf(on), freeDay(on)?.article]).toEqual([on, 5, 'Atw 3 lid 3']);
      expect(on >= knownFrom && on <= knownUntil).toBe(true);
    }
  });
});

describe('a warning before the known decrees run out', () => {
  test.for([
    ['2026-11-20', undefined, 'two years ahead'],
    ['2027-12-30', undefined, 'more than a year ahead'],
    ['2027-12-31', 'soon', 'HC-88: a year ahead'],
    ['2028-09-16', 'soon', 'the longest term still ends in time'],
    ['2028-09-17', 'urgent', 'fifteen weeks ahead'],
    ['2028-12-31', 'urgent', 'the last known day'],
    ['2029-01-01', 'passed', 'no decree is known'],
    ['2035-06-01', 'passed', 'long ago'],
  ] as const)('on %s: %s: %s', ([today, stage]) => {
    expect(equatedDaysWarning(day(today))?.stage).toBe(stage);
  });

  test('says until when the days are known, what follows from it, and what to do', () => {
    const sentence = (today: string) => equatedDaysWarning(day(today))?.sentence;
    const look = 'zoek in de Staatscourant het besluit voor de jaren daarna en zet het in domain/equated-days.ts.';
    expect(sentence('2028-01-01')).toBe(
      `Welke dagen met een feestdag zijn gelijkgesteld, is bekend tot en met 31 december 2028: ${look}`,
    );
    expect(sentence('2028-12-01')).toBe(
      `Welke dagen met een feestdag zijn gelijkgesteld, is bekend tot en met 31 december 2028, en termijnen van nieuwe klachten kunnen later eindigen; die dagen zijn voorlopig: ${look}`,
    );
    expect(sentence('2029-02-01')).toBe(
      `Vanaf 1 januari 2029 is niet bekend welke dagen met een feestdag zijn gelijkgesteld, dus elke nieuwe laatste dag is voorlopig: ${look}`,
    );
  });

  test('is urgent at the latest when a term given that day is provisional', () => {
    const isProvisional = (on: Day) => termsFor(on).deferredWithAdvice.provisional;
    const days = Array.from({ length: 400 }, (_, number) => addDays(day('2028-01-01'), number));
    const first = days.find(isProvisional)!;
    expect(equatedDaysWarning(first)?.stage).toBe('urgent');
    expect(days.filter((on) => equatedDaysWarning(on)?.stage === 'passed' && !isProvisional(on))).toEqual([]);
  });

  test('HC-87: no feed adds days: each stands in the decree of its years, and no year lies between two decrees', () => {
    expect([equatedDays.knownFrom, equatedDays.knownUntil]).toEqual(['2020-01-01', '2028-12-31']);
    for (const [index, { from, until, days }] of decrees.entries()) {
      const next = decrees[index + 1];
      if (next) expect(next.from).toBe(addDays(day(until), 1));
      expect(days.length).toBeGreaterThan(0);
      expect(days.filter((on) => on < from || on > until)).toEqual([]);
    }
  });
});

describe('working days', () => {
  test.for([
    ['2026-12-25', '2026-12-28', '2026-12-24', 'Christmas and a weekend'],
    ['2027-05-05', '2027-05-10', '2027-05-04', 'Liberation Day, Ascension, an equated Friday, a weekend'],
    ['2026-11-20', '2026-11-20', '2026-11-20', 'a working day stays'],
  ] as const)('around %s come %s and %s: %s', ([on, next, last]) => {
    expect(firstWorkingDayFrom(day(on))).toBe(next);
    expect(lastWorkingDayUpTo(day(on))).toBe(last);
  });

  test.for([
    ['2026-11-20', 0, '2026-11-20', 'none: the day itself'],
    ['2026-11-20', 1, '2026-11-23', 'counting starts the day after'],
    ['2026-11-21', 1, '2026-11-23', 'also from a Saturday'],
    ['2026-11-20', 5, '2026-11-27', 'a week'],
    ['2026-12-23', 6, '2027-01-04', 'over Christmas, weekends and New Year'],
    ['2026-11-23', -1, '2026-11-20', 'back'],
    ['2026-11-22', -5, '2026-11-16', 'back from a Sunday'],
  ] as const)('%s and %i working days is %s: %s', ([from, n, to]) => {
    expect(addWorkingDays(day(from), n)).toBe(to);
  });

  test('are the days that are not free, none skipped', () => {
    const aDay = fc.integer({ min: 0, max: 40_000 }).map((number) => addDays(day('1990-01-01'), number));
    const between = (from: Day, to: Day) =>
      Array.from({ length: daysBetween(from, to) }, (_, number) => addDays(from, number + 1));
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 15 }), (from, n) => {
        const to = addWorkingDays(from, n);
        expect(between(from, to).filter(isWorkingDay)).toHaveLength(n);
        expect(isWorkingDay(to)).toBe(true);
        expect(addWorkingDays(addDays(to, 1), -1)).toBe(to);
      }),
    );
  });
});
