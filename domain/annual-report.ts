import type {
  Channel,
  ClosedAs,
  Complaint,
  Judgement,
  NotHandlingGround,
  OmbudsmanOutcome,
  Topic,
} from './complaint.ts';
import type { Day } from './day.ts';
import { day, daysBetween } from './day.ts';
import type { Norm } from './norms.ts';
import { norms } from './norms.ts';
import { startOf } from './receipt-correction.ts';
import type { Count, Sum } from './small-cells.ts';
import { hideSmallCells } from './small-cells.ts';
import { termsFor } from './terms.ts';

/** Whether a complaint was closed in time: within the term itself, only by deferral, only by consent, or not. */
export type Timeliness = 'in-time' | 'deferred' | 'with-consent' | 'late' | 'no-term';

/** What is not known of a complaint: nobody wrote it down, or it was destroyed. */
type Unknown = 'unknown';

/** The counts of a year, by group. Each complaint counts once in a group, save where a group says otherwise. */
export interface Counts {
  /** Received and carried in from the year before are together closed and carried over to the next. */
  flow: Record<'received' | 'carried-in' | 'closed' | 'carried-over', number>;
  /** Of those closed in the year: how. */
  endings: Record<ClosedAs, number>;
  /** Of those closed in the year. */
  timeliness: Record<Timeliness, number>;
  /** Per part of a complaint that was decided. */
  judgements: Record<Judgement, number>;
  /** Of those not handled: on which ground of 9:8. */
  grounds: Record<NotHandlingGround | Unknown, number>;
  /** Of those received in the year. */
  channels: Record<Channel, number>;
  topics: Record<Topic | Unknown, number>;
  /** By department id of the municipality's profile. */
  departments: Record<string, number>;
  /** Of those received: norms of the Behoorlijkheidswijzer that they touch. One complaint may touch several. */
  'norms-touched': Record<Norm, number>;
  /** Of the parts decided in the year: norms that were not met. */
  'norms-violated': Record<Norm, number>;
  /** What was done in the year, whenever the complaint came in. */
  extra: Record<'deferred' | 'postponement-asked' | 'postponement-agreed' | 'reopened', number>;
  advice: Record<'procedure' | 'advised' | 'deviated', number>;
  measures: Record<'promised' | 'done' | 'still-open', number>;
  petitions: Record<'petitioned' | OmbudsmanOutcome, number>;
}

/** Half of them took no longer; days of the calendar after the day of receipt, up to and including that of closing. */
export interface Duration {
  /** Undefined when there were none. */
  median?: number;
  of: number;
}

/** The figures of one year. */
export interface YearFigures {
  year: number;
  counts: Counts;
  durations: Record<'closed' | 'informal' | 'formal', Duration>;
}

/** The yearly report with the year before, to compare with. */
export interface AnnualReport {
  year: YearFigures;
  before: YearFigures;
}

/** What a municipality wants counted even when there is none of it. */
export interface ReportOptions {
  /** The department ids of its profile. */
  departments?: readonly string[];
}

/**
 * The figures for the yearly publication of the registered complaints (jaarverslag, Awb 9:12a): complaints settled
 * informally count as well, for they were filed. A complaint that was destroyed since then counts as it did; one that
 * was reopened counts as it stands now.
 */
export function annualReport(complaints: Iterable<Complaint>, year: number, options: ReportOptions = {}): AnnualReport {
  const all = [...complaints];
  return { year: figuresOf(all, year, options), before: figuresOf(all, year - 1, options) };
}

/** The first and the last day of a year. */
export function daysOfYear(year: number): { first: Day; last: Day } {
  const digits = String(year).padStart(4, '0');
  return { first: day(`${digits}-01-01`), last: day(`${digits}-12-31`) };
}

/**
 * How it stands with the term of a closed complaint (Awb 9:11): settled or decided within six weeks, or ten with the
 * advisory procedure; not handled within four (9:8 lid 3). For every other ending the law sets no term.
 */
export function timelinessOf(complaint: Complaint): Timeliness {
  const { closedAs, closedOn, noticeBy, decideBy, deferral, advisoryProcedure } = complaint;
  if (!closedOn) return 'no-term';
  if (closedAs === 'not-handled') return closedOn <= noticeBy ? 'in-time' : 'late';
  if (closedAs !== 'decided' && closedAs !== 'settled-informally') return 'no-term';
  const start = startOf(complaint);
  if (closedOn <= termsFor(start, { advisoryProcedure }).decide.lastDay) return 'in-time';
  if (closedOn > decideBy) return 'late';
  return deferral && closedOn <= deferral.until ? 'deferred' : 'with-consent';
}

