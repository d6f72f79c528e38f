import { describe, expect, test } from 'vitest';
import { day } from '#domain/day.ts';
import type { EnteredReceipt } from '#domain/receiving.ts';
import { mayNotReceive } from '#domain/receiving.ts';

const today = day('2026-11-24');
const by = { role: 'coordinator' } as const;
const why = { reason: 'De klager was ziek.' };

describe('receiving (Awb 9:4)', () => {
  test.for<[string, Partial<EnteredReceipt>, string | undefined]>([
    ['today', { receivedOn: today }, undefined],
    ['long ago: entered late, and so it is late', { receivedOn: day('2026-10-01') }, undefined],
    ['tomorrow', { receivedOn: day('2026-11-25') }, 'day-in-future'],
    ['tomorrow: no reason helps', { receivedOn: day('2026-11-25'), ...why }, 'day-in-future'],
    ['conduct of the same day', { incidentOn: today }, undefined],
    ['conduct of a day later', { incidentOn: day('2026-11-25') }, 'incident-after-receipt'],
    ['conduct of a day later, with a reason', { incidentOn: day('2026-11-25'), ...why }, undefined],
    ['conduct of a year ago to the day', { incidentOn: day('2025-11-24') }, undefined],
    ['conduct of a year and a day ago', { incidentOn: day('2025-11-23') }, 'incident-over-a-year-ago'],
    ['conduct of 13 months ago', { incidentOn: day('2025-10-24') }, 'incident-over-a-year-ago'],
    [
      'conduct of 13 months ago, with a blank reason',
      { incidentOn: day('2025-10-24'), reason: ' ' },
      'incident-over-a-year-ago',
    ],
    ['conduct of 13 months ago, with a reason', { incidentOn: day('2025-10-24'), ...why }, undefined],
  ])('%s', ([_, receipt, reason]) => {
    expect(mayNotReceive({ channel: 'desk', receivedOn: today, ...receipt }, today, by)?.reason).toBe(reason);
  });
});
