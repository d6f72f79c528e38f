import { describe, expect, test } from 'vitest';
import { appointHearingChair, assignHandler } from '#domain/assignment.ts';
import type { Complaint } from '#domain/complaint.ts';
import { consent, withdrawConsent } from '#domain/contact.ts';
import { addDays, day } from '#domain/day.ts';
import { openDuties } from '#domain/duties.ts';
import { establishEnforcement } from '#domain/enforcement.ts';
import { answerInvitation, hearingOf, offerHearing, recordHearing, recordNoHearing } from '#domain/hearing.ts';
import { recordInvolvement } from '#domain/involvement.ts';
import { completeMeasure, promiseMeasure } from '#domain/measures.ts';
import { isCheckedLongAgo, recordPetition, recordPetitionOutcome } from '#domain/ombudsman.ts';
import { namePersonConcerned, recordReaction, removePersonConcerned } from '#domain/persons-concerned.ts';
import { isInvolved } from '#domain/routing.ts';
import { addToComplaint, askSupplement, breakOff } from '#domain/supplement.ts';
import { recordContact } from '#domain/take-up.ts';
import { doing } from '#test/every-act.ts';
import {
  aComplaint,
  aCoordinator,
  aHandler,
  anEmployee,
  aPersonConcerned,
  aSecretary,
  byCoordinator as by,
  complaintAfter,
  lettersOf,
  reasonOf,
  supervisors,
} from '#test/examples.ts';

const today = day('2026-11-24');
const replyBy = day('2026-12-08');
const complainant = { side: 'complainant' } as const;
const person = { side: 'person-concerned', staffId: anEmployee.id } as const;
const about = (differs: Partial<Complaint> = {}) => aComplaint({ personsConcerned: [aPersonConcerned()], ...differs });
const invited = complaintAfter(offerHearing(about(), { replyBy, manner: 'hier' }, today, by));
const citizen = { role: 'complainant' } as const;

describe('the answer to the invitation (Awb 9:10)', () => {
  test('a no is a declaration, in the own words or by the click itself', () => {
    const no = (words: string) =>
      complaintAfter(answerInvitation(invited, { wantsHearing: false, words }, today, citizen)).hearing?.notHeld;
    expect(no('Hoeft niet')).toEqual({ ground: 'declared', note: 'Hoeft niet', on: today });
    expect(no(' ')?.note).toMatch(/\S/);
  });
  test('a yes takes an earlier no back, and keeps the invitation', () => {
    const no = complaintAfter(answerInvitation(invited, { wantsHearing: false, words: 'Nee' }, today, citizen));
    const yes = complaintAfter(answerInvitation(no, { wantsHearing: true, words: 'Toch wel' }, today, by));
    expect(yes.hearing).toEqual({ offeredOn: today, replyBy, manner: 'hier' });
    expect(yes.hearingAnswer).toEqual({ wantsHearing: true, words: 'Toch wel', on: today });
  });
  test('after a yes only manifestly unfounded is left as a ground', () => {
    const yes = complaintAfter(answerInvitation(invited, { wantsHearing: true, words: 'Graag' }, today, citizen));
    const given = { who: complainant, ground: 'manifestly-unfounded', note: 'Het ging om een ander' } as const;
    expect(reasonOf(recordNoHearing(yes, given, today, by))).toBeUndefined();
    const theirs = { who: person, ground: 'declared', note: 'Zei nee' } as const;
    expect(reasonOf(recordNoHearing(yes, theirs, today, by))).toBeUndefined();
  });
});

describe('the wrong person named (Awb 9:9, 9:7)', () => {
  test('only that one goes, and is kept from nothing any longer', () => {
    const other = aPersonConcerned({ staffId: aSecretary.id, name: aSecretary.name });
    const both = about({ personsConcerned: [aPersonConcerned(), other] });
    const left = removePersonConcerned(both, { staffId: anEmployee.id, reason: 'Een naamgenoot' }, by);
    expect(complaintAfter(left).personsConcerned).toEqual([other]);
    expect(isInvolved(complaintAfter(left), anEmployee.id)).toBe(false);
    expect(lettersOf(left)).toEqual([]);
  });
  test('when nobody is left, it is open again about whom the complaint is', () => {
    const left = complaintAfter(
      removePersonConcerned(about(), { staffId: anEmployee.id, reason: 'Een vergissing' }, by),
    );
    expect(openDuties(left).map(({ name }) => name)).toContain('subject-established');
  });
});

