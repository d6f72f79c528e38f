import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '#domain/day.ts';
import {
  addDays,
  addMonths,
  addWeeks,
  addYears,
  asDay,
  day,
  dayOf,
  daysBetween,
  finalDay,
  firstDay,
  inDutch,
  inDutchWithWeekday,
  instantInAmsterdam,
  parseDutchDay,
  timeOf,
  weekdayOf,
} from '#domain/day.ts';

const aDay = () =>
  fc.integer({ min: 0, max: daysBetween(firstDay, finalDay) }).map((number) => addDays(firstDay, number));

describe('a day is a real day of the calendar', () => {
  test.for(['0001-01-01', '1900-02-28', '2000-02-29', '2024-02-29', '2028-12-31', '9999-12-31'])('%s', (text) => {
    expect(asDay(text)).toBe(text);
    expect(day(text)).toBe(text);
  });

  test.for([
    ...['', '2026', '2026-02', '2026-02-29', '2026-02-30', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10'],
    ...['2026-01-00', '0000-01-01', '10000-01-01', '+02026-01-01', '-0001-01-01', '2026-1-1', '2026-01-01T00:00'],
    ...[' 2026-01-01', '2026-01-01\n', '20260101', '01-01-2026', '２０２６-01-01', 'vandaag'],
  ])('not %j', (text) => {
    expect(asDay(text)).toBeUndefined();
    expect(() => day(text)).toThrow(RangeError);
  });
});

describe('counting', () => {
  test.for([
    ['2026-11-20', 42, '2027-01-01', 'into the next year'],
    ['2028-02-28', 1, '2028-02-29', 'a leap day'],
    ['2027-02-28', 1, '2027-03-01', 'no leap day'],
    ['2026-03-29', 1, '2026-03-30', 'a day of 23 hours'],
    ['2026-10-25', -1, '2026-10-24', 'back over a day of 25 hours'],
    ['0099-12-31', 1, '0100-01-01', 'in the first century'],
  ] as const)('%s and %i days is %s: %s', ([from, days, to]) => {
    expect(addDays(day(from), days)).toBe(to);
    expect(daysBetween(day(from), day(to))).toBe(days);
  });

  test('the calendar ends', () => {
    expect(() => addDays(finalDay, 1)).toThrow(RangeError);
    expect(() => addDays(firstDay, -1)).toThrow(RangeError);
    expect(() => addDays(finalDay, Number.NaN)).toThrow(RangeError);
    expect(() => addYears(finalDay, 1)).toThrow(RangeError);
    expect(() => addYears(firstDay, -1)).toThrow(RangeError);
    expect(() => addMonths(day('9999-12-01'), 1)).toThrow(RangeError);
    expect(() => addMonths(day('0001-01-31'), -1)).toThrow(RangeError);
    expect(() => addMonths(day('0001-01-31'), -13)).toThrow(RangeError);
  });

  test.for([
    ['2026-11-20', 1, '2027-11-20'],
    ['2028-02-29', 1, '2029-02-28'],
    ['2028-02-29', -4, '2024-02-29'],
    ['2027-02-28', 1, '2028-02-28'],
    ['0999-06-01', 1, '1000-06-01'],
  ] as const)('%s and %i years is %s', ([from, years, to]) => {
    expect(addYears(day(from), years)).toBe(to);
  });

  test.for([
    ['2026-11-20', 1, '2026-12-20', 'in the same year'],
    ['2026-12-20', 1, '2027-01-20', 'into the next year'],
    ['2027-01-20', -1, '2026-12-20', 'back into the year before'],
    ['2026-11-20', -6, '2026-05-20', 'half a year back'],
    ['2026-08-31', -6, '2026-02-28', 'to the end of February'],
    ['2028-08-31', -6, '2028-02-29', 'in a leap year'],
    ['2026-05-31', 1, '2026-06-30', 'to a month of 30 days'],
    ['2026-04-30', 1, '2026-05-30', 'not to the end of a longer month'],
    ['2026-01-29', 1, '2026-02-28', 'nor past the end of a shorter one'],
    ['0998-12-09', 1, '0999-01-09', 'in the first thousand years'],
    ['2026-11-20', 26, '2029-01-20', 'over two years'],
  ] as const)('%s and %i months is %s: %s', ([from, months, to]) => {
    expect(addMonths(day(from), months)).toBe(to);
  });

  test.for([
    ['1969-12-31', 3],
    ['1970-01-01', 4],
    ['2026-11-20', 5],
    ['2026-11-22', 7],
    ['2026-11-23', 1],
    ['0001-01-01', 1],
    ['9999-12-31', 5],
  ] as const)('%s is weekday %i', ([on, weekday]) => {
    expect(weekdayOf(day(on))).toBe(weekday);
  });

  test('as the calendar does, for any day', () => {
    fc.assert(
      fc.property(aDay(), fc.integer({ min: -520, max: 520 }), (from, weeks) => {
        const distance = daysBetween(firstDay, from) + 7 * weeks;
        fc.pre(distance >= 0 && distance <= daysBetween(firstDay, finalDay));
        const to = addWeeks(from, weeks);
        expect(asDay(to)).toBe(to);
        expect(daysBetween(from, to)).toBe(7 * weeks);
        expect(weekdayOf(to)).toBe(weekdayOf(from));
        expect(Math.sign(weeks)).toBe(to > from ? 1 : to < from ? -1 : 0);
      }),
    );
  });
});

describe('agrees with the calendar that JavaScript itself has', () => {
  const dates = (from: number, length: number, step: number) =>
    Array.from({ length }, (_, number) => new Date(Date.UTC(from, 0, 1) + number * step * 86_400_000));
  const written = (date: Date) => date.toISOString().slice(0, 10) as Day;

  test.for([
    [1970, 146_098, 1, 'four centuries and a day'],
    [400, 9000, 389, 'days from the year 400 on'],
  ] as const)('from %i: %i days in steps of %i: %s', ([from, length, step]) => {
    const all = dates(from, length, step);
    const wrong = all.filter((date, number) => {
      const on = written(date);
      const first = written(all[0]!);
      return (
        daysBetween(first, on) !== number * step ||
        addDays(first, number * step) !== on ||
        weekdayOf(on) !== (date.getUTCDay() || 7)
      );
    });
    expect(wrong.map(written)).toEqual([]);
  });

  test('no part of a day is a day', () => {
    expect(() => addDays(firstDay, 0.5)).toThrow(RangeError);
  });
});

describe('the clock of Europe/Amsterdam', () => {
  test.for([
    ['2026-11-01T23:30:00Z', '2026-11-02', '00:30', 'HC-79: past midnight here, still 1 November in UTC'],
    ['2026-07-07T23:10:00Z', '2026-07-08', '01:10', 'in summer'],
    ['2026-01-07T22:10:59.999Z', '2026-01-07', '23:10', 'seconds are left out, not rounded'],
    ['2026-03-29T00:59:59Z', '2026-03-29', '01:59', 'before summer time'],
    ['2026-03-29T01:00:00Z', '2026-03-29', '03:00', 'after it'],
    ['2026-12-31T23:00:00Z', '2027-01-01', '00:00', 'New Year'],
  ] as const)('%s is %s %s: %s', ([instant, on, time]) => {
    expect(dayOf(new Date(instant))).toBe(on);
    expect(timeOf(new Date(instant))).toBe(time);
  });

  test.for([
    ['2026-11-20', '07:30', '2026-11-20T06:30:00.000Z', 'winter'],
    ['2026-07-01', '07:30', '2026-07-01T05:30:00.000Z', 'summer'],
    ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z', 'skipped: an hour later, at 03:30'],
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z', 'twice: the first time'],
  ] as const)('%s %s is %s: %s', ([on, time, instant]) => {
    expect(instantInAmsterdam(day(on), time).toISOString()).toBe(instant);
  });

  test('a time of this century comes back as it went in, unless summer time skips it', () => {
    const minutes = fc.integer({ min: 3 * 60, max: 24 * 60 - 1 });
    const century = fc.integer({ min: 0, max: 36_000 }).map((number) => addDays(day('2001-01-01'), number));
    fc.assert(
      fc.property(century, minutes, (on, minute) => {
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        const instant = instantInAmsterdam(on, time);
        expect([dayOf(instant), timeOf(instant)]).toEqual([on, time]);
      }),
    );
  });
});

describe('in Dutch', () => {
  test.for([
    ['2027-01-04', '4 januari 2027', 'maandag 4 januari 2027'],
    ['2026-08-30', '30 augustus 2026', 'zondag 30 augustus 2026'],
    ['2028-02-29', '29 februari 2028', 'dinsdag 29 februari 2028'],
  ] as const)('%s is written %s', ([on, written, withWeekday]) => {
    expect(inDutch(day(on))).toBe(written);
    expect(inDutchWithWeekday(day(on))).toBe(withWeekday);
  });

  test('each month has its name', () => {
    const names = Array.from({ length: 12 }, (_, month) =>
      inDutch(day(`2026-${String(month + 1).padStart(2, '0')}-01`)),
    );
    const dutch = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' });
    expect(names).toEqual(names.map((_, month) => dutch.format(Date.UTC(2026, month, 1))));
  });
});

describe('as people write a day', () => {
  test.for([
    ...['3 maart 2026', '03 maart 2026', '3 Maart 2026', '3 mrt. 2026', '3 mrt 2026', '3 maa 2026', '3e maart 2026'],
    ...['03-03-2026', '3-3-2026', '3-3-26', '3/3/2026', '03/03/26', '3.3.2026', '3 3 2026', '3 - 3 - 2026'],
    ...['2026-03-03', '2026-3-3', '2026/03/03', "3 maart '26", '3-mrt-2026', '3mrt2026', ' 3\t maart \n2026 '],
    ...['dinsdag 3 maart 2026', 'di 3-3-2026', 'di. 3 mrt 2026', 'Dinsdag, 3 maart 2026', '3\u00a0maart\u00a02026'],
  ])('%j is 3 March 2026', (text) => {
    expect(parseDutchDay(text)).toBe('2026-03-03');
  });

  test.for([
    ['29-02-2028', '2028-02-29', 'a leap day'],
    ['1-12-69', '2069-12-01', 'two digits up to 69'],
    ['1-12-70', '1970-12-01', 'two digits from 70'],
    ['4/5/2026', '2026-05-04', 'the day comes first'],
    ['11 sept. 2026', '2026-09-11', 'the beginning of a month'],
    ['31 DEC 2026', '2026-12-31', 'in capitals'],
  ] as const)('%j is %s: %s', ([text, expected]) => {
    expect(parseDutchDay(text)).toBe(expected);
  });

  test.for([
    ...['', ' ', 'maart', '3 maart', 'maart 2026', '2026', '30-02-2026', '31 april 2026', '0-3-2026', '3-0-2026'],
    ...['3-13-2026', '13/13/2026', '3-3-026', '3-3-20266', '3-3/2026', '3 2026', '3 foo 2026', '3 ma 2026'],
    ...['3 ju 2026', 'maandag 3 maart 2026', 'd 3 maart 2026', 'morgen', 'vorige week', '3 maart 2026 om 10 uur'],
    ...['3 maart 0000', '03032026', '2026-03-03T10:00', '1e3-01-01', '-3-3-2026', `3 maart 2026${' '.repeat(90)}`],
  ])('%j is no day', (text) => {
    expect(parseDutchDay(text, day('2026-03-03'))).toBeUndefined();
  });

  test('today and yesterday only with a today', () => {
    const today = day('2026-03-01');
    expect(['vandaag', 'Gisteren', 'eergisteren'].map((text) => parseDutchDay(text, today))).toEqual([
      '2026-03-01',
      '2026-02-28',
      '2026-02-27',
    ]);
    expect(['vandaag', 'gisteren', 'eergisteren'].map((text) => parseDutchDay(text))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('what we write can be read back', () => {
    const numbers = (on: Day) => on.split('-').reverse().join('-');
    fc.assert(
      fc.property(aDay(), (on) => {
        fc.pre(on >= '1000-01-01');
        expect([on, inDutch(on), inDutchWithWeekday(on), numbers(on)].map((text) => parseDutchDay(text))).toEqual([
          on,
          on,
          on,
          on,
        ]);
      }),
    );
  });

  test('nothing typed makes it fail, nor takes it long', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d /.a-z'-]*$/)), (text) => {
        const read = parseDutchDay(text, day('2026-03-01'));
        if (read) expect(asDay(read)).toBe(read);
      }),
    );
    expect(parseDutchDay('3'.repeat(1_000_000))).toBeUndefined();
  });
});
