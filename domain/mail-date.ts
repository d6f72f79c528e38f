import { asDay, instantInAmsterdam, parseDutchDay } from './day.ts';

/** Names of months as mail programs write them in other languages than Dutch, by how they begin. */
const otherMonths = [
  'jan',
  'feb',
  'mar|mär|maa',
  'apr',
  'may|mai',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct|okt',
  'nov',
  'dec|dez',
];

/**
 * When a forwarded mail was sent, as the program that forwarded it wrote that down: `maandag 16 november 2026 09:12`, `16-11-2026
 * om 9:12`, `Monday, November 16, 2026 9:12 AM`, `Mon, 16 Nov 2026 09:12:00 +0100`. Without an hour: noon; without a zone: the
 * time of Amsterdam. Undefined: no such moment can be read.
 */
export function readMailDate(text: string): Date | undefined {
  if (text.length > 100) return undefined;
  if (/\d\d:\d\d:\d\d\s+([+-]\d{4}|GMT|UTC|Z)\b/.test(text)) {
    const exact = new Date(text.replace(/\(.*\)/, ''));
    return Number.isNaN(exact.getTime()) ? undefined : exact;
  }
  const [clock = '', hour = '12', minute = '00', half = ''] =
    /(\d{1,2})[:.](\d\d)(?::\d\d)?\s*([ap]\.?m\b)?/i.exec(afterDay(text)) ?? [];
  const day = dayIn(text.replace(clock || /$^/, ' '));
  const hours = (Number(hour) % (half ? 12 : 24)) + (/^p/i.test(half) ? 12 : 0);
  if (!day || Number(minute) > 59) return undefined;
  return instantInAmsterdam(day, `${String(hours).padStart(2, '0')}:${minute}`);
}

/** A day may hold a stop too: `16.11.2026`. The hour comes after the year. */
function afterDay(text: string): string {
  const year = /\b\d{4}\b/.exec(text);
  return year ? text.slice(year.index + 4) : text;
}

function dayIn(text: string) {
  const words = text.toLowerCase().replace(/,/g, ' ').replace(/\s+/g, ' ');
  const numbers = /\b(\d{4}-\d\d-\d\d|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})\b/.exec(words)?.[1];
  if (numbers) return parseDutchDay(numbers);
  const [, date, name, year] = /\b(\d{1,2})\.? ([a-zä]{3,})\.? (\d{4})\b/.exec(words) ?? [];
  const [, nameFirst, dateAfter, yearAfter] = /\b([a-z]{3,})\.? (\d{1,2})(?:st|nd|rd|th)? (\d{4})\b/.exec(words) ?? [];
  const month = monthOf(name ?? nameFirst ?? '');
  return month ? asDay(`${year ?? yearAfter}-${month}-${(date ?? dateAfter)!.padStart(2, '0')}`) : undefined;
}

function monthOf(name: string): string | undefined {
  const index = name === 'mrt' ? 2 : otherMonths.findIndex((begin) => new RegExp(`^(${begin})`).test(name));
  return index < 0 ? undefined : String(index + 1).padStart(2, '0');
}
