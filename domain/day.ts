import { Temporal } from 'temporal-polyfill';

declare const calendarDay: unique symbol;

/**
 * A calendar day in the Netherlands as `YYYY-MM-DD`, years 0001 to 9999. Days compare as plain strings: `a < b` means
 * that a comes earlier.
 */
export type Day = string & { readonly [calendarDay]: true };

export const firstDay = '0001-01-01' as Day;
export const finalDay = '9999-12-31' as Day;

const zone = 'Europe/Amsterdam';
const weekdays = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'];
const months = [
  ...['januari', 'februari', 'maart', 'april', 'mei', 'juni'],
  ...['juli', 'augustus', 'september', 'oktober', 'november', 'december'],
];

/** Reads `YYYY-MM-DD`. Undefined when it is written otherwise or no such day exists. */
export function asDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < firstDay) return undefined;
  const instant = Date.parse(text);
  // Date.parse makes 2 March of 30 February: only a real day comes back as it went in.
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text) ? (text as Day) : undefined;
}

/** A day that is known to be right. @throws when it is not: that is a bug, not bad input. */
export function day(text: string): Day {
  const real = asDay(text);
  if (!real) throw new RangeError(`${text} is not a calendar day`);
  return real;
}

/** The day so many days later, or earlier when negative. @throws outside the years 0001 to 9999. */
export function addDays(from: Day, days: number): Day {
  return numbered(numberOf(from) + days);
}

/** The same weekday so many weeks later. @throws outside the years 0001 to 9999. */
export function addWeeks(from: Day, weeks: number): Day {
  return addDays(from, 7 * weeks);
}

/** The same date so many years later, or earlier; 28 February for a 29 February that year lacks. @throws as addDays. */
export function addYears(from: Day, years: number): Day {
  return addMonths(from, 12 * years);
}

/** The same date so many months later, or earlier; the month's last day when it has no such date. @throws as addDays. */
export function addMonths(from: Day, months: number): Day {
  const counted = 12 * Number(from.slice(0, 4)) + Number(from.slice(5, 7)) - 1 + months;
  const month = `${String(Math.floor(counted / 12)).padStart(4, '0')}-${two((counted % 12) + 1)}`;
  const date = from.slice(8);
  const real = [date, '30', '29', '28'].find((one) => one <= date && asDay(`${month}-${one}`));
  return day(`${month}-${real ?? date}`);
}

/** How many days b comes after a; negative when it comes before. */
export function daysBetween(a: Day, b: Day): number {
  return numberOf(b) - numberOf(a);
}

/** Monday is 1, Sunday is 7. */
export function weekdayOf(of: Day): number {
  // Day 0, 1 January 1970, was a Thursday.
  return ((((numberOf(of) + 3) % 7) + 7) % 7) + 1;
}

/** The day it is in the Netherlands at that moment: 23:10 UTC on 7 July is 8 July here. */
export function dayOf(instant: Date): Day {
  return inAmsterdam(instant).toPlainDate().toString() as Day;
}

