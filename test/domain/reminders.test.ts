import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Complaint, Hearing } from '#domain/complaint.ts';
import { addDays, day } from '#domain/day.ts';
import { addWorkingDays, isWorkingDay } from '#domain/holidays.ts';
import type { Stage, What } from '#domain/reminders.ts';
import { attentionFrom, dueItems, steerDay } from '#domain/reminders.ts';
import { termsFor } from '#domain/terms.ts';
import { aComplaint, aPersonConcerned } from '#test/examples.ts';

const heard: Hearing = { heldOn: day('2026-11-24'), report: 'Gesproken.' };

/** Received on Friday 20 November 2026, with everything done but deciding; a test undoes what it is about. */
function onlyToDecide(differs: Partial<Complaint> = {}): Complaint {
  const about = { notAboutAPerson: true, hearing: heard, acknowledgedOn: day('2026-11-20') };
  return aComplaint({ status: 'formal', ...about, ...differs });
}

function stageOn(complaint: Complaint, what: What, today: string, promises = amstelveen): Stage | undefined {
  return dueItems([complaint], day(today), promises).find((item) => item.what === what)?.stage;
}

const amstelveen = [{ id: 'first-contact', workingDays: { from: 2, to: 4 } }] as const;

// Notice by Friday 18 December, steer on Thursday 31 December, decide by Monday 4 January 2027.
const stages: [What, Partial<Complaint>, [string, Stage | undefined][]][] = [
  [
    'decide',
    {},
    [
      ['2026-12-22', undefined],
      ['2026-12-23', 'soon'],
      ['2026-12-29', 'soon'],
      ['2026-12-30', 'next'],
      ['2026-12-31', 'today'],
      ['2027-01-04', 'today'],
      ['2027-01-05', 'overdue'],
    ],
  ],
  [
    'notice',
    { status: 'received' },
    [
      ['2026-12-10', undefined],
      ['2026-12-11', 'soon'],
      ['2026-12-17', 'next'],
      ['2026-12-18', 'today'],
      ['2026-12-21', undefined],
    ],
  ],
  ['notice', { status: 'informal' }, [['2026-12-18', undefined]]],
  [
    'acknowledge',
    { acknowledgedOn: undefined as never },
    [
      ['2026-11-26', undefined],
      ['2026-11-27', 'today'],
      ['2026-11-30', 'overdue'],
    ],
  ],
  [
    'first-contact',
    {},
    [
      ['2026-11-23', undefined],
      ['2026-11-24', 'soon'],
      ['2026-11-25', 'next'],
      ['2026-11-26', 'today'],
      ['2026-11-27', 'overdue'],
    ],
  ],
  [
    'first-contact',
    { contacts: [{ on: day('2026-11-30'), how: 'Gebeld', note: 'Gesproken' }] },
    [['2026-11-30', undefined]],
  ],
  [
    'supplement',
    {
      supplementRequest: {
        missing: ['date'],
        explanation: 'Wanneer?',
        replyBy: day('2026-12-04'),
        on: day('2026-11-23'),
      },
    },
    [
      ['2026-12-04', undefined],
      ['2026-12-07', 'today'],
      ['2026-12-11', 'today'],
      ['2026-12-14', 'overdue'],
    ],
  ],
  [
    'hearing-reply',
    { hearing: { offeredOn: day('2026-11-24'), replyBy: day('2026-12-02'), manner: 'Gemeentehuis' } },
    [
      ['2026-12-02', undefined],
      ['2026-12-03', 'today'],
      ['2026-12-09', 'today'],
      ['2026-12-10', 'overdue'],
    ],
  ],
  [
    'hearing-reply',
    {
      hearing: { offeredOn: day('2026-11-24'), replyBy: day('2026-12-02'), manner: 'Gemeentehuis' },
      hearingAnswer: { wantsHearing: true, words: 'Graag', on: day('2026-12-01') },
    },
    [['2026-12-03', undefined]],
  ],
  [
    'hearing-reply',
    { personsConcerned: [aPersonConcerned({ hearing: { replyBy: day('2026-12-02'), offeredOn: day('2026-11-24') } })] },
    [
      ['2026-12-02', undefined],
      ['2026-12-03', 'today'],
    ],
  ],
  [
    'copy',
    { personsConcerned: [aPersonConcerned({ hearing: heard })] },
    [
      ['2026-12-16', undefined],
      ['2026-12-17', 'today'],
      ['2027-01-04', 'today'],
      ['2027-01-05', 'overdue'],
    ],
  ],
  ['copy', { personsConcerned: [], notAboutAPerson: false }, [['2026-12-17', 'today']]],
  [
    'hearing',
    { hearing: { offeredOn: day('2026-11-24') } },
    [
      ['2026-12-16', undefined],
      ['2026-12-17', 'today'],
      ['2027-01-05', 'overdue'],
    ],
  ],
  [
    'hearing',
    { personsConcerned: [aPersonConcerned({ copiedOn: day('2026-11-23') })], notAboutAPerson: false },
    [
      ['2026-12-16', undefined],
      ['2026-12-17', 'today'],
    ],
  ],
  [
    'postponement',
    { postponements: [{ until: day('2027-02-01'), reason: 'Ziekte', askedOn: day('2026-12-18') }] },
    [
      ['2026-12-24', undefined],
      ['2026-12-28', 'today'],
      ['2027-01-04', 'today'],
      ['2027-01-05', 'overdue'],
    ],
  ],
  [
    'settle',
    { statedSatisfied: { words: 'Het is goed zo', on: day('2026-11-28') } },
    [
      ['2026-11-27', undefined],
      ['2026-11-30', 'today'],
      ['2026-12-04', 'today'],
      ['2026-12-07', 'overdue'],
    ],
  ],
  [
    'measure',
    { measures: [{ id: 'm', what: 'Nieuwe werkwijze', promisedOn: day('2026-12-01'), doneBy: day('2027-03-06') }] },
    [
      ['2027-02-25', undefined],
      ['2027-02-26', 'soon'],
      ['2027-03-04', 'next'],
      ['2027-03-05', 'today'],
      ['2027-03-08', 'overdue'],
    ],
  ],
];

