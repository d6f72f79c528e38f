import { storedPlaces } from '#register/places.ts';
import { MailboxFailure } from './imap-connection.ts';
import type { MailFolder } from './mail-folder.ts';
import type { MailboxTools } from './take-in.ts';
import { takeIn, tellOfUnfetched } from './take-in.ts';

/** Messages that could not be fetched: how often it was tried, and when last. Outlives a lost connection. */
export type Troubles = Map<string, { attempts: number; triedAt: number; isReported?: true }>;

/** So often is a message tried that cannot be fetched, before a person hears of it; from then on once an hour. */
const attemptsBeforeReport = 4;
const hourMs = 3_600_000;
const movedAtOnce = 50;
const takenAtOnce = 4;

/**
 * One look into a folder: keeps what is new there, and only then moves it away. What was kept before is only
 * moved. Messages that gave trouble come last and one by one, so that they never stop the others. What the server took for
 * unwanted stays there: moving it would teach the server that it was wanted. @throws MailboxFailure when the mailbox is lost, and what the register throws.
 */
export async function readFolder(folder: MailFolder, tools: MailboxTools, troubles: Troubles): Promise<void> {
  const places = (await folder.uids()).map((uid) => ({ uid, key: `${folder.place}/${uid}` }));
  const attempts = (key: string) => troubles.get(key)?.attempts ?? 0;
  places.sort((a, b) => attempts(a.key) - attempts(b.key) || a.uid - b.uid);
  const stored = await storedPlaces(
    tools.register.db,
    tools.municipality,
    places.map(({ key }) => key),
  );
  const toMove: number[] = [];
  const take = async ({ uid, key }: Place) => {
    const isKept = stored.has(key) || (await keep(folder, uid, key, tools, troubles));
    if (isKept && folder.canMoveAway && !folder.isSpam) toMove.push(uid);
    if (toMove.length >= movedAtOnce) await move(folder, toMove.splice(0), tools);
  };
  const [fresh, troubled] = [places.filter(({ key }) => !attempts(key)), places.filter(({ key }) => attempts(key))];
  await severalAtOnce(fresh, take);
  // A message that gave trouble may break the connection: what was kept is moved before that.
  for (const place of troubled) {
    if (toMove.length) await move(folder, toMove.splice(0), tools);
    await take(place);
  }
  if (toMove.length) await move(folder, toMove, tools);
}

/** A message in a folder, and the key that it is stored under. */
interface Place {
  uid: number;
  key: string;
}

/** The connection does one thing at a time; meanwhile others are being stored. Ends when all have, also in failure. */
async function severalAtOnce(places: Place[], take: (place: Place) => Promise<void>): Promise<void> {
  const waiting = places.values();
  const one = async () => {
    for (const place of waiting) await take(place);
  };
  const ended = await Promise.allSettled(Array.from({ length: takenAtOnce }, one));
  const failure = ended.find(({ status }) => status === 'rejected') as PromiseRejectedResult | undefined;
  if (failure) throw failure.reason;
}

/** Keeps one message. False: it cannot be had now, or is gone. */
async function keep(
  folder: MailFolder,
  uid: number,
  key: string,
  tools: MailboxTools,
  troubles: Troubles,
): Promise<boolean> {
  const now = tools.register.clock.now().getTime();
  const trouble = troubles.get(key) ?? { attempts: 0, triedAt: now };
  if (trouble.attempts >= attemptsBeforeReport) {
    if (!trouble.isReported) {
      await tellOfUnfetched(folder, uid, tools);
      trouble.isReported = true;
    }
    if (now - trouble.triedAt < hourMs) return false;
  }
  // Counted beforehand: a message may break the connection, and then nothing comes after.
  troubles.set(key, { ...trouble, attempts: trouble.attempts + 1, triedAt: now });
  try {
    return (await takeIn(folder, uid, tools, () => troubles.delete(key))) !== 'gone';
  } catch (error) {
    if (!(error instanceof MailboxFailure) || !folder.isOpen) throw error;
    tools.log.warn({ municipality: tools.municipality, uid, err: error }, 'message cannot be fetched');
    return false;
  }
}

async function move(folder: MailFolder, uids: number[], { log, municipality }: MailboxTools): Promise<void> {
  if (await folder.moveAway(uids)) return;
  log.warn({ municipality, messages: uids.length }, 'messages are kept, but the server does not move them');
}
