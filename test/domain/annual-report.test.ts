import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Counts } from '#domain/annual-report.ts';
import { annualReport, forPublication, timelinessOf } from '#domain/annual-report.ts';
import type { Channel, ClosedAs, Complaint, Decision, Topic } from '#domain/complaint.ts';
import { addDays, day } from '#domain/day.ts';
import type { Norm } from '#domain/norms.ts';
import { destroy, retentionLines } from '#domain/retention.ts';
import type { Count, Sum } from '#domain/small-cells.ts';
import { hideSmallCells } from '#domain/small-cells.ts';
import { termsFor } from '#domain/terms.ts';
import { aComplaint, byCoordinator } from '../examples.ts';

/** A complaint with the terms of its receipt, closed where a day is given. */
function aReceived(receivedOn: string, differs: Partial<Complaint> = {}): Complaint {
  const received = day(receivedOn);
  const terms = termsFor(received);
  return aComplaint({
    receivedOn: received,
    noticeBy: terms.notHandling.lastDay,
    decideBy: terms.decide.lastDay,
    ...differs,
    ...(differs.closedOn && { status: 'closed', closedAs: differs.closedAs ?? 'decided' }),
  });
}

/** The lines of a group that are not nought. */
function some(group: Record<string, number>) {
  return Object.fromEntries(Object.entries(group).filter(([, n]) => n));
}

function counted(complaints: Complaint[], group: keyof Counts, year = 2026) {
  return some(annualReport(complaints, year).year.counts[group]);
}

describe('Awb 9:12a: the flow of complaints through a year', () => {
  test.for<[string, string | undefined, Record<string, number>]>([
    ['2025-12-31', undefined, { 'carried-in': 1, 'carried-over': 1 }],
    ['2025-12-31', '2025-12-31', {}],
    ['2025-12-31', '2026-01-01', { 'carried-in': 1, closed: 1 }],
    ['2026-01-01', '2026-12-31', { received: 1, closed: 1 }],
    ['2026-12-31', '2027-01-01', { received: 1, 'carried-over': 1 }],
    ['2027-01-01', undefined, {}],
  ])('received %s, closed %s', ([receivedOn, closedOn, expected]) => {
    const complaint = aReceived(receivedOn, closedOn ? { closedOn: day(closedOn) } : {});
    expect(counted([complaint], 'flow')).toEqual(expected);
  });

  test('the year before stands beside it, and what it carried over is what this year began with', () => {
    const complaints = [
      aReceived('2025-12-01'),
      aReceived('2025-03-01', { closedOn: day('2025-04-01') }),
      aReceived('2026-02-02'),
    ];
    const { year, before } = annualReport(complaints, 2026);
    expect([year.year, before.year]).toEqual([2026, 2025]);
    expect(before.counts.flow).toEqual({ received: 2, 'carried-in': 0, closed: 1, 'carried-over': 1 });
    expect(year.counts.flow).toEqual({ received: 1, 'carried-in': 1, closed: 0, 'carried-over': 2 });
  });
});

