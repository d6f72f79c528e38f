import type { Day } from './day.ts';
import { dayOf, daysBetween } from './day.ts';

/**
 * What keeps a mailbox from being read: the certificate of its server is not right, it does not take our password or
 * token, it cannot be reached, or it refuses what we ask.
 */
export type MailboxTrouble = 'certificate' | 'sign-in' | 'no-answer' | 'refused';

const certificateCode = /CERT|ISSUER|SIGNATURE|CRL|ALTNAME/;
const unreachableCode =
  /^(E[A-Z_]+|NoConnection|NoToken|ClosedAfterConnect\w*|ConnectionClosed|UPGRADE_TIMEOUT|GREETING_TIMEOUT|CONNECT_TIMEOUT)$/;

/** Which trouble an error code of a mail server or of the network stands for. */
export function troubleOf({ code, isSignIn }: { code: string; isSignIn: boolean }): MailboxTrouble {
  if (isSignIn) return 'sign-in';
  if (certificateCode.test(code)) return 'certificate';
  return unreachableCode.test(code) ? 'no-answer' : 'refused';
}

/** `bad`: complaints are not coming in or letters not going out; `attention`: somebody must look, and the chain works. */
export type HealthLevel = 'good' | 'attention' | 'bad';

/** How one mailbox fares, as the worker wrote it down. */
export interface MailboxState {
  municipality: string;
  lookedAt: Date | null;
  trouble: MailboxTrouble | null;
  troubleSince: Date | null;
  certificateUntil: Date | null;
}

/** A mail to ourselves that should be out today, when it left and when it came back. */
export interface CanaryState {
  municipality: string;
  /** Absent: there is none of today. */
  dueAt?: Date;
  sentAt: Date | null;
  returnedAt: Date | null;
}

/** The account of a mailbox for a day. */
export interface AccountState {
  municipality: string;
  day: Day;
  received: number;
  accounted: number;
  foundLate: number;
}

/** What the register tells of the chain. Counts and moments, nothing of anybody. */
export interface HealthFacts {
  sweptAt: Date | null;
  queueTroubleSince: Date | null;
  mailboxes: readonly MailboxState[];
  accounts: readonly AccountState[];
  canaries: readonly CanaryState[];
  /** Messages that were stored and not filed, and since when the first of them waits. */
  unfiled: { count: number; since: Date | null };
  /** Mails that should be on their way, and since when the first of them should. */
  waiting: { count: number; since: Date | null };
  /** Mails that failed for good and still ask for something. */
  failed: number;
  /** Messages that wait for a person for too long. */
  agedReviews: number;
}

/** One part of the chain, how it fares, and what there is to tell of it. */
export type Finding = { level: HealthLevel } & (
  | { part: 'database' }
  | { part: 'queue'; since?: Date }
  | { part: 'sweep'; at: Date | null }
  | { part: 'mailbox'; mailbox: MailboxState }
  | { part: 'reconciliation'; account: AccountState }
  | { part: 'canary'; canary: CanaryState }
  | { part: 'unfiled' | 'waiting'; count: number; since: Date | null }
  | { part: 'failed' | 'agedReviews'; count: number }
);

const minute = 60_000;
const day = 24 * 60 * minute;

/** A worker sweeps every minute, and looks whole into a mailbox every four; a mail server restarts within minutes. */
const sweptWithinMs = 5 * minute;
const lookedWithinMs = 15 * minute;
const silenceForMs = 10 * minute;
const filedWithinMs = 15 * minute;
const mailedWithinMs = 60 * minute;
const returnedWithinMs = 60 * minute;
const renewedBeforeMs = 14 * day;

/** How each part fares at a moment. `canariesFrom`: when the canaries of today are due; undefined when there are none. */
export function findings(facts: HealthFacts, now: Date, canariesFrom: Date | undefined): Finding[] {
  const { sweptAt, queueTroubleSince, mailboxes, accounts, canaries, unfiled, waiting, failed, agedReviews } = facts;
  const isOlder = (moment: Date | null, ms: number) => moment !== null && now.getTime() - moment.getTime() > ms;
  return [
    { part: 'database', level: 'good' },
    { part: 'sweep', at: sweptAt, level: !sweptAt || isOlder(sweptAt, sweptWithinMs) ? 'bad' : 'good' },
    queueTroubleSince ? { part: 'queue', since: queueTroubleSince, level: 'bad' } : { part: 'queue', level: 'good' },
    ...mailboxes.map((mailbox) => ({ part: 'mailbox', mailbox, level: levelOfMailbox(mailbox, now) }) as const),
    ...accounts.map((account) => ({ part: 'reconciliation', account, level: levelOfAccount(account, now) }) as const),
    ...(canariesFrom
      ? canaries.map((canary) => ({ part: 'canary', canary, level: levelOfCanary(canary, now, canariesFrom) }) as const)
      : []),
    { part: 'unfiled', ...unfiled, level: isOlder(unfiled.since, filedWithinMs) ? 'bad' : 'good' },
    { part: 'waiting', ...waiting, level: isOlder(waiting.since, mailedWithinMs) ? 'bad' : 'good' },
    { part: 'failed', count: failed, level: failed ? 'attention' : 'good' },
    { part: 'agedReviews', count: agedReviews, level: agedReviews ? 'attention' : 'good' },
  ];
}

/** When the register itself does not answer, nothing else is known. */
export const databaseAway: Finding[] = [{ part: 'database', level: 'bad' }];

/** The worst of all parts. */
export function levelOf(all: readonly Finding[]): HealthLevel {
  const levels = all.map(({ level }) => level);
  if (levels.includes('bad')) return 'bad';
  return levels.includes('attention') ? 'attention' : 'good';
}

function levelOfMailbox({ lookedAt, trouble, troubleSince, certificateUntil }: MailboxState, now: Date): HealthLevel {
  // These two do not pass by themselves.
  if (trouble === 'certificate' || trouble === 'sign-in') return 'bad';
  if (trouble) return now.getTime() - troubleSince!.getTime() > silenceForMs ? 'bad' : 'attention';
  if (!lookedAt || now.getTime() - lookedAt.getTime() > lookedWithinMs) return 'bad';
  return certificateUntil && certificateUntil.getTime() - now.getTime() < renewedBeforeMs ? 'attention' : 'good';
}

function levelOfAccount({ day: on, received, accounted }: AccountState, now: Date): HealthLevel {
  if (accounted < received) return 'bad';
  // Yesterday's is made at night; the day before may still stand for a while.
  return daysBetween(on, dayOf(now)) > 2 ? 'attention' : 'good';
}

function levelOfCanary({ sentAt, dueAt, returnedAt }: CanaryState, now: Date, from: Date): HealthLevel {
  if (returnedAt) return 'good';
  const since = sentAt ?? dueAt ?? from;
  return now.getTime() - since.getTime() > returnedWithinMs ? 'bad' : 'good';
}
