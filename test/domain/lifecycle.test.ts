import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Complaint, Role, Status } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import type { LetterKind } from '#domain/letters.ts';
import type { Act } from '#domain/lifecycle.ts';
import { acts, allowedActs, emptyFields, mayNotStart } from '#domain/lifecycle.ts';
import { mayNotReceive } from '#domain/receiving.ts';
import { before, doing, doTo } from '#test/every-act.ts';
import {
  aComplaint,
  aComplaintReadyToDecide,
  aCoordinator,
  aHandler,
  anEmployee,
  aPersonConcerned,
  byCoordinator,
  reasonOf,
} from '#test/examples.ts';

const statuses = { r: 'received', i: 'informal', f: 'formal', c: 'closed' } as const satisfies Record<string, Status>;
const roles = {
  C: 'coordinator',
  H: 'handler',
  V: 'hearing-chair',
  K: 'complainant',
  G: 'representative',
  S: 'system',
  A: 'administrator',
  B: 'person-concerned',
  F: 'approver',
  L: 'report-reader',
} as const satisfies Record<string, Role>;

/**
 * Who may do what, and when, written down beside the law and apart from the acts table: article, statuses, roles. A
 * change of the table is made here too.
 */
const truth: Record<Act, [article: string, from: string, by: string]> = {
  receive: ['Awb 9:4', '', 'CKGS'],
  acknowledge: ['Awb 9:6', 'rifc', 'CS'],
  correctReceipt: ['Awb 2:20', 'rif', 'C'],
  confirmReceipt: ['Awb 2:20', 'rif', 'C'],
  recordContactDetails: ['Awb 9:4 lid 2', 'rifc', 'C'],
  preferContact: ['Awb 2:8', 'rifc', 'CKG'],
  consent: ['Awb 2:8', 'rifc', 'CKG'],
  withdrawConsent: ['Awb 2:8', 'rifc', 'CKG'],
  askSupplement: ['Awb 9:4 lid 2', 'rif', 'CH'],
  addToComplaint: ['Awb 2:13 lid 1', 'rif', 'CKG'],
  breakOff: ['Awb 9:4 lid 2', 'rif', 'C'],
  forward: ['Awb 2:3 lid 1', 'rif', 'C'],
  pointElsewhere: ['Awb 2:1 lid 1', 'rif', 'C'],
  merge: ['Awb 9:2', 'rif', 'C'],
  split: ['Awb 9:2', 'rif', 'C'],
  judgeSuspicion: ['Awb 9:1 lid 1', 'rif', 'C'],
  classify: ['Awb 9:12a', 'rifc', 'CH'],
  namePersonConcerned: ['Awb 9:9', 'rif', 'C'],
  removePersonConcerned: ['Awb 9:9', 'rif', 'C'],
  establishNoPerson: ['Awb 9:9', 'rif', 'C'],
  recordInvolvement: ['Awb 9:7 lid 1', 'rif', 'CHV'],
  assignHandler: ['Awb 9:7', 'rif', 'C'],
  appointHearingChair: ['Awb 9:7 lid 1', 'rif', 'C'],
  establishEnforcement: ['Besluit boa 42', 'rif', 'C'],
  copyToPersonConcerned: ['Awb 9:9', 'rif', 'C'],
  recordReaction: ['Awb 9:10 lid 1', 'rif', 'CH'],
  takeUpInformally: ['Awb 9:5', 'r', 'CH'],
  recordContact: ['Awb 9:5', 'rif', 'CH'],
  stateSatisfaction: ['Awb 9:5', 'rif', 'KG'],
  settleInformally: ['Awb 9:5', 'rif', 'CH'],
  returnToFormal: ['Awb 9:5', 'c', 'CKG'],
  takeUpFormally: ['Awb 9:5', 'ri', 'CHKG'],
  offerHearing: ['Awb 9:10 lid 1', 'rif', 'CHV'],
  answerInvitation: ['Awb 9:10 lid 1', 'rif', 'CKG'],
  recordHearing: ['Awb 9:10 lid 3', 'rif', 'CHV'],
  recordNoHearing: ['Awb 9:10 lid 2', 'rif', 'CHV'],
  applyAdvisoryProcedure: ['Awb 9:13', 'rif', 'C'],
  recordAdvice: ['Awb 9:15 lid 4', 'rif', 'C'],
  defer: ['Awb 9:11 lid 2', 'rif', 'CH'],
  askPostponement: ['Awb 9:11 lid 3', 'rif', 'CH'],
  answerPostponement: ['Awb 9:11 lid 3', 'rif', 'CKG'],
  notHandle: ['Awb 9:8', 'rif', 'C'],
  decide: ['Awb 9:12', 'rif', 'CH'],
  withdraw: ['Awb 2:13 lid 1', 'rif', 'CKG'],
  restore: ['Awb 9:1 lid 1', 'c', 'CKG'],
  reopen: ['Awb 9:2', 'c', 'C'],
  correctLetter: ['Awb 2:12', 'rifc', 'C'],
  referToOmbudsman: ['Awb 9:24 lid 1', 'rifc', 'C'],
  recordPetition: ['Awb 9:18 lid 1', 'rifc', 'C'],
  recordPetitionOutcome: ['Awb 9:27', 'rifc', 'C'],
  promiseMeasure: ['Awb 9:12 lid 1', 'rifc', 'CH'],
  completeMeasure: ['Awb 9:12 lid 1', 'rifc', 'CH'],
  destroy: ['Archiefwet 1995 3', 'c', 'CA'],
};
const everyAct = Object.keys(truth) as Act[];
const everyStatus = Object.entries(statuses);
const everyRole = Object.entries(roles);

