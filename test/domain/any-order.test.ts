import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appointHearingChair, assignHandler } from '#domain/assignment.ts';
import type { Actor, Complaint, Role, Staff } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { addDays, day } from '#domain/day.ts';
import { decide } from '#domain/decision.ts';
import { defer } from '#domain/deferral.ts';
import { letterLeft } from '#domain/dispatch.ts';
import { dutiesOf } from '#domain/duties.ts';
import { answerInvitation, offerHearing, recordHearing, recordNoHearing } from '#domain/hearing.ts';
import { settleInformally } from '#domain/informal-closing.ts';
import { recordInvolvement } from '#domain/involvement.ts';
import type { LetterTo } from '#domain/letters.ts';
import { recipientOf } from '#domain/letters.ts';
import type { Outcome } from '#domain/lifecycle.ts';
import { acts } from '#domain/lifecycle.ts';
import { notHandle } from '#domain/not-handling.ts';
import { namePersonConcerned } from '#domain/persons-concerned.ts';
import { answerPostponement, askPostponement } from '#domain/postponement.ts';
import { correctReceipt, startOf } from '#domain/receipt-correction.ts';
import { pointElsewhere } from '#domain/redirecting.ts';
import { isInvolved, withCoordinator } from '#domain/routing.ts';
import { deferralLimit, termsFor } from '#domain/terms.ts';
import { withdraw } from '#domain/withdrawal.ts';
import type { LaterAct } from '#test/every-act.ts';
import { doing } from '#test/every-act.ts';
import { aComplaint, aCoordinator, aHandler, anEmployee, aSecretary } from '#test/examples.ts';

/** What somebody tries: an act, in what role, so many days later, with answers that may be yes, no or nothing. */
interface Attempt {
  act: LaterAct;
  role: Role;
  actor: number;
  person: number;
  daysLater: number;
  days: number;
  yes: boolean;
  words: string;
  letterLeaves: boolean;
}

const staff: Staff[] = [
  anEmployee,
  aHandler,
  aCoordinator,
  aSecretary,
  { ...anEmployee, id: 'mayor', name: 'B. Burgemeester', roles: ['mayor'] },
];

const complainant = { side: 'complainant' } as const;

/** The acts whose input matters most, tried with good and bad input; the others as they are ordinarily done. */
const tried: Partial<Record<LaterAct, (c: Complaint, t: Attempt, on: Day, by: Actor) => Outcome>> = {
  correctReceipt: (c, t, on, by) => correctReceipt(c, { startsOn: addDays(on, -t.days), reason: t.words }, on, by),
  pointElsewhere: (c, t, on, by) =>
    pointElsewhere(c, { kind: 'damage', part: 'De schade', explanation: t.words, wholly: t.yes }, on, by),
  namePersonConcerned: (c, t, on, by) => namePersonConcerned(c, staff[t.person]!, on, by),
  recordInvolvement: (c, t, on, by) => recordInvolvement(c, { person: staff[t.person]!, how: t.words }, on, by),
  assignHandler: (c, t, on, by) =>
    assignHandler(c, staff[t.person]!, { notInvolved: t.yes, reason: t.words }, [aHandler], on, by),
  appointHearingChair: (c, t, on, by) => appointHearingChair(c, staff[t.person]!, { notInvolved: t.yes }, on, by),
  offerHearing: (c, t, on, by) => offerHearing(c, { replyBy: addDays(on, t.days), manner: t.words }, on, by),
  answerInvitation: (c, t, on, by) => answerInvitation(c, { wantsHearing: t.yes, words: t.words }, on, by),
  recordHearing: (c, t, on, by) =>
    recordHearing(c, { who: sideOf(c, t), heldOn: on, report: t.words, heardBy: staff[t.person] }, on, by),
  recordNoHearing: (c, t, on, by) =>
    recordNoHearing(c, { who: sideOf(c, t), ground: t.yes ? 'declared' : 'no-reply', note: t.words }, on, by),
  settleInformally: (c, t, on, by) => settleInformally(c, { stated: t.words, agreed: 'Excuses' }, on, by),
  defer: (c, t, on, by) => defer(c, { until: addDays(c.decideBy, t.days), reason: t.words }, on, by),
  askPostponement: (c, t, on, by) =>
    askPostponement(c, { until: addDays(c.decideBy, t.days * 3), reason: t.words }, on, by),
  answerPostponement: (c, t, on, by) => answerPostponement(c, { agrees: t.yes, stated: t.words }, on, by),
  notHandle: (c, t, on, by) =>
    notHandle(
      c,
      { ground: 'insufficient-interest', facts: 'Gering', reasons: t.words, late: t.words, ombudsman: 'Ombudsman' },
      on,
      by,
    ),
  decide: (c, t, on, by) =>
    decide(
      c,
      { findings: t.words, parts: [{ subject: 'Balie', judgement: 'unfounded', reasons: 'Rustig' }] },
      t.yes ? 'Nationale ombudsman' : undefined,
      on,
      by,
    ),
  withdraw: (c, t, on, by) => withdraw(c, { stated: t.words }, on, by),
};

