import { expect, test } from 'vitest';
import type { ClosedAs, Complaint } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import type { LetterKind } from '#domain/letters.ts';
import type { Outcome } from '#domain/lifecycle.ts';
import { pointElsewhere } from '#domain/redirecting.ts';
import { returnToFormal } from '#domain/reopening.ts';
import { judgeSuspicion } from '#domain/suspicion.ts';
import type { LaterAct } from '#test/every-act.ts';
import { before, doing } from '#test/every-act.ts';
import {
  aComplaint,
  aComplaintReadyToDecide,
  aPersonConcerned,
  byCoordinator as by,
  complaintAfter,
  lettersOf,
} from '#test/examples.ts';

const today = day('2026-11-24');
const ready = (act: LaterAct, differs: Partial<Complaint> = {}) =>
  doing[act](aComplaint({ ...before[act], ...differs }), today, by);
const ended = (closedAs: ClosedAs) => ({ status: 'closed', closedAs, closedOn: today }) as const;
const expired = {
  supplementRequest: { missing: ['date' as const], explanation: 'Wanneer?', replyBy: day('2026-11-23'), on: today },
};

/** How each ending comes about; by the type none is left out. */
const endings: Record<ClosedAs, () => Outcome> = {
  'settled-informally': () => ready('settleInformally'),
  decided: () => ready('decide'),
  'not-handled': () => ready('notHandle'),
  forwarded: () => ready('forward'),
  'pointed-elsewhere': () => ready('pointElsewhere'),
  withdrawn: () => ready('withdraw'),
  'broken-off': () => ready('breakOff'),
  merged: () => ready('merge'),
  'no-complaint': () =>
    judgeSuspicion(aComplaint(before.judgeSuspicion), { isComplaint: false, reason: 'Reclame' }, today, by),
};
test.for(Object.entries(endings))('a complaint ends %s, on the day itself', ([closedAs, outcome]) => {
  expect(complaintAfter(outcome())).toMatchObject({ status: 'closed', closedAs, closedOn: today });
});

const toComplainant = (kind: LetterKind) => `${kind} to complainant`;
const both = { personsConcerned: [aPersonConcerned()] };

/** What makes each letter due, and everything that becomes due with it. Receiving itself makes the acknowledgement due. */
const letters: Record<Exclude<LetterKind, 'acknowledgement'>, [() => Outcome, string[]]> = {
  'supplement-request': [() => ready('askSupplement'), [toComplainant('supplement-request')]],
  forwarding: [() => ready('forward'), ['forwarded-complaint to authority', toComplainant('forwarding')]],
  'forwarded-complaint': [() => ready('forward'), ['forwarded-complaint to authority', toComplainant('forwarding')]],
  redirect: [() => ready('pointElsewhere'), [toComplainant('redirect')]],
  'not-handled': [() => ready('notHandle', both), [toComplainant('not-handled')]],
  'hearing-invitation': [
    () => ready('offerHearing', both),
    [toComplainant('hearing-invitation'), 'hearing-invitation to person-concerned'],
  ],
  'copy-to-person': [() => ready('copyToPersonConcerned'), ['copy-to-person to person-concerned']],
  deferral: [() => ready('defer', both), [toComplainant('deferral'), 'deferral to person-concerned']],
  'postponement-request': [() => ready('askPostponement'), [toComplainant('postponement-request')]],
  'informal-closing': [() => ready('settleInformally'), [toComplainant('informal-closing')]],
  decision: [() => ready('decide'), [toComplainant('decision')]],
  'decision-to-person': [
    () => doing.decide(aComplaintReadyToDecide(), today, by),
    [toComplainant('decision'), 'decision-to-person to person-concerned'],
  ],
  'ombudsman-referral': [() => ready('referToOmbudsman'), [toComplainant('ombudsman-referral')]],
  'copy-to-supervisor': [
    () => ready('establishEnforcement'),
    ['copy-to-supervisor to authority', 'copy-to-supervisor to authority'],
  ],
  'advisory-procedure': [
    () => ready('applyAdvisoryProcedure', both),
    [toComplainant('advisory-procedure'), 'advisory-procedure to person-concerned'],
  ],
  withdrawal: [() => ready('withdraw'), [toComplainant('withdrawal')]],
  'breaking-off': [() => doing.breakOff(aComplaint(expired), today, by), [toComplainant('breaking-off')]],
  merging: [() => ready('merge'), [toComplainant('merging')]],
  splitting: [() => ready('split'), [toComplainant('splitting')]],
  reopening: [() => ready('reopen', ended('decided')), [toComplainant('reopening')]],
  correction: [() => ready('correctLetter'), [toComplainant('correction')]],
};
test.for(Object.entries(letters))('%s becomes due', ([_, [outcome, expected]]) => {
  expect(lettersOf(outcome())).toEqual(expected);
});

