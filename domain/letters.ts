import type { Authority, Complaint, Language } from './complaint.ts';
import type { Day } from './day.ts';
import type { Digest } from './digests.ts';

/** The letters of the procedure, and those that put a change or an end in writing. */
export type LetterKind =
  | 'acknowledgement'
  | 'supplement-request'
  | 'forwarding'
  | 'redirect'
  | 'not-handled'
  | 'hearing-invitation'
  | 'copy-to-person'
  | 'advisory-procedure'
  | 'deferral'
  | 'postponement-request'
  | 'informal-closing'
  | 'decision'
  | 'ombudsman-referral'
  | 'forwarded-complaint'
  | 'copy-to-supervisor'
  | 'decision-to-person'
  | 'withdrawal'
  | 'breaking-off'
  | 'merging'
  | 'splitting'
  | 'reopening'
  | 'correction';

/** Whom a letter goes to: the complainant, one of the persons concerned by their staff id, or another authority. */
export type LetterTo =
  | { side: 'complainant' }
  | { side: 'person-concerned'; staffId: string }
  | { side: 'authority'; authority: Authority };

/** A letter that an act makes due. */
export interface LetterDue {
  kind: LetterKind;
  to: LetterTo;
}

/** Who receives a letter and where, as it was known when the letter became due. */
export interface Recipient {
  side: LetterTo['side'];
  name: string;
  email?: string;
  addressLines: string[];
  staffId?: string;
}

/** By what way a letter goes; `none` when no way is known: a task for the coordinator. */
export type LetterChannel = 'mail' | 'post' | 'none';

/** The letters to the complainant and to each person concerned, for acts that must be told to both sides. */
export function toBothSides(kind: LetterKind, complaint: Complaint): LetterDue[] {
  return [{ kind, to: { side: 'complainant' } }, ...toPersonsConcerned(kind, complaint)];
}

/** The same letter to each person concerned. */
export function toPersonsConcerned(kind: LetterKind, complaint: Complaint): LetterDue[] {
  return complaint.personsConcerned.map(({ staffId }) => ({ kind, to: { side: 'person-concerned', staffId } }));
}

/** Looks up who the addressee is; for a complainant whoever speaks for them (Awb 2:1). @throws when the person is not concerned in this complaint. */
export function recipientOf(to: LetterTo, complaint: Complaint): Recipient {
  if (to.side === 'authority') return { side: 'authority', ...to.authority };
  if (to.side === 'complainant') {
    const { name, email, addressLines, representative } = complaint.complainant;
    return { side: 'complainant', name: representative?.name ?? name, addressLines, ...(email && { email }) };
  }
  const person = complaint.personsConcerned.find(({ staffId }) => staffId === to.staffId);
  if (!person) throw new Error(`${to.staffId} is not concerned in ${complaint.reference}`);
  return {
    side: 'person-concerned',
    name: person.name,
    email: person.email,
    addressLines: [],
    staffId: person.staffId,
  };
}

/**
 * The way a letter goes (elektronisch verkeer, Awb 2:8). Staff and other authorities are reached by mail. A complainant is only with express
 * consent, except that a complaint by mail is acknowledged by mail (2:17). Otherwise by post; without an address: none. How the
 * complainant wants to be reached goes before all of that.
 */
export function channelFor(kind: LetterKind, recipient: Recipient, complaint: Complaint): LetterChannel {
  const only = recipient.side === 'complainant' ? complaint.complainant.contactOnly : undefined;
  if (only === 'by-phone') return 'none';
  const byMail =
    recipient.side !== 'complainant' ||
    complaint.complainant.consent !== undefined ||
    (kind === 'acknowledgement' && complaint.channel === 'mail');
  if (byMail && recipient.email && only !== 'by-post') return 'mail';
  return recipient.addressLines.length > 0 && only !== 'not-at-home' ? 'post' : 'none';
}

/**
 * Whether a letter may lie open in a mail (Awb 2:9). Letters with the complaint's own matter to the complainant wait
 * behind the secret link; the mail says only that they are there.
 */
export function staysBehindLink(kind: LetterKind, recipient: Recipient, plainMailAllowed: boolean): boolean {
  return recipient.side === 'complainant' && disclosing.has(kind) && !plainMailAllowed;
}

const disclosing: ReadonlySet<LetterKind> = new Set([
  'decision',
  'informal-closing',
  'not-handled',
  'forwarding',
  'redirect',
  'splitting',
  'breaking-off',
  'correction',
  'reopening',
  'supplement-request',
]);

/** In which language a letter is written: the complainant's own for their letters, Dutch for all others (Awb 2:6). */
export function languageOf(recipient: Recipient, complaint: Complaint): Language {
  return recipient.side === 'complainant' ? (complaint.complainant.language ?? 'nl') : 'nl';
}

/** A text as it goes out: the subject of the mail or title of the letter, and the body as Markdown. */
export interface Text {
  subject: string;
  markdown: string;
}

/** What a letter is written from. `enclosures` are the names of the documents sent with it. */
export interface LetterInput {
  kind: LetterKind;
  complaint: Complaint;
  recipient: Recipient;
  channel: LetterChannel;
  on: Day;
  enclosures: string[];
  /** The names of files that came with the complaint and that we do not open (Awb 2:15). Absent: none. */
  refusedFiles?: string[];
}

/** What the receipt of a later message is written from: on which day it came, and whether from an address we did not know. */
export interface MessageReceiptInput {
  complaint: Complaint;
  messageOn: Day;
  fromOther: boolean;
  /** The names of files that came with it and that we do not open (Awb 2:15). */
  refusedFiles: string[];
  /** The day on which it is written. */
  on: Day;
}

/** What word of files that we do not open is written from, when that shows later than our confirmation. */
export interface FilesRefusedInput {
  complaint: Complaint;
  refusedFiles: string[];
  /** The day on which it is written. */
  on: Day;
}

/** Writes the texts; made by `templates/`, handed to the register, so that a letter is fixed the moment it is due. */
export interface Composer {
  letter(input: LetterInput): Text;
  /** Word that a letter stands ready behind the secret link; nothing of its content. */
  letterReady(input: LetterInput): Text;
  /** Confirms that a later message of the complainant came (ontvangst, Awb 2:17 lid 1); nothing of its content. */
  messageReceipt(input: MessageReceiptInput): Text;
  /** Tells the complainant of files that we do not open (weigeren, Awb 2:15). */
  filesRefused(input: FilesRefusedInput): Text;
  /** What somebody is reminded of on a day. */
  digest(digest: Digest, today: Day): Text;
  /** Tells a handler that a complaint was assigned to them. */
  assignment(complaint: Complaint): Text;
  /** Tells somebody that they coordinate a complaint instead, because every coordinator was involved. */
  coordination(complaint: Complaint): Text;
}
