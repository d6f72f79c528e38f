import type { Day } from './day.ts';
import type { LetterKind } from './letters.ts';
import type { Norm } from './norms.ts';

/** Where a complaint stands. Acknowledged, copied, heard and deferred are facts beside it. */
export type Status = 'received' | 'informal' | 'formal' | 'closed';

/**
 * How a complaint ended: settled to satisfaction (9:5), with findings and a judgement (9:12), not handled (9:8), sent on
 * to another authority (2:3), turned into something that is no complaint, withdrawn, broken off for want of what 9:4
 * asks, handled together with another complaint, or found to be no complaint but the work of a machine.
 */
export type ClosedAs =
  | 'settled-informally'
  | 'decided'
  | 'not-handled'
  | 'forwarded'
  | 'pointed-elsewhere'
  | 'withdrawn'
  | 'broken-off'
  | 'merged'
  | 'no-complaint';

/** By what way a complaint came in; `forwarded` by another authority (2:3). */
export type Channel = 'form' | 'mail' | 'post' | 'phone' | 'desk' | 'forwarded';

/** The language of letters to the complainant. */
export type Language = 'nl' | 'en';

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
  /** Colleagues who are away, and whose work this person sees to meanwhile. */
  standsInFor?: Pick<Staff, 'id' | 'roles'>[];
}

/** Express consent to be answered electronically (Awb 2:8): when it was given, and for which letters. */
export interface Consent {
  givenOn: Day;
  scope: 'all-letters';
}

/** How somebody wants to be reached, for their safety or ease: only by post, only by phone, or never at home. */
export type ContactOnly = 'by-post' | 'by-phone' | 'not-at-home';

/** Who speaks for the complainant (gemachtigde, Awb 2:1): letters go to them. `relation` as they put it. */
export interface Representative {
  name: string;
  relation?: string;
}

/** Who complains (klager). Only the name is sure; a mail brings no postal address, a form perhaps no e-mail. */
export interface Complainant {
  name: string;
  email?: string;
  phone?: string;
  /** Street and number, postcode and town, country if not the Netherlands: lines as on an envelope. Empty when unknown. */
  addressLines: string[];
  consent?: Consent;
  /** Absent: Dutch (Awb 2:6). */
  language?: Language;
  /** Absent: by any way that is known. */
  contactOnly?: ContactOnly;
  /** The e-mail address, number and address of the complainant are then the representative's. */
  representative?: Representative;
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
  /** Department id of the municipality's profile; of several the first. */
  department?: string;
  otherDepartments?: string[];
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
  heardBy?: { staffId: string; name: string };
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
  /** Their own written account (wederhoor), beside or instead of a hearing. */
  reaction?: { text: string; receivedOn: Day };
  /** Department id of the municipality's profile. */
  department?: string;
}

/** The four judgements in use: gegrond, deels gegrond, ongegrond, geen oordeel. */
export type Judgement = 'well-founded' | 'partly-well-founded' | 'unfounded' | 'no-judgement';

/** What the closing letter says (Awb 9:12 lid 1): findings, judgement with reasons per part, conclusions if any. */
export interface Decision {
  findings: string;
  /** `norms` are the norms of the Behoorlijkheidswijzer that were not met. */
  parts: { subject: string; judgement: Judgement; reasons: string; norms?: Norm[] }[];
  conclusions?: string;
  /** Why the conclusions differ from the advice; the advice then goes with the letter (9:16). */
  deviation?: string;
  /** The ombudsman that the letter names (9:12 lid 2). */
  ombudsman: string;
  decidedOn: Day;
}

/** What a written complaint must hold (9:4 lid 2), or a translation that it needs (6:5 lid 3). */
export type MissingElement = 'name-and-address' | 'date' | 'description' | 'signature' | 'translation';

/** What is no complaint, or no complaint for us, and where it belongs instead. */
export type Elsewhere = 'objection' | 'report' | 'damage' | 'care-provider' | 'integrity' | 'other';

/** On which ground a complaint is not handled (9:8 lid 1 a–f, lid 2 as g). */
export type NotHandlingGround =
  | 'handled-before'
  | 'over-a-year-ago'
  | 'objection-was-open'
  | 'appeal-is-open'
  | 'before-another-court'
  | 'criminal-investigation'
  | 'insufficient-interest';

/** What a complaint is about, for the yearly report (9:12a). */
export type Topic = 'treatment' | 'information' | 'no-reaction' | 'duration' | 'reachability' | 'diligence' | 'other';

/** What the ombudsman found (9:27): proper or improper conduct, or how else it ended. */
export type OmbudsmanOutcome = 'proper' | 'not-proper' | 'partly-proper' | 'settled' | 'not-investigated';

/** Another authority, or a supervisor, with its address as on an envelope. */
export interface Authority {
  name: string;
  email?: string;
  addressLines: string[];
}

/** Something the municipality promised to do because of a complaint (maatregel). */
export interface Measure {
  id: string;
  what: string;
  promisedOn: Day;
  doneBy?: Day;
  doneOn?: Day;
}

