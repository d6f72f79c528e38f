import type { Day } from '#domain/day.ts';

const date = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long' });

/** A day as `20 November 2026`. */
export function inEnglish(day: Day): string {
  return date.format(noon(day));
}

/** A day as `Friday 20 November 2026`. */
export function inEnglishWithWeekday(day: Day): string {
  return `${weekday.format(noon(day))} ${inEnglish(day)}`;
}

function noon(day: Day): Date {
  return new Date(`${day}T12:00:00Z`);
}
