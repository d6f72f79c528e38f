import { describe, expect, test } from 'vitest';
import { acknowledge } from '#domain/acknowledgement.ts';
import { applyAdvisoryProcedure } from '#domain/advice.ts';
import type { Complaint } from '#domain/complaint.ts';
import { addDays, day } from '#domain/day.ts';
import { defer } from '#domain/deferral.ts';
import { explainLastDay } from '#domain/last-day.ts';
import { answerPostponement, askPostponement } from '#domain/postponement.ts';
import { confirmReceipt, isProvisional } from '#domain/receipt-confirmation.ts';
import { correctReceipt, startOf } from '#domain/receipt-correction.ts';
import {
  aComplaint,
  aPersonConcerned,
  byCoordinator as by,
  complaintAfter,
  lettersOf,
  reasonOf,
} from '#test/examples.ts';

const today = day('2026-11-24');
const lastDay = day('2027-01-04');
const reason = 'Ziekte';
const citizen = { role: 'complainant' } as const;
const nobody = aComplaint({ notAboutAPerson: true });
const deferred = complaintAfter(defer(nobody, { until: day('2027-01-11'), reason }, today, by));

describe('told of passing on (Awb 2:24)', () => {
  const passedOn = { arrivedOn: day('2026-11-16'), on: day('2026-11-20') };
  const moved = aComplaint({ receivedOn: day('2026-11-16'), startsOn: day('2026-11-20'), passedOn, channel: 'mail' });
  test.for(['2026-11-20', '2026-11-23'])('on %s is at once: the start stays', (told) => {
    const outcome = acknowledge(moved, day(told), { role: 'system' });
    expect(complaintAfter(outcome)).toEqual({ ...moved, acknowledgedOn: told });
    expect(lettersOf(outcome)).toEqual([]);
  });
  test('later is too late: the terms count from the arrival, and a letter says so', () => {
    const outcome = acknowledge(moved, today, { role: 'system' });
    const after = complaintAfter(outcome);
    expect(after).toMatchObject({ startsOn: '2026-11-16', noticeBy: '2026-12-14', decideBy: '2026-12-28' });
    expect(lettersOf(outcome)).toEqual(['correction to complainant']);
    expect(explainLastDay(after, today).join(' ')).toMatch(/pas op 24 november 2026.+dag van binnenkomst/);
    expect(lettersOf(acknowledge(after, today, { role: 'system' }))).toEqual([]);
  });
});

describe('deferring (verdagen, Awb 9:11 lid 2)', () => {
  test('counts its four weeks from the start that was set, not from receipt', () => {
    const moved = complaintAfter(correctReceipt(nobody, { startsOn: day('2026-11-24'), reason }, today, by));
    expect(reasonOf(defer(moved, { until: day('2027-02-02'), reason }, today, by))).toBeUndefined();
    expect(reasonOf(defer(moved, { until: day('2027-02-03'), reason }, today, by))).toBe('more-than-four-weeks');
  });
  test('counts from ten weeks where the advisory procedure applies (9:13)', () => {
    const advised = { ...nobody, advisoryProcedure: true, decideBy: day('2027-01-29') };
    expect(reasonOf(defer(advised, { until: day('2027-02-26'), reason }, today, by))).toBeUndefined();
    expect(reasonOf(defer(advised, { until: day('2027-02-27'), reason }, today, by))).toBe('more-than-four-weeks');
  });
});

describe('further postponement (verder uitstel, Awb 9:11 lid 3)', () => {
  const ask = (complaint: Complaint, until: string, on = today) =>
    askPostponement(complaint, { until: day(until), reason }, on, by);

  test.for([
    ['after deferral, one day later', deferred, '2027-01-12', today, undefined],
    ['after deferral, the same day', deferred, '2027-01-11', today, 'not-a-later-day'],
    ['not deferred, on the last day', nobody, '2027-02-01', lastDay, 'not-deferred-yet'],
    ['not deferred, the day after', nobody, '2027-02-01', addDays(lastDay, 1), undefined],
    ['too late, to a day that is no longer ahead', nobody, '2027-01-05', addDays(lastDay, 1), 'not-a-later-day'],
  ] as const)('asked %s', ([_, complaint, until, on, expected]) => {
    expect(reasonOf(ask(complaint, until, on))).toBe(expected);
  });

  const asked = complaintAfter(ask(deferred, '2027-02-06'));
  test('asking moves nothing', () => {
    expect(asked).toMatchObject({ decideBy: '2027-01-11', postponements: [{ until: '2027-02-06', askedOn: today }] });
  });
  test('a yes moves the last day to the day itself, a Saturday too', () => {
    const agreed = complaintAfter(answerPostponement(asked, { agrees: true, stated: 'Dat is goed' }, today, citizen));
    const answer = { agrees: true, stated: 'Dat is goed', on: today };
    expect(agreed).toMatchObject({ decideBy: '2027-02-06', postponements: [{ answer }] });
  });
  test('a no moves nothing, and another day may be asked', () => {
    const no = complaintAfter(answerPostponement(asked, { agrees: false, stated: 'Nee' }, today, citizen));
    expect(no.decideBy).toBe('2027-01-11');
    const again = complaintAfter(ask(no, '2027-01-18'));
    expect(again.postponements?.map(({ answer }) => answer?.agrees)).toEqual([false, undefined]);
  });
  test.for([true, false])('silence is no answer, and no yes (%s)', (agrees) => {
    const outcome = answerPostponement(asked, { agrees, stated: ' ' }, today, citizen);
    expect(outcome).toMatchObject({ refusal: { reason: 'something-missing', about: ['stated'] } });
  });
  test('a reason is asked', () => {
    const outcome = askPostponement(deferred, { until: day('2027-02-06'), reason: ' ' }, today, by);
    expect(outcome).toMatchObject({ refusal: { reason: 'something-missing', about: ['reason'] } });
  });
});