/** What acts add to a complaint after its receipt. Absent means that it did not happen. */
export interface Course {
  /** The day the terms start from, where that is not the day of receipt: the reason stands in the dossier. */
  startsOn?: Day;
  /** It came in by a way not meant for it, and was passed on inside the municipality (2:24). */
  passedOn?: { arrivedOn: Day; on: Day };
  /**
   * A colleague passed it on by mail, so that the moment of receipt is read from below that mail: provisional until a
   * coordinator confirms it. `arrivedOn` is when it reached the address for complaints.
   */
  provisionalReceipt?: { forwardedBy: string; arrivedOn: Day; confirmedOn?: Day };
  /** When another authority received it first, before sending it on (2:3). */
  firstFiledOn?: Day;
  /** The day of the conduct; of continuing conduct the last day. */
  incidentOn?: Day;
  /** It is about the conduct of an authority as a whole, such as the college, and not of a particular person (9:1). */
  aboutAuthority?: boolean;
  /** Staff who were involved in the conduct without being complained about (9:7 lid 1). */
  involved?: { staffId: string; name: string; how: string; on: Day }[];
  /** Who coordinates instead, because every coordinator was involved. */
  coordinatorInstead?: { staffId: string; name: string; on: Day };
  /** Who leads the hearing. */
  hearingChair?: { staffId: string; name: string; on: Day };
  /** Talks with the complainant about a solution (9:5). */
  contacts?: { on: Day; how: string; note: string }[];
  supplementRequest?: { missing: MissingElement[]; explanation: string; replyBy: Day; on: Day };
  /** What was added to the complaint later, in the complainant's own words, and the names of the files with it. */
  additions?: { text: string; files?: string[]; on: Day }[];
  /** The complaint is about the powers of an enforcement officer (boa): both supervisors got a copy. */
  enforcement?: { supervisors: Authority[]; on: Day };
  /** What the complainant said themselves about a solution. */
  statedSatisfied?: { words: string; on: Day };
  /** Answers of the complainant to the invitation to be heard. */
  hearingAnswer?: { wantsHearing: boolean; words: string; on: Day };
  /** Further postponement asked of the complainant (9:11 lid 3), the last one last. */
  postponements?: Postponement[];
  /** By which regulation or decision the advisory procedure came to apply after receipt (9:13). */
  advisoryApplied?: { regulation: string; on: Day };
  /** The report of findings with the advice (9:15 lid 4). */
  advice?: { adviser: string; findings: string; advice: string; on: Day };
  notHandling?: {
    ground: NotHandlingGround;
    facts: string;
    reasons: string;
    reviewOn?: Day;
    late?: string;
    ombudsman: string;
    on: Day;
  };
  withdrawal?: { stated: string; from: Status; on: Day };
  breakingOff?: { reasons: string; on: Day };
  forwarding?: { to: Authority; reasons: string; on: Day };
  /** The parts, or the whole, for which somebody was shown another way. */
  pointedTo?: { kind: Elsewhere; part: string; explanation: string; on: Day }[];
  mergedInto?: { id: string; reference: string };
  mergedFrom?: string[];
  splitFrom?: { id: string; reference: string };
  splitInto?: { reference: string; part: string }[];
  reopenings?: { reason: string; was: ClosedAs; on: Day }[];
  /** Later letters that put something right (2:12). */
  corrections?: { letter: string; dated: Day; text: string; on: Day }[];
  petition?: {
    ombudsman: string;
    on: Day;
    outcome?: { outcome: OmbudsmanOutcome; norms: Norm[]; recommendation: string; on: Day };
  };
  measures?: Measure[];
  classification?: { topic: Topic; norms: Norm[] };
  /** A form that seems to come from a machine, and what a person found (Awb 9:1). */
  suspicion?: { signs: SuspicionSign[]; judged?: { isComplaint: boolean; reason: string; on: Day } };
  /** Letters that have left, as proof: to the complainant, or to whom else by staff id or name. */
  sent?: SentLetter[];
  /** When everything in it was destroyed at the end of its retention. */
  destroyedOn?: Day;
}

/**
 * What gave a form away: a field that people do not see was filled in, or it was sent faster than anybody types. What
 * speaks against answering a mail: it asks for no answer, or comes from an address that nobody reads.
 */
export type SuspicionSign = 'hidden-field' | 'too-fast' | 'asks-no-answer' | 'no-reply-sender';

/** A request to the complainant to agree to a later day (verder uitstel, 9:11 lid 3), and the answer. */
export interface Postponement {
  until: Day;
  reason: string;
  askedOn: Day;
  answer?: { agrees: boolean; stated: string; on: Day };
}

/** A letter that has left, on the day of dispatch (2:19). */
export interface SentLetter {
  kind: LetterKind;
  to: string;
  on: Day;
}

/** A complaint (klacht, klaagschrift) with everything the law asks about it. */
export interface Complaint extends Course {
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
  /** `as` is the role in which they handle it; `reason` why somebody outside the municipality's own rule does. */
  handler?: { staffId: string; name: string; assignedOn: Day; as?: StaffRole; reason?: string };
  /** The complainant's own hearing; those of the persons concerned stand with them. */
  hearing?: Hearing;
  deferral?: { until: Day; reason: string; on: Day };
  satisfaction?: { stated: string; agreed: string; on: Day };
  decision?: Decision;
}