describe('Awb 9:11: in time', () => {
  // Received on Monday 2 March 2026: six weeks end on 13 April, four more on 11 May; the notice of 9:8 by 30 March.
  const deferral = { until: day('2026-05-11'), reason: 'r', on: day('2026-04-10') };
  const agreed = {
    deferral,
    postponements: [
      {
        until: day('2026-06-15'),
        reason: 'r',
        askedOn: day('2026-05-01'),
        answer: { agrees: true, stated: 'ja', on: day('2026-05-02') },
      },
    ],
    decideBy: day('2026-06-15'),
  };
  const deferred = { deferral, decideBy: deferral.until };
  test.for<[string, ClosedAs, Partial<Complaint>, string]>([
    ['2026-04-13', 'decided', {}, 'in-time'],
    ['2026-04-13', 'settled-informally', {}, 'in-time'],
    ['2026-04-14', 'settled-informally', {}, 'late'],
    ['2026-04-13', 'decided', deferred, 'in-time'],
    ['2026-04-14', 'decided', deferred, 'deferred'],
    ['2026-05-11', 'decided', deferred, 'deferred'],
    ['2026-05-12', 'decided', deferred, 'late'],
    ['2026-05-11', 'decided', agreed, 'deferred'],
    ['2026-05-12', 'decided', agreed, 'with-consent'],
    ['2026-06-15', 'decided', agreed, 'with-consent'],
    ['2026-06-16', 'decided', agreed, 'late'],
    ['2026-05-11', 'decided', { decideBy: day('2026-05-11'), advisoryProcedure: true }, 'in-time'],
    ['2026-03-30', 'not-handled', {}, 'in-time'],
    ['2026-03-31', 'not-handled', {}, 'late'],
    ['2026-12-31', 'withdrawn', {}, 'no-term'],
    ['2026-12-31', 'forwarded', {}, 'no-term'],
  ])('closed %s as %s, %o: %s', ([closedOn, closedAs, differs, expected]) => {
    expect(timelinessOf(aReceived('2026-03-02', { closedOn: day(closedOn), closedAs, ...differs }))).toBe(expected);
  });

  test('2:24: counted from the day from which the terms ran', () => {
    const startsOn = day('2026-03-09');
    const complaint = aReceived('2026-03-02', {
      startsOn,
      decideBy: day('2026-04-20'),
      closedOn: day('2026-04-20'),
    });
    expect(timelinessOf(complaint)).toBe('in-time');
  });

  test('an open complaint is not in any of them', () => {
    expect(counted([aReceived('2026-03-02')], 'timeliness')).toEqual({});
  });
});