describe('hearing (Awb 9:10 lid 3)', () => {
  test('the day of receipt and today are good days, and the one who heard is kept', () => {
    for (const heldOn of [day('2026-11-20'), today]) {
      const held = { who: person, heldOn, report: 'Gesproken', heardBy: aHandler };
      const heard = complaintAfter(recordHearing(invited, held, today, by));
      expect(hearingOf(heard, person)).toMatchObject({
        heldOn,
        heardBy: { staffId: aHandler.id, name: aHandler.name },
      });
      expect(hearingOf(heard, complainant)).toEqual(invited.hearing);
    }
  });
  test('of several persons concerned only the one who was heard is heard', () => {
    const second = aPersonConcerned({ staffId: 'second' });
    const both = aComplaint({ personsConcerned: [aPersonConcerned(), second] });
    const held = { who: person, heldOn: today, report: 'Gesproken' };
    expect(complaintAfter(recordHearing(both, held, today, by)).personsConcerned[1]).toEqual(second);
  });
  test('another authority is no side', () => {
    expect(hearingOf(invited, { side: 'authority', authority: supervisors[0]! })).toBeUndefined();
  });
});

describe('the account of the person concerned (wederhoor)', () => {
  test('stands beside the hearing and does not take its place', () => {
    const after = complaintAfter(
      recordReaction(invited, { staffId: anEmployee.id, text: 'Het was druk', receivedOn: today }, today, by),
    );
    expect(after.personsConcerned[0]).toEqual({
      ...invited.personsConcerned[0],
      reaction: { text: 'Het was druk', receivedOn: today },
    });
  });
});

describe('Awb 9:7: taken away at once', () => {
  const everyTask = aComplaint({
    handler: { staffId: aHandler.id, name: aHandler.name, assignedOn: today },
    hearingChair: { staffId: aHandler.id, name: aHandler.name, on: today },
    coordinatorInstead: { staffId: aHandler.id, name: aHandler.name, on: today },
  });
  const tasks = ['handler', 'hearingChair', 'coordinatorInstead'] as const;
  test.for([
    ['named', (person: typeof aHandler) => namePersonConcerned(everyTask, person, today, by)],
    ['involved', (person: typeof aHandler) => recordInvolvement(everyTask, { person, how: 'Zag het' }, today, by)],
  ] as const)('from whoever is %s, and from nobody else', ([_, found]) => {
    for (const task of tasks) {
      expect(complaintAfter(found(aHandler))).not.toHaveProperty(task);
      expect(complaintAfter(found(aSecretary))[task]).toEqual(everyTask[task]);
    }
  });
  test('how somebody was involved is written down', () => {
    const outcome = recordInvolvement(aComplaint(), { person: aHandler, how: ' ' }, today, by);
    expect(outcome).toMatchObject({ refusal: { reason: 'something-missing', about: ['how'] } });
  });
  test('a chair and a handler who declare that they were not are appointed', () => {
    const chair = complaintAfter(appointHearingChair(about(), aHandler, { notInvolved: true }, today, by));
    expect(chair.hearingChair).toEqual({ staffId: aHandler.id, name: aHandler.name, on: today });
    const assigned = assignHandler(about(), aCoordinator, { notInvolved: true, reason: 'Ziekte' }, [], today, by);
    expect(complaintAfter(assigned).handler).toEqual({
      ...{ staffId: aCoordinator.id, name: aCoordinator.name, assignedOn: today, reason: 'Ziekte' },
    });
  });
});

describe('a supplement (Awb 9:4 lid 2)', () => {
  const request = { missing: ['date' as const], explanation: 'Wanneer was het?', replyBy };
  const asked = complaintAfter(askSupplement(aComplaint(), request, today, by));
  test('asking suspends nothing', () => {
    expect(asked).toEqual({ ...aComplaint(), supplementRequest: { ...request, on: today } });
  });
  test.for([
    [{ ...request, missing: [] }, 'missing'],
    [{ ...request, explanation: ' ' }, 'explanation'],
  ] as const)('says what is missing and why', ([incomplete, field]) => {
    const outcome = askSupplement(aComplaint(), { ...incomplete, missing: [...incomplete.missing] }, today, by);
    expect(outcome).toMatchObject({ refusal: { reason: 'something-missing', about: [field] } });
  });
  test.for([
    ['on the last day', replyBy, 'reply-day-not-passed'],
    ['the day after', addDays(replyBy, 1), undefined],
  ] as const)('broken off %s', ([_, on, reason]) => {
    expect(reasonOf(breakOff(asked, { reasons: 'Stil' }, on, by))).toBe(reason);
  });
  test('what came before the request is no answer to it', () => {
    const added = complaintAfter(addToComplaint(aComplaint(), { text: 'Nog iets' }, addDays(today, -1), citizen));
    const after = complaintAfter(askSupplement(added, request, today, by));
    expect(reasonOf(breakOff(after, { reasons: 'Stil' }, addDays(replyBy, 1), by))).toBeUndefined();
  });
  test('reasons are asked', () => {
    const outcome = breakOff(asked, { reasons: ' ' }, addDays(replyBy, 1), by);
    expect(outcome).toMatchObject({ refusal: { reason: 'something-missing', about: ['reasons'] } });
  });
  test.for(['email', 'phone', 'addressLines'] as const)('who has a %s can be asked first', (way) => {
    const reach = way === 'addressLines' ? ['Kerkstraat 1'] : '06 12345678';
    const reachable = aComplaint({ complainant: { name: 'Onbekend', addressLines: [], [way]: reach } });
    expect(reasonOf(breakOff(reachable, { reasons: 'Stil' }, today, by))).toBe('supplement-not-asked');
  });
  test('additions keep their order, and what was written stays as it was', () => {
    const twice = complaintAfter(
      addToComplaint(complaintAfter(addToComplaint(aComplaint(), { text: 'a' }, today, by)), { text: 'b' }, today, by),
    );
    expect(twice.additions?.map(({ text }) => text)).toEqual(['a', 'b']);
    expect(twice.statement).toEqual(aComplaint().statement);
  });
});