function figuresOf(complaints: readonly Complaint[], year: number, options: ReportOptions): YearFigures {
  const { first, last } = daysOfYear(year);
  const inYear = (on: Day | undefined) => on !== undefined && first <= on && on <= last;
  const received = complaints.filter(({ receivedOn }) => inYear(receivedOn));
  const closed = complaints.filter(({ closedOn }) => inYear(closedOn));
  const openOn = (on: Day) =>
    complaints.filter(({ receivedOn, closedOn }) => receivedOn < on && (!closedOn || closedOn >= on));
  const decided = closed.flatMap(({ decision }) => decision ?? []);
  const parts = decided.flatMap((decision) => decision.parts);
  const measures = complaints.flatMap((complaint) => complaint.measures ?? []);
  const postponements = complaints.flatMap((complaint) => complaint.postponements ?? []);
  const count = <T>(list: readonly T[], is: (one: T) => boolean | undefined) => list.filter(is).length;

  return {
    year,
    counts: {
      flow: {
        received: received.length,
        'carried-in': openOn(first).length,
        closed: closed.length,
        'carried-over': openOn(daysOfYear(year + 1).first).length,
      },
      endings: tally(
        endings,
        closed.map(({ closedAs }) => closedAs!),
      ),
      timeliness: tally(timeliness, closed.map(timelinessOf)),
      judgements: tally(
        judgements,
        parts.map(({ judgement }) => judgement),
      ),
      grounds: tally(
        [...grounds, 'unknown'],
        closed
          .filter(({ closedAs }) => closedAs === 'not-handled')
          .map(({ notHandling }) => notHandling?.ground ?? 'unknown'),
      ),
      channels: tally(
        channels,
        received.map(({ channel }) => channel),
      ),
      topics: tally(
        [...topics, 'unknown'],
        received.map(({ classification }) => classification?.topic ?? 'unknown'),
      ),
      departments: tally(
        [...(options.departments ?? []), 'unknown'],
        received.map(({ statement }) => statement.department ?? 'unknown'),
      ),
      'norms-touched': tally(
        norms,
        received.flatMap(({ classification }) => classification?.norms ?? []),
      ),
      'norms-violated': tally(
        norms,
        parts.flatMap((part) => part.norms ?? []),
      ),
      extra: {
        deferred: count(complaints, ({ deferral }) => inYear(deferral?.on)),
        'postponement-asked': count(postponements, ({ askedOn }) => inYear(askedOn)),
        'postponement-agreed': count(postponements, ({ answer }) => answer?.agrees && inYear(answer.on)),
        reopened: complaints.flatMap(({ reopenings = [] }) => reopenings.filter(({ on }) => inYear(on))).length,
      },
      advice: {
        procedure: count(received, ({ advisoryProcedure }) => advisoryProcedure),
        advised: count(complaints, ({ advice }) => inYear(advice?.on)),
        deviated: count(decided, ({ deviation }) => Boolean(deviation)),
      },
      measures: {
        promised: count(measures, ({ promisedOn }) => inYear(promisedOn)),
        done: count(measures, ({ doneOn }) => inYear(doneOn)),
        'still-open': count(measures, ({ promisedOn, doneOn }) => promisedOn <= last && (!doneOn || doneOn > last)),
      },
      petitions: {
        petitioned: count(complaints, ({ petition }) => inYear(petition?.on)),
        ...tally(
          outcomes,
          complaints.flatMap(({ petition }) => (inYear(petition?.outcome?.on) ? petition!.outcome!.outcome : [])),
        ),
      },
    },
    durations: {
      closed: durationOf(closed),
      informal: durationOf(closed.filter(({ closedAs }) => closedAs === 'settled-informally')),
      formal: durationOf(closed.filter(({ closedAs }) => closedAs === 'decided')),
    },
  };
}

/** Days of the calendar: of an even number the middle of the two in the middle. */
function durationOf(closed: readonly Complaint[]): Duration {
  const days = closed.map(({ receivedOn, closedOn }) => daysBetween(receivedOn, closedOn!)).sort((a, b) => a - b);
  const { length } = days;
  if (!length) return { of: 0 };
  return { median: (days[Math.floor((length - 1) / 2)]! + days[Math.floor(length / 2)]!) / 2, of: length };
}

/** How often each occurs, those that do not occur as nought. */
function tally<Key extends string>(keys: readonly Key[], found: readonly Key[]): Record<Key, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;
  for (const key of found) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** The keys of a record that may not forget one. */
