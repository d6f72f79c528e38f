import type { Day } from './day.ts';

/** Where a complaint stands. Acknowledged, copied, heard and deferred are facts beside it. */
export type Status = 'received' | 'informal' | 'formal' | 'closed';

/** How a complaint ended: settled to satisfaction (9:5) or with findings and a judgement (9:12). */
export type ClosedAs = 'settled-informally' | 'decided';

/** By what way a complaint came in. */
export type Channel = 'form' | 'mail' | 'post' | 'phone' | 'desk';

/** In what quality somebody acts. */
export type Role =
  | 'complainant'
  | 'representative'
  | 'coordinator'
  | 'handler'
  | 'hearing-chair'
  | 'person-concerned'
  | 'approver'
  | 'report-reader'
  | 'administrator'
  | 'system';

/** Who acts: a role, and for staff which person. */
export interface Actor {
  role: Role;
  staffId?: string;
}

/** The place of staff in the organisation, which decides who handles complaints about them (9:7). */
export type StaffRole =
  | 'coordinator'
  | 'handler'
  | 'team-manager'
  | 'department-manager'
  | 'secretary'
  | 'alderman'
  | 'mayor'
  | 'deputy-mayor'
  | 'hearing-chair'
  | 'employee';

/** Somebody who works for the municipality. */
export interface Staff {
  id: string;
  municipality: string;
  name: string;
  email: string;
  roles: StaffRole[];
  department?: string;
}

/** Express consent to be answered electronically (Awb 2:8): when it was given, and for which letters. */
export interface Consent {
  givenOn: Day;
  scope: 'all-letters';
}

/** Who complains (klager). Only the name is sure; a mail brings no postal address, a form perhaps no e-mail. */
export interface Complainant {
  name: string;
  email?: string;
  phone?: string;
  /** Street and number, postcode and town, country if not the Netherlands: lines as on an envelope. Empty when unknown. */
  addressLines: string[];
  consent?: Consent;
}

/** What the complainant wrote, in their own words. */
export interface Statement {
  /** Subject of the mail; a form has none. */
  subject?: string;
  whatHappened: string;
  when?: string;
  where?: string;
  /** Name or description of the person complained about, as the complainant gave it. */
  aboutWhom?: string;
  /** Department id of the municipality's profile. */
  department?: string;
  desiredSolution?: string;
}

/** Why the complainant was not heard (9:10 lid 2), or the person concerned did not use the opportunity. */
export type NoHearingGround = 'manifestly-unfounded' | 'declared' | 'no-reply';

/** One side's opportunity to be heard (horen, Awb 9:10), and what came of it. */
export interface Hearing {
  offeredOn?: Day;
  replyBy?: Day;
  /** Place, time or manner, as the invitation says it. */
  manner?: string;
  heldOn?: Day;
  /** Report of the hearing (verslag, 9:10 lid 3). */
  report?: string;
  notHeld?: { ground: NoHearingGround; note: string; on: Day };
}

/** The person whose conduct the complaint is about (beklaagde). A complaint has none, one or several. */
export interface PersonConcerned {
  staffId: string;
  name: string;
  email: string;
  roles: StaffRole[];
  namedOn: Day;
  /** When the copy of the complaint was sent (afschrift, 9:9). */
  copiedOn?: Day;
  hearing?: Hearing;
}

/** The four judgements in use: gegrond, deels gegrond, ongegrond, geen oordeel. */
export type Judgement = 'well-founded' | 'partly-well-founded' | 'unfounded' | 'no-judgement';

/** What the closing letter says (Awb 9:12 lid 1): findings, judgement with reasons per part, conclusions if any. */
export interface Decision {
  findings: string;
  parts: { subject: string; judgement: Judgement; reasons: string }[];
  conclusions?: string;
  decidedOn: Day;
}

/** A complaint (klacht, klaagschrift) with everything the law asks about it. */
export interface Complaint {
  id: string;
  /** `KL-2026-0042`; shown to people, a key to nothing. */
  reference: string;
  /** The random part of the status page's address, 128 bits in hexadecimals, so that no mail program cuts a link short. Whoever has it may read and answer. */
  statusSecret: string;
  municipality: string;
  status: Status;
  closedAs?: ClosedAs;
  closedOn?: Day;
  channel: Channel;
  /** The moment of receipt (Awb 2:20), and its day in Amsterdam, from which the terms run. */
  receivedAt: Date;
  receivedOn: Day;
  /** Last day to say that the complaint is not handled (9:8 lid 3). */
  noticeBy: Day;
  /** Last working day on or before the nominal end: the day to steer on. */
  steerOn: Day;
  /** Last day to decide as it stands now (9:11), deferral included. */
  decideBy: Day;
  /** Ten weeks instead of six, because an adopted regulation says so (9:13). */
  advisoryProcedure: boolean;
  complainant: Complainant;
  statement: Statement;
  acknowledgedOn?: Day;
  /** Established that the complaint is not about the conduct of a particular person. */
  notAboutAPerson: boolean;
  personsConcerned: PersonConcerned[];
  handler?: { staffId: string; name: string; assignedOn: Day; reason?: string };
  /** The complainant's own hearing; those of the persons concerned stand with them. */
  hearing?: Hearing;
  deferral?: { until: Day; reason: string; on: Day };
  satisfaction?: { stated: string; agreed: string; on: Day };
  decision?: Decision;
}
