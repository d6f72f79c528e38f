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

/** Why a message got that fate. The sentence for people stands beside the page that shows it. */
export type FateReason =
  | AutomaticSign
  | 'same-message'
  | 'answers-our-mail'
  | 'by-coordinator'
  | 'answer-by-stranger'
  | 'answer-elsewhere'
  | 'from-ourselves'
  | 'too-large'
  | 'not-readable'
  | 'not-fetched';

/** What is known of a message when its fate is decided. */
export interface MessageFacts {
  /** It could be taken apart, and what came of it could be registered. */
  readable: boolean;
  /** The same message was filed before, by whatever way. */
  seenBefore: boolean;
  automatic?: AutomaticSign | undefined;
  /** Its sender is an address of our own: sent by mistake, or forged. */
  fromOurselves: boolean;
  /** It answers a mail that we sent about a complaint: of the complainant's address, of another, or to another municipality. */
  answers?: 'by-complainant' | 'by-stranger' | 'elsewhere' | undefined;
  /** It was larger than we take, so that only its beginning is kept. */
  cutOff: boolean;
  /** A coordinator looked at it and wants it registered. */
  wanted: boolean;
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
  if (facts.wanted) return { fate: 'complaint', reason: 'by-coordinator' };
  if (!facts.readable) return { fate: 'unreadable', reason: 'not-readable' };
  if (facts.automatic) return { fate: 'automatic', reason: facts.automatic };
  if (facts.fromOurselves) return { fate: 'review', reason: 'from-ourselves' };
  if (facts.cutOff) return { fate: 'review', reason: 'too-large' };
  if (facts.answers === 'by-stranger') return { fate: 'review', reason: 'answer-by-stranger' };
  if (facts.answers === 'elsewhere') return { fate: 'review', reason: 'answer-elsewhere' };
  if (facts.answers === 'by-complainant') return { fate: 'follow-up', reason: 'answers-our-mail' };
  return { fate: 'complaint' };
}

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
