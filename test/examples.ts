import type { Actor, Authority, Complaint, PersonConcerned, Staff } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import type { Outcome, RefusalReason } from '#domain/lifecycle.ts';

/** An ordinary complaint by form, received on Friday 20 November 2026; a test names only what matters to it. */
export function aComplaint(differs: Partial<Complaint> = {}): Complaint {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    reference: 'KL-2026-0042',
    statusSecret: '00112233445566778899aabbccddeeff',
    municipality: 'druten',
    status: 'received',
    channel: 'form',
    receivedAt: new Date('2026-11-20T09:12:00Z'),
    receivedOn: day('2026-11-20'),
    noticeBy: day('2026-12-18'),
    steerOn: day('2026-12-31'),
    decideBy: day('2027-01-04'),
    advisoryProcedure: false,
    complainant: {
      name: 'J. de Vries',
      email: 'j.devries@inwoner.example',
      addressLines: ['Dorpsstraat 1', '6651 AA Druten'],
      consent: { givenOn: day('2026-11-20'), scope: 'all-letters' },
    },
    statement: { whatHappened: 'Aan de balie werd ik afgesnauwd.' },
    notAboutAPerson: false,
    personsConcerned: [],
    ...differs,
  };
}

/** A complaint about one person with every duty of the law met, so that it can be decided. */
export function aComplaintReadyToDecide(differs: Partial<Complaint> = {}): Complaint {
  return aComplaint({
    status: 'formal',
    acknowledgedOn: day('2026-11-20'),
    handler: { staffId: aHandler.id, name: aHandler.name, assignedOn: day('2026-11-23') },
    hearing: { heldOn: day('2026-12-01'), report: 'Gesproken op het gemeentehuis.' },
    personsConcerned: [
      aPersonConcerned({
        copiedOn: day('2026-11-23'),
        hearing: { heldOn: day('2026-12-01'), report: 'Gesproken op het gemeentehuis.' },
      }),
    ],
    ...differs,
  });
}

export const aHandler: Staff = {
  id: '00000000-0000-4000-8000-0000000000a1',
  municipality: 'druten',
  name: 'H. Behandelaar',
  email: 'h.behandelaar@druten.example',
  roles: ['handler'],
};

export const anEmployee: Staff = {
  id: '00000000-0000-4000-8000-0000000000b1',
  municipality: 'druten',
  name: 'M. Balie',
  email: 'm.balie@druten.example',
  roles: ['employee'],
  department: 'burgerzaken',
};

export const aCoordinator: Staff = {
  id: '00000000-0000-4000-8000-0000000000c1',
  municipality: 'druten',
  name: 'C. Coördinator',
  email: 'coordinator@druten.example',
  roles: ['coordinator'],
};

export const aSecretary: Staff = {
  id: '00000000-0000-4000-8000-0000000000d1',
  municipality: 'druten',
  name: 'G. Secretaris',
  email: 'secretaris@druten.example',
  roles: ['secretary'],
};

/** The supervisors of an enforcement officer: the chief public prosecutor and the chief of police. */
export const supervisors: Authority[] = [
  { name: 'Hoofdofficier van justitie', email: 'parket@toezicht.example', addressLines: [] },
  { name: 'Politiechef', addressLines: ['Postbus 1', '6800 AA Arnhem'] },
];

/** Who acts in most tests. */
export const byCoordinator: Actor = { role: 'coordinator', staffId: aCoordinator.id };

export function aPersonConcerned(differs: Partial<PersonConcerned> = {}): PersonConcerned {
  const { id, name, email, roles } = anEmployee;
  return { staffId: id, name, email, roles, namedOn: day('2026-11-23'), ...differs };
}

/** The complaint after an act. @throws when the act was refused. */
export function complaintAfter(outcome: Outcome): Complaint {
  if (!outcome.done) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.complaint;
}

/** The letters that an act makes due, as `deferral to complainant`. */
export function lettersOf(outcome: Outcome): string[] {
  return outcome.done ? outcome.letters.map(({ kind, to }) => `${kind} to ${to.side}`) : [];
}

/** Why an act was refused; undefined when it was done. */
export function reasonOf(outcome: Outcome): RefusalReason | undefined {
  return outcome.done ? undefined : outcome.refusal.reason;
}

/** The article that a refusal rests on; undefined when the act was done. */
export function articleOf(outcome: Outcome): string | undefined {
  return outcome.done ? undefined : outcome.refusal.article;
}
