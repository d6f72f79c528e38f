import { describe, expect, test } from 'vitest';
import { assignHandler } from '#domain/assignment.ts';
import type { Complaint } from '#domain/complaint.ts';
import { consent, recordContactDetails } from '#domain/contact.ts';
import { day } from '#domain/day.ts';
import { decide } from '#domain/decision.ts';
import { defer } from '#domain/deferral.ts';
import { openDuties } from '#domain/duties.ts';
import { offerHearing, recordHearing, recordNoHearing } from '#domain/hearing.ts';
import { settleInformally } from '#domain/informal-closing.ts';
import { copyToPersonConcerned, establishNoPerson, namePersonConcerned } from '#domain/persons-concerned.ts';
import {
  aComplaint,
  aComplaintReadyToDecide,
  aCoordinator,
  aHandler,
  anEmployee,
  aPersonConcerned,
  byCoordinator,
  complaintAfter,
  lettersOf,
  reasonOf,
} from '#test/examples.ts';

const today = day('2026-11-24');
const complainant = { side: 'complainant' } as const;
const person = { side: 'person-concerned', staffId: anEmployee.id } as const;
const aboutAPerson = (differs: Partial<Complaint> = {}) =>
  aComplaint({ personsConcerned: [aPersonConcerned()], ...differs });

describe('the person concerned', () => {
  test('Awb 9:9: each person concerned gets the copy once', () => {
    const named = complaintAfter(namePersonConcerned(aComplaint(), anEmployee, today, byCoordinator));
    const copied = copyToPersonConcerned(named, today, byCoordinator);
    expect(lettersOf(copied)).toEqual(['copy-to-person to person-concerned']);
    expect(complaintAfter(copied).personsConcerned[0]?.copiedOn).toBe(today);
    expect(reasonOf(copyToPersonConcerned(complaintAfter(copied), today, byCoordinator))).toBe('nobody-to-copy');
  });

  test('named twice is refused', () => {
    expect(reasonOf(namePersonConcerned(aboutAPerson(), anEmployee, today, byCoordinator))).toBe('already-named');
  });

  test('Awb 9:7 lid 1: a handler who is named later loses the complaint at once', () => {
    const assigned = aComplaint({ handler: { staffId: anEmployee.id, name: anEmployee.name, assignedOn: today } });
    const named = complaintAfter(namePersonConcerned(assigned, anEmployee, today, byCoordinator));
    expect(named).not.toHaveProperty('handler');
  });

  test('naming somebody else leaves the handler', () => {
    const assigned = aComplaint({ handler: { staffId: aHandler.id, name: aHandler.name, assignedOn: today } });
    const named = complaintAfter(namePersonConcerned(assigned, anEmployee, today, byCoordinator));
    expect(named.handler?.staffId).toBe(aHandler.id);
  });

  test('that there is none cannot be established beside a named one', () => {
    expect(reasonOf(establishNoPerson(aboutAPerson(), byCoordinator))).toBe('persons-are-named');
    expect(complaintAfter(establishNoPerson(aComplaint(), byCoordinator)).notAboutAPerson).toBe(true);
  });
});

describe('assigning a handler (Awb 9:7)', () => {
  const candidates = [aHandler];
  const declared = { notInvolved: true };
  test.for<[string, Complaint, typeof aHandler, { notInvolved: boolean; reason?: string }, string | undefined]>([
    ['in the right role', aboutAPerson(), aHandler, declared, undefined],
    ['the person concerned', aboutAPerson(), anEmployee, declared, 'handler-is-person-concerned'],
    ['without the declaration', aboutAPerson(), aHandler, { notInvolved: false }, 'handler-not-declared'],
    ['outside the own rule', aboutAPerson(), aCoordinator, declared, 'handler-outside-own-rule'],
    ['outside it with a reason', aboutAPerson(), aCoordinator, { ...declared, reason: 'Ziekte' }, undefined],
  ])('%s', ([_, complaint, staff, assignment, reason]) => {
    expect(reasonOf(assignHandler(complaint, staff, assignment, candidates, today, byCoordinator))).toBe(reason);
  });
});

