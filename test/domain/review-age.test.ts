import { expect, test } from 'vitest';
import { day, dayOf, instantInAmsterdam } from '#domain/day.ts';
import { agedBefore } from '#domain/review-age.ts';

test.for([
  ['2026-11-25', '2026-11-22', '2026-11-23', 'a Wednesday: what came on Sunday has waited on Monday and Tuesday'],
  ['2026-11-30', '2026-11-25', '2026-11-26', 'a Monday: the weekend does not count'],
  ['2026-12-28', '2026-12-22', '2026-12-23', 'after Christmas: the holidays do not count either'],
] as const)('Awb 2:20: on %s what came on %s has waited too long, what came on %s not: %s', ([today, old, recent]) => {
  const limit = agedBefore(instantInAmsterdam(day(today), '07:30'));
  expect(instantInAmsterdam(day(old), '23:59') < limit).toBe(true);
  expect(instantInAmsterdam(day(recent), '00:00') < limit).toBe(false);
  expect(dayOf(limit)).toBe(recent);
});