const laterActs = Object.keys(doing) as LaterAct[];
const towardsADecision: LaterAct[] = [
  'acknowledge',
  'assignHandler',
  'establishNoPerson',
  'namePersonConcerned',
  'copyToPersonConcerned',
  'offerHearing',
  'recordHearing',
  'recordNoHearing',
  'applyAdvisoryProcedure',
  'recordAdvice',
  'defer',
  'askPostponement',
  'answerPostponement',
  'decide',
];
const attempts: fc.Arbitrary<Attempt[]> = fc.array(
  fc.record({
    act: fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...towardsADecision) },
      { weight: 1, arbitrary: fc.constantFrom(...laterActs) },
    ),
    role: fc.oneof(
      { weight: 6, arbitrary: fc.constant<Role>('coordinator') },
      { weight: 2, arbitrary: fc.constant<Role>('complainant') },
      { weight: 1, arbitrary: fc.constantFrom<Role>('handler', 'hearing-chair', 'system', 'person-concerned') },
    ),
    // Most often nobody in particular, or the coordinator.
    actor: fc.constantFrom(0, 1, 2, 2, 2, 3, 4, 5, 5, 5),
    person: fc.constantFrom(0, 0, 1, 1, 1, 2, 3, 4),
    daysLater: fc.integer({ min: 0, max: 6 }),
    days: fc.integer({ min: -1, max: 27 }),
    yes: fc.boolean(),
    words: fc.constantFrom('', ' ', 'Ja', 'Nee', 'Want', 'Omdat', 'Zo', 'Goed'),
    letterLeaves: fc.constantFrom(true, true, true, false),
  }),
  { minLength: 60, maxLength: 120, size: 'max' },
);
const beginnings: fc.Arbitrary<Complaint> = fc
  .record({
    advisoryProcedure: fc.boolean(),
    receivedOn: fc.integer({ min: 0, max: 365 }).map((n) => addDays(day('2026-01-01'), n)),
  })
  .map((facts) => {
    const { notHandling, steerOn, decide: term } = termsFor(facts.receivedOn, facts);
    return aComplaint({ ...facts, noticeBy: notHandling.lastDay, steerOn, decideBy: term.lastDay });
  });

/** What must hold of each step, whatever went before. */
interface Step {
  attempt: Attempt;
  by: Actor;
  before: Complaint;
  outcome: Outcome;
}

/** Walks every sequence and looks at every step; the complaint that goes in is frozen, so that an act that changes it fails. */
function everyStep(holds: (step: Step) => void): void {
  fc.assert(
    fc.property(beginnings, attempts, (beginning, sequence) => {
      let complaint = beginning;
      let on = beginning.receivedOn;
      for (const attempt of sequence) {
        on = addDays(on, attempt.daysLater);
        const staffId = staff[attempt.actor]?.id;
        const by: Actor = { role: attempt.role, ...(staffId && { staffId }) };
        const before = frozen(complaint);
        const act = tried[attempt.act];
        const outcome = act ? act(before, attempt, on, by) : doing[attempt.act](before, on, by);
        holds({ attempt, by, before, outcome });
        if (!outcome.done) continue;
        const leaving = attempt.letterLeaves ? outcome.letters : [];
        complaint = leaving.reduce((held, { kind, to }) => letterLeft(held, kind, nameOf(to), on), outcome.complaint);
        complaint = withCoordinator(complaint, staff, on);
      }
    }),
    { seed: 20261121, numRuns: 500 },
  );
}

