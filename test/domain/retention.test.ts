import { describe, expect, test } from 'vitest';
import type { ClosedAs, Complaint } from '#domain/complaint.ts';
import { addDays, day } from '#domain/day.ts';
import { destroy, retentionLines, retentionOf } from '#domain/retention.ts';
import { aComplaint, aComplaintReadyToDecide, complaintAfter, lettersOf, reasonOf } from '#test/examples.ts';

const by = { role: 'administrator' } as const;
const closedOn = day('2027-01-04');
const closed = (closedAs: ClosedAs, differs: Partial<Complaint> = {}) =>
  aComplaintReadyToDecide({ status: 'closed', closedAs, closedOn, ...differs });
const petition = { ombudsman: 'Nationale ombudsman', on: day('2027-02-01') };
const outcome = (on: string) => ({ outcome: 'proper' as const, norms: [], recommendation: '', on: day(on) });
const damage = [{ kind: 'damage', part: 'De fiets', explanation: 'Meld het', on: closedOn } as const];

describe('how long a complaint is kept (Selectielijst gemeenten 2020, process 13)', () => {
  test.for<[string, Complaint, string, string]>([
    ['decided', closed('decided'), '13.1', '2032-01-04'],
    ['settled', closed('settled-informally'), '13.1', '2032-01-04'],
    ['not handled, longer than the ombudsman may take', closed('not-handled'), '13.1', '2032-01-04'],
    ['merged', closed('merged'), '13.1', '2032-01-04'],
    ['forwarded', closed('forwarded'), '13.2', '2028-01-04'],
    ['pointed elsewhere', closed('pointed-elsewhere'), '13.2', '2028-01-04'],
    ['withdrawn', closed('withdrawn'), '13.2', '2028-01-04'],
    ['broken off', closed('broken-off'), '13.2', '2028-01-04'],
    ['damage with it', closed('decided', { pointedTo: damage }), '13.1.1', '2034-01-04'],
    [
      'a report is no damage',
      closed('decided', { pointedTo: [{ ...damage[0]!, kind: 'report' }] }),
      '13.1',
      '2032-01-04',
    ],
    [
      'to the ombudsman: from the report on',
      closed('decided', { petition: { ...petition, outcome: outcome('2027-06-01') } }),
      '13.1.2',
      '2037-06-01',
    ],
    [
      'to the ombudsman, who was done before we were: from the closing on',
      closed('decided', { petition: { ...petition, outcome: outcome('2027-01-03') } }),
      '13.1.2',
      '2037-01-04',
    ],
    [
      'the ombudsman weighs more than damage, and more than a withdrawal',
      closed('withdrawn', { pointedTo: damage, petition: { ...petition, outcome: outcome('2027-06-01') } }),
      '13.1.2',
      '2037-06-01',
    ],
    ['closed on a leap day', closed('decided', { closedOn: day('2028-02-29') }), '13.1', '2033-02-28'],
  ])('%s', ([_, complaint, code, until]) => {
    expect(retentionOf(complaint)).toMatchObject({ code, until });
  });

  test.for<[string, Complaint]>([
    ['an open complaint', aComplaint()],
    ['while the ombudsman is busy (vernietigingsstop)', closed('decided', { petition })],
  ])('%s has no end of retention', ([_, complaint]) => {
    expect(retentionOf(complaint)).toBeUndefined();
  });

  test('a municipality may have lines of its own', () => {
    const lines = { ...retentionLines, decided: { code: '13.1', years: 8 } };
    expect(retentionOf(closed('decided'), lines)).toEqual({ code: '13.1', years: 8, until: '2035-01-04' });
  });
});

describe('destroying (vernietigen, Archiefwet 1995 artikel 3)', () => {
  const until = day('2032-01-04');
  test.for<[string, Complaint, typeof until, string | undefined]>([
    ['on the last day', closed('decided'), until, 'must-be-kept'],
    ['the day after', closed('decided'), addDays(until, 1), undefined],
    ['never while the ombudsman is busy', closed('decided', { petition }), day('2099-01-01'), 'must-be-kept'],
  ])('%s', ([_, complaint, on, reason]) => {
    expect(reasonOf(destroy(complaint, retentionLines, on, by))).toBe(reason);
  });

  test('nothing of people is left, only that there was a complaint, when, and how it ended', () => {
    const full = closed('decided', {
      additions: [{ text: 'Geheim', on: closedOn }],
      contacts: [{ on: closedOn, how: 'Gebeld', note: 'Geheim' }],
      decision: { findings: 'Geheim', parts: [], ombudsman: 'Geheim', decidedOn: closedOn },
    });
    const done = destroy(full, retentionLines, addDays(until, 1), by);
    expect(lettersOf(done)).toEqual([]);
    const { receivedAt, receivedOn, statusSecret, id, reference } = full;
    expect(complaintAfter(done)).toEqual({
      ...{ id, reference, statusSecret, receivedAt, receivedOn, closedOn, municipality: 'druten', channel: 'form' },
      ...{ status: 'closed', closedAs: 'decided', noticeBy: full.noticeBy, steerOn: full.steerOn },
      ...{ decideBy: full.decideBy, advisoryProcedure: false, notAboutAPerson: false, personsConcerned: [] },
      decision: { findings: '', parts: [], ombudsman: '', decidedOn: closedOn },
      complainant: { name: '', addressLines: [] },
      statement: { whatHappened: '' },
      destroyedOn: '2032-01-05',
    });
  });
});