describe('what was counted', () => {
  const closedOn = day('2026-04-01');

  test('informal and formal and every other ending', () => {
    const complaints = (['settled-informally', 'settled-informally', 'decided', 'merged'] as const).map((closedAs) =>
      aReceived('2026-03-02', { closedOn, closedAs }),
    );
    expect(counted(complaints, 'endings')).toEqual({ 'settled-informally': 2, decided: 1, merged: 1 });
  });

  test('judgements and violated norms per part, also when a complaint has several', () => {
    const decision: Decision = {
      findings: 'f',
      parts: [
        { subject: 'a', judgement: 'well-founded', reasons: 'r', norms: ['fair play', 'maatwerk'] },
        { subject: 'b', judgement: 'well-founded', reasons: 'r', norms: ['fair play'] },
        { subject: 'c', judgement: 'no-judgement', reasons: 'r' },
      ],
      ombudsman: 'de Nationale ombudsman',
      decidedOn: closedOn,
    };
    const complaints = [aReceived('2026-03-02', { closedOn, decision })];
    expect(counted(complaints, 'judgements')).toEqual({ 'well-founded': 2, 'no-judgement': 1 });
    expect(counted(complaints, 'norms-violated')).toEqual({ 'fair play': 2, maatwerk: 1 });
    expect(counted(complaints, 'judgements', 2027)).toEqual({});
  });

  test('9:8: the grounds of what was not handled', () => {
    const notHandling = { ground: 'over-a-year-ago' as const, facts: 'f', reasons: 'r', ombudsman: 'o', on: closedOn };
    const complaints = [
      aReceived('2026-03-02', { closedOn, closedAs: 'not-handled', notHandling }),
      aReceived('2026-03-02', { closedOn, closedAs: 'not-handled' }),
    ];
    expect(counted(complaints, 'grounds')).toEqual({ 'over-a-year-ago': 1, unknown: 1 });
  });

  test('of what was received: channel, topic, department, norms touched', () => {
    const complaints = [
      aReceived('2026-03-02', { channel: 'phone', classification: { topic: 'duration', norms: ['voortvarendheid'] } }),
      aReceived('2026-03-03', { statement: { whatHappened: 'w', department: 'burgerzaken' } }),
      aReceived('2025-03-03', { channel: 'desk' }),
    ];
    expect(counted(complaints, 'channels')).toEqual({ phone: 1, form: 1 });
    expect(counted(complaints, 'topics')).toEqual({ duration: 1, unknown: 1 });
    expect(counted(complaints, 'departments')).toEqual({ burgerzaken: 1, unknown: 1 });
    expect(counted(complaints, 'norms-touched')).toEqual({ voortvarendheid: 1 });
  });

  test('a department of the profile without complaints is told too', () => {
    const { departments } = annualReport([], 2026, { departments: ['zorg'] }).year.counts;
    expect(departments).toEqual({ zorg: 0, unknown: 0 });
  });

  test('measures promised and done, each in its own year', () => {
    const measure = { id: 'm', what: 'w', promisedOn: day('2025-12-01') };
    const complaints = [
      aReceived('2025-10-01', {
        closedOn: day('2025-12-01'),
        measures: [measure, { ...measure, doneOn: day('2026-02-01') }],
      }),
    ];
    expect(counted(complaints, 'measures', 2025)).toEqual({ promised: 2, 'still-open': 2 });
    expect(counted(complaints, 'measures', 2026)).toEqual({ done: 1, 'still-open': 1 });
  });

  test('9:18: petitions and what came of them, each in its own year', () => {
    const outcome = { outcome: 'not-proper' as const, norms: [], recommendation: '', on: day('2026-05-01') };
    const petition = { ombudsman: 'o', on: day('2025-11-01'), outcome };
    const complaints = [aReceived('2025-03-02', { closedOn: day('2025-04-01'), petition })];
    expect(counted(complaints, 'petitions', 2025)).toEqual({ petitioned: 1 });
    expect(counted(complaints, 'petitions', 2026)).toEqual({ 'not-proper': 1 });
  });

  test('9:13: the advisory procedure, advice, and conclusions that differ from it', () => {
    const advice = { adviser: 'commissie', findings: 'f', advice: 'a', on: closedOn };
    const decision = {
      findings: 'f',
      parts: [],
      deviation: 'omdat',
      ombudsman: 'o',
      decidedOn: closedOn,
    };
    const complaints = [aReceived('2026-03-02', { advisoryProcedure: true, advice, decision, closedOn })];
    expect(counted(complaints, 'advice')).toEqual({ procedure: 1, advised: 1, deviated: 1 });
  });

  test.for<[number[], number | undefined]>([
    [[], undefined],
    [[0], 0],
    [[10, 20], 15],
    [[42, 1, 7], 7],
    [[1, 2, 4, 100], 3],
  ])('closed after %o days of the calendar: the median is %s', ([days, median]) => {
    const complaints = days.map((n) => aReceived('2026-03-02', { closedOn: addDays(day('2026-03-02'), n) }));
    const { closed } = annualReport(complaints, 2026).year.durations;
    expect(closed).toEqual(median === undefined ? { of: 0 } : { median, of: days.length });
  });

  test('a destroyed complaint counts as it did, and holds no word that anybody wrote', () => {
    const on = day('2019-04-01');
    const norms: Norm[] = ['fair play'];
    const full = aReceived('2019-03-04', {
      ...{ closedOn: on, channel: 'post', statement: { whatHappened: 'Geheim', department: 'zorg' } },
      classification: { topic: 'treatment', norms },
      decision: {
        ...{ findings: 'Geheim', conclusions: 'Geheim', deviation: 'Geheim', ombudsman: 'Geheim', decidedOn: on },
        parts: [{ subject: 'Geheim', judgement: 'well-founded', reasons: 'Geheim', norms }],
      },
      deferral: { until: day('2019-05-01'), reason: 'Geheim', on },
      postponements: [{ until: on, reason: 'Geheim', askedOn: on, answer: { agrees: true, stated: 'Geheim', on } }],
      advice: { adviser: 'Geheim', findings: 'Geheim', advice: 'Geheim', on },
      measures: [{ id: 'm', what: 'Geheim', promisedOn: on, doneOn: on }],
      reopenings: [{ reason: 'Geheim', was: 'decided', on }],
      petition: { ombudsman: 'Geheim', on, outcome: { outcome: 'proper', norms, recommendation: 'Geheim', on } },
    });
    const refused = aReceived('2019-03-04', {
      ...{ closedAs: 'not-handled', closedOn: on },
      notHandling: { ground: 'handled-before', facts: 'Geheim', reasons: 'Geheim', ombudsman: 'Geheim', on },
    });
    for (const complaint of [full, refused]) {
      const outcome = destroy(complaint, retentionLines, day('2030-01-02'), byCoordinator);
      if (!outcome.done) throw new Error(outcome.refusal.reason);
      expect(annualReport([outcome.complaint], 2019)).toEqual(annualReport([complaint], 2019));
      expect(JSON.stringify(outcome.complaint)).not.toContain('Geheim');
    }
  });
});