function all<Key extends string>(keys: Record<Key, true>): Key[] {
  return Object.keys(keys) as Key[];
}

const endings = all<ClosedAs>({
  'settled-informally': true,
  decided: true,
  'not-handled': true,
  forwarded: true,
  'pointed-elsewhere': true,
  withdrawn: true,
  'broken-off': true,
  merged: true,
  'no-complaint': true,
});
const withoutTerm = endings.filter((ending) => !['settled-informally', 'decided', 'not-handled'].includes(ending));
const timeliness = all<Timeliness>({
  'in-time': true,
  deferred: true,
  'with-consent': true,
  late: true,
  'no-term': true,
});
const judgements = all<Judgement>({
  'well-founded': true,
  'partly-well-founded': true,
  unfounded: true,
  'no-judgement': true,
});
const grounds = all<NotHandlingGround>({
  'handled-before': true,
  'over-a-year-ago': true,
  'objection-was-open': true,
  'appeal-is-open': true,
  'before-another-court': true,
  'criminal-investigation': true,
  'insufficient-interest': true,
});
const channels = all<Channel>({ form: true, mail: true, post: true, phone: true, desk: true, forwarded: true });
const topics = all<Topic>({
  treatment: true,
  information: true,
  'no-reaction': true,
  duration: true,
  reachability: true,
  diligence: true,
  other: true,
});
const outcomes = all<OmbudsmanOutcome>({
  proper: true,
  'not-proper': true,
  'partly-proper': true,
  settled: true,
  'not-investigated': true,
});

/** A year as it may be published: a count is a number, or hidden. */
export interface PublishedYear {
  year: number;
  counts: Record<keyof Counts, Record<string, Count>>;
  durations: Record<keyof YearFigures['durations'], { median: Count | undefined }>;
}

/** The report as it may be published. */
export interface PublishedReport {
  threshold: number;
  year: PublishedYear;
  before: PublishedYear;
}

/**
 * The report for the outside world (openbaarmaking, Awb 9:12a): where so few stand behind a count that people could be
 * recognised, it says only that there are few, and whatever would give that count away is withheld.
 */
export function forPublication({ year, before }: AnnualReport, threshold = 5): PublishedReport {
  const cells = new Map([...cellsOf('year', year), ...cellsOf('before', before)]);
  const sums = [
    ...sumsOf('year', year),
    ...sumsOf('before', before),
    // What was carried over at the end of one year is what the next began with.
    { left: ['before/flow/carried-over'], right: ['year/flow/carried-in'] },
  ];
  const published = hideSmallCells(cells, sums, threshold);
  const publish = (name: string, { year, counts, durations }: YearFigures): PublishedYear => ({
    year,
    counts: mapped(counts as unknown as Record<keyof Counts, Record<string, number>>, (group, lines) =>
      mapped(lines, (line) => published.get(`${name}/${group}/${line}`)!),
    ),
    durations: mapped(durations, (_, { median, of }) => ({ median: of && of < threshold ? 'few' : median })),
  });
  return { threshold, year: publish('year', year), before: publish('before', before) };
}

function cellsOf(name: string, { counts }: YearFigures): [string, number][] {
  return Object.entries(counts).flatMap(([group, lines]) =>
    Object.entries(lines as Record<string, number>).map(([line, n]): [string, number] => [
      `${name}/${group}/${line}`,
      n,
    ]),
  );
}

/** What a reader can add up: the totals and their parts. */
function sumsOf(name: string, { counts }: YearFigures): Sum[] {
  const lines = (group: keyof Counts, keys = Object.keys(counts[group])) =>
    keys.map((key) => `${name}/${group}/${key}`);
  const flow = (key: keyof Counts['flow']) => `${name}/flow/${key}`;
  return [
    { left: [flow('received'), flow('carried-in')], right: [flow('closed'), flow('carried-over')] },
    { left: [flow('closed')], right: lines('endings') },
    { left: [flow('closed')], right: lines('timeliness') },
    { left: [`${name}/timeliness/no-term`], right: lines('endings', withoutTerm) },
    { left: [`${name}/endings/not-handled`], right: lines('grounds') },
    { left: [flow('received')], right: lines('channels') },
    { left: [flow('received')], right: lines('topics') },
    { left: [flow('received')], right: lines('departments') },
  ];
}

function mapped<Key extends string, From, To>(record: Record<Key, From>, change: (key: Key, from: From) => To) {
  return Object.fromEntries(
    Object.entries<From>(record).map(([key, from]) => [key, change(key as Key, from)]),
  ) as Record<Key, To>;
}
