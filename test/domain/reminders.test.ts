import { expect, test } from 'vitest';
import type { Complaint } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import { dueItems } from '#domain/reminders.ts';
import { aComplaint } from '#test/examples.ts';

// Received on 20 November 2026: notice by 18 December, steer on 31 December, decide by 4 January 2027.
test.for<[string, string | undefined, string]>([
  ['2026-12-22', undefined, 'six working days before the day to steer on'],
  ['2026-12-23', 'soon', 'five working days before it: Christmas and the weekend do not count'],
  ['2026-12-30', 'soon', 'the day before it'],
  ['2026-12-31', 'today', 'the last working day before the nominal end, a holiday'],
  ['2027-01-04', 'today', 'the legal last day'],
  ['2027-01-05', 'overdue', 'the day after'],
])('on %s a decision is %s: %s', ([today, stage]) => {
  const items = dueItems([aComplaint({ status: 'formal' })], day(today));
  expect(items.map((item) => item.stage)).toEqual(stage ? [stage] : []);
  for (const item of items) expect(item).toMatchObject({ what: 'decide', lastDay: '2027-01-04' });
});

test.for<[Complaint['status'], string, string | undefined]>([
  ['received', '2026-12-10', undefined],
  ['received', '2026-12-11', 'soon'],
  ['received', '2026-12-18', 'today'],
  ['received', '2026-12-21', undefined],
  ['informal', '2026-12-18', undefined],
])('Awb 9:8 lid 3: with status %s on %s the notice of not handling is %s', ([status, today, stage]) => {
  const notices = dueItems([aComplaint({ status })], day(today)).filter(({ what }) => what === 'notice');
  expect(notices.map((item) => item.stage)).toEqual(stage ? [stage] : []);
});

test('after deferral the new last day counts, from its last working day on', () => {
  const deferral = { until: day('2027-01-24'), reason: 'Ziekte', on: day('2026-12-10') };
  const complaint = aComplaint({ status: 'formal', decideBy: deferral.until, deferral });
  expect(dueItems([complaint], day('2027-01-14'))).toEqual([]);
  expect(dueItems([complaint], day('2027-01-15'))).toMatchObject([{ stage: 'soon' }]);
  expect(dueItems([complaint], day('2027-01-22'))).toMatchObject([{ stage: 'today' }]);
});

test('closed complaints are left alone, and the nearest last day comes first', () => {
  const items = dueItems(
    [
      aComplaint({ reference: 'KL-2026-0001', status: 'formal' }),
      aComplaint({
        reference: 'KL-2026-0002',
        status: 'formal',
        decideBy: day('2026-12-28'),
        steerOn: day('2026-12-24'),
      }),
      aComplaint({ reference: 'KL-2026-0003', status: 'closed', closedAs: 'decided', closedOn: day('2026-12-01') }),
    ],
    day('2027-01-05'),
  );
  expect(items.map(({ reference }) => reference)).toEqual(['KL-2026-0002', 'KL-2026-0001']);
});
