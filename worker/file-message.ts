import { Readable } from 'node:stream';
import type { DeliveryReport } from '#domain/delivery-report.ts';
import { readDeliveryReport } from '#domain/delivery-report.ts';
import type { Jobs } from '#jobs/definitions.ts';
import { isDatabaseAway } from '#register/database-away.ts';
import type { ReadMessage } from '#register/file-mail.ts';
import { fileMail, fileUnread } from '#register/file-mail.ts';
import { streamFile } from '#register/files.ts';
import type { WaitingMessage } from '#register/messages.ts';
import { messageToFile } from '#register/messages.ts';
import type { ParsedMessage } from './parse-message.ts';
import { Unreadable } from './parse-message.ts';
import { messageRoom } from './room.ts';
import { scanned } from './scan-attachments.ts';
import type { Tools } from './tools.ts';

type FilingTools = Pick<Tools, 'register' | 'environment' | 'reader' | 'scanner' | 'log'>;

/** How long a message that cannot be filed is tried again, every minute, before a person must look at it. */
const patienceMs = 15 * 60_000;

/** Makes a stored message into what it is. Nothing to do when it was filed before. */
export async function fileMessage({ messageId }: Jobs['file-message'], tools: FilingTools): Promise<void> {
  const { register, log } = tools;
  const message = await messageToFile(register.db, messageId);
  if (!message) return;
  const filed = await messageRoom.hold(message.size, async () => {
    let said: ReadMessage | undefined;
    try {
      said = await readMessage(message, tools);
      const report = reportIn(said, message);
      return await fileMail(register, messageId, { ...said, ...(report && { report }) });
    } catch (error) {
      const waited = register.clock.now().getTime() - message.storedAt.getTime();
      if (isDatabaseAway(error) || waited < patienceMs) throw error;
      log.error({ messageId, err: error }, 'message not filed in all this time: set apart');
      return fileUnread(register, messageId, said);
    }
  });
  if (filed) log.info({ messageId, ...filed }, 'message filed');
}

async function readMessage(
  { fileId, size, beginning }: WaitingMessage,
  { register, environment, reader, scanner, log }: FilingTools,
): Promise<ReadMessage> {
  const cutOff = size > environment.limits.mailBytes;
  const source = size === beginning.length ? Readable.from([beginning]) : streamFile(register.db, fileId);
  try {
    const parsed = await reader.read(source);
    const attachments = await scanned(parsed.attachments, scanner, { now: register.clock.now(), log });
    return { ...parsed, ...(await enclosedIn(parsed, reader)), attachments, readable: true, cutOff };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const unknown = { headers: new Map(), sender: {}, answers: [] };
    return { ...unknown, ...error.heading, text: '', attachments: [], readable: false, cutOff };
  }
}

/** So much of what follows the header is looked through for what a mail server reports. */
const reportBytes = 256 * 1024;

/** What the message tells of the delivery of a mail of ours. Undefined: it is something else. */
function reportIn(
  { headers, sender, subject, text }: ReadMessage,
  { beginning, envelopeFrom, envelopeTo }: WaitingMessage,
): DeliveryReport | undefined {
  const words = beginning.toString('latin1', 0, reportBytes);
  const header = /\r?\n\r?\n/.exec(words);
  const body = header ? words.slice(header.index) : '';
  return readDeliveryReport({ headers, fromAddress: sender.address, subject, text, body, envelopeFrom, envelopeTo });
}

/** The message that came as the only attached one: mail programs pass on so too. One that cannot be read is left as it is. */
async function enclosedIn(
  { attachments }: ParsedMessage,
  reader: Tools['reader'],
): Promise<Pick<ReadMessage, 'enclosed'>> {
  const [only, another] = attachments.filter(({ mediaType, cameIn }) => mediaType === 'message/rfc822' && !cameIn);
  if (!only || another) return {};
  try {
    return { enclosed: await reader.read(Readable.from([only.content])) };
  } catch (error) {
    if (error instanceof Unreadable) return {};
    throw error;
  }
}