const someComplaint = fc
  .record({
    receivedAfter: fc.integer({ min: 0, max: 1095 }),
    closedAfter: fc.option(fc.integer({ min: 0, max: 500 })),
    closedAs: fc.constantFrom<ClosedAs>('settled-informally', 'decided', 'not-handled', 'forwarded', 'withdrawn'),
    channel: fc.constantFrom<Channel>('form', 'mail', 'phone'),
    topic: fc.option(fc.constantFrom<Topic>('treatment', 'duration')),
    department: fc.option(fc.constantFrom('burgerzaken', 'zorg')),
  })
  .map(({ receivedAfter, closedAfter, closedAs, channel, topic, department }): Complaint => {
    const receivedOn = addDays(day('2024-01-01'), receivedAfter);
    return aReceived(receivedOn, {
      channel,
      statement: { whatHappened: 'w', ...(department && { department }) },
      ...(topic && { classification: { topic, norms: [] } }),
      ...(closedAfter !== null && { closedAs, closedOn: addDays(receivedOn, closedAfter) }),
    });
  });

const total = (group: Record<string, number>) => Object.values(group).reduce((sum, n) => sum + n, 0);

test('sums agree, whatever the complaints', () => {
  fc.assert(
    fc.property(fc.array(someComplaint, { maxLength: 60 }), fc.constantFrom(2024, 2025, 2026), (complaints, year) => {
      const { year: now, before } = annualReport(complaints, year);
      const { flow, endings, timeliness, channels, topics, departments, grounds } = now.counts;
      expect(flow.received + flow['carried-in']).toBe(flow.closed + flow['carried-over']);
      expect(before.counts.flow['carried-over']).toBe(flow['carried-in']);
      expect(total(endings)).toBe(flow.closed);
      expect(total(timeliness)).toBe(flow.closed);
      expect(total(grounds)).toBe(endings['not-handled']);
      for (const group of [channels, topics, departments]) expect(total(group)).toBe(flow.received);
    }),
  );
});