test('no act is left out', () => {
  expect(Object.keys(acts).sort()).toEqual([...everyAct].sort());
});

describe.for(everyAct)('%s', (act) => {
  const [article, from, by] = truth[act];
  const cases = everyStatus.flatMap(([s, status]) => everyRole.map(([r, role]) => [status, role, s, r] as const));
  test.for(cases)('from %s by a %s', ([status, role, s, r]) => {
    const expected = !from.includes(s) ? 'not-from-this-status' : by.includes(r) ? undefined : 'not-by-this-role';
    const refusal = mayNotStart(act, inStatus(status), { role });
    expect(refusal).toEqual(expected && { reason: expected, article });
    expect(allowedActs(inStatus(status), { role }).includes(act)).toBe(!expected);
    // The act itself asks the same, before it looks at anything else.
    if (act !== 'receive') expect(reasonOf(doTo(act, status, role))).toBe(expected);
  });

  test.for(everyRole)(
    'Awb 9:7 lid 1: nothing for whoever is complained about or was involved, as %s %s',
    ([_, role]) => {
      const concerned = { personsConcerned: [aPersonConcerned()] };
      const involved = { involved: [{ staffId: anEmployee.id, name: anEmployee.name, how: 'Stond erbij', on: today }] };
      for (const [facts, [, status]] of [concerned, involved].flatMap((f) => everyStatus.map((s) => [f, s] as const))) {
        const complaint = { ...inStatus(status), ...(act !== 'receive' && before[act]), ...facts };
        const actor = { role, staffId: anEmployee.id };
        const never = { reason: 'person-concerned-may-not-act', article: 'Awb 9:7 lid 1' };
        expect(mayNotStart(act, complaint, actor)).toEqual(never);
        if (act !== 'receive') expect(doing[act](complaint, today, actor)).toEqual({ done: false, refusal: never });
      }
    },
  );

  test.for(everyRole)('nothing to what was destroyed, as %s %s', ([_, role]) => {
    const destroyed = { ...inStatus('closed'), destroyedOn: today };
    const gone = { reason: 'destroyed', article: 'Archiefwet 1995 3' };
    expect(mayNotStart(act, destroyed, { role })).toEqual(gone);
    expect(allowedActs(destroyed, { role })).toEqual([]);
  });
});

test.for(everyRole)('receiving (Awb 9:4) by %s %s', ([letter, role]) => {
  const receipt = { channel: 'desk', receivedOn: today } as const;
  const allowed = truth.receive[2].includes(letter);
  expect(mayNotReceive(receipt, today, { role })?.reason).toBe(allowed ? undefined : 'not-by-this-role');
});

test('somebody else than the person concerned may act', () => {
  const complaint = aComplaint({
    personsConcerned: [aPersonConcerned()],
    involved: [{ staffId: aHandler.id, name: aHandler.name, how: 'Stond erbij', on: day('2026-11-23') }],
  });
  expect(mayNotStart('decide', complaint, { role: 'coordinator', staffId: aCoordinator.id })).toBeUndefined();
});

test('empty fields are named in their order, spaces are nothing', () => {
  expect(emptyFields({ one: '', two: 'x', three: ' \n' })).toEqual(['one', 'three']);
});