describe.for(stages)('%s with %j', ([what, differs, days]) => {
  test.for(days)('is on %s: %s', ([today, stage]) => {
    const complaint = onlyToDecide(differs);
    expect(stageOn(complaint, what, today)).toBe(stage);
  });
});

test.for<[string, Stage | undefined]>([
  ['2027-03-05', undefined],
  ['2027-03-08', 'soon'],
  ['2027-03-12', 'next'],
  ['2027-03-15', 'today'],
  ['2027-03-16', 'overdue'],
  ['2027-04-12', 'overdue'],
  ['2027-04-13', undefined],
])('Awb 9:8 lid 1 onder f: of a closed complaint the review on 15 March is on %s: %s', ([today, stage]) => {
  const complaint = onlyToDecide({
    status: 'closed',
    closedAs: 'not-handled',
    closedOn: day('2026-12-01'),
    notHandling: {
      ground: 'criminal-investigation',
      facts: 'Aangifte',
      reasons: 'Onderzoek loopt',
      reviewOn: day('2027-03-15'),
      ombudsman: 'de Nationale ombudsman',
      on: day('2026-12-01'),
    },
  });
  expect(stageOn(complaint, 'review', today)).toBe(stage);
  expect(attentionFrom(complaint)).toBe('2027-03-08');
});

test.for<[string, string, string]>([
  ['2026-10-26', '2026-12-04', 'Friday, before Monday 7 December'],
  ['2026-02-24', '2026-04-02', 'Maundy Thursday, before Good Friday, Easter and Tuesday 7 April'],
])('received on %s, the next working day is announced on %s: %s', ([received, friday]) => {
  const terms = termsFor(day(received));
  const complaint = onlyToDecide({ steerOn: terms.steerOn, decideBy: terms.decide.lastDay });
  expect(stageOn(complaint, 'decide', friday)).toBe('next');
  expect(stageOn(complaint, 'decide', addWorkingDays(day(friday), 1))).toBe('today');
});

test('a closed complaint is left alone but for what was promised', () => {
  const closed = { status: 'closed', closedAs: 'decided', closedOn: day('2026-12-01') } as const;
  const undone = aComplaint(closed);
  expect(attentionFrom(undone)).toBeUndefined();
  expect(dueItems([undone], day('2027-02-01'), amstelveen)).toEqual([]);
  const measures = [{ id: 'm', what: 'Cursus', promisedOn: day('2026-12-01'), doneBy: day('2027-01-15') }];
  const promised = aComplaint({ ...closed, measures });
  expect(dueItems([promised], day('2027-01-15'))).toMatchObject([{ what: 'measure', stage: 'today' }]);
  const kept = measures.map((measure) => ({ ...measure, doneOn: day('2027-01-10') }));
  expect(attentionFrom({ ...promised, measures: kept })).toBeUndefined();
  expect(attentionFrom({ ...promised, destroyedOn: day('2027-01-10') })).toBeUndefined();
});

test('after deferral the new last day counts, and after an agreed postponement that one', () => {
  const deferral = { until: day('2027-01-24'), reason: 'Ziekte', on: day('2026-12-10') };
  const deferred = onlyToDecide({ decideBy: deferral.until, deferral });
  expect(steerDay(deferred)).toBe('2027-01-22');
  expect(stageOn(deferred, 'decide', '2027-01-14')).toBeUndefined();
  expect(stageOn(deferred, 'decide', '2027-01-15')).toBe('soon');
  const answer = { agrees: true, stated: 'Goed', on: day('2027-01-20') };
  const asked = { until: day('2027-03-01'), reason: 'Ziekte', askedOn: day('2027-01-15') };
  const postponed = { ...deferred, decideBy: asked.until, postponements: [{ ...asked, answer }] };
  expect(steerDay(postponed)).toBe('2027-03-01');
  expect(stageOn(postponed, 'decide', '2027-01-25')).toBeUndefined();
  expect(stageOn(postponed, 'decide', '2027-03-01')).toBe('today');
  const refused = { ...deferred, postponements: [{ ...asked, answer: { ...answer, agrees: false } }] };
  expect(steerDay(refused)).toBe('2027-01-22');
});