/** The time it is in the Netherlands at that moment, as `23:10`. */
export function timeOf(instant: Date): string {
  return inAmsterdam(instant).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The moment at which clocks in the Netherlands show that time; one that summer time skips is an hour later. */
export function instantInAmsterdam(on: Day, time: string): Date {
  const { epochMilliseconds } = Temporal.PlainDate.from(on).toZonedDateTime({ timeZone: zone, plainTime: time });
  return new Date(epochMilliseconds);
}

/** As people write it: `4 januari 2027`. */
export function inDutch(of: Day): string {
  return `${Number(of.slice(8))} ${months[Number(of.slice(5, 7)) - 1]} ${Number(of.slice(0, 4))}`;
}

/** With the weekday: `maandag 4 januari 2027`. */
export function inDutchWithWeekday(of: Day): string {
  return `${weekdays[weekdayOf(of) - 1]} ${inDutch(of)}`;
}

/**
 * Reads a day as people write it: `3 maart 2026`, `dinsdag 3 mrt. 2026`, `03-03-2026`, `3/3/26`, `2026-03-03`; also
 * `vandaag`, `gisteren` and `eergisteren` when `today` is given. The day comes before the month. Two digits mean
 * 2000–2069 or 1970–1999. Undefined when no such day exists, or when the weekday does not fit the day.
 */
export function parseDutchDay(text: string, today?: Day): Day | undefined {
  if (text.length > 60) return undefined;
  const written = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const back = ['vandaag', 'gisteren', 'eergisteren'].indexOf(written);
  if (today && back >= 0) return addDays(today, -back);

  const match = /^(?:(?<weekday>[a-z]+)\.?,? )?(?<rest>\d.*)$/.exec(written);
  const parts = match && partsOf(match.groups!.rest!);
  if (!parts) return undefined;
  const real = asDay(`${fullYear(parts.year)}-${parts.month.padStart(2, '0')}-${parts.date.padStart(2, '0')}`);
  const weekday = match.groups!.weekday;
  if (!real || !weekday) return real;
  return weekday.length >= 2 && weekdays[weekdayOf(real) - 1]!.startsWith(weekday) ? real : undefined;
}

function partsOf(written: string): { year: string; month: string; date: string } | undefined {
  const tight = written.replaceAll(/ ?([-/.]) ?/g, '$1');
  const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(tight);
  if (yearFirst) return { year: yearFirst[1]!, month: yearFirst[3]!, date: yearFirst[4]! };
  const numbers = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/.exec(tight);
  if (numbers) return { date: numbers[1]!, month: numbers[3]!, year: numbers[4]! };
  const words = /^(\d{1,2})e?[- ]?([a-z]{3,})[-. ]?'?(\d{4}|\d{2})$/.exec(tight);
  const month = words && monthNumber(words[2]!);
  return month ? { date: words[1]!, month: String(month), year: words[3]! } : undefined;
}

/** The month's number by its name, its beginning (`sept`) or `mrt`. Undefined when there is none. */
function monthNumber(name: string): number | undefined {
  const index = name === 'mrt' ? 2 : months.findIndex((month) => month.startsWith(name));
  return index < 0 ? undefined : index + 1;
}

function fullYear(year: string): string {
  if (year.length === 4) return year;
  return Number(year) < 70 ? `20${year}` : `19${year}`;
}

function inAmsterdam(instant: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}

// Only a moment needs the time zone, and thus Temporal. Days are counted without any Date: terms are reckoned by the
// tens of thousands. Years begin in March here, so that a leap day is the last of its year; after four centuries the
// calendar repeats itself.
const daysInFourYears = 1461;
const daysInACentury = 36_524;
const daysInFourCenturies = 146_097;
const before1970 = 719_468; // from 1 March of the year 0

/** How many days after 1 January 1970. */
function numberOf(of: Day): number {
  const month = twoDigits(of, 5);
  const year = 100 * twoDigits(of, 0) + twoDigits(of, 2) - (month < 3 ? 1 : 0);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return 365 * year + leapDays + daysBeforeMonth((month + 9) % 12) + twoDigits(of, 8) - 1 - before1970;
}

/** Read without making strings: a zero has code 48. */
function twoDigits(of: Day, at: number): number {
  return 10 * (of.charCodeAt(at) - 48) + (of.charCodeAt(at + 1) - 48);
}

function numbered(number: number): Day {
  if (!Number.isInteger(number) || number < firstNumber || number > finalNumber) {
    throw new RangeError('a day outside the years 0001 to 9999');
  }
  const fourCenturies = Math.floor((number + before1970) / daysInFourCenturies);
  const inFourCenturies = number + before1970 - fourCenturies * daysInFourCenturies;
  // Each period ends with its leap day, or with its lack: that last day belongs to the year before it.
  const leapDays =
    Math.floor(inFourCenturies / (daysInFourYears - 1)) -
    Math.floor(inFourCenturies / daysInACentury) +
    Math.floor(inFourCenturies / (daysInFourCenturies - 1));
  const inYears = Math.floor((inFourCenturies - leapDays) / 365);
  const inYear = inFourCenturies - (365 * inYears + Math.floor(inYears / 4) - Math.floor(inYears / 100));
  const sinceMarch = Math.floor((5 * inYear + 2) / 153);
  const month = ((sinceMarch + 2) % 12) + 1;
  const year = 400 * fourCenturies + inYears + (month < 3 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(inYear - daysBeforeMonth(sinceMarch) + 1)}` as Day;
}

/** In a year that begins in March: each five months have 153 days, of 31, 30, 31, 30 and 31. */
function daysBeforeMonth(sinceMarch: number): number {
  return Math.floor((153 * sinceMarch + 2) / 5);
}

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

const firstNumber = numberOf(firstDay);
const finalNumber = numberOf(finalDay);
