import type { Day } from './day.ts';
import { addDays, day, weekdayOf } from './day.ts';
import { equatedDays } from './equated-days.ts';

/** Why a term cannot end on a day: its Dutch name and the article of the Algemene termijnenwet (Atw). */
export interface Holiday {
  name: string;
  article: string;
}

const equated: Holiday = { name: 'gelijkgestelde dag', article: 'Atw 3 lid 3' };
const weekend: Record<number, Holiday> = {
  6: { name: 'zaterdag', article: 'Atw 1 lid 1' },
  7: { name: 'zondag', article: 'Atw 1 lid 1' },
};

/**
 * Why a term does not end on that day (Algemene termijnenwet 1 and 3): a recognised holiday, Good Friday, a day equated
 * by decree, Saturday or Sunday, in that order. Undefined on a working day. Carnival, 24 and 31 December and a
 * municipality's own closing days are working days.
 */
export function freeDay(on: Day): Holiday | undefined {
  return (
    holidaysIn(on.slice(0, 4)).get(on) ?? (equatedDays.days.has(on) ? equated : undefined) ?? weekend[weekdayOf(on)]
  );
}

/** No Saturday, Sunday, holiday or equated day. */
export function isWorkingDay(on: Day): boolean {
  return freeDay(on) === undefined;
}

/** That day itself when it is a working day, else the first one after it. */
export function firstWorkingDayFrom(on: Day): Day {
  return isWorkingDay(on) ? on : firstWorkingDayFrom(addDays(on, 1));
}

/** That day itself when it is a working day, else the last one before it. */
export function lastWorkingDayUpTo(on: Day): Day {
  return isWorkingDay(on) ? on : lastWorkingDayUpTo(addDays(on, -1));
}

/** The n-th working day after a day, which does not count itself; n negative counts back. */
export function addWorkingDays(after: Day, n: number): Day {
  let reached = after;
  for (let counted = 0; counted < Math.abs(n); counted += 1) {
    reached = n > 0 ? firstWorkingDayFrom(addDays(reached, 1)) : lastWorkingDayUpTo(addDays(reached, -1));
  }
  return reached;
}

const computed = new Map<string, Map<Day, Holiday>>();

/** The holidays of one year (Algemene termijnenwet 3 lid 1 and 2), computed once. */
function holidaysIn(year: string): Map<Day, Holiday> {
  const known = computed.get(year);
  if (known) return known;
  const easter = easterSunday(year);
  const recognised: [Day, string][] = [
    [day(`${year}-01-01`), 'nieuwjaarsdag'],
    [addDays(easter, 1), 'tweede paasdag'],
    [kingsDay(year), year < '2014' ? 'Koninginnedag' : 'Koningsdag'],
    [day(`${year}-05-05`), 'Bevrijdingsdag'],
    [addDays(easter, 39), 'Hemelvaartsdag'],
    [addDays(easter, 50), 'tweede pinksterdag'],
    [day(`${year}-12-25`), 'eerste kerstdag'],
    [day(`${year}-12-26`), 'tweede kerstdag'],
  ];
  const holidays = new Map<Day, Holiday>([
    [addDays(easter, -2), { name: 'Goede Vrijdag', article: 'Atw 3 lid 2' }],
    ...recognised.map(([on, name]) => [on, { name, article: 'Atw 3 lid 1' }] as const),
  ]);
  computed.set(year, holidays);
  return holidays;
}

/** The day the King's birthday is celebrated: 27 April, until 2013 the Queen's on 30 April; never on a Sunday. */
function kingsDay(year: string): Day {
  const birthday = day(`${year}-04-${year < '2014' ? 30 : 27}`);
  return weekdayOf(birthday) === 7 ? addDays(birthday, -1) : birthday;
}

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm that Meeus, Jones and Butcher published. */
function easterSunday(inYear: string): Day {
  const year = Number(inYear);
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const afterMarch = epact + toSunday - 7 * late + 21;
  return addDays(day(`${inYear}-03-01`), afterMarch);
}
