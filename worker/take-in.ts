import type { Logger } from 'pino';
import { oneLine } from '#domain/plain-text.ts';
import type { ArrivedMessage } from '#register/messages.ts';
import { storeMessage } from '#register/messages.ts';
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
  const measure = await folder.measure(uid);
  if (!measure) return 'gone';
  return messageRoom.hold(Math.min(measure.bytes, mostBytes), async () => {
    const raw = await folder.fetch(uid, mostBytes);
    if (!raw) return 'gone';
    onFetched();
    const place = `${folder.place}/${uid}`;
    const messageIds = await storeMessage(register, arrived(raw, place, folder, tools, measure.arrivedAt));
    if (!messageIds.length) return 'known';
    log.info({ municipality, messageIds, bytes: raw.length }, 'message taken in');
    return 'stored';
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

/** The place of the note about a message that cannot be fetched: its own stays free until it can. */
export function unfetchedPlace({ place }: MailFolder, uid: number): string {
  return `${place}/${uid}/not-fetched`;
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
