import { describe, expect, test } from 'vitest';
import type { Complaint } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import { decide } from '#domain/decision.ts';
import { letterLeft } from '#domain/dispatch.ts';
import { dutiesOf, openDuties } from '#domain/duties.ts';
import {
  aComplaint,
  aComplaintReadyToDecide,
  anEmployee,
  byCoordinator as by,
  complaintAfter,
  reasonOf,
  supervisors,
} from '#test/examples.ts';

const today = day('2026-12-10');
const deferral = { until: day('2027-01-11'), reason: 'Ziekte', on: day('2026-12-01') };
const given = {
  findings: 'Gesproken',
  parts: [{ subject: 'Balie', judgement: 'unfounded', reasons: 'Rustig' } as const],
};
const ombudsman = 'Nationale ombudsman';
const open = (complaint: Complaint) => openDuties(complaint).map(({ name }) => name);

describe('the duties of both sides, with proof', () => {
  test('of a new complaint about nobody in particular', () => {
    expect(open(aComplaint())).toEqual([
      'acknowledged',
      'subject-established',
      'handler-assigned',
      'complainant-heard',
    ]);
  });

  test('met, each with its article and the day that proves it', () => {
    expect(dutiesOf(aComplaintReadyToDecide()).map(({ name, article, on }) => [name, article, on])).toEqual([
      ['registered', 'Awb 9:12a', '2026-11-20'],
      ['acknowledged', 'Awb 9:6', '2026-11-20'],
      ['subject-established', 'Awb 9:9', '2026-11-23'],
      ['handler-assigned', 'Awb 9:7', '2026-11-23'],
      ['complainant-heard', 'Awb 9:10', '2026-12-01'],
      ['copied', 'Awb 9:9', '2026-11-23'],
      ['person-concerned-heard', 'Awb 9:10 lid 1', '2026-12-01'],
    ]);
  });

  test('not heard on a ground is as good, on the day it was established', () => {
    const notHeld = { ground: 'declared', note: 'Zei nee', on: day('2026-12-03') } as const;
    const duty = dutiesOf(aComplaintReadyToDecide({ hearing: { notHeld } })).find(
      (one) => one.name === 'complainant-heard',
    );
    expect(duty).toMatchObject({ met: true, on: '2026-12-03' });
  });

  test('Awb 9:11 lid 2: the deferral is told when both letters have left, on the later day', () => {
    const deferred = aComplaintReadyToDecide({ deferral });
    expect(open(deferred)).toEqual(['deferral-told']);
    const half = letterLeft(deferred, 'deferral', 'complainant', day('2026-12-03'));
    expect(open(half)).toEqual(['deferral-told']);
    expect(reasonOf(decide(half, given, ombudsman, today, by))).toBe('duty-open');
    const told = letterLeft(half, 'deferral', anEmployee.id, day('2026-12-02'));
    expect(dutiesOf(told).find(({ name }) => name === 'deferral-told')).toMatchObject({ met: true, on: '2026-12-03' });
    expect(reasonOf(decide(told, given, ombudsman, today, by))).toBeUndefined();
  });
  test('Awb 9:11 lid 2: another letter is no proof of it', () => {
    const deferred = letterLeft(aComplaintReadyToDecide({ deferral }), 'correction', 'complainant', today);
    const only = letterLeft(deferred, 'deferral', anEmployee.id, today);
    expect(open(only)).toEqual(['deferral-told']);
  });
  test('Awb 9:11 lid 2: whoever was named only after the deferral was not to be told', () => {
    const early = aComplaintReadyToDecide({ deferral: { ...deferral, on: day('2026-11-22') } });
    expect(open(letterLeft(early, 'deferral', 'complainant', today))).toEqual([]);
  });

  test('Besluit boa 42: the supervisors are on the list once there is an officer', () => {
    const complaint = aComplaintReadyToDecide({ enforcement: { supervisors, on: today } });
    expect(dutiesOf(complaint)).toContainEqual({
      name: 'supervisors-informed',
      article: 'Besluit boa 42',
      met: true,
      on: today,
    });
  });

  test('Awb 9:15 lid 4: where the advisory procedure applies, deciding waits for the advice', () => {
    const waiting = aComplaintReadyToDecide({ advisoryProcedure: true });
    expect(open(waiting)).toEqual(['advice-received']);
    const advised = { ...waiting, advice: { adviser: 'Commissie', findings: 'f', advice: 'a', on: today } };
    expect(open(advised)).toEqual([]);
    const differing = { ...given, differsFromAdvice: true };
    expect(reasonOf(decide(advised, differing, ombudsman, today, by))).toBe('deviation-unexplained');
    const explained = decide(advised, { ...differing, deviation: 'De feiten zijn anders' }, ombudsman, today, by);
    expect(complaintAfter(explained).decision).toEqual({
      ...given,
      deviation: 'De feiten zijn anders',
      ombudsman,
      decidedOn: today,
    });
  });

  test('Awb 9:12: afterwards the letter named findings and ombudsman, or the list says that it did not', () => {
    const decided = complaintAfter(decide(aComplaintReadyToDecide(), given, ombudsman, today, by));
    const duty = { name: 'findings-and-ombudsman-named', article: 'Awb 9:12', on: today };
    expect(dutiesOf(decided)).toContainEqual({ ...duty, met: true });
    const decision = decided.decision!;
    expect(dutiesOf({ ...decided, decision: { ...decision, ombudsman: '' } })).toContainEqual({ ...duty, met: false });
    expect(dutiesOf({ ...decided, decision: { ...decision, findings: ' ' } })).toContainEqual({ ...duty, met: false });
  });
});

describe('a letter that has left (Awb 2:19)', () => {
  test('is proof once: the first day counts', () => {
    const once = letterLeft(aComplaint(), 'deferral', 'complainant', day('2026-12-01'));
    expect(once.sent).toEqual([{ kind: 'deferral', to: 'complainant', on: '2026-12-01' }]);
    expect(letterLeft(once, 'deferral', 'complainant', today)).toBe(once);
    expect(letterLeft(once, 'deferral', anEmployee.id, today).sent).toHaveLength(2);
  });
});
