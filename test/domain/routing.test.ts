import { describe, expect, test } from 'vitest';
import type { Complaint, Staff, StaffRole } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import { handlerMayNotDecide } from '#domain/decision.ts';
import { establishNoPerson, namePersonConcerned } from '#domain/persons-concerned.ts';
import type { HandledBy } from '#domain/routing.ts';
import {
  actorFor,
  coordinates,
  handlerCandidates,
  handlerFits,
  handlesAs,
  isInvolved,
  rolesThatHandle,
  whoHandles,
  withCoordinator,
} from '#domain/routing.ts';
import {
  aComplaint,
  aCoordinator,
  aHandler,
  anEmployee,
  aPersonConcerned,
  aSecretary,
  byCoordinator,
  complaintAfter,
} from '#test/examples.ts';

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
  [['deputy-mayor'], 'mayor'],
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

describe('the handler whom the rule allows', () => {
  const manager: Staff = { ...anEmployee, id: 'manager', roles: ['handler', 'team-manager'] };
  const boss: Staff = { ...anEmployee, id: 'boss', roles: ['secretary'] };
  const staff = [manager, boss, aHandler];
  const handled = (differs: Partial<Complaint>, handler: Staff = manager, reason?: string) =>
    aComplaint({
      handler: { staffId: handler.id, name: handler.name, assignedOn: day('2026-11-23'), ...(reason && { reason }) },
      personsConcerned: [aPersonConcerned()],
      ...differs,
    });
  const about = (role: StaffRole) => ({ personsConcerned: [aPersonConcerned({ roles: [role] })] });
  const only = [{ ...manager, roles: ['team-manager' as const] }, boss, aHandler];

  test.for<[string, Complaint, boolean]>([
    ['nobody yet', aComplaint(), true],
    ['the manager in the talk', handled({ status: 'informal' }), true],
    ['no longer in the formal procedure', handled({ status: 'formal' }), false],
    ['the handler in the formal procedure', handled({ status: 'formal' }, aHandler), true],
    ['the manager with a reason', handled({ status: 'formal' }, manager, 'Ziekte'), true],
    ['nor when it turns out to be about the manager of all', handled(about('department-manager')), false],
  ])('%s: %#', ([_, complaint, fits]) => {
    expect(handlerFits(complaint, only, chain)).toBe(fits);
  });
  test('the role is that of the line that applies, not the first one somebody has', () => {
    expect(handlesAs(handled({ status: 'informal' }), manager, staff, chain)).toBe('team-manager');
    expect(handlesAs(handled({ status: 'formal' }), manager, staff, chain)).toBe('handler');
    expect(handlesAs(handled({ status: 'formal' }), boss, staff, chain)).toBeUndefined();
  });
  test('Awb 9:12: the judgement is for whoever handles formally, also while the talk is going on', () => {
    const refusal = { reason: 'handler-outside-own-rule', article: 'Awb 9:7', about: [manager.name] };
    expect(handlerMayNotDecide(handled({ status: 'informal' }), only, chain)).toEqual(refusal);
    expect(handlerMayNotDecide(handled({ status: 'informal' }, aHandler), only, chain)).toBeUndefined();
  });
  test('of handlers too those of the department come first where the rule says so', () => {
    const [near, far] = ['burgerzaken', 'zorg'].map((department) => ({ ...aHandler, id: department, department }));
    const line = (ownDepartment: boolean): HandledBy[] => [{ about: 'staff', by: 'handler', ownDepartment }];
    const complaint = aComplaint({ personsConcerned: [aPersonConcerned({ department: 'burgerzaken' })] });
    const ids = (rule: HandledBy[]) => handlerCandidates(complaint, [near!, far!], rule).map(({ id }) => id);
    expect(ids(line(true))).toEqual(['burgerzaken']);
    expect(ids(line(false))).toEqual(['burgerzaken', 'zorg']);
  });
});

test('without a person the line on service counts', () => {
  expect(rolesThatHandle(aComplaint(), chain)).toEqual(['department-manager']);
});

