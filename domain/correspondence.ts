import type { AutomaticSign } from './automatic-mail.ts';

/**
 * What became of a message: each gets exactly one. `review` waits for a person; `quarantine` holds what nobody wrote to
 * us (newsletters) or what may harm; a `bounce` tells of a mail of ours; `unreadable` is kept raw and can be tried again;
 * `duplicate` came before by another way.
 */
export type Fate =
  | 'complaint'
  | 'follow-up'
  | 'automatic'
  | 'bounce'
  | 'quarantine'
  | 'duplicate'
  | 'review'
  | 'unreadable';

/** The fates of messages that became no complaint and that a person may still look through. */
export const setApart: readonly Fate[] = ['review', 'unreadable', 'automatic', 'bounce', 'quarantine'];

/** What a delivery report told of a mail of ours; `bounce-unknown`: we do not know of which mail. */
export type BounceReason =
  | 'delivery-failed'
  | 'mailbox-full'
  | 'delivery-delayed'
  | 'delivery-confirmed'
  | 'delivery-noted'
  | 'bounce-unknown';

/** Why a message got that fate. The sentence for people stands beside the page that shows it. */
export type FateReason =
  | AutomaticSign
  | BounceReason
  | 'colleague-away'
  | 'same-message'
  | 'to-reply-address'
  | 'from-other-address'
  | 'guessed-reply-address'
  | 'answers-our-mail'
  | 'answers-own-mail'
  | 'names-reference'
  | 'passed-on'
  | 'by-coordinator'
  | 'passed-on-unclear'
  | 'unknown-reply-address'
  | 'answer-by-stranger'
  | 'reference-by-stranger'
  | 'by-colleague'
  | 'other-matter'
  | 'several-complaints'
  | 'answer-elsewhere'
  | 'from-ourselves'
  | 'sender-unknown'
  | 'encrypted'
  | 'too-large'
  | 'not-readable'
  | 'not-fetched'
  | 'in-spam'
  | 'perhaps-automatic'
  | 'canary';

/** What is known of a message when its fate is decided. */
export interface MessageFacts {
  /** It could be taken apart, and what came of it could be registered. */
  readable: boolean;
  /** The same message was filed before, by whatever way. */
  seenBefore: boolean;
  /** A mail server tells of the delivery of a mail. */
  bounce?: BounceReason | undefined;
  automatic?: AutomaticSign | undefined;
  /** A machine seems to have sent it, and somebody's own words seem to be in it. */
  perhapsAutomatic?: AutomaticSign | undefined;
  /** Its sender is an address of our own: sent by mistake, or forged. */
  fromOurselves: boolean;
  /** To which complaint it seems to belong. Undefined: nothing points to one. */
  belonging?: Belonging | undefined;
  /** Somebody of the municipality passed it on, with or without what its writer wrote in a form that can be read. */
  passedOn?: 'readable' | 'unclear' | undefined;
  /** Somebody of the municipality answers a mail of ours. */
  colleagueAnswers?: boolean;
  /** It was larger than we take, so that only its beginning is kept. */
  cutOff: boolean;
  /** Only whoever has the key can read it (S/MIME, PGP). */
  encrypted: boolean;
  /** Its server took it for unwanted mail. */
  inSpam: boolean;
  /** It tells no address to write back to, or several that contradict each other. */
  senderUnknown: boolean;
  /** A coordinator looked at it, and wants it registered or added to a complaint. */
  wanted?: 'complaint' | 'follow-up' | undefined;
}

/**
 * What points to a complaint, the surest first: its secret reply address, that address but for one character, a mail of
 * ours that is answered, an earlier mail of the complainant's own that is answered, its reference.
 */
export type Clue = 'reply-address' | 'nearly-reply-address' | 'our-mail' | 'own-mail' | 'reference';

/** To which complaint a message seems to belong, and who says so. */
export interface Belonging {
  clue: Clue;
  /** Whether its sender is the complainant or whoever speaks for them, works here, or is anybody else. */
  sender: 'complainant' | 'colleague' | 'stranger';
  /** The complaint is another municipality's. */
  elsewhere: boolean;
  /** Its subject was never spoken of before. */
  otherMatter: boolean;
  /** The clue points to more than one complaint. */
  several: boolean;
}

/** A fate with its reason; an ordinary new complaint needs none. */
export interface FateDecision {
  fate: Fate;
  reason?: FateReason;
}

/**
 * Decides what becomes of a message. What is doubtful waits for a person: nothing is answered and
 * nothing attached to a complaint on the word of somebody unknown.
 */
