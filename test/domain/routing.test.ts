import { describe, expect, test } from 'vitest';
import type { StaffRole } from '#domain/complaint.ts';
import type { HandledBy } from '#domain/routing.ts';
import { actorFor, handlerCandidates, rolesThatHandle } from '#domain/routing.ts';
import { aComplaint, aCoordinator, aHandler, anEmployee, aPersonConcerned } from '#test/examples.ts';

const chain: HandledBy[] = [
  { about: 'staff', by: 'team-manager', phase: 'informal' },
  { about: 'staff', by: 'handler', phase: 'formal' },
  { about: 'department-manager', by: 'secretary' },
  { about: 'secretary', by: 'mayor' },
  { about: 'alderman', by: 'mayor' },
  { about: 'mayor', by: 'deputy-mayor' },
  { about: 'service', by: 'department-manager' },
];

test.for<[StaffRole[], StaffRole]>([
  [['department-manager'], 'secretary'],
  [['secretary'], 'mayor'],
  [['alderman'], 'mayor'],
  [['deputy-mayor', 'alderman'], 'mayor'],
  [['mayor'], 'deputy-mayor'],
])('Awb 9:7: a complaint about the %s is handled by the %s', ([roles, by]) => {
  expect(rolesThatHandle(aComplaint({ personsConcerned: [aPersonConcerned({ roles })] }), chain)).toEqual([by]);
});

test.for([
  ['received', 'team-manager'],
  ['informal', 'team-manager'],
  ['formal', 'handler'],
] as const)('a rule may differ for the talk and the formal procedure: %s by the %s', ([status, by]) => {
  expect(rolesThatHandle(aComplaint({ status, personsConcerned: [aPersonConcerned()] }), chain)).toEqual([by]);
});

test('without a person the line on service counts', () => {
  expect(rolesThatHandle(aComplaint(), chain)).toEqual(['department-manager']);
});

test('whoever is complained about is no candidate, in whatever role', () => {
  const rule: HandledBy[] = [{ about: 'staff', by: 'handler' }];
  const concerned = aPersonConcerned({ staffId: aHandler.id, roles: ['handler'] });
  expect(handlerCandidates(aComplaint({ personsConcerned: [concerned] }), [aHandler, anEmployee], rule)).toEqual([]);
});

describe('who sees a complaint (Awb 9:7)', () => {
  const assigned = aComplaint({
    handler: { staffId: aHandler.id, name: aHandler.name, assignedOn: aComplaint().receivedOn },
  });
  const aboutTheCoordinator = aComplaint({ personsConcerned: [aPersonConcerned({ staffId: aCoordinator.id })] });
  test.for([
    ['the coordinator', assigned, aCoordinator, 'coordinator'],
    ['the handler it was assigned to', assigned, aHandler, 'handler'],
    ['a handler of something else', aComplaint(), aHandler, undefined],
    ['an employee', assigned, anEmployee, undefined],
    ['the coordinator of another municipality', assigned, { ...aCoordinator, municipality: 'diemen' }, undefined],
    ['the coordinator it is about', aboutTheCoordinator, aCoordinator, undefined],
  ] as const)('%s', ([_, complaint, staff, role]) => {
    expect(actorFor(complaint, staff)?.role).toBe(role);
  });
});
