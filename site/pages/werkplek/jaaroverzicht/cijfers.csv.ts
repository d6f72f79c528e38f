import type { APIRoute } from 'astro';
import { dayOf } from '#domain/day.ts';
import { coordinates } from '#domain/routing.ts';
import { notFound } from '../../../desk/access.ts';
import { reportTables, yearAsked } from '../../../desk/report-tables.ts';

export const prerender = false;

/** The tables of the yearly report for a spreadsheet, with semicolons as Dutch spreadsheets expect them. */
export const GET: APIRoute = async ({ locals, url }) => {
  const { register } = locals;
  const staff = locals.staff!;
  const year = yearAsked(url.searchParams.get('jaar'), dayOf(register.clock.now()));
  if (!coordinates(staff) || year === undefined) return notFound();
  const { tables } = await reportTables(register, staff, year, url.searchParams.get('voor') === 'publicatie');
  const rows = [
    ['Onderwerp', 'Regel', String(year), String(year - 1)],
    ...tables.flatMap(({ title, lines }) => lines.map((line) => [title, line.name, line.year, line.before])),
  ];
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  const text = `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="jaaroverzicht-${year}.csv"`,
    },
  });
};

function cell(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
