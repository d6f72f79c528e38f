import type { FieldsData } from '@kenjiuno/msgreader';
import MsgReaderModule from '@kenjiuno/msgreader';
import type { ClaimedAttachment } from './attachments.ts';
import { decodeText } from './charsets.ts';
import { textOfHtml } from './html-text.ts';
import type { OpenedContent } from './open-attachment.ts';
import { textOfPackedRtf } from './rtf-text.ts';

// A CommonJS package: in Node what it exports stands one step deeper than its types say.
const MsgReader = (MsgReaderModule as unknown as { default?: typeof MsgReaderModule }).default ?? MsgReaderModule;

/** Opens a mail that Outlook saved (.msg). @throws when it is none, or broken. */
export function openOutlookMessage(content: Buffer): OpenedContent {
  // In memory of its own: where bytes share theirs with others, the reader looks past them.
  const reader = new MsgReader(new Uint8Array(content).buffer);
  const fields = reader.getFileData();
  if (fields.error) throw new Error(fields.error);
  const { subject, senderName, senderSmtpAddress, senderEmail, clientSubmitTime, messageDeliveryTime } = fields;
  const address = [senderSmtpAddress, senderEmail].find((one) => one?.includes('@'));
  const sentAt = new Date(clientSubmitTime ?? messageDeliveryTime ?? Number.NaN);
  return {
    opened: {
      from: [senderName, address].filter((one, index, all) => one && all.indexOf(one) === index).join(', '),
      ...(!Number.isNaN(sentAt.getTime()) && { sentAt: sentAt.toISOString() }),
      subject: subject ?? '',
      text: textIn(fields),
    },
    attachments: (fields.attachments ?? []).flatMap((attachment) =>
      claimed(reader.getAttachment(attachment), attachment),
    ),
  };
}

function textIn({ body, bodyHtml, html, compressedRtf }: FieldsData): string {
  if (body?.trim()) return body;
  const text = textOfHtml(bodyHtml ?? (html ? decodeText(html) : ''));
  return text || !compressedRtf ? text : textOfPackedRtf(compressedRtf);
}

/** A mail in the mail is rewritten as a mail of its own. */
function claimed(
  { fileName, content }: { fileName: string; content: Uint8Array },
  { attachMimeTag, innerMsgContent }: FieldsData,
): ClaimedAttachment[] {
  if (!content?.length) return [];
  const contentType = innerMsgContent ? 'application/vnd.ms-outlook' : (attachMimeTag ?? 'application/octet-stream');
  return [{ filename: fileName, contentType, content: Buffer.from(content) }];
}