test('Awb 9:1 lid 1: about an authority as a whole its own line counts, unless a person is named', () => {
  const rule: HandledBy[] = [...chain, { about: 'authority', by: 'mayor' }];
  const about = complaintAfter(establishNoPerson(aComplaint(), byCoordinator, { aboutAuthority: true }));
  expect(rolesThatHandle(about, rule)).toEqual(['mayor']);
  const named = complaintAfter(namePersonConcerned(about, anEmployee, day('2026-11-24'), byCoordinator));
  expect(named).not.toHaveProperty('aboutAuthority');
  expect(rolesThatHandle(named, rule)).toEqual(['team-manager']);
  const service = complaintAfter(establishNoPerson(about, byCoordinator));
  expect(rolesThatHandle(service, rule)).toEqual(['department-manager']);
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

describe('who sees a complaint by a task of their own', () => {
  const { id: staffId, name } = anEmployee;
  const task = { staffId, name, on: day('2026-11-24') };
  test.for([
    ['the chair of the hearing', { hearingChair: task }, 'hearing-chair'],
    ['who coordinates instead', { coordinatorInstead: task }, 'coordinator'],
    ['the handler who is also its chair', { hearingChair: task, handler: { ...task, assignedOn: task.on } }, 'handler'],
    ['an involved chair no longer', { hearingChair: task, involved: [{ ...task, how: 'Zag het' }] }, undefined],
  ] as const)('%s', ([_, differs, role]) => {
    const complaint = aComplaint(differs as unknown as Partial<Complaint>);
    expect(actorFor(complaint, anEmployee)).toEqual(role && { role, staffId });
  });
  test.for([
    ['in the role of who is away', aHandler, {}, 'handler'],
    [
      'but not of who was involved',
      aHandler,
      { involved: [{ ...task, staffId: aHandler.id, how: 'Zag het' }] },
      undefined,
    ],
    ['and not when involved themselves', aHandler, { involved: [{ ...task, how: 'Zag het' }] }, undefined],
    ['as coordinator', aCoordinator, {}, 'coordinator'],
  ] as const)('a deputy sees it %s', ([_, { id, roles }, differs, role]) => {
    const handler = { staffId: aHandler.id, name: aHandler.name, assignedOn: task.on };
    const complaint = aComplaint({ handler, ...(differs as unknown as Partial<Complaint>) });
    const deputy = { ...anEmployee, standsInFor: [{ id, roles }] };
    expect(actorFor(complaint, deputy)).toEqual(role && { role, staffId });
    expect(coordinates(deputy)).toBe(id === aCoordinator.id);
  });

  test('nobody is not somebody', () => {
    expect(isInvolved(aComplaint(), undefined)).toBe(false);
    expect(isInvolved(aComplaint({ personsConcerned: [aPersonConcerned()] }), undefined)).toBe(false);
  });
});

describe('from below to above, until nobody is left', () => {
  const made = (id: string, role: StaffRole, department?: string): Staff => ({
    ...anEmployee,
    id,
    name: id,
    roles: [role],
    ...(department ? { department } : { department: 'geen' }),
  });
  const [north, south] = [made('north', 'department-manager', 'noord'), made('south', 'department-manager', 'zuid')];
  const [mayor, deputy] = [made('mayor', 'mayor'), made('deputy', 'deputy-mayor')];
  const everybody = [north, south, aSecretary, mayor, deputy, anEmployee];
  const rule: HandledBy[] = [
    ...chain.filter(({ about }) => about !== 'staff'),
    { about: 'staff', by: 'department-manager' },
  ];
  const involving = (...people: Staff[]): Complaint['involved'] =>
    people.map(({ id, name }) => ({ staffId: id, name, how: 'Zag het', on: day('2026-11-24') }));
  const names = (complaint: Complaint, staff = everybody) =>
    handlerCandidates(complaint, staff, rule).map(({ id }) => id);
  const from = (department: string) => aComplaint({ personsConcerned: [aPersonConcerned({ department })] });

  test('the own department first, all of them when it has no manager', () => {
    expect(names(from('zuid'))).toEqual(['south']);
    expect(names(from('oost'))).toEqual(['north', 'south']);
    expect(names(aComplaint({ personsConcerned: [aPersonConcerned()] }))).toEqual(['north', 'south']);
  });
  test('team managers too, of any department that the complaint is about', () => {
    const [noord, oost] = [made('noord', 'team-manager', 'noord'), made('oost', 'team-manager', 'oost')];
    const line: HandledBy[] = [{ about: 'service', by: 'team-manager' }];
    const about = (department: string, ...otherDepartments: string[]) =>
      aComplaint({
        statement: { whatHappened: 'Traag', department, ...(otherDepartments.length && { otherDepartments }) },
      });
    const ids = (complaint: Complaint) => handlerCandidates(complaint, [noord, oost], line).map(({ id }) => id);
    expect(ids(about('noord'))).toEqual(['noord']);
    expect(ids(about('zuid', 'oost'))).toEqual(['oost']);
    expect(ids(about('zuid', 'noord', 'oost'))).toEqual(['noord', 'oost']);
  });
  test('a complaint about an authority climbs from the managers too', () => {
    const about = aComplaint({ aboutAuthority: true, involved: involving(mayor)! });
    const found = handlerCandidates(about, everybody, [...rule, { about: 'authority', by: 'mayor' }]);
    expect(found.map(({ id }) => id)).toEqual([aSecretary.id]);
  });
  test('a complaint about service climbs from the managers', () => {
    const about = aComplaint({ statement: { whatHappened: 'Traag', department: 'noord' } });
    expect(names(about)).toEqual(['north']);
    expect(names({ ...about, involved: involving(north)! })).toEqual([aSecretary.id]);
  });
  test('and not from those who handle complaints about employees', () => {
    const handlers: HandledBy[] = [
      { about: 'service', by: 'department-manager' },
      { about: 'staff', by: 'handler' },
      { about: 'department-manager', by: 'secretary' },
    ];
    const about = aComplaint({ involved: involving(north, south)! });
    const found = handlerCandidates(about, [...everybody, aHandler], handlers);
    expect(found.map(({ id }) => id)).toEqual([aSecretary.id]);
  });
  test('one role of several is enough', () => {
    const both: Staff = { ...north, roles: ['handler', 'department-manager'] };
    expect(names(from('noord'), [both])).toEqual(['north']);
  });
  test('the top of the chain is an alarm, not silence', () => {
    const all = { ...from('noord'), involved: involving(north, aSecretary, mayor, deputy)! };
    expect(whoHandles(all, everybody, rule)).toEqual({ alarm: 'no-candidate-left' });
    expect(names(all)).toEqual([]);
  });
  test('staff of another municipality never handle it', () => {
    const elsewhere = everybody.map((one) => ({ ...one, municipality: 'diemen' }));
    expect(whoHandles(from('noord'), elsewhere, rule)).toEqual({ alarm: 'no-candidate-left' });
  });
  test('without a line for the phase everybody may, but not who it is about', () => {
    const onlyFormal: HandledBy[] = [{ about: 'staff', by: 'handler', phase: 'formal' }];
    const found = handlerCandidates(from('noord'), [anEmployee, aHandler, aSecretary], onlyFormal);
    expect(found.map(({ id }) => id)).toEqual([aHandler.id, aSecretary.id]);
  });
  test('silent higher up, a rule adds nobody: no employee handles what the managers cannot', () => {
    const onlyStaff: HandledBy[] = [{ about: 'staff', by: 'department-manager' }];
    const about = { ...from('noord'), involved: involving(north)! };
    expect(whoHandles(about, everybody, onlyStaff)).toEqual({ alarm: 'no-candidate-left' });
  });
  test('a rule that says nothing names no role', () => {
    expect(rolesThatHandle(from('noord'), [])).toEqual([]);
  });
  test('of several persons concerned the highest counts', () => {
    const people = [aPersonConcerned(), aPersonConcerned({ staffId: 'boss', roles: ['secretary'] })];
    expect(rolesThatHandle(aComplaint({ personsConcerned: people }), rule)).toEqual(['mayor']);
    expect(rolesThatHandle(aComplaint({ personsConcerned: [...people].reverse() }), rule)).toEqual(['mayor']);
  });

  describe('who coordinates when every coordinator was involved', () => {
    const on = day('2026-11-24');
    const about = aComplaint({ personsConcerned: [aPersonConcerned({ staffId: aCoordinator.id })] });
    const instead = (complaint: Complaint, staff: Staff[]) => withCoordinator(complaint, staff, on).coordinatorInstead;
    test('the secretary, from that day', () => {
      const { id: staffId, name } = aSecretary;
      expect(instead(about, [deputy, mayor, aSecretary, aCoordinator])).toEqual({ staffId, name, on });
    });
    test.for([
      ['the mayor without a secretary', [deputy, mayor, aCoordinator], 'mayor'],
      ['the deputy mayor without a mayor', [deputy, aCoordinator], 'deputy'],
      ['nobody else', [anEmployee, aCoordinator], undefined],
      ['nobody of elsewhere', [{ ...mayor, municipality: 'diemen' }], undefined],
    ] as const)('%s', ([_, staff, expected]) => {
      expect(instead(about, [...staff])?.staffId).toBe(expected);
    });
    test('whoever does so already goes on', () => {
      const already = { ...about, coordinatorInstead: { staffId: deputy.id, name: 'deputy', on: day('2026-11-20') } };
      expect(withCoordinator(already, everybody, on)).toBe(already);
    });
    test('whoever left makes way, though nobody is left', () => {
      const already = { ...about, coordinatorInstead: { staffId: 'gone', name: 'gone', on } };
      expect(withCoordinator(already, [mayor], on).coordinatorInstead?.staffId).toBe('mayor');
      expect(withCoordinator(already, [anEmployee], on)).not.toHaveProperty('coordinatorInstead');
    });
    test('a coordinator who is free needs nobody', () => {
      const complaint = aComplaint();
      expect(withCoordinator(complaint, [aCoordinator, aSecretary], on)).toBe(complaint);
    });
  });
});