test('a talk on the day of receipt, and today (Awb 9:5)', () => {
  for (const contactOn of [day('2026-11-20'), today]) {
    const talk = { contactOn, how: 'Gebeld', note: 'Wil excuses' };
    expect(complaintAfter(recordContact(aComplaint(), talk, today, by)).contacts).toEqual([
      { on: contactOn, how: 'Gebeld', note: 'Wil excuses' },
    ]);
  }
});

test('Awb 2:8: consent goes and comes', () => {
  const without = complaintAfter(withdrawConsent(aComplaint(), citizen));
  expect(without.complainant).not.toHaveProperty('consent');
  expect(complaintAfter(consent(without, today, citizen)).complainant.consent?.givenOn).toBe(today);
});

test('Besluit boa 42: both supervisors are written to, and remembered', () => {
  const outcome = establishEnforcement(about(), { supervisors }, today, by);
  expect(complaintAfter(outcome).enforcement).toEqual({ supervisors, on: today });
  expect(outcome.done && outcome.letters.map(({ to }) => to.side === 'authority' && to.authority.name)).toEqual(
    supervisors.map(({ name }) => name),
  );
});

describe('the ombudsman (Awb 9:18, 9:27)', () => {
  test.for([
    ['2026-05-24', false],
    ['2026-05-23', true],
  ] as const)('details checked on %s: too long ago is %s', ([checkedOn, long]) => {
    expect(isCheckedLongAgo(checkedOn, today)).toBe(long);
  });
  test('a petition and its outcome, on the same day at the earliest', () => {
    const gone = complaintAfter(recordPetition(about(), { ombudsman: 'N', petitionedOn: today }, today, by));
    const outcome = {
      outcome: 'not-proper',
      norms: ['fair play'],
      recommendation: 'Excuses',
      reportedOn: today,
    } as const;
    const done = recordPetitionOutcome(gone, { ...outcome, norms: [...outcome.norms] }, today, by);
    expect(complaintAfter(done).petition).toEqual({
      ombudsman: 'N',
      on: today,
      outcome: { outcome: 'not-proper', norms: ['fair play'], recommendation: 'Excuses', on: today },
    });
    const tomorrow = { ...outcome, norms: [], reportedOn: addDays(today, 1) };
    expect(reasonOf(recordPetitionOutcome(gone, tomorrow, today, by))).toBe('day-in-future');
  });
});

describe('measures', () => {
  test('promised for today, and done on the day itself', () => {
    const one = complaintAfter(promiseMeasure(aComplaint(), { id: 'm1', what: 'Cursus', doneBy: today }, today, by));
    const two = complaintAfter(doing.promiseMeasure({ ...one, measures: [...one.measures!] }, today, by));
    const done = complaintAfter(
      completeMeasure(
        { ...two, measures: [one.measures![0]!, { ...two.measures![1]!, id: 'm2' }] },
        { id: 'm2', doneOn: today },
        today,
        by,
      ),
    );
    expect(done.measures?.map(({ doneOn }) => doneOn)).toEqual([undefined, today]);
  });
  test('done before it was promised is refused', () => {
    const one = complaintAfter(doing.promiseMeasure(aComplaint(), today, by));
    expect(reasonOf(completeMeasure(one, { id: 'm1', doneOn: addDays(today, -1) }, today, by))).toBe('not-a-later-day');
  });
});
