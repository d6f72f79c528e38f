import { describe, expect, test } from 'vitest';
import type { Absence } from '#domain/absence.ts';
import type { Complaint, Staff, StaffRole } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import { digestsOn } from '#domain/digests.ts';
import type { AgedMessage } from '#domain/review-age.ts';
import { aComplaint, aPersonConcerned } from '#test/examples.ts';

function one(id: string, roles: StaffRole[], department?: string): Staff {
  const details = { municipality: 'druten', name: `Naam ${id}`, email: `${id}@druten.example` };
  return { id, roles, ...details, ...(department && { department }) };
}

const staff = [
  one('coordinator', ['coordinator']),
  one('handler', ['handler'], 'burgerzaken'),
  one('colleague', ['handler'], 'sociaal-domein'),
  one('manager', ['department-manager'], 'burgerzaken'),
  one('other-manager', ['department-manager'], 'sociaal-domein'),
  one('secretary', ['secretary']),
  one('mayor', ['mayor']),
  one('deputy-mayor', ['deputy-mayor', 'alderman']),
];

/** Handled by the handler, with only the decision left: to steer on Thursday 31 December, at last on Monday 4 January. */
function toDecide(differs: Partial<Complaint> = {}): Complaint {
  return aComplaint({
    status: 'formal',
    acknowledgedOn: day('2026-11-20'),
    notAboutAPerson: true,
    hearing: { heldOn: day('2026-12-01'), report: 'Gesproken.' },
    handler: { staffId: 'handler', name: 'Naam handler', assignedOn: day('2026-11-23') },
    ...differs,
  });
}

function handledBy(staffId: string): Pick<Complaint, 'handler'> {
  return { handler: { staffId, name: `Naam ${staffId}`, assignedOn: day('2026-11-23') } };
}

function about(...ids: string[]): Partial<Complaint> {
  const copied = { copiedOn: day('2026-11-23'), hearing: { heldOn: day('2026-12-01'), report: 'Gesproken.' } };
  return { notAboutAPerson: false, personsConcerned: ids.map((staffId) => aPersonConcerned({ staffId, ...copied })) };
}

function away(staffId: string, deputyId?: string): Absence {
  return { staffId, from: day('2026-12-01'), until: day('2027-02-01'), ...(deputyId && { deputyId }) };
}

/** Each reader with what the line is marked with. */
function readers(today: string, complaint: Complaint, absences: Absence[] = [], of = staff): string[] {
  return digestsOn(day(today), { complaints: [complaint], staff: of, absences, promises: [] }).flatMap(
    ({ to, items }) =>
      items.map(
        ({ insteadOf, escalated }) =>
          `${to.id}${insteadOf ? ` for ${insteadOf.name.slice(5)}` : ''}${escalated ? ', escalated' : ''}`,
      ),
  );
}

const [soon, overdue] = ['2026-12-30', '2027-01-05'] as const;

describe('who reads it', () => {
  test.for<[string, Partial<Complaint>, string[]]>([
    ['the coordinator and the handler', {}, ['coordinator', 'handler']],
    ['the coordinator, while nobody handles it', { handler: undefined as never }, ['coordinator']],
    ['once, who is both', handledBy('coordinator'), ['coordinator']],
    ['never a handler who was involved', about('handler'), ['coordinator']],
    [
      'never a coordinator who was involved; whoever coordinates instead',
      {
        involved: [{ staffId: 'coordinator', name: 'x', how: 'y', on: day('2026-11-24') }],
        coordinatorInstead: { staffId: 'secretary', name: 'z', on: day('2026-11-24') },
      },
      ['handler', 'secretary'],
    ],
    ['nobody of another municipality', { municipality: 'diemen' }, []],
  ])('of what is not late: %s', ([, differs, expected]) => {
    expect(readers(soon, toDecide(differs))).toEqual(expected);
  });

  test.for<[string, Partial<Complaint>, string[]]>([
    ['the manager of the department', {}, ['coordinator', 'handler', 'manager, escalated']],
    [
      'the secretary when the manager was involved',
      about('manager'),
      ['coordinator', 'handler', 'secretary, escalated'],
    ],
    [
      'the mayor when the secretary was too',
      about('manager', 'secretary'),
      ['coordinator', 'handler', 'mayor, escalated'],
    ],
    [
      'nobody when everybody above was',
      about('manager', 'secretary', 'mayor', 'deputy-mayor'),
      ['coordinator', 'handler'],
    ],
    ['of a manager the secretary', handledBy('manager'), ['coordinator', 'manager', 'secretary, escalated']],
    ['of the secretary the mayor', handledBy('secretary'), ['coordinator', 'secretary', 'mayor, escalated']],
    ['of the mayor the deputy', handledBy('mayor'), ['coordinator', 'mayor', 'deputy-mayor, escalated']],
    ['of an alderman the mayor', handledBy('deputy-mayor'), ['coordinator', 'mayor, escalated', 'deputy-mayor']],
    [
      'the manager of the department that it is about, while nobody handles it',
      { handler: undefined as never, statement: { whatHappened: 'x', department: 'sociaal-domein' } },
      ['coordinator', 'other-manager, escalated'],
    ],
    [
      'the secretary, when no department is known',
      { handler: undefined as never },
      ['coordinator', 'secretary, escalated'],
    ],
  ])('of what is overdue also: %s', ([, differs, expected]) => {
    expect(readers(overdue, toDecide(differs))).toEqual(expected);
  });
});

