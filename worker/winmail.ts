import type { ClaimedAttachment } from './attachments.ts';
import { decodeText } from './charsets.ts';
import { textOfHtml } from './html-text.ts';
import type { OpenedContent } from './open-attachment.ts';
import type { Properties } from './outlook-properties.ts';
import { Cursor, ended, readProperties, tags } from './outlook-properties.ts';
import { textOfPackedRtf } from './rtf-text.ts';

const signature = 0x223e9f78;

/** The attributes that we look at (MS-OXTNEF 2.1.3.2), without the upper half, which tells their kind. */
const attributes = {
  subject: 0x8004,
  body: 0x800c,
  nextAttachment: 0x9002,
  title: 0x8010,
  content: 0x800f,
  attachmentProperties: 0x9005,
  messageProperties: 0x9003,
} as const;

/** Whether these bytes are a winmail.dat: a message of Outlook for Outlook (TNEF), whatever they are called. */
export function isWinmail(content: Buffer): boolean {
  return content.length >= 6 && content.readUInt32LE() === signature;
}

/** Opens a winmail.dat, as far as it goes (HC-56). Undefined: there is nothing in it. */
export function openWinmail(content: Buffer): OpenedContent | undefined {
  const message: Properties = new Map();
  const attachments: Properties[] = [];
  try {
    readAttributes(content, message, attachments);
  } catch (error) {
    // Broken off: what came before it counts.
    if (!(error instanceof RangeError)) throw error;
  }
  const files = attachments.flatMap(claimed);
  const opened = { subject: textAt(message, tags.subject), text: textIn(message) };
  return files.length || opened.text ? { opened, attachments: files } : undefined;
}

function readAttributes(content: Buffer, message: Properties, attachments: Properties[]): void {
  const from = new Cursor(content);
  from.take(6);
  while (!from.isAtEnd) {
    from.number(1);
    const attribute = from.number(2);
    from.number(2);
    const value = from.take(from.number(4));
    from.number(2);
    if (attribute === attributes.nextAttachment) attachments.push(new Map());
    const attachment = attachments.at(-1);
    if (attribute === attributes.subject) message.set(tags.subject, ended(decodeText(value)));
    else if (attribute === attributes.body) message.set(tags.body, ended(decodeText(value)));
    else if (attribute === attributes.messageProperties) readProperties(value, decodeText, message);
    else if (attribute === attributes.title) attachment?.set(tags.shortName, ended(decodeText(value)));
    else if (attribute === attributes.content) attachment?.set(tags.content, value);
    else if (attribute === attributes.attachmentProperties && attachment) readProperties(value, decodeText, attachment);
  }
}

function claimed(properties: Properties): ClaimedAttachment[] {
  const content = properties.get(tags.content);
  if (!Buffer.isBuffer(content)) return [];
  const filename = textAt(properties, tags.longName) || textAt(properties, tags.shortName);
  const contentType = textAt(properties, tags.mediaType) || 'application/octet-stream';
  return [{ filename, contentType, content }];
}

/** As plain text where that is there, else from its layout. */
function textIn(message: Properties): string {
  const [html, rtf] = [message.get(tags.html), message.get(tags.packedRtf)];
  return (
    textAt(message, tags.body) ||
    textOfHtml(Buffer.isBuffer(html) ? decodeText(html) : textAt(message, tags.html)) ||
    (Buffer.isBuffer(rtf) ? textOfPackedRtf(rtf) : '')
  );
}

function textAt(properties: Properties, tag: number): string {
  const value = properties.get(tag);
  return typeof value === 'string' ? value : '';
}