describe('hearing (Awb 9:10)', () => {
  const invitation = { replyBy: day('2026-12-08'), manner: 'op het gemeentehuis' };

  test('lid 1: the opportunity is offered to both sides, once', () => {
    const offered = offerHearing(aboutAPerson(), invitation, today, byCoordinator);
    expect(lettersOf(offered)).toEqual(['hearing-invitation to complainant', 'hearing-invitation to person-concerned']);
    expect(reasonOf(offerHearing(complaintAfter(offered), invitation, today, byCoordinator))).toBe('nobody-to-invite');
  });

  test('lid 1: a person named later is still offered it, the complainant not again', () => {
    const offered = complaintAfter(offerHearing(aComplaint(), invitation, today, byCoordinator));
    const named = complaintAfter(namePersonConcerned(offered, anEmployee, today, byCoordinator));
    expect(lettersOf(offerHearing(named, invitation, today, byCoordinator))).toEqual([
      'hearing-invitation to person-concerned',
    ]);
  });

  test('the day to reply by lies ahead', () => {
    expect(reasonOf(offerHearing(aComplaint(), { ...invitation, replyBy: today }, today, byCoordinator))).toBe(
      'reply-day-not-later',
    );
  });

  test.for([
    ['with a report', { heldOn: day('2026-11-24'), report: 'Verslag' }, undefined],
    ['without one (lid 3)', { heldOn: day('2026-11-24'), report: ' ' }, 'something-missing'],
    ['tomorrow', { heldOn: day('2026-11-25'), report: 'Verslag' }, 'day-in-future'],
    ['before the complaint came', { heldOn: day('2026-11-19'), report: 'Verslag' }, 'day-before-receipt'],
  ] as const)('recorded %s', ([_, hearing, reason]) => {
    expect(reasonOf(recordHearing(aComplaint(), { who: complainant, ...hearing }, today, byCoordinator))).toBe(reason);
  });

  const offeredTo = complaintAfter(offerHearing(aboutAPerson(), invitation, today, byCoordinator));
  const dayOfReply = day('2026-12-08');
  const dayAfterReply = day('2026-12-09');
  test.for([
    ['lid 2 a: manifestly unfounded', complainant, 'manifestly-unfounded', aboutAPerson(), today, undefined],
    ['lid 2 b: declared', complainant, 'declared', aboutAPerson(), today, undefined],
    ['lid 2 c: no reply, never invited', complainant, 'no-reply', aboutAPerson(), today, 'hearing-not-offered'],
    ['lid 2 c: no reply yet', complainant, 'no-reply', offeredTo, dayOfReply, 'reply-day-not-passed'],
    ['lid 2 c: no reply in time', complainant, 'no-reply', offeredTo, dayAfterReply, undefined],
    [
      'unfounded is no ground for the person',
      person,
      'manifestly-unfounded',
      offeredTo,
      today,
      'ground-only-for-complainant',
    ],
    ['the person declines before being invited', person, 'declared', aboutAPerson(), today, 'hearing-not-offered'],
    ['the person declines', person, 'declared', offeredTo, today, undefined],
    ['the person does not reply yet', person, 'no-reply', offeredTo, dayOfReply, 'reply-day-not-passed'],
    ['the person did not reply', person, 'no-reply', offeredTo, dayAfterReply, undefined],
  ] as const)('not held, %s', ([_, who, ground, complaint, on, reason]) => {
    const outcome = recordNoHearing(complaint, { who, ground, note: 'Gebeld' }, on, byCoordinator);
    expect(reasonOf(outcome)).toBe(reason);
  });
});

describe('deferring (verdagen, Awb 9:11 lid 2)', () => {
  const aboutNobody = aComplaint({ notAboutAPerson: true });
  test('knows first whom to tell', () => {
    expect(defer(aComplaint(), { until: day('2027-01-29'), reason }, today, byCoordinator)).toEqual({
      done: false,
      refusal: { reason: 'duty-open', article: 'Awb 9:11 lid 2', about: ['subject-established'] },
    });
  });
  const reason = 'De betrokkene is ziek.';
  test('is told to both sides and moves the last day', () => {
    const outcome = defer(aboutAPerson(), { until: day('2027-01-29'), reason }, today, byCoordinator);
    expect(lettersOf(outcome)).toEqual(['deferral to complainant', 'deferral to person-concerned']);
    expect(complaintAfter(outcome).decideBy).toBe('2027-01-29');
  });
  test.for([
    ['one day more than four weeks after the nominal end', '2027-01-30', today, 'more-than-four-weeks'],
    ['to the last day that it is already', '2027-01-04', today, 'not-a-later-day'],
    ['on the last day itself', '2027-01-29', day('2027-01-04'), undefined],
    ['the day after it', '2027-01-29', day('2027-01-05'), 'term-has-passed'],
  ] as const)('%s', ([_, until, on, expected]) => {
    expect(reasonOf(defer(aboutNobody, { until: day(until), reason }, on, byCoordinator))).toBe(expected);
  });
  test('happens once', () => {
    const once = complaintAfter(defer(aboutNobody, { until: day('2027-01-11'), reason }, today, byCoordinator));
    expect(reasonOf(defer(once, { until: day('2027-01-29'), reason }, today, byCoordinator))).toBe('already-deferred');
  });
  test('asks a reason', () => {
    expect(reasonOf(defer(aboutNobody, { until: day('2027-01-11'), reason: '' }, today, byCoordinator))).toBe(
      'something-missing',
    );
  });
});