export function fateOf(facts: MessageFacts): FateDecision {
  if (facts.seenBefore) return { fate: 'duplicate', reason: 'same-message' };
  if (facts.wanted) return { fate: facts.wanted, reason: 'by-coordinator' };
  if (facts.bounce) return { fate: 'bounce', reason: facts.bounce };
  if (!facts.readable) return { fate: 'unreadable', reason: 'not-readable' };
  // A list through which the complainant answers us is no newsletter.
  const isList = facts.automatic === 'mailing-list';
  if (isList && facts.belonging?.sender !== 'complainant') return { fate: 'quarantine', reason: 'mailing-list' };
  if (facts.automatic && !isList) return { fate: 'automatic', reason: facts.automatic };
  const doubt = doubtAbout(facts);
  if (doubt) return { fate: 'review', reason: doubt };
  if (facts.perhapsAutomatic && !isOfComplainant(facts)) return { fate: 'review', reason: 'perhaps-automatic' };
  // What a forger can know is no proof where the server already doubts.
  if (facts.inSpam && !isSure(facts.belonging)) return { fate: 'review', reason: 'in-spam' };
  if (facts.belonging) return fateOfAnswer(facts.belonging);
  if (facts.colleagueAnswers) return { fate: 'review', reason: 'by-colleague' };
  if (facts.passedOn === 'unclear') return { fate: 'review', reason: 'passed-on-unclear' };
  return { fate: 'complaint', ...(facts.passedOn && { reason: 'passed-on' }) };
}

/** Whether only somebody whom we wrote to can have this clue. */
export function isSure(belonging: Belonging | undefined): boolean {
  return belonging !== undefined && !belonging.elsewhere && ['reply-address', 'our-mail'].includes(belonging.clue);
}

/** What whoever complains writes to us about it, however it came here. */
function isOfComplainant({ perhapsAutomatic, belonging }: MessageFacts): boolean {
  const harmless: (AutomaticSign | undefined)[] = ['mailing-list', 'says-automatic', 'calendar-answer'];
  return harmless.includes(perhapsAutomatic) && belonging?.sender === 'complainant';
}

/** Why a message must be looked at by a person, whatever it belongs to. */
function doubtAbout(facts: MessageFacts): FateReason | undefined {
  if (facts.fromOurselves) return 'from-ourselves';
  if (facts.cutOff) return 'too-large';
  if (facts.encrypted) return 'encrypted';
  return facts.senderUnknown ? 'sender-unknown' : undefined;
}

/** Nobody but the complainant gets something added to a complaint, unless they know its secret address. */
function fateOfAnswer({ clue, sender, elsewhere, otherMatter, several }: Belonging): FateDecision {
  if (elsewhere) return { fate: 'review', reason: 'answer-elsewhere' };
  if (sender === 'colleague') return { fate: 'review', reason: 'by-colleague' };
  if (several) return { fate: 'review', reason: 'several-complaints' };
  if (otherMatter) return { fate: 'review', reason: 'other-matter' };
  if (sender === 'complainant') return { fate: 'follow-up', reason: proofs[clue] };
  if (clue === 'reply-address') return { fate: 'follow-up', reason: 'from-other-address' };
  return { fate: 'review', reason: strangersClues[clue] };
}

const proofs: Record<Clue, FateReason> = {
  'reply-address': 'to-reply-address',
  'nearly-reply-address': 'guessed-reply-address',
  'our-mail': 'answers-our-mail',
  'own-mail': 'answers-own-mail',
  reference: 'names-reference',
};

const strangersClues: Record<Exclude<Clue, 'reply-address'>, FateReason> = {
  'nearly-reply-address': 'unknown-reply-address',
  'our-mail': 'answer-by-stranger',
  'own-mail': 'answer-by-stranger',
  reference: 'reference-by-stranger',
};

/** What makes a message the one it is. `attachments` are hashes of their bytes, in order. */
export interface MessageIdentity {
  messageId?: string | undefined;
  /** The `From`, `Date` and `Subject` fields as they stand. */
  from: string;
  date: string;
  subject: string;
  /** The decoded text, and the decoded HTML when there is any. */
  texts: string[];
  attachments: string[];
}

/**
 * The words over which a message's fingerprint is taken. A Message-ID alone is no identity: programs give the same one to
 * different messages. Line ends, trailing blanks and the fields that servers add on the way make no difference. Servers
 * put words before a subject too, so that it counts only where the sender gave no Message-ID.
 */
export function identityOf({ messageId, from, date, subject, texts, attachments }: MessageIdentity): string {
  const name = messageId ?? blank(subject);
  return JSON.stringify([name, blank(from), blank(date), texts.map(blank), attachments]);
}

function blank(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
