import type { Complaint } from './complaint.ts';
import type { Day } from './day.ts';

/** The letters of the procedure; more follow in law.md's order. */
export type LetterKind =
  | 'acknowledgement'
  | 'copy-to-person'
  | 'hearing-invitation'
  | 'deferral'
  | 'informal-closing'
  | 'decision';

/** Whom a letter goes to: the complainant, or one of the persons concerned by their staff id. */
export type LetterTo = { side: 'complainant' } | { side: 'person-concerned'; staffId: string };

/** A letter that an act makes due. */
export interface LetterDue {
  kind: LetterKind;
  to: LetterTo;
}

/** Who receives a letter and where, as it was known when the letter became due. */
export interface Recipient {
  side: 'complainant' | 'person-concerned';
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

/** Looks up who the addressee is. @throws when the person is not concerned in this complaint. */
export function recipientOf(to: LetterTo, complaint: Complaint): Recipient {
  if (to.side === 'complainant') {
    const { name, email, addressLines } = complaint.complainant;
    return { side: 'complainant', name, addressLines, ...(email && { email }) };
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
 * The way a letter goes (elektronisch verkeer, Awb 2:8). Staff are reached by mail. A complainant is only with express
 * consent, except that a complaint by mail is acknowledged by mail (2:17). Otherwise by post; without an address: none.
 */
export function channelFor(kind: LetterKind, recipient: Recipient, complaint: Complaint): LetterChannel {
  const byMail =
    recipient.side === 'person-concerned' ||
    complaint.complainant.consent !== undefined ||
    (kind === 'acknowledgement' && complaint.channel === 'mail');
  if (byMail && recipient.email) return 'mail';
  return recipient.addressLines.length > 0 ? 'post' : 'none';
}

/**
 * Whether a letter may lie open in a mail (Awb 2:9). Letters with the complaint's own matter to the complainant wait
 * behind the secret link; the mail says only that they are there.
 */
export function staysBehindLink(kind: LetterKind, recipient: Recipient, plainMailAllowed: boolean): boolean {
  const discloses = kind === 'decision' || kind === 'informal-closing';
  return recipient.side === 'complainant' && discloses && !plainMailAllowed;
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
}

/** Writes the texts; made by `templates/`, handed to the register, so that a letter is fixed the moment it is due. */
export interface Composer {
  letter(input: LetterInput): Text;
  /** Word that a letter stands ready behind the secret link; nothing of its content. */
  letterReady(input: LetterInput): Text;
  /** Tells a handler that a complaint was assigned to them. */
  assignment(complaint: Complaint): Text;
}
