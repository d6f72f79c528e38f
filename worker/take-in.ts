import type { Logger } from 'pino';
import { oneLine } from '#domain/plain-text.ts';
import type { Content } from '#register/content.ts';
import { bytesIn, letGo } from '#register/content.ts';
import { storeTogether } from '#register/mailbox-messages.ts';
import type { ArrivedMessage } from '#register/messages.ts';
import { storeMessage } from '#register/messages.ts';
import { keptRefreshToken } from '#register/refresh-token.ts';
import type { Register } from '#register/register.ts';
import type { Environment, MailboxAccount } from '#settings/environment.ts';
import type { Envelope, MailFolder, Measure } from './mail-folder.ts';
import { parcelLimits } from './parcels.ts';
import { messageRoom } from './room.ts';

/** What a mailbox is read with, and for which municipality. */
export interface MailboxTools {
  municipality: string;
  register: Register;
  environment: Environment;
  log: Logger;
}

/** What a provider of tokens for this mailbox gave last. */
export function refreshTokenOf({ municipality, register, environment }: MailboxTools, settings: MailboxAccount) {
  return keptRefreshToken(register, { municipality, secret: environment.appSecret, settings });
}

/**
 * Fetches a message and keeps it raw. `known`: this place was stored before; `gone`: somebody moved it away.
 * @throws MailboxFailure when the server does not give it, and what the register throws.
 */
export async function takeIn(
  folder: MailFolder,
  uid: number,
  tools: MailboxTools,
  onFetched: () => void = () => {},
): Promise<'stored' | 'known' | 'gone'> {
  const { register, environment, log, municipality } = tools;
  // One byte more than we take: so filing sees that a message was cut off.
  const mostBytes = environment.limits.mailBytes + 1;
  const measure = (await folder.measures([uid])).get(uid);
  if (!measure) return 'gone';
  return messageRoom.hold(Math.min(measure.bytes, mostBytes), async () => {
    const raw = await folder.fetch(uid, mostBytes);
    if (!raw) return 'gone';
    onFetched();
    const messageIds = await storeMessage(
      register,
      arrived(raw, placeOf(folder, uid), folder, tools, measure.arrivedAt),
    );
    const bytes = bytesIn(raw);
    letGo(raw);
    if (!messageIds.length) return 'known';
    log.info({ municipality, messageIds, bytes }, 'message taken in');
    return 'stored';
  });
}

/**
 * Fetches small messages together and keeps them raw, in one commit. Returns those that are stored now; the others must be
 * tried one by one. @throws MailboxFailure when the mailbox is lost, and what the register throws.
 */
export function takeInTogether(
  folder: MailFolder,
  measures: ReadonlyMap<number, Measure>,
  tools: MailboxTools,
  onFetched: () => void,
): Promise<number[]> {
  const { register, log, municipality } = tools;
  const bytes = [...measures.values()].reduce((sum, measure) => sum + measure.bytes, 0);
  return messageRoom.hold(bytes, async () => {
    const raws = await folder.fetchSeveral([...measures.keys()], parcelLimits.bytesOfOne);
    onFetched();
    const messages = [...raws].map(([uid, raw]) => ({
      raw,
      sourceKey: placeOf(folder, uid),
      arrivedAt: arrivalOf(measures.get(uid)?.arrivedAt, tools),
    }));
    const messageIds = await storeTogether(register, { municipality, inSpam: folder.isSpam, messages });
    if (messageIds.length) log.info({ municipality, messageIds }, 'messages taken in');
    return [...raws.keys()];
  });
}

/** Puts a message that cannot be fetched before a person, with what the server tells of it. */
export async function tellOfUnfetched(folder: MailFolder, uid: number, tools: MailboxTools): Promise<void> {
  const { municipality, log, register } = tools;
  const { arrivedAt, fromName, fromAddress, subject }: Envelope = await folder.envelope(uid).catch(() => ({}));
  const note = Buffer.from('Dit bericht kon niet uit de mailbox worden gehaald. Het staat daar nog.\r\n');
  await storeMessage(register, arrived(note, unfetchedPlace(folder, uid), folder, tools, arrivedAt), {
    fate: 'review',
    reason: 'not-fetched',
    ...(fromName && { fromName: oneLine(fromName, 200) }),
    ...(fromAddress && { fromAddress: oneLine(fromAddress, 254) }),
    ...(subject && { subject: oneLine(subject, 300) }),
  });
  log.error({ municipality, uid }, 'message cannot be fetched: left in the mailbox, and listed for review');
}

/** Where a message lies, which is always the same message. */
export function placeOf({ place }: MailFolder, uid: number): string {
  return `${place}/${uid}`;
}

/** The place of the note about a message that cannot be fetched: its own stays free until it can. */
export function unfetchedPlace(folder: MailFolder, uid: number): string {
  return `${placeOf(folder, uid)}/not-fetched`;
}

function arrived(
  raw: Content,
  sourceKey: string,
  { isSpam }: MailFolder,
  tools: MailboxTools,
  arrivedAt: Date | undefined,
): ArrivedMessage {
  return {
    raw,
    source: 'imap',
    municipalities: [tools.municipality],
    sourceKey,
    envelopeTo: [],
    arrivedAt: arrivalOf(arrivedAt, tools),
    inSpam: isSpam,
  };
}

/** When the server got a message (Awb 2:20); now, when it does not tell, or tells of a moment that is still to come. */
function arrivalOf(told: Date | undefined, { register }: MailboxTools): Date {
  const now = register.clock.now();
  return told && told < now ? told : now;
}
