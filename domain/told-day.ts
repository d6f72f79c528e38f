import type { Day } from './day.ts';
import { addDays, parseDutchDay, weekdayOf } from './day.ts';

/** A day as somebody tells it: which one it is, or why there is no such day. */
export type ToldDay = { day: Day } | { wrong: 'no-such-day' | 'in-future' };

const weekdays = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'];
const numbers = ['nul', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien'];

const asNumbers = /^\d{1,4}([-/.])\d{1,2}\1\d{1,4}$/;
const asWords = /^\d{1,2}e? (jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?( \d{4})?$/;
/** The hour of the day, which says nothing about the day. */
const hour = /(,? (om|rond|tegen|omstreeks) .*|,? 's (morgens|ochtends|middags|avonds|nachts)|,? in de [a-z]+)$/;

/**
 * Reads the day of the conduct (gedraging, Awb 9:1 lid 1) as people tell it: `3 maart` is the last one that was, `vorige
 * week maandag` and `eergisteren` count from today. A wrong weekday is no mistake: many a weekday is remembered wrongly.
 * Undefined: words that name no single day, which will do as well.
 */
export function toldDay(told: string, today: Day): ToldDay | undefined {
  if (told.length > 100) return undefined;
  const written = told.trim().toLowerCase().replaceAll('é', 'e').replaceAll(/\s+/g, ' ').replace(/[.!]$/, '');
  const words = written.replace(/^op /, '').replace(hour, '');
  const date = words.replace(/^(ma|di|wo|do|vr|za|zo)[a-z]*\.?,? (?=\d)/, '');
  const day = parseDutchDay(date, today) ?? withoutYear(date, today) ?? relative(words, today);
  if (day) return day > today ? { wrong: 'in-future' } : { day };
  return asNumbers.test(date) || asWords.test(date) ? { wrong: 'no-such-day' } : undefined;
}

/** The last such day up to today. A leap day may be eight years back. */
function withoutYear(date: string, today: Day): Day | undefined {
  const [, separator] = /^\d{1,2}(?:e?( )[a-z]+\.?|([-/])\d{1,2})$/.exec(date)?.filter(Boolean) ?? [];
  if (!separator) return undefined;
  const thisYear = Number(today.slice(0, 4));
  const years = Array.from({ length: 9 }, (_, back) => String(thisYear - back).padStart(4, '0'));
  const days = years.map((year) => parseDutchDay(`${date}${separator}${year}`));
  return days.find((day) => day && day <= today);
}

function relative(words: string, today: Day): Day | undefined {
  if (/^van(daag|morgen|ochtend|middag|avond|nacht)$/.test(words)) return today;
  if (/^gister(en|morgen|ochtend|middag|avond|nacht)$/.test(words)) return addDays(today, -1);
  if (words === 'morgen' || words === 'overmorgen') return addDays(today, words === 'morgen' ? 1 : 2);
  const [, ago] = /^(\d{1,2}|[a-z]+) dag(?:en)? geleden$/.exec(words) ?? [];
  if (ago) {
    const days = /\d/.test(ago) ? Number(ago) : numbers.indexOf(ago);
    return days >= 0 ? addDays(today, -days) : undefined;
  }
  const [, before, name = '', after] =
    /^((?:vorige|afgelopen) week )?(?:(?:vorige|afgelopen|laatste) )?([a-z]+)( vorige week| jl| j\.l)?$/.exec(words) ??
    [];
  const weekday = weekdays.indexOf(name) + 1;
  if (!weekday) return undefined;
  const monday = addDays(today, 1 - weekdayOf(today));
  if (before || after === ' vorige week') return addDays(monday, weekday - 8);
  return addDays(today, -((weekdayOf(today) - weekday + 6) % 7) - 1);
}
