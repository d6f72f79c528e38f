import { expect, test } from 'vitest';
import type { Absence } from '#domain/absence.ts';
import { absenceOn, absenceProblem, standIn } from '#domain/absence.ts';
import type { Staff } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import { aHandler } from '#test/examples.ts';

const staff = new Map(['a', 'b', 'c'].map((id): [string, Staff] => [id, { ...aHandler, id }]));
const today = day('2026-12-01');

function away(staffId: string, deputyId?: string, from = '2026-11-30', until = '2026-12-04'): Absence {
  return { staffId, from: day(from), until: day(until), ...(deputyId && { deputyId }) };
}

test.for<[string, Absence[], string | undefined]>([
  ['nobody, of one who is there', [], undefined],
  ['the deputy', [away('a', 'b')], 'b'],
  ['the deputy of an absent deputy', [away('a', 'b'), away('b', 'c')], 'c'],
  ['nobody without a deputy', [away('a')], undefined],
  ['nobody when the absent deputy named none', [away('a', 'b'), away('b')], undefined],
  ['nobody when deputies point at each other', [away('a', 'b'), away('b', 'a')], undefined],
  ['nobody when the deputy left', [away('a', 'gone')], undefined],
  ['nobody before the absence', [away('a', 'b', '2026-12-02', '2026-12-04')], undefined],
  ['nobody after it', [away('a', 'b', '2026-11-20', '2026-11-30')], undefined],
  ['the deputy on its first day', [away('a', 'b', '2026-12-01', '2026-12-04')], 'b'],
  ['the deputy on its last day', [away('a', 'b', '2026-11-20', '2026-12-01')], 'b'],
])('for a stands in: %s', ([, absences, expected]) => {
  expect(standIn('a', absences, today, staff)?.id).toBe(expected);
});

test('Awb 9:7: a deputy who may not is none, also at the end of a chain', () => {
  const without = new Map([...staff].filter(([id]) => id !== 'c'));
  expect(standIn('a', [away('a', 'c')], today, without)).toBeUndefined();
  expect(standIn('a', [away('a', 'b'), away('b', 'c')], today, without)).toBeUndefined();
});

test('somebody is away from the first day to the last', () => {
  expect(absenceOn([away('a')], 'a', day('2026-12-04'))).toBeDefined();
  expect(absenceOn([away('a')], 'a', day('2026-12-05'))).toBeUndefined();
  expect(absenceOn([away('a')], 'b', today)).toBeUndefined();
});

test.for<[Absence, string | undefined]>([
  [away('a', 'b'), undefined],
  [away('a'), undefined],
  [away('a', 'b', '2026-12-04', '2026-12-03'), 'ends-before-it-begins'],
  [away('a', 'b', '2026-11-20', '2026-11-30'), 'is-over'],
  [away('a', 'a'), 'own-deputy'],
])('recording %j: %s', ([absence, problem]) => {
  expect(absenceProblem(absence, today)).toBe(problem);
});