test('Awb 9:6: what was suspected is acknowledged as soon as it is a complaint, and not before', () => {
  expect(lettersOf(ready('judgeSuspicion'))).toEqual([toComplainant('acknowledgement')]);
  const none = endings['no-complaint']();
  expect(lettersOf(none)).toEqual([]);
  expect(lettersOf(doing.reopen(complaintAfter(none), today, by))).toEqual([toComplainant('acknowledgement')]);
});

test('a machine that withdraws what it sent, and takes that back, makes no letter leave', () => {
  const suspected = before.judgeSuspicion!;
  const withdrawn = ready('withdraw', suspected);
  expect(lettersOf(withdrawn)).toEqual([]);
  expect(lettersOf(doing.restore(complaintAfter(withdrawn), today, by))).toEqual([]);
  const judged = complaintAfter(ready('judgeSuspicion', suspected));
  expect(lettersOf(doing.withdraw(judged, today, by))).toEqual([toComplainant('withdrawal')]);
});

test('who cannot be reached gets no letter that the complaint was broken off', () => {
  expect(lettersOf(ready('breakOff'))).toEqual([]);
});

test('Awb 2:16: what is left of a complaint stays open beside the part that belongs elsewhere', () => {
  const pointer = { kind: 'objection', part: 'Het besluit', explanation: 'Maak bezwaar.', wholly: false } as const;
  const { status, pointedTo } = complaintAfter(pointElsewhere(aComplaint(), pointer, today, by));
  expect([status, pointedTo]).toEqual([
    'received',
    [{ kind: 'objection', part: 'Het besluit', explanation: 'Maak bezwaar.', on: today }],
  ]);
});

test.for(['decided', 'not-handled', 'forwarded', 'pointed-elsewhere', 'broken-off', 'merged', 'no-complaint'] as const)(
  'Awb 9:2: what was %s can be opened again, and nothing of its ending holds any longer',
  (closedAs) => {
    const closed = complaintAfter(endings[closedAs]());
    const open = complaintAfter(doing.reopen(closed, today, by));
    expect(open).toMatchObject({ status: 'formal', decideBy: closed.decideBy });
    expect(open.reopenings).toEqual([{ reason: 'Een vergissing', was: closedAs, on: today }]);
    const ending = ['closedAs', 'closedOn', 'decision', 'notHandling', 'forwarding', 'breakingOff', 'mergedInto'];
    for (const field of ending) expect(open).not.toHaveProperty(field);
  },
);

test('Awb 9:5: back after an informal ending: the formal procedure, and the term has run on', () => {
  const stated = doing.stateSatisfaction(aComplaint({ status: 'informal' }), today, { role: 'complainant' });
  const settled = complaintAfter(doing.settleInformally(complaintAfter(stated), today, by));
  const back = returnToFormal(settled, { words: '' }, day('2027-03-01'), { role: 'complainant' });
  expect(lettersOf(back)).toEqual([toComplainant('reopening')]);
  expect(complaintAfter(back)).toMatchObject({ status: 'formal', decideBy: '2027-01-04' });
  for (const field of ['satisfaction', 'statedSatisfied', 'closedAs', 'closedOn'])
    expect(complaintAfter(back)).not.toHaveProperty(field);
});

test.for(['received', 'informal', 'formal'] as const)('a withdrawal taken back: %s again', (status) => {
  const withdrawn = complaintAfter(doing.withdraw(aComplaint({ status }), today, by));
  const restored = doing.restore(withdrawn, day('2026-12-01'), { role: 'complainant' });
  expect(lettersOf(restored)).toEqual([toComplainant('reopening')]);
  expect(complaintAfter(restored)).toMatchObject({ status, decideBy: '2027-01-04' });
  for (const field of ['withdrawal', 'closedAs', 'closedOn'])
    expect(complaintAfter(restored)).not.toHaveProperty(field);
});