/** The acts table as a lawyer reads it, one row an act. */
test('docs/acts.md has each act with its article, statuses and roles', () => {
  const rows = readFileSync('docs/acts.md', 'utf8').matchAll(/^\| `(\w+)` +\|(.*)\|$/gm);
  const written = Object.fromEntries(
    [...rows].map(([, act, rest]) => [act!, rest!.split('|').map((cell) => cell.trim())]),
  );
  expect(Object.keys(written)).toEqual(Object.keys(acts));
  for (const act of everyAct) {
    expect([act, ...written[act]!.slice(1, 4)]).toEqual([act, ...inDutch(act)]);
  }
});

/** What the letters are called in the table for lawyers. */
const letterNames: Record<LetterKind, string> = {
  acknowledgement: 'ontvangstbevestiging',
  'supplement-request': 'verzoek om aanvulling',
  forwarding: 'bericht van doorzenden',
  redirect: 'verwijzing',
  'not-handled': 'niet in behandeling',
  'hearing-invitation': 'uitnodiging aan beide kanten',
  'copy-to-person': 'afschrift aan de beklaagde',
  'advisory-procedure': 'bericht van de adviesprocedure',
  deferral: 'verdaging aan beide kanten',
  'postponement-request': 'verzoek om verder uitstel',
  'informal-closing': 'informele afsluiting',
  decision: 'slotbrief',
  'ombudsman-referral': 'verwijzing naar de ombudsman',
  'forwarded-complaint': 'doorgezonden klacht aan het andere orgaan',
  'copy-to-supervisor': 'afschrift aan beide toezichthouders',
  'decision-to-person': 'slotbericht aan de beklaagde',
  withdrawal: 'bevestiging van intrekken',
  'breaking-off': 'bericht van afbreken (als er een adres is)',
  merging: 'bericht van samenvoegen',
  splitting: 'bericht van splitsen',
  reopening: 'bericht van heropenen',
  correction: 'verbetering',
};

describe('docs/acts.md names the letters that an act makes due', () => {
  const rows = readFileSync('docs/acts.md', 'utf8').matchAll(/^\| `(\w+)` .*\| ([^|]+?) +\|$/gm);
  const written = Object.fromEntries([...rows].map(([, act, letters]) => [act!, letters!.split(', ')]));
  test.for(everyAct)('%s', (act) => {
    const kinds = [...new Set(lettersDueBy(act))].map((kind) => letterNames[kind]);
    expect(written[act]).toEqual(kinds.length ? kinds : ['–']);
  });
});

const today = day('2026-11-24');

/** Registering makes the acknowledgement due; the other acts say so themselves. */
function lettersDueBy(act: Act): LetterKind[] {
  if (act === 'receive') return ['acknowledgement'];
  const status = acts[act].from[0];
  const outcomes = [doTo(act, status, acts[act].by[0])];
  if (act === 'decide') outcomes.push(doing.decide(aComplaintReadyToDecide(), today, byCoordinator));
  if (act === 'breakOff') outcomes.push(doing.breakOff(aComplaint(unanswered), today, byCoordinator));
  return outcomes.flatMap((outcome) => (outcome.done ? outcome.letters.map(({ kind }) => kind) : []));
}

const unanswered: Partial<Complaint> = {
  supplementRequest: {
    missing: ['date'],
    explanation: 'Wanneer?',
    replyBy: day('2026-11-23'),
    on: day('2026-11-20'),
  },
};

function inStatus(status: Status): Complaint {
  return aComplaint({ status, ...(status === 'closed' && { closedAs: 'decided', closedOn: day('2026-11-23') }) });
}

function inDutch(act: Act): string[] {
  const statusNames = { received: 'ontvangen', informal: 'informeel', formal: 'formeel', closed: 'gesloten' };
  const roleNames: Partial<Record<Role, string>> = {
    coordinator: 'coördinator',
    handler: 'behandelaar',
    'hearing-chair': 'gespreksleider',
    complainant: 'klager',
    representative: 'gemachtigde',
    administrator: 'beheerder',
    system: 'systeem',
  };
  const { article, from, by } = acts[act];
  const everywhere = (from as readonly Status[]).length === 4 ? ['altijd'] : from.map((status) => statusNames[status]);
  return [article, everywhere.join(', ') || 'nieuw', by.map((role) => roleNames[role]).join(', ')];
}
