import { describe, expect, test } from 'vitest';
import { day } from '#domain/day.ts';
import type { NotHandling } from '#domain/not-handling.ts';
import { notHandle, notHandlingArticles } from '#domain/not-handling.ts';
import { aComplaint, articleOf, byCoordinator as by, complaintAfter, reasonOf } from '#test/examples.ts';

const today = day('2026-11-24');
const given = { facts: 'Zaak 12', reasons: 'Al behandeld', ombudsman: 'Nationale ombudsman' };

describe('not handling (niet in behandeling nemen, Awb 9:8)', () => {
  test.for<[string, Partial<NotHandling>]>([
    ['handled-before', {}],
    ['over-a-year-ago', { incidentOn: day('2025-11-19') }],
    ['objection-was-open', {}],
    ['appeal-is-open', { aboutLateDecision: false }],
    ['before-another-court', {}],
    ['criminal-investigation', { reviewOn: day('2026-11-25') }],
    ['insufficient-interest', {}],
  ])('on the ground %s', ([ground, own]) => {
    const refusing = { ...given, ...own, ground } as NotHandling;
    const { notHandling, incidentOn } = complaintAfter(notHandle(aComplaint(), refusing, today, by));
    const { reviewOn } = own;
    expect(notHandling).toEqual({ ...given, ground, on: today, ...(reviewOn && { reviewOn }) });
    expect(incidentOn).toBe(own.incidentOn);
  });

  test('each ground has its own article', () => {
    expect(Object.values(notHandlingArticles)).toEqual([
      ...['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `Awb 9:8 lid 1 onder ${letter}`),
      'Awb 9:8 lid 2',
    ]);
  });

  test.for(['facts', 'reasons'])('%s must be there', (field) => {
    const outcome = notHandle(aComplaint(), { ...given, ground: 'insufficient-interest', [field]: ' ' }, today, by);
    expect(outcome).toEqual({
      done: false,
      refusal: { reason: 'something-missing', article: 'Awb 9:8 lid 2', about: [field] },
    });
  });

  test.for([
    ['2026-12-18', undefined, undefined, 'the last of four weeks'],
    ['2026-12-19', undefined, 'notice-term-has-passed', 'the day after'],
    ['2026-12-19', ' ', 'notice-term-has-passed', 'a blank reason is none'],
    ['2026-12-19', 'Ziekte', undefined, 'with a reason'],
  ] as const)('lid 3: on %s, late because %s: %s (%s)', ([on, late, reason]) => {
    const refusing = { ...given, ground: 'handled-before', ...(late && { late }) } as const;
    expect(reasonOf(notHandle(aComplaint(), refusing, day(on), by))).toBe(reason);
  });

  test('lid 3: the reason for being late is kept, and only when it was late', () => {
    const refusing = { ...given, ground: 'handled-before', late: 'Ziekte' } as const;
    const late = (on: string) => complaintAfter(notHandle(aComplaint(), refusing, day(on), by)).notHandling?.late;
    expect([late('2026-12-18'), late('2026-12-19')]).toEqual([undefined, 'Ziekte']);
  });

  test.for([
    ['2026-11-20', '2025-11-20', 'within-a-year', 'one year to the day'],
    ['2026-11-20', '2025-11-19', undefined, 'a year and a day'],
    ['2028-02-29', '2027-02-28', 'within-a-year', 'a leap day: 28 February is a year before'],
    ['2028-02-29', '2027-02-27', undefined, 'a leap day: the day before that'],
    ['2029-02-28', '2028-02-29', 'within-a-year', 'conduct on a leap day'],
    ['2027-06-06', '2026-06-06', 'within-a-year', 'on a Saturday: this year does not move'],
    ['2027-06-06', '2026-06-05', undefined, 'nor is it longer for a weekend'],
  ] as const)('lid 1 onder b: filed %s, conduct of %s: %s (%s)', ([filedOn, incidentOn, reason]) => {
    const complaint = aComplaint({ receivedOn: day(filedOn), incidentOn: day(incidentOn) });
    const refusing = { ...given, ground: 'over-a-year-ago', late: 'x' } as const;
    expect(reasonOf(notHandle(complaint, refusing, day(filedOn), by))).toBe(reason);
  });

  test('lid 1 onder b: the first filing counts when another authority sent it on (2:3)', () => {
    const complaint = aComplaint({ firstFiledOn: day('2026-11-01'), incidentOn: day('2025-11-10') });
    expect(reasonOf(notHandle(complaint, { ...given, ground: 'over-a-year-ago' }, today, by))).toBe('within-a-year');
  });

  test('lid 1 onder b: the day of the conduct must be known', () => {
    const outcome = notHandle(aComplaint(), { ...given, ground: 'over-a-year-ago' }, today, by);
    expect([reasonOf(outcome), articleOf(outcome)]).toEqual(['something-missing', 'Awb 9:8 lid 1 onder b']);
  });

  test('only onder d knows the exception for deciding too late', () => {
    const refusing = { ...given, ground: 'objection-was-open', aboutLateDecision: true } as const;
    expect(reasonOf(notHandle(aComplaint(), refusing, today, by))).toBeUndefined();
  });
});
