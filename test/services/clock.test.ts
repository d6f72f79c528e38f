import { expect, test } from 'vitest';
import { aClock } from './clock.ts';

test.for([
  ['2026-11-20T10:00', '2026-11-20T09:00:00.000Z', 'winter time'],
  ['2026-07-01T10:00', '2026-07-01T08:00:00.000Z', 'summer time'],
  ['2026-11-20', '2026-11-19T23:00:00.000Z', 'a day without a time starts at midnight in Amsterdam'],
] as const)('%s in Amsterdam is %s: %s', ([moment, instant]) => {
  expect(aClock(moment).now().toISOString()).toBe(instant);
});

test('stands still until it is moved', async () => {
  const clock = aClock('2026-11-20T10:00');
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(clock.now()).toEqual(aClock('2026-11-20T10:00').now());

  clock.set('2027-01-04T07:30');
  expect(clock.now()).toEqual(new Date('2027-01-04T06:30:00Z'));
});

test('days keep the hour of the day when the clocks change', () => {
  const clock = aClock('2026-10-24T07:30');
  clock.advance({ days: 1 });
  expect(clock.now()).toEqual(aClock('2026-10-25T07:30').now());
  expect(clock.now().toISOString()).toBe('2026-10-25T06:30:00.000Z');
});

test('the moment that a test is given does not change when the clock moves', () => {
  const clock = aClock('2026-11-20T10:00');
  const before = clock.now();
  clock.advance({ hours: 1, minutes: 30 });
  expect(before.toISOString()).toBe('2026-11-20T09:00:00.000Z');
  expect(clock.now().toISOString()).toBe('2026-11-20T10:30:00.000Z');
});