test('the nearest last day comes first', () => {
  const items = dueItems(
    [
      onlyToDecide({ reference: 'KL-2026-0001' }),
      onlyToDecide({ reference: 'KL-2026-0002', decideBy: day('2026-12-28'), steerOn: day('2026-12-24') }),
    ],
    day('2027-01-05'),
  );
  expect(items.map(({ reference }) => reference)).toEqual(['KL-2026-0002', 'KL-2026-0001']);
});

const aDay = fc.integer({ min: 0, max: 900 }).map((days) => addDays(day('2025-06-01'), days));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const aHearing = fc.record({
  offeredOn: maybe(aDay),
  replyBy: maybe(aDay),
  heldOn: maybe(aDay),
}) as fc.Arbitrary<Hearing>;

/** Complaints as no act makes them too: what is saved must be found whatever happened to it. */
const anyComplaint = fc
  .record({
    receivedOn: aDay,
    status: fc.constantFrom<Complaint['status']>('received', 'informal', 'formal', 'closed'),
    closedAs: fc.constantFrom<NonNullable<Complaint['closedAs']>>('not-handled', 'decided'),
    acknowledgedOn: maybe(aDay),
    notAboutAPerson: fc.boolean(),
    hearing: maybe(aHearing),
    hearingAnswer: maybe(fc.record({ wantsHearing: fc.boolean(), words: fc.constant(''), on: aDay })),
    personsConcerned: fc.array(
      fc
        .record({ copiedOn: maybe(aDay), hearing: maybe(aHearing) })
        .map((differs) => aPersonConcerned(differs as object)),
      { maxLength: 2 },
    ),
    contacts: maybe(fc.array(fc.record({ on: aDay, how: fc.constant(''), note: fc.constant('') }), { maxLength: 1 })),
    supplementOn: maybe(aDay),
    additions: maybe(fc.array(fc.record({ text: fc.constant(''), on: aDay }), { maxLength: 1 })),
    deferredTo: maybe(aDay),
    askedOn: maybe(aDay),
    agrees: maybe(fc.boolean()),
    satisfiedOn: maybe(aDay),
    reviewOn: maybe(aDay),
    doneBy: maybe(aDay),
    doneOn: maybe(aDay),
  })
  .map((given): Complaint => {
    const { deferredTo, supplementOn, askedOn, agrees, satisfiedOn, reviewOn, doneBy, doneOn, ...facts } = given;
    const terms = termsFor(given.receivedOn);
    const words = { words: '', reasons: '', facts: '', reason: '', stated: '', ombudsman: '' };
    return aComplaint({
      noticeBy: terms.notHandling.lastDay,
      steerOn: terms.steerOn,
      decideBy: deferredTo ?? terms.decide.lastDay,
      ...(deferredTo && { deferral: { until: deferredTo, reason: '', on: deferredTo } }),
      ...(supplementOn && {
        supplementRequest: {
          missing: ['date'],
          explanation: '',
          on: supplementOn,
          replyBy: addDays(supplementOn, 14),
        },
      }),
      ...(askedOn && {
        postponements: [
          {
            until: addDays(askedOn, 60),
            reason: '',
            askedOn,
            ...(agrees !== undefined && { answer: { agrees, stated: '', on: askedOn } }),
          },
        ],
      }),
      ...(satisfiedOn && { statedSatisfied: { ...words, on: satisfiedOn } }),
      ...(reviewOn && {
        notHandling: { ...words, ground: 'criminal-investigation' as const, on: reviewOn, reviewOn },
      }),
      measures: [{ id: 'm', what: '', promisedOn: given.receivedOn, doneBy, doneOn } as never],
      ...(facts as Partial<Complaint>),
    });
  });

const anyPromises = fc.constantFrom([], amstelveen, [
  { id: 'first-contact', workingDays: { from: 1, to: 1 } },
] as const);

test('nothing is ever due before the day of attention that the register keeps, whatever is promised', () => {
  fc.assert(
    fc.property(anyComplaint, aDay, anyPromises, (complaint, today, promises) => {
      fc.pre(isWorkingDay(today));
      if (!dueItems([complaint], today, promises).length) return;
      expect(attentionFrom(complaint)! <= today).toBe(true);
      expect(attentionFrom(complaint, promises)! <= today).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test('with the promises known something is due on the day of attention itself', () => {
  fc.assert(
    fc.property(anyComplaint, anyPromises, (complaint, promises) => {
      const from = attentionFrom(complaint, promises);
      if (from) expect(dueItems([complaint], from, promises)).not.toEqual([]);
    }),
    { numRuns: 2000 },
  );
});
