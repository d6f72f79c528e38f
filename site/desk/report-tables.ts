import type { AnnualReport, Counts, PublishedReport, YearFigures } from '#domain/annual-report.ts';
import { annualReport, forPublication } from '#domain/annual-report.ts';
import type { Staff } from '#domain/complaint.ts';
import type { Register } from '#register/register.ts';
import { municipalityOf } from '#register/register.ts';
import { complaintsForReport } from '#register/report.ts';
import { countText, durationNote, durationTexts, durationTitle, groupTexts } from '../texts/report.ts';

/** One table of the report: a line has its name, the count of the year and that of the year before. */
export interface ReportTable {
  id: string;
  title: string;
  note?: string | undefined;
  lines: { name: string; year: string; before: string }[];
}

/** The years of which a report can be asked. */
const years = { first: 2000, last: 2999 };

/** The year that an address asks for; the current one when it says nothing, undefined when it is none. */
export function yearAsked(asked: string | null, today: string): number | undefined {
  if (asked === null) return Number(today.slice(0, 4));
  const year = /^\d{4}$/.test(asked) ? Number(asked) : 0;
  return years.first <= year && year <= years.last ? year : undefined;
}

/** The yearly figures of somebody's municipality, for the desk or for publication. */
export async function reportTables(
  register: Register,
  { municipality: slug }: Staff,
  year: number,
  isForPublication: boolean,
): Promise<{ tables: ReportTable[]; threshold: number }> {
  const { departments } = municipalityOf(register, slug);
  const complaints = await complaintsForReport(register.db, slug, year);
  const figures = annualReport(complaints, year, { departments: departments.map(({ id }) => id) });
  const report = isForPublication ? forPublication(figures) : asCounted(figures);
  const names = Object.fromEntries(departments.map(({ id, name }) => [id, name]));
  return { tables: [...tablesOf(report, names), durations(report)], threshold: report.threshold };
}

/** Everything as it was counted. */
function asCounted({ year, before }: AnnualReport): PublishedReport {
  return { threshold: 0, year: plain(year), before: plain(before) };
}

function plain({ year, counts, durations: { closed, informal, formal } }: YearFigures): PublishedReport['year'] {
  const medianOf = ({ median }: { median?: number }) => ({ median });
  return {
    year,
    counts: { ...counts },
    durations: { closed: medianOf(closed), informal: medianOf(informal), formal: medianOf(formal) },
  };
}

function tablesOf({ threshold, year, before }: PublishedReport, departments: Record<string, string>): ReportTable[] {
  return (Object.keys(groupTexts) as (keyof Counts)[]).map((group) => {
    const { title, note, lines } = groupTexts[group];
    const names = group === 'departments' ? { ...departments, ...lines } : lines;
    const keys = [...new Set([...Object.keys(names), ...Object.keys(year.counts[group])])];
    return {
      id: group,
      title,
      note,
      lines: keys.map((key) => ({
        name: names[key] ?? key,
        year: countText(year.counts[group][key] ?? 0, threshold),
        before: countText(before.counts[group][key] ?? 0, threshold),
      })),
    };
  });
}

function durations({ threshold, year, before }: PublishedReport): ReportTable {
  const keys = Object.keys(durationTexts) as (keyof YearFigures['durations'])[];
  return {
    id: 'durations',
    title: durationTitle,
    note: durationNote,
    lines: keys.map((key) => ({
      name: durationTexts[key],
      year: countText(year.durations[key].median, threshold),
      before: countText(before.durations[key].median, threshold),
    })),
  };
}