describe('another day to start from (Awb 2:20, 2:24)', () => {
  const correct = (complaint: Complaint, startsOn: string) =>
    correctReceipt(complaint, { startsOn: day(startsOn), reason: 'Doorgezonden' }, today, by);

  test.for([
    ['2026-11-24', '2026-12-22', '2027-01-05', '2027-01-05', 'today'],
    ['2026-11-13', '2026-12-11', '2026-12-24', '2026-12-28', 'before receipt, across Christmas'],
  ] as const)('%s: notice by %s, steer on %s, decide by %s (%s)', ([startsOn, noticeBy, steerOn, decideBy]) => {
    const outcome = correct(aComplaint(), startsOn);
    const after = complaintAfter(outcome);
    expect(after).toMatchObject({ startsOn, noticeBy, steerOn, decideBy, receivedOn: '2026-11-20' });
    expect(startOf(after)).toBe(startsOn);
    expect(lettersOf(outcome)).toEqual(['correction to complainant']);
    expect(after.corrections).toEqual([
      { letter: 'acknowledgement', dated: '2026-11-20', text: 'Doorgezonden', on: today },
    ]);
  });
  test('HC-35: what a colleague passed on is received provisionally until a coordinator confirms or corrects it', () => {
    const provisionalReceipt = { forwardedBy: 'P. Smit', arrivedOn: day('2026-11-24') };
    const passedOn = aComplaint({ provisionalReceipt });
    expect(isProvisional(passedOn)).toBe(true);
    const after = [
      complaintAfter(confirmReceipt(passedOn, today, by)),
      complaintAfter(correct(passedOn, '2026-11-23')),
    ];
    for (const complaint of after) {
      expect(complaint.provisionalReceipt).toEqual({ ...provisionalReceipt, confirmedOn: today });
      expect(isProvisional(complaint)).toBe(false);
    }
    expect(after.map(({ decideBy }) => decideBy)).toEqual([passedOn.decideBy, '2027-01-04']);
    expect(lettersOf(confirmReceipt(passedOn, today, by))).toEqual([]);
  });
  test('ten weeks stay ten weeks', () => {
    expect(complaintAfter(correct(aComplaint({ advisoryProcedure: true }), '2026-11-23')).decideBy).toBe('2027-02-01');
  });
  test('HC-93, Awb 9:13: six become ten from the same start, and both sides are told', () => {
    const moved = complaintAfter(correct(aComplaint({ personsConcerned: [aPersonConcerned()] }), '2026-11-23'));
    const outcome = applyAdvisoryProcedure(moved, { regulation: 'Besluit van mei' }, today, by);
    const after = complaintAfter(outcome);
    expect(after).toMatchObject({ advisoryProcedure: true, decideBy: '2027-02-01', steerOn: '2027-02-01' });
    expect(after).toMatchObject({
      noticeBy: moved.noticeBy,
      advisoryApplied: { regulation: 'Besluit van mei', on: today },
    });
    expect(explainLastDay(after, today).join(' ')).toMatch(/tien weken.+maandag 1 februari 2027/);
    expect(lettersOf(outcome)).toEqual(['advisory-procedure to complainant', 'advisory-procedure to person-concerned']);
  });
  test('a no to postponement does not stand in the way', () => {
    const answer = { agrees: false, stated: 'Nee', on: today };
    const refused = [{ until: day('2027-02-01'), reason, askedOn: today, answer }];
    expect(reasonOf(correct(aComplaint({ postponements: refused }), '2026-11-23'))).toBeUndefined();
  });
  test('a reason is asked', () => {
    const outcome = correctReceipt(aComplaint(), { startsOn: today, reason: '' }, today, by);
    expect(outcome).toMatchObject({ refusal: { reason: 'something-missing', about: ['reason'] } });
  });
  test('without another day the terms run from receipt', () => {
    expect(startOf(aComplaint())).toBe('2026-11-20');
  });
});