describe('whatever people try, in whatever order', () => {
  test('Awb 9:12: nothing is decided while a duty is open, and some are decided', () => {
    let decided = 0;
    everyStep(({ attempt, outcome }) => {
      if (attempt.act !== 'decide' || !outcome.done) return;
      decided += 1;
      expect(dutiesOf(outcome.complaint).filter(({ met }) => !met)).toEqual([]);
    });
    expect(decided).toBeGreaterThan(10);
  });

  test('a complaint is closed if and only if it says how and when', () => {
    everyStep(({ outcome }) => {
      if (!outcome.done) return;
      const { status, closedAs, closedOn } = outcome.complaint;
      expect([Boolean(closedAs), Boolean(closedOn)]).toEqual([status === 'closed', status === 'closed']);
    });
  });

  test('Awb 9:11: the last day never moves forward, but for a corrected receipt', () => {
    everyStep(({ attempt, before, outcome }) => {
      if (!outcome.done || attempt.act === 'correctReceipt') return;
      expect(outcome.complaint.decideBy >= before.decideBy).toBe(true);
    });
  });

  test('Awb 9:11 lid 3: past the deferral only by the written yes of the complainant', () => {
    let postponed = 0;
    everyStep(({ attempt, before, outcome }) => {
      if (!outcome.done) return;
      const { complaint } = outcome;
      const yes = complaint.postponements?.some(({ answer }) => answer?.agrees && answer.stated.trim());
      const limit = deferralLimit(startOf(complaint), complaint.advisoryProcedure);
      expect(complaint.decideBy <= limit || yes).toBe(true);
      if (complaint.decideBy === before.decideBy) return;
      expect(['correctReceipt', 'applyAdvisoryProcedure', 'defer', 'answerPostponement']).toContain(attempt.act);
      if (attempt.act !== 'answerPostponement') return;
      postponed += 1;
      expect(attempt).toMatchObject({ yes: true, words: expect.stringMatching(/\S/) });
    });
    expect(postponed).toBeGreaterThan(0);
  });

  test('Awb 9:5: silence settles nothing', () => {
    everyStep(({ attempt, outcome }) => {
      if (!outcome.done || outcome.complaint.closedAs !== 'settled-informally') return;
      expect(outcome.complaint.satisfaction?.stated.trim()).toBeTruthy();
      if (attempt.act === 'settleInformally') expect(attempt.words.trim()).toBeTruthy();
    });
  });

  test('Awb 9:7 lid 1: nobody who was involved acts, handles, chairs or coordinates', () => {
    everyStep(({ by, before, outcome }) => {
      if (!outcome.done) return;
      expect(isInvolved(before, by.staffId)).toBe(false);
      const { handler, hearingChair, coordinatorInstead } = outcome.complaint;
      for (const task of [handler, hearingChair, coordinatorInstead])
        expect(isInvolved(outcome.complaint, task?.staffId)).toBe(false);
    });
  });

  test('every refusal names an article', () => {
    everyStep(({ outcome }) => {
      if (!outcome.done) expect(outcome.refusal.article).toMatch(/^(Awb|Atw|Besluit boa|Archiefwet 1995|Jeugdwet) \d/);
    });
  });

  test('every letter has somebody to go to', () => {
    everyStep(({ outcome }) => {
      if (!outcome.done) return;
      for (const { to } of outcome.letters) expect(recipientOf(to, outcome.complaint).name).toMatch(/\S/);
    });
  });

  test('the terms are those of the start', () => {
    everyStep(({ outcome }) => {
      if (!outcome.done) return;
      const { complaint } = outcome;
      const { notHandling, steerOn, decide: term } = termsFor(startOf(complaint), complaint);
      expect(complaint).toMatchObject({ noticeBy: notHandling.lastDay, steerOn });
      expect(complaint.decideBy >= term.lastDay).toBe(true);
    });
  });
});

test.for(Object.entries(acts))('the article of %s is named in full', ([_, { article }]) => {
  expect(article).toMatch(/^(Awb \d+:\d+[a-z]?( lid \d)?|Besluit boa \d+|Archiefwet 1995 \d+)$/);
});

/** One side: the complainant, or the first person concerned if there is one. */
function sideOf({ personsConcerned }: Complaint, { days }: Attempt): LetterTo {
  const [first] = personsConcerned;
  return first && days % 2 ? { side: 'person-concerned', staffId: first.staffId } : complainant;
}

function nameOf(to: LetterTo): string {
  if (to.side === 'complainant') return 'complainant';
  return to.side === 'authority' ? to.authority.name : to.staffId;
}

function frozen<Value>(value: Value): Value {
  if (value && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
