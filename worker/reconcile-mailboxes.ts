import { setTimeout as sleep } from 'node:timers/promises';
import type { Day } from '#domain/day.ts';
import { addDays } from '#domain/day.ts';
import type { Account } from '#domain/reconciliation.ts';
import { inDoubt } from '#domain/reconciliation.ts';
import { storedPlaces } from '#register/places.ts';
import { boundsOf, comparisonsDue, isInLedger, keepAccount, ledgerCounts, ledgerOn } from '#register/reconciliation.ts';
import type { MailboxAccount } from '#settings/environment.ts';
import { MailboxFailure } from './imap-connection.ts';
import type { MailFolder, Received } from './mail-folder.ts';
import type { Mailbox } from './mailbox.ts';
import { openMailbox } from './mailbox.ts';
import type { MailboxTools } from './take-in.ts';
import { placeOf, refreshTokenOf, takeIn, unfetchedPlace } from './take-in.ts';
import type { Tools } from './tools.ts';

/** A comparison that takes longer has hung. */
const mostMs = 10 * 60_000;
/** So long may what was found late take to be filed. */
const filedWithinMs = 20_000;

type ReconcileTools = Pick<Tools, 'register' | 'environment' | 'log'>;

/**
 * Puts server and ledger side by side in each mailbox, for the first day that it was not yet compared for: what the server
 * shows and the ledger does not know is taken in late. The account is kept. A mailbox in trouble holds up no other, nor
 * does one that hangs.
 */
export async function reconcileMailboxes(_job: unknown, { register, environment, log }: ReconcileTools): Promise<void> {
  const accounts = new Map(environment.mailboxes.map(({ municipality, ...account }) => [municipality, account]));
  const comparing = (await comparisonsDue(register)).map(async ({ municipality, day }) => {
    const account = accounts.get(municipality);
    if (account) await compareWhole(account, day, { municipality, register, environment, log });
  });
  const ended = await Promise.allSettled(comparing);
  const failed = ended
    .filter(({ status }) => status === 'rejected')
    .map((one) => (one as PromiseRejectedResult).reason);
  if (failed.length) throw failed.length === 1 ? failed[0] : new AggregateError(failed, 'mailboxes not compared');
}

/** What came of a comparison so far: it may take several connections. */
interface Progress {
  foundLate: number;
  /** The places of messages that cannot be fetched: some break the connection, and are passed over in the next. */
  unfetched: Set<string>;
}

async function compareWhole(account: MailboxAccount, day: Day, tools: MailboxTools): Promise<void> {
  const progress: Progress = { foundLate: 0, unfetched: new Set() };
  for (let before = -1; before < progress.unfetched.size; ) {
    before = progress.unfetched.size;
    const mailbox = await openMailbox(account, AbortSignal.timeout(mostMs), refreshTokenOf(tools, account));
    try {
      await compare(mailbox, day, tools, progress);
      return await keepAccountOf(day, tools, progress);
    } catch (error) {
      if (!(error instanceof MailboxFailure) || progress.unfetched.size === before) throw error;
    } finally {
      await mailbox.close();
    }
  }
}

async function compare(mailbox: Mailbox, day: Day, tools: MailboxTools, progress: Progress): Promise<void> {
  for (const open of [mailbox.inbox, mailbox.spam, mailbox.handled]) {
    const folder = await open();
    if (!folder) continue;
    for (const { uid } of await unknownTo(tools, day, folder, await receivedOn(folder, day))) {
      await takeInLate(folder, uid, tools, progress);
    }
  }
}

async function keepAccountOf(day: Day, tools: MailboxTools, { foundLate, unfetched }: Progress): Promise<void> {
  const { municipality, register, log } = tools;
  const { held, filed } = await countsOnceFiled(day, tools);
  const account: Account = { received: held + unfetched.size, accounted: filed, foundLate };
  if (!(await keepAccount(register, municipality, day, account))) return;
  const level = account.received === account.accounted ? 'info' : 'error';
  log[level]({ municipality, day, ...account }, 'mailbox compared with the ledger');
}

/** The calendar that a server searches by may be another zone's: so a day more on both sides, and then by the moment. */
async function receivedOn(folder: MailFolder, day: Day): Promise<Received[]> {
  const { from, until } = boundsOf(day);
  const around = await folder.receivedBetween(new Date(addDays(day, -1)), new Date(addDays(day, 3)));
  return around.filter(({ arrivedAt }) => arrivedAt >= from && arrivedAt < until);
}

/** Where messages arrive the ledger knows their places; where they were moved to, moment and size must do, or the bytes. */
async function unknownTo(
  { register, municipality }: MailboxTools,
  day: Day,
  folder: MailFolder,
  received: Received[],
): Promise<Received[]> {
  const placesOf = ({ uid }: Received) => [placeOf(folder, uid), unfetchedPlace(folder, uid)];
  const stored = await storedPlaces(register.db, municipality, received.flatMap(placesOf));
  const elsewhere = received.filter((message) => !placesOf(message).some((place) => stored.has(place)));
  return folder.isHandled ? inDoubt(elsewhere, await ledgerOn(register.db, municipality, day)) : elsewhere;
}

/** Takes in a message that the ledger does not know, unless its bytes are there after all. */
async function takeInLate(folder: MailFolder, uid: number, tools: MailboxTools, progress: Progress): Promise<void> {
  const { register, municipality, environment, log } = tools;
  const place = placeOf(folder, uid);
  if (progress.unfetched.has(place)) return;
  // Counted beforehand: a message may break the connection, and then nothing comes after.
  progress.unfetched.add(place);
  try {
    const raw = folder.isHandled ? await folder.fetch(uid, environment.limits.mailBytes + 1) : undefined;
    const isKnown = raw && (await isInLedger(register.db, municipality, raw));
    if (!isKnown && (await takeIn(folder, uid, tools)) === 'stored') progress.foundLate += 1;
    progress.unfetched.delete(place);
  } catch (error) {
    if (!folder.isOpen || !(error instanceof MailboxFailure)) throw error;
    log.warn({ municipality, uid, err: error }, 'message cannot be fetched');
  }
}

async function countsOnceFiled(day: Day, { register, municipality }: MailboxTools) {
  for (let waited = 0; ; waited += 200) {
    const counts = await ledgerCounts(register.db, municipality, day);
    if (counts.filed === counts.held || waited >= filedWithinMs) return counts;
    await sleep(200);
  }
}
