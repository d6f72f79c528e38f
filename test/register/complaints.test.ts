import { beforeEach, expect, test } from 'vitest';
import type { Complaint, Course } from '#domain/complaint.ts';
import { addYears, day } from '#domain/day.ts';
import { attentionFrom } from '#domain/reminders.ts';
import { findComplaint, saveComplaint } from '#register/complaints.ts';
import { aComplaintReadyToDecide, aHandler, anEmployee, aPersonConcerned } from '#test/examples.ts';
import { openTestRegister } from './open-register.ts';
import { registered } from './registered.ts';

const { opened } = openTestRegister();
let complaint: Complaint;

beforeEach(async () => {
  complaint = await registered(opened.register);
});

const on = day('2026-11-24');
const later = day('2027-01-15');
const handler = { staffId: aHandler.id, name: aHandler.name };
const employee = { staffId: anEmployee.id, name: anEmployee.name };
const authority = { name: 'Politie', email: 'info@politie.example', addressLines: ['Postbus 1', '1000 AA Stad'] };

/** Everything that acts can add, so that what is forgotten does not compile. */
const everything: Required<Course> = {
  startsOn: on,
  passedOn: { arrivedOn: day('2026-11-20'), on },
  firstFiledOn: day('2026-11-10'),
  incidentOn: day('2026-11-01'),
  aboutAuthority: true,
  involved: [{ ...employee, how: 'gaf de opdracht', on }],
  coordinatorInstead: { ...handler, on },
  hearingChair: { ...handler, on },
  contacts: [{ on, how: 'telefoon', note: 'wil excuses' }],
  supplementRequest: { missing: ['description'], explanation: 'wat gebeurde er?', replyBy: later, on },
  additions: [{ text: 'het was op dinsdag', on }],
  enforcement: { supervisors: [authority], on },
  statedSatisfied: { words: 'het is goed zo', on },
  hearingAnswer: { wantsHearing: true, words: 'graag', on },
  postponements: [
    { until: later, reason: 'ziekte', askedOn: on, answer: { agrees: true, stated: 'dat mag', on } },
    { until: later, reason: 'nog ziek', askedOn: on },
  ],
  advisoryApplied: { regulation: 'besluit van mei', on },
  advice: { adviser: 'de commissie', findings: 'f', advice: 'a', on },
  notHandling: { ground: 'over-a-year-ago', facts: 'f', reasons: 'r', late: 'l', ombudsman: 'national', on },
  withdrawal: { stated: 'laat maar', from: 'informal', on },
  breakingOff: { reasons: 'geen antwoord', on },
  forwarding: { to: authority, reasons: 'het ging om de politie', on },
  pointedTo: [{ kind: 'damage', part: 'de ruit', explanation: 'naar schade', on }],
  mergedInto: { id: '00000000-0000-4000-8000-000000000009', reference: 'KL-2026-0001' },
  mergedFrom: ['KL-2026-0002'],
  splitFrom: { id: '00000000-0000-4000-8000-000000000008', reference: 'KL-2026-0003' },
  splitInto: [{ reference: 'KL-2026-0004', part: 'de hond' }],
  reopenings: [{ reason: 'nieuw bewijs', was: 'withdrawn', on }],
  corrections: [{ letter: 'decision', dated: on, text: 'de dag was fout', on }],
  petition: { ombudsman: 'national', on, outcome: { outcome: 'proper', norms: [], recommendation: '', on } },
  measures: [{ id: 'm1', what: 'beter opletten', promisedOn: on, doneBy: later, doneOn: later }],
  classification: { topic: 'treatment', norms: [] },
  provisionalReceipt: { forwardedBy: 'P. Smit', arrivedOn: on, confirmedOn: later },
  suspicion: { signs: ['too-fast'], judged: { isComplaint: true, reason: '', on } },
  sent: [{ kind: 'acknowledgement', to: 'complainant', on }],
  destroyedOn: later,
};

test('everything that acts add comes back as it was', async () => {
  const { id, reference, statusSecret } = complaint;
  const after: Complaint = {
    ...aComplaintReadyToDecide({ id, reference, statusSecret }),
    ...everything,
    status: 'closed',
    closedAs: 'forwarded',
    closedOn: on,
    advisoryProcedure: true,
    complainant: {
      ...complaint.complainant,
      ...{ language: 'en', contactOnly: 'by-post', representative: { name: 'M. Helper', relation: 'dochter' } },
    },
    statement: { whatHappened: 'Andere woorden.', department: 'burgerzaken' },
    personsConcerned: [
      aPersonConcerned({
        roles: anEmployee.roles,
        department: anEmployee.department!,
        reaction: { text: 'zo ging het niet', receivedOn: on },
      }),
    ],
    handler: { ...handler, assignedOn: on },
    deferral: { until: later, reason: 'onderzoek', on },
    satisfaction: { stated: 'ja', agreed: 'excuses', on },
  };
  await saveComplaint(opened.register.db, complaint, after, []);
  expect(await findComplaint(opened.register.db, { id })).toEqual(after);
});

test('what an act took away is gone', async () => {
  const named = { ...complaint, ...everything, personsConcerned: [aPersonConcerned()] };
  await saveComplaint(opened.register.db, complaint, named, []);
  await saveComplaint(opened.register.db, named, complaint, []);
  expect(await findComplaint(opened.register.db, { id: complaint.id })).toEqual(complaint);
});

test('of several persons concerned only the one who is gone goes', async () => {
  const both = [aPersonConcerned({ department: anEmployee.department! }), aPersonConcerned({ staffId: aHandler.id })];
  const named = { ...complaint, personsConcerned: both };
  await saveComplaint(opened.register.db, complaint, named, []);
  await saveComplaint(opened.register.db, named, { ...named, personsConcerned: [both[0]!] }, []);
  const after = await findComplaint(opened.register.db, { id: complaint.id });
  expect(after?.personsConcerned).toEqual([both[0]]);
});

async function daysOf({ id }: Complaint) {
  const columns = ['attention_from', 'keep_until'] as const;
  return opened.register.db.selectFrom('complaint').select(columns).where('id', '=', id).executeTakeFirstOrThrow();
}

test('a new complaint is found on the day that it first asks for attention', async () => {
  expect(attentionFrom(complaint, [])).toBeDefined();
  expect(await daysOf(complaint)).toEqual({ attention_from: attentionFrom(complaint, []), keep_until: null });
});

test('Archiefwet 3: a closed complaint is found when its retention ends', async () => {
  const closed: Complaint = { ...complaint, status: 'closed', closedAs: 'withdrawn', closedOn: on };
  await saveComplaint(opened.register.db, complaint, closed, []);
  expect(await daysOf(complaint)).toEqual({
    attention_from: attentionFrom(closed, []) ?? null,
    keep_until: addYears(on, 1),
  });
  // Nothing is destroyed while the ombudsman looks at it.
  const { outcome, ...petition } = everything.petition;
  await saveComplaint(opened.register.db, closed, { ...closed, petition }, []);
  expect(await daysOf(complaint)).toMatchObject({ keep_until: null });
  expect(await findComplaint(opened.register.db, { id: complaint.id })).toMatchObject({ petition: { on } });
});