test.for<[string, Absence[], string[]]>([
  ['their deputy reads it too', [away('handler', 'colleague')], ['coordinator', 'handler', 'colleague for handler']],
  [
    'a chain is followed',
    [away('handler', 'colleague'), away('colleague', 'manager')],
    ['coordinator', 'handler', 'manager for handler'],
  ],
  ['without a deputy the coordinator stands in', [away('handler')], ['coordinator for handler', 'handler']],
  [
    'deputies of each other: the coordinator',
    [away('handler', 'colleague'), away('colleague', 'handler')],
    ['coordinator for handler', 'handler'],
  ],
  ['a coordinator without a deputy: the handler is there', [away('coordinator')], ['coordinator', 'handler']],
  [
    'everybody away without deputies: the secretary',
    [away('coordinator'), away('handler')],
    ['coordinator', 'handler', 'secretary for coordinator'],
  ],
  [
    'and the mayor when the secretary is away too',
    [away('coordinator'), away('handler'), away('secretary')],
    ['coordinator', 'handler', 'mayor for coordinator'],
  ],
  [
    'the coordinator as deputy reads one line, marked',
    [away('handler', 'coordinator')],
    ['coordinator for handler', 'handler'],
  ],
])('of somebody who is away: %s', ([, absences, expected]) => {
  expect(readers(soon, toDecide(), absences)).toEqual(expected);
});

test('Awb 9:7: a deputy who was involved reads nothing; the coordinator stands in', () => {
  expect(readers(soon, toDecide(about('colleague')), [away('handler', 'colleague')])).toEqual([
    'coordinator for handler',
    'handler',
  ]);
});

test('the deputy of an absent superior reads what is overdue', () => {
  expect(readers(overdue, toDecide(), [away('manager', 'other-manager')])).toEqual([
    'coordinator',
    'handler',
    'manager, escalated',
    'other-manager for manager, escalated',
  ]);
});

test.for(['2027-01-01', '2027-01-02', '2027-01-03'])('nobody is reminded on %s, no working day', (today) => {
  expect(readers(today, toDecide())).toEqual([]);
});

test('one digest a person, the nearest last day first, and none without anything due', () => {
  const complaints = [
    toDecide({ reference: 'KL-2026-0002' }),
    toDecide({ reference: 'KL-2026-0001', decideBy: day('2026-12-31') }),
  ];
  const digests = digestsOn(day(soon), { complaints, staff, absences: [], promises: [] });
  expect(digests.map(({ to }) => to.id)).toEqual(['coordinator', 'handler']);
  for (const { items } of digests) {
    expect(items.map(({ reference }) => reference)).toEqual(['KL-2026-0001', 'KL-2026-0002']);
  }
});

// Known until 31 December 2028: soon from 31 December 2027, urgent from 17 September 2028.
test.for<[string, boolean, string[]]>([
  ['2027-12-27', true, []],
  ['2028-01-03', true, ['coordinator']],
  ['2028-01-04', true, []],
  ['2028-01-03', false, []],
  ['2028-04-18', true, ['coordinator']],
  ['2028-09-18', false, ['coordinator']],
  ['2028-09-19', false, []],
  ['2029-01-02', false, ['coordinator']],
])('on %s, anything due %s, the end of the known calendar is told to %j', ([today, busy, expected]) => {
  const complaints = busy ? [toDecide({ steerOn: day(today), decideBy: day(today) })] : [];
  const warned = digestsOn(day(today), { complaints, staff, absences: [], promises: [] }).filter(
    ({ warning }) => warning,
  );
  expect(warned.map(({ to }) => to.id)).toEqual(expected);
});

describe('messages that wait for a person for too long', () => {
  const arrivedOn = day('2026-12-24');
  const messages: AgedMessage[] = [{ arrivedOn: day('2026-12-28') }, { arrivedOn }];
  const waiting = { count: 2, oldestOn: arrivedOn };
  const told = (absences: Absence[] = [], waiting = messages) =>
    digestsOn(day(soon), { complaints: [], staff, absences, promises: [], waiting }).map(({ to, items, ...digest }) => [
      to.id,
      items.length,
      digest,
    ]);

  test('are told of to the coordinator', () => {
    expect(told()).toEqual([['coordinator', 0, { waiting }]]);
  });

  test('Awb 9:7: not of one about a complaint that the coordinator was involved in', () => {
    const about = aComplaint({ involved: [{ staffId: 'coordinator', name: 'x', on: arrivedOn, how: 'x' }] });
    const [first] = messages;
    expect(told([], [first!, { arrivedOn, about }])).toEqual([
      ['coordinator', 0, { waiting: { count: 1, oldestOn: first!.arrivedOn } }],
    ]);
    expect(told([], [{ arrivedOn, about }])).toEqual([]);
  });

  test('also to who stands in for a coordinator who is away', () => {
    expect(told([away('coordinator', 'colleague')]).map(([id]) => id)).toEqual(['coordinator', 'colleague']);
  });
});
