import { describe, expect, test } from 'vitest';
import type { Complaint, Role, Status } from '#domain/complaint.ts';
import type { Act } from '#domain/lifecycle.ts';
import { acts, allowedActs, mayNotStart } from '#domain/lifecycle.ts';
import { aComplaint, anEmployee, aPersonConcerned, byCoordinator } from '#test/examples.ts';

const statuses: Status[] = ['received', 'informal', 'formal', 'closed'];

function inStatus(status: Status): Complaint {
  return aComplaint({ status, ...(status === 'closed' && { closedAs: 'decided' }) });
}

describe('every act meets every status', () => {
  const fromReceivedOn = ['received', 'informal', 'formal'];
  const expected: Record<Act, string[]> = {
    acknowledge: fromReceivedOn,
    recordContactDetails: statuses,
    consent: statuses,
    namePersonConcerned: fromReceivedOn,
    establishNoPerson: fromReceivedOn,
    copyToPersonConcerned: fromReceivedOn,
    assignHandler: fromReceivedOn,
    takeUpInformally: ['received'],
    takeUpFormally: ['received', 'informal'],
    offerHearing: fromReceivedOn,
    recordHearing: fromReceivedOn,
    recordNoHearing: fromReceivedOn,
    defer: fromReceivedOn,
    settleInformally: fromReceivedOn,
    decide: fromReceivedOn,
  };
  test.for((Object.keys(acts) as Act[]).flatMap((act) => statuses.map((status) => [act, status] as const)))(
    '%s from %s',
    ([act, status]) => {
      const refusal = mayNotStart(act, inStatus(status), byCoordinator);
      expect(refusal?.reason).toBe(expected[act].includes(status) ? undefined : 'not-from-this-status');
    },
  );
});

test.for<[Role, Act[]]>([
  ['complainant', ['consent']],
  ['system', ['acknowledge']],
  [
    'handler',
    [
      'takeUpInformally',
      'takeUpFormally',
      'offerHearing',
      'recordHearing',
      'recordNoHearing',
      'defer',
      'settleInformally',
      'decide',
    ],
  ],
  ['report-reader', []],
  ['person-concerned', []],
])('a %s may do only their own acts', ([role, own]) => {
  expect(allowedActs(aComplaint(), { role })).toEqual(own);
});

test('Awb 9:7 lid 1: the person complained about may do nothing, coordinator or not', () => {
  const complaint = aComplaint({ personsConcerned: [aPersonConcerned()] });
  const by = { role: 'coordinator', staffId: anEmployee.id } as const;
  expect(allowedActs(complaint, by)).toEqual([]);
  expect(mayNotStart('decide', complaint, by)).toEqual({
    reason: 'person-concerned-may-not-act',
    article: 'Awb 9:7 lid 1',
  });
});
