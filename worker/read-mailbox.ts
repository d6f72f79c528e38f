import type { Logger } from 'pino';
import { oneLine } from '#domain/plain-text.ts';
import type { ArrivedMessage } from '#register/messages.ts';
import { storeMessage } from '#register/messages.ts';
import { storedPlaces } from '#register/places.ts';
import type { Register } from '#register/register.ts';
import type { Environment } from '#settings/environment.ts';
import type { Envelope, MailFolder } from './mail-folder.ts';
import { messageRoom } from './room.ts';

/** What a mailbox is read with, and for which municipality. */
export interface MailboxTools {
  municipality: string;
  register: Register;
  environment: Environment;
  log: Logger;
}

/** Messages that could not be fetched: how often it was tried, and when last. Outlives a lost connection. */
export type Troubles = Map<string, { attempts: number; triedAt: number; isReported?: true }>;

/** So often is a message tried that cannot be fetched, before a person hears of it; from then on once an hour. */
const attemptsBeforeReport = 4;
const hourMs = 3_600_000;
const movedAtOnce = 50;

/**
 * One look into a folder: keeps what is new there, one message at a time, and only then moves it away. What was kept
 * before is only moved. Messages that gave trouble come last, so that they never stop the others.
 * What the server took for unwanted stays there: moving it
 * would teach the server that it was wanted. @throws MailboxFailure when the mailbox is lost, and what the register throws.
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
  const moves = folder.canMoveAway && !folder.isSpam;
  for (const { uid, key } of places) {
    // A message that gave trouble may break the connection: what was kept is moved before that.
    if (attempts(key) && toMove.length) await move(folder, toMove.splice(0), tools);
    if (stored.has(key) || (await keep(folder, uid, key, tools, troubles))) {
      if (moves) toMove.push(uid);
    }
    if (toMove.length === movedAtOnce) await move(folder, toMove.splice(0), tools);
  }
  if (toMove.length) await move(folder, toMove, tools);
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
      await report(folder, uid, key, tools);
      trouble.isReported = true;
    }
    if (now - trouble.triedAt < hourMs) return false;
  }
  // Counted beforehand: a message may break the connection, and then nothing comes after.
  troubles.set(key, { ...trouble, attempts: trouble.attempts + 1, triedAt: now });
  return fetchAndStore(folder, uid, key, tools, () => troubles.delete(key));
}

async function fetchAndStore(
  folder: MailFolder,
  uid: number,
  key: string,
  tools: MailboxTools,
  onFetched: () => void,
): Promise<boolean> {
  const { environment, log, municipality } = tools;
  // One byte more than we take: so filing sees that a message was cut off.
  const mostBytes = environment.limits.mailBytes + 1;
  const had = async <T>(wish: Promise<T>) => {
    try {
      return await wish;
    } catch (error) {
      if (!folder.isOpen) throw error;
      log.warn({ municipality, uid, err: error }, 'message cannot be fetched');
      return undefined;
    }
  };
  const measure = await had(folder.measure(uid));
  if (!measure) return false;
  return messageRoom.hold(Math.min(measure.bytes, mostBytes), async () => {
    const raw = await had(folder.fetch(uid, mostBytes));
    if (!raw) return false;
    onFetched();
    const messageIds = await storeMessage(tools.register, arrived(raw, key, folder, tools, measure.arrivedAt));
    if (messageIds.length) log.info({ municipality, messageIds, bytes: raw.length }, 'message taken in');
    return true;
  });
}

/** Puts a message that cannot be fetched before a person, with what the server tells of it. */
async function report(folder: MailFolder, uid: number, key: string, tools: MailboxTools): Promise<void> {
  const { municipality, log, register } = tools;
  const { arrivedAt, fromName, fromAddress, subject }: Envelope = await folder.envelope(uid).catch(() => ({}));
  const note = Buffer.from('Dit bericht kon niet uit de mailbox worden gehaald. Het staat daar nog.\r\n');
  await storeMessage(register, arrived(note, `${key}/not-fetched`, folder, tools, arrivedAt), {
    fate: 'review',
    reason: 'not-fetched',
    ...(fromName && { fromName: oneLine(fromName, 200) }),
    ...(fromAddress && { fromAddress: oneLine(fromAddress, 254) }),
    ...(subject && { subject: oneLine(subject, 300) }),
  });
  log.error({ municipality, uid }, 'message cannot be fetched: left in the mailbox, and listed for review');
}

function arrived(
  raw: Buffer,
  sourceKey: string,
  { isSpam }: MailFolder,
  { municipality, register }: MailboxTools,
  arrivedAt: Date | undefined,
): ArrivedMessage {
  const now = register.clock.now();
  return {
    raw,
    source: 'imap',
    municipalities: [municipality],
    sourceKey,
    envelopeTo: [],
    arrivedAt: arrivedAt && arrivedAt < now ? arrivedAt : now,
    inSpam: isSpam,
  };
}

async function move(folder: MailFolder, uids: number[], { log, municipality }: MailboxTools): Promise<void> {
  if (await folder.moveAway(uids)) return;
  log.warn({ municipality, messages: uids.length }, 'messages are kept, but the server does not move them');
}
