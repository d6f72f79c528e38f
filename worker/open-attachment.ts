import { Readable } from 'node:stream';
import { oneLine, plainText } from '#domain/plain-text.ts';
import type { OpenedMessage } from '#register/documents.ts';
import type { ClaimedAttachment, MessageAttachment } from './attachments.ts';
import { keepable } from './attachments.ts';
import { openOutlookApart } from './outlook-process.ts';
import { parseMessage } from './parse-message.ts';
import { signedContent } from './signed-message.ts';
import { isWinmail, openWinmail } from './winmail.ts';

/** What was inside an attachment that is a message itself. */
export interface OpenedContent {
  opened: OpenedMessage;
  attachments: ClaimedAttachment[];
}

/** A mail in a mail in a mail; what is deeper stays in the file that it came in. */
const deepest = 3;
const mostAttachments = 200;
const mostCharacters = 100_000;
/** So long may opening take for one message, all together: the message itself must still be read in time. */
const mostMs = 10_000;
const eachMs = 5_000;

/**
 * Opens attachments that are messages themselves: mails (.eml), those of Outlook (.msg, winmail.dat). Each gets what it
 * says, and what was attached to it follows it; so does a signed mail that is one file (smime.p7m). What cannot be opened stays closed (HC-56, HC-57).
 */
export async function withOpened(attachments: readonly MessageAttachment[]): Promise<MessageAttachment[]> {
  const all: MessageAttachment[] = [...attachments];
  await openAll(attachments, all, 1, performance.now() + mostMs);
  return all;
}

/**
 * What a message says that stands whole in a file of its own: Outlook's winmail.dat, or a signed one. Empty: there is none, or
 * it says nothing. A mail that somebody sent along is not what they say themselves.
 */
export function wordsInFile(attachments: readonly MessageAttachment[]): string {
  const itself = attachments.find(
    ({ opened, cameIn, mediaType }) =>
      opened?.text && !cameIn && mediaType !== 'message/rfc822' && mediaType !== 'application/vnd.ms-outlook',
  );
  return itself?.opened?.text ?? '';
}

async function openAll(
  attachments: readonly MessageAttachment[],
  all: MessageAttachment[],
  depth: number,
  until: number,
): Promise<void> {
  for (const attachment of attachments) {
    const mayOpen = depth <= deepest && !attachment.refused;
    const leftMs = Math.ceil(until - performance.now());
    const content = mayOpen && leftMs > 0 ? await open(attachment, leftMs).catch(() => undefined) : undefined;
    if (!content) continue;
    attachment.opened = readable(content.opened);
    const names = all.map(({ name }) => name);
    const inner = await keepable(content.attachments.slice(0, Math.max(0, mostAttachments - all.length)), names);
    for (const one of inner) one.cameIn = attachment.name;
    all.push(...inner);
    await openAll(inner, all, depth + 1, until);
    // Whoever opens the one has the other: what it says can be read all the same.
    const harmful = inner.find(({ refused }) => refused)?.refused;
    if (harmful) attachment.refused = harmful;
  }
}

async function open({ mediaType, content }: MessageAttachment, withinMs: number): Promise<OpenedContent | undefined> {
  if (isWinmail(content)) return openWinmail(content);
  if (mediaType === 'application/vnd.ms-outlook') return openOutlookApart(content, Math.min(withinMs, eachMs));
  const mail = mediaType === 'message/rfc822' ? content : signedContent(content);
  return mail && openMail(mail);
}

async function openMail(content: Buffer): Promise<OpenedContent> {
  const { sender, subject = '', headers, text, attachments } = await parseMessage(Readable.from([content]));
  const sentAt = new Date(headers.get('date')?.[0] ?? Number.NaN);
  return {
    opened: {
      from: [sender.name, sender.address].filter(Boolean).join(', '),
      ...(!Number.isNaN(sentAt.getTime()) && { sentAt: sentAt.toISOString() }),
      subject,
      text,
    },
    attachments: attachments.map(({ name, mediaType, content: bytes }) => ({
      filename: name,
      contentType: mediaType,
      content: bytes,
    })),
  };
}

function readable({ from = '', subject = '', text, sentAt }: OpenedMessage): OpenedMessage {
  return {
    ...(sentAt && { sentAt }),
    ...(from && { from: oneLine(from, 300) }),
    ...(subject && { subject: oneLine(subject, 300) }),
    text: plainText(text, mostCharacters),
  };
}
