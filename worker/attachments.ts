import { fileTypeFromBuffer } from 'file-type';
import { documentName } from '#domain/document-name.ts';
import { originalName } from '#register/register-mail.ts';

/** An attachment as it is kept: its name safe, its type by what is in it. */
export interface MessageAttachment {
  name: string;
  mediaType: string;
  content: Buffer;
}

/** An attachment as the message presents it. */
export interface ClaimedAttachment {
  filename?: string | undefined;
  contentType: string;
  content: Buffer;
}

/** Gives attachments their names, each its own, and their true types. */
export async function keepable(claimed: readonly ClaimedAttachment[]): Promise<MessageAttachment[]> {
  const names = [originalName];
  const kept: MessageAttachment[] = [];
  for (const { filename = '', contentType, content } of claimed) {
    const { mediaType, extension } = await kindOf(content, contentType.toLowerCase());
    const name = documentName(filename, names, extension);
    names.push(name);
    kept.push({ name, mediaType, content });
  }
  return kept;
}

const texts: Record<string, string> = { 'message/rfc822': 'eml', 'text/csv': 'csv', 'text/calendar': 'ics' };
// One and the same container holds the older documents of Office and mails of Outlook: here the claim decides which.
const container = 'application/x-cfb';
const contained = /^application\/(msword|vnd\.ms-(excel|powerpoint|outlook))$/;

async function kindOf(content: Buffer, claimed: string): Promise<{ mediaType: string; extension?: string }> {
  const found = await fileTypeFromBuffer(content);
  if (found?.mime === container && contained.test(claimed)) return { mediaType: claimed };
  if (found) return { mediaType: found.mime, extension: found.ext };
  const extension = texts[claimed];
  if (extension) return { mediaType: claimed, extension };
  // Other text has no mark of its own. As plain text a browser shows it, and never runs it.
  if (claimed.startsWith('text/'))
    return { mediaType: 'text/plain', ...(claimed === 'text/plain' && { extension: 'txt' }) };
  return { mediaType: 'application/octet-stream' };
}