describe('settling informally (Awb 9:5)', () => {
  test('needs satisfaction that was stated', () => {
    expect(settleInformally(aComplaint(), { stated: ' ', agreed: 'Excuses' }, today, byCoordinator)).toEqual({
      done: false,
      refusal: { reason: 'something-missing', article: 'Awb 9:5', about: ['stated'] },
    });
  });
  test('closes with a confirmation', () => {
    const outcome = settleInformally(
      aComplaint({ status: 'informal' }),
      { stated: 'Zei aan de telefoon tevreden te zijn.', agreed: 'Excuses' },
      today,
      byCoordinator,
    );
    expect(lettersOf(outcome)).toEqual(['informal-closing to complainant']);
    expect(complaintAfter(outcome)).toMatchObject({
      status: 'closed',
      closedAs: 'settled-informally',
      closedOn: today,
    });
  });
});

describe('deciding (Awb 9:12)', () => {
  const ombudsman = 'Nationale ombudsman';
  const decision = {
    findings: 'Wij spraken beiden.',
    parts: [{ subject: 'De bejegening', judgement: 'well-founded', reasons: 'Het was onvriendelijk.' } as const],
  };
  test('with all duties met it closes and makes the closing letter due', () => {
    const outcome = decide(aComplaintReadyToDecide(), decision, ombudsman, day('2026-12-10'), byCoordinator);
    expect(lettersOf(outcome)).toEqual(['decision to complainant', 'decision-to-person to person-concerned']);
    expect(complaintAfter(outcome)).toMatchObject({ status: 'closed', closedAs: 'decided', closedOn: '2026-12-10' });
  });

  const { handler: _, ...withoutHandler } = aComplaintReadyToDecide();
  const { acknowledgedOn: __, ...withoutAcknowledgement } = aComplaintReadyToDecide();
  const { hearing: ___, ...withoutHearing } = aComplaintReadyToDecide();
  const ready = aComplaintReadyToDecide().personsConcerned[0]!;
  const { copiedOn: ____, ...withoutCopy } = ready;
  const { hearing: _____, ...unheard } = ready;
  test.for<[string, Complaint, string]>([
    ['9:6', withoutAcknowledgement, 'acknowledged'],
    ['9:9', aComplaintReadyToDecide({ personsConcerned: [] }), 'subject-established'],
    ['9:7', withoutHandler, 'handler-assigned'],
    ['9:9', aComplaintReadyToDecide({ personsConcerned: [withoutCopy] }), 'copied'],
    ['9:10', withoutHearing, 'complainant-heard'],
    ['9:10 lid 1', aComplaintReadyToDecide({ personsConcerned: [unheard] }), 'person-concerned-heard'],
  ])('Awb %s: refused while a duty is open', ([article, complaint, duty]) => {
    expect(decide(complaint, decision, ombudsman, day('2026-12-10'), byCoordinator)).toEqual({
      done: false,
      refusal: { reason: 'duty-open', article: `Awb ${article}`, about: [duty] },
    });
  });

  test('a complaint that is about no person needs no copy and no second hearing', () => {
    const complaint = aComplaintReadyToDecide({ personsConcerned: [], notAboutAPerson: true });
    expect(openDuties(complaint)).toEqual([]);
    expect(reasonOf(decide(complaint, decision, ombudsman, day('2026-12-10'), byCoordinator))).toBeUndefined();
  });

  test('too late is no ground to refuse: the duty to decide stays', () => {
    expect(
      reasonOf(decide(aComplaintReadyToDecide(), decision, ombudsman, day('2027-03-01'), byCoordinator)),
    ).toBeUndefined();
  });

  test.for([
    ['findings', { ...decision, findings: '' }],
    ['judgement', { ...decision, parts: [] }],
    ['reasons', { ...decision, parts: [{ ...decision.parts[0]!, reasons: ' ' }] }],
  ] as const)('lid 1: %s must be there', ([field, incomplete]) => {
    const outcome = decide(
      aComplaintReadyToDecide(),
      { ...incomplete, parts: [...incomplete.parts] },
      ombudsman,
      today,
      byCoordinator,
    );
    expect(outcome).toMatchObject({ refusal: { reason: 'something-missing', about: [field] } });
  });
});

describe('reaching the complainant', () => {
  test('Awb 2:8: consent needs an e-mail address', () => {
    const unreachable = aComplaint({ complainant: { name: 'J. de Vries', addressLines: [] } });
    expect(reasonOf(consent(unreachable, today, { role: 'complainant' }))).toBe('something-missing');
    expect(complaintAfter(consent(aComplaint(), today, { role: 'complainant' })).complainant.consent).toEqual({
      givenOn: today,
      scope: 'all-letters',
    });
  });
  test('correcting the address keeps the consent', () => {
    const contact = { name: 'J. de Vries', addressLines: ['Kerkstraat 2', '6651 AA Druten'] };
    const { complainant: after } = complaintAfter(recordContactDetails(aComplaint(), contact, byCoordinator));
    expect(after).toMatchObject({ addressLines: contact.addressLines, consent: { scope: 'all-letters' } });
  });
  test('a name cannot be emptied', () => {
    expect(reasonOf(recordContactDetails(aComplaint(), { name: ' ', addressLines: [] }, byCoordinator))).toBe(
      'something-missing',
    );
  });
});