describe('for publication', () => {
  const cellsOf = (cells: Record<string, number>) => new Map(Object.entries(cells));
  const sum: Sum[] = [{ left: ['total'], right: ['a', 'b', 'c'] }];

  test.for<[string, Record<string, number>, Record<string, Count>]>([
    ['nothing is small', { total: 20, a: 5, b: 15, c: 0 }, { total: 20, a: 5, b: 15, c: 0 }],
    [
      'one small count takes another with it',
      { total: 30, a: 2, b: 8, c: 20 },
      { total: 30, a: 'few', b: 'withheld', c: 20 },
    ],
    ['two small ones hide each other', { total: 25, a: 2, b: 3, c: 20 }, { total: 25, a: 'few', b: 'few', c: 20 }],
    ['two ones would be certain', { total: 22, a: 1, b: 1, c: 20 }, { total: 22, a: 'few', b: 'few', c: 'withheld' }],
    [
      'the least withheld count tells',
      { total: 26, a: 1, b: 5, c: 20 },
      { total: 26, a: 'few', b: 'withheld', c: 'withheld' },
    ],
    ['a total of one part', { total: 3, a: 3, b: 0, c: 0 }, { total: 'few', a: 'few', b: 0, c: 0 }],
  ])('%s', ([, cells, expected]) => {
    expect(Object.fromEntries(hideSmallCells(cellsOf(cells), sum, 5))).toEqual(expected);
  });

  test('where few can only be one, nothing says few', () => {
    const published = hideSmallCells(cellsOf({ total: 9, a: 1, b: 4, c: 4 }), sum, 2);
    expect(Object.fromEntries(published)).toEqual({ total: 9, a: 'withheld', b: 'withheld', c: 4 });
  });

  test('no small count can be computed back from all that is shown', () => {
    const sums: Sum[] = [
      { left: ['total', 'in'], right: ['done', 'over'] },
      { left: ['total'], right: ['a', 'b', 'c'] },
      { left: ['done'], right: ['x', 'y'] },
    ];
    const count = fc.integer({ min: 0, max: 7 });
    const table = fc
      .record({ a: count, b: count, c: count, x: count, y: count, in: count })
      .map(({ a, b, c, x, y, in: carried }) => ({ a, b, c, x, y, total: a + b + c, done: x + y, in: carried }))
      .map((cells) => ({ ...cells, over: cells.total + cells.in - cells.done }))
      .filter(({ over }) => over >= 0);
    fc.assert(
      fc.property(table, (cells) => {
        const published = hideSmallCells(cellsOf(cells), sums, 3);
        const possible = solutions(published, 3);
        for (const [cell, n] of Object.entries(cells)) {
          if (n === 0 || n >= 3) continue;
          expect(new Set(possible.map((one) => one[cell])).size, cell).toBeGreaterThan(1);
        }
      }),
      { numRuns: 60 },
    );
  });

  /** Every table that would have been published so: tried one by one. */
  function solutions(published: Map<string, Count>, threshold: number): Record<string, number>[] {
    const named = [...published.values()].includes('few');
    const upTo = Array.from({ length: 13 }, (_, n) => n);
    const values = (cell: string) => {
      const shown = published.get(cell)!;
      if (typeof shown === 'number') return [shown];
      if (shown === 'few') return upTo.filter((n) => n > 0 && n < threshold);
      return named ? upTo.filter((n) => n === 0 || n >= threshold) : upTo;
    };
    const fits = (cell: string, n: number) => {
      const shown = published.get(cell)!;
      if (typeof shown === 'number') return shown === n;
      return n >= 0 && (shown === 'few' ? n > 0 && n < threshold : !named || n === 0 || n >= threshold);
    };
    const left = values('a').flatMap((a) =>
      values('b').flatMap((b) =>
        values('c').flatMap((c) => (fits('total', a + b + c) ? [{ a, b, c, total: a + b + c }] : [])),
      ),
    );
    const right = values('x').flatMap((x) =>
      values('y').flatMap((y) => (fits('done', x + y) ? [{ x, y, done: x + y }] : [])),
    );
    // Which parts make a total does not matter to the rest: one of each kind for each cell's value is enough.
    return left.flatMap((one) =>
      right.flatMap((other) =>
        values('in').flatMap((carried) => {
          const over = one.total + carried - other.done;
          return fits('over', over) ? [{ ...one, ...other, in: carried, over }] : [];
        }),
      ),
    );
  }

  test('a report of few complaints tells no count under five, and no median of so few', () => {
    const complaints = [
      ...Array.from({ length: 12 }, () => aReceived('2026-03-02', { closedOn: day('2026-04-01') })),
      aReceived('2026-03-02', { closedOn: day('2026-04-20'), closedAs: 'settled-informally', channel: 'phone' }),
    ];
    const { year } = forPublication(annualReport(complaints, 2026));
    expect(year.counts.endings['settled-informally']).toBe('few');
    expect(year.counts.endings.decided).toBe('withheld');
    expect(year.counts.timeliness.late).toBe('few');
    expect(year.counts.channels.phone).toBe('few');
    expect(year.durations).toMatchObject({ informal: { median: 'few' }, formal: { median: 30 } });
    const shown = Object.values(year.counts).flatMap((group) => Object.values(group));
    expect(shown.filter((n) => typeof n === 'number' && n > 0 && n < 5)).toEqual([]);
  });

  test('a whole report can be made safe quickly', () => {
    fc.assert(
      fc.property(fc.array(someComplaint, { maxLength: 60 }), (complaints) => {
        const { year } = forPublication(
          annualReport(complaints, 2025, { departments: ['burgerzaken', 'zorg', 'civiel'] }),
        );
        const shown = Object.values(year.counts).flatMap((group) => Object.values(group));
        expect(shown.filter((n) => typeof n === 'number' && n > 0 && n < 5)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
