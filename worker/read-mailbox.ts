import { storedPlaces } from '#register/places.ts';
import { MailboxFailure } from './imap-connection.ts';
import type { MailFolder } from './mail-folder.ts';
import type { Parcel } from './parcels.ts';
import { parcels } from './parcels.ts';
import type { MailboxTools } from './take-in.ts';
import { placeOf, takeIn, takeInTogether, tellOfUnfetched } from './take-in.ts';

/** Messages that could not be fetched: how often it was tried, and when last. Outlives a lost connection. */
export type Troubles = Map<string, { attempts: number; triedAt: number; isReported?: true }>;

/** One look into a folder of a mailbox. */
interface Look {
  folder: MailFolder;
  tools: MailboxTools;
  troubles: Troubles;
}

/** So often is a message tried that cannot be fetched, before a person hears of it; from then on once an hour. */
const attemptsBeforeReport = 4;
const hourMs = 3_600_000;
const movedAtOnce = 50;
const parcelsAtOnce = 3;

/**
 * One look into a folder: keeps what is new there, and only then moves it away. What was kept before is only
 * moved. Messages that gave trouble come last and one by one, so that they never stop the others. What the server took for
 * unwanted stays there: moving it would teach the server that it was wanted. @throws MailboxFailure when the mailbox is lost, and what the register throws.
 */
export async function readFolder(folder: MailFolder, tools: MailboxTools, troubles: Troubles): Promise<void> {
  const look: Look = { folder, tools, troubles };
  const uids = await folder.uids();
  const places = uids.map((uid) => placeOf(folder, uid));
  const stored = await storedPlaces(tools.register.db, tools.municipality, places);
  const isStored = (uid: number) => stored.has(placeOf(folder, uid));
  const attempts = (uid: number) => troubles.get(placeOf(folder, uid))?.attempts ?? 0;
  await move(look, uids.filter(isStored));
  const unknown = uids.filter((uid) => !isStored(uid));
  const tried = await keepInParcels(
    look,
    unknown.filter((uid) => !attempts(uid)),
  );
  const left = unknown.filter((uid) => !tried.has(uid)).sort((a, b) => attempts(a) - attempts(b) || a - b);
  for (const uid of left) {
    if (await keep(look, uid)) await move(look, [uid]);
  }
}

/**
 * Keeps messages in parcels. The connection does one thing at a time; meanwhile others are being stored. Ends when all have,
 * also in failure. Returns those that need not be tried again in this look.
 */
async function keepInParcels(look: Look, uids: number[]): Promise<Set<number>> {
  const tried = new Set<number>();
  const waiting = parcels(look.folder, uids, async (some, work) => {
    count(look, some);
    const answer = await work();
    forget(look, some);
    return answer;
  });
  const one = async () => {
    for await (const parcel of waiting) {
      const kept = await keepParcel(look, parcel);
      for (const uid of 'alone' in parcel ? [parcel.alone] : kept) tried.add(uid);
      await move(look, kept);
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: parcelsAtOnce }, one));
  const failure = ended.find(({ status }) => status === 'rejected') as PromiseRejectedResult | undefined;
  if (failure) throw failure.reason;
  return tried;
}

/** Returns those that were kept. */
async function keepParcel(look: Look, parcel: Parcel): Promise<number[]> {
  if ('alone' in parcel) return (await keep(look, parcel.alone)) ? [parcel.alone] : [];
  const uids = [...parcel.together.keys()];
  count(look, uids);
  return takeInTogether(look.folder, parcel.together, look.tools, () => forget(look, uids));
}

/** Keeps one message. False: it cannot be had now, or is gone. */
async function keep(look: Look, uid: number): Promise<boolean> {
  const { folder, tools, troubles } = look;
  const trouble = troubles.get(placeOf(folder, uid));
  if (trouble && trouble.attempts >= attemptsBeforeReport) {
    if (!trouble.isReported) {
      await tellOfUnfetched(folder, uid, tools);
      trouble.isReported = true;
    }
    if (tools.register.clock.now().getTime() - trouble.triedAt < hourMs) return false;
  }
  count(look, [uid]);
  try {
    return (await takeIn(folder, uid, tools, () => forget(look, [uid]))) !== 'gone';
  } catch (error) {
    if (!(error instanceof MailboxFailure) || !folder.isOpen) throw error;
    tools.log.warn({ municipality: tools.municipality, uid, err: error }, 'message cannot be fetched');
    return false;
  }
}

/** Counts an attempt beforehand: a message may break the connection, and then nothing comes after. */
function count({ folder, tools, troubles }: Look, uids: number[]): void {
  const triedAt = tools.register.clock.now().getTime();
  for (const uid of uids) {
    const place = placeOf(folder, uid);
    const before = troubles.get(place);
    troubles.set(place, { ...before, attempts: (before?.attempts ?? 0) + 1, triedAt });
  }
}

function forget({ folder, troubles }: Look, uids: number[]): void {
  for (const uid of uids) troubles.delete(placeOf(folder, uid));
}

/** Moves messages that were kept, where that may be. */
async function move({ folder, tools }: Look, uids: number[]): Promise<void> {
  if (!folder.canMoveAway || folder.isSpam) return;
  const { log, municipality } = tools;
  for (let first = 0; first < uids.length; first += movedAtOnce) {
    const some = uids.slice(first, first + movedAtOnce);
    if (await folder.moveAway(some)) continue;
    log.warn({ municipality, messages: some.length }, 'messages are kept, but the server does not move them');
  }
}
