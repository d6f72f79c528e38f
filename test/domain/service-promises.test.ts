import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day, daysBetween, inDutchWithWeekday } from '#domain/day.ts';
import { isWorkingDay } from '#domain/holidays.ts';
import { promisedDays } from '#domain/service-promises.ts';

describe('a promise in working days', () => {
  test.for([
    ['2026-11-20', 2, 4, '2026-11-24', '2026-11-26', 'received on a Friday: Monday is the first'],
    ['2026-11-21', 2, 4, '2026-11-24', '2026-11-26', 'received on a Saturday: Monday is the first too'],
    ['2026-12-23', 2, 4, '2026-12-28', '2026-12-30', 'over Christmas Day and a weekend'],
    ['2026-05-13', 1, 3, '2026-05-18', '2026-05-20', 'over Ascension and a day equated by decree'],
    ['2026-11-19', 1, 1, '2026-11-20', '2026-11-20', 'one working day'],
  ] as const)('received %s, %i to %i working days: %s to %s: %s', ([received, from, to, firstDay, lastDay]) => {
    expect(promisedDays(day(received), { from, to })).toMatchObject({ firstDay, lastDay });
  });

  test('explains itself, and says that it is no term of the law', () => {
    expect(promisedDays(day('2026-05-13'), { from: 2, to: 4 }).explanation).toEqual([
      'De gemeente belooft dit binnen 2 tot 4 werkdagen na ontvangst; dat is een belofte van de gemeente, geen termijn van de wet.',
      'De klacht is ontvangen op woensdag 13 mei 2026; het tellen begint op de dag erna, en een zaterdag, zondag of feestdag telt niet mee (feestdagen staan in artikel 3 van de Algemene termijnenwet).',
      'Overgeslagen als feestdag: donderdag 14 mei 2026 (Hemelvaartsdag), vrijdag 15 mei 2026 (gelijkgestelde dag).',
      'Zo komt de gemeente uit op dinsdag 19 mei 2026 tot en met donderdag 21 mei 2026.',
    ]);
  });

  test.for([
    [1, 1, 'binnen één werkdag na', 'uit op maandag 23 november 2026.'],
    [5, 5, 'binnen 5 werkdagen na', 'uit op vrijdag 27 november 2026.'],
    [1, 2, 'binnen 1 tot 2 werkdagen na', 'uit op maandag 23 november 2026 tot en met dinsdag 24 november 2026.'],
  ] as const)('from %i to %i is said as %s', ([from, to, length, outcome]) => {
    const { explanation } = promisedDays(day('2026-11-20'), { from, to });
    expect(explanation).toHaveLength(3);
    expect(explanation[0]).toContain(length);
    expect(explanation[2]).toContain(outcome);
  });

  test('a holiday on the day of receipt was not skipped, and no weekend day is told as a holiday', () => {
    const text = (received: string) => promisedDays(day(received), { from: 1, to: 1 }).explanation.join(' ');
    expect(text('2026-12-25')).toContain('Overgeslagen als feestdag: zaterdag 26 december 2026 (tweede kerstdag).');
    expect(text('2026-05-15')).not.toContain('Overgeslagen');
  });

  test('is kept on working days, after so many of them, and never earlier for a later receipt', () => {
    const received = fc.integer({ min: 0, max: 20_000 }).map((number) => addDays(day('2000-01-01'), number));
    const days = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 8 }));
    fc.assert(
      fc.property(received, days, (on, [from, more]) => {
        const { firstDay, lastDay, explanation } = promisedDays(on, { from, to: from + more });
        const between = (to: typeof on) =>
          Array.from({ length: daysBetween(on, to) }, (_, number) => addDays(on, number + 1)).filter(isWorkingDay);
        expect([between(firstDay).length, between(lastDay).length]).toEqual([from, from + more]);
        expect(isWorkingDay(firstDay) && isWorkingDay(lastDay)).toBe(true);
        const later = promisedDays(addDays(on, 1), { from, to: from + more });
        expect(later.firstDay >= firstDay && later.lastDay >= lastDay).toBe(true);
        const text = explanation.join(' ');
        for (const named of [on, firstDay, lastDay]) expect(text).toContain(inDutchWithWeekday(named));
        expect(text).toContain('geen termijn van de wet');
      }),
    );
  });
});
