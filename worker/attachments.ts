import { fileTypeFromBuffer } from 'file-type';
import { documentName } from '#domain/document-name.ts';
import type { OpenedMessage, RefusedBecause } from '#register/documents.ts';
import { originalName } from '#register/documents.ts';
import { runsByName, whyNotOpened } from '#register/harmful-file.ts';

/** An attachment as it is kept: its name safe, its type by what is in it. */
export interface MessageAttachment {
  name: string;
  mediaType: string;
  content: Buffer;
  /** What it says, when it is a message itself. */
  opened?: OpenedMessage;
  /** The name of the attachment in which it came. */
  cameIn?: string;
  /** Why nobody is to open it. */
  refused?: RefusedBecause;
  /** When the virus scanner saw it. */
  scannedAt?: Date;
}

/** An attachment as the message presents it. */
export interface ClaimedAttachment {
  filename?: string | undefined;
  contentType: string;
  content: Buffer;
}

/** Gives attachments their names, each its own and unlike those in `taken`, and their true types. */
export async function keepable(
  claimed: readonly ClaimedAttachment[],
  taken: readonly string[] = [],
): Promise<MessageAttachment[]> {
  const names = [originalName, ...taken];
  const kept: MessageAttachment[] = [];
  for (const { filename = '', contentType, content } of claimed) {
    const { mediaType, extension } = await kindOf(filename, content, contentType.toLowerCase());
    const name = documentName(`${filename}${endingFor(filename, mediaType, extension)}`, names, extension);
    names.push(name);
    const refused = await whyNotOpened({ name, mediaType, content });
    kept.push({ name, mediaType, content, ...(refused && { refused }) });
  }
  return kept;
}

// Where these are opened outside of us, a browser runs the script that is in them.
const pages = /\.(x?html?|xht|shtml|mht|mhtml|svg|xml|xslt?)$/i;
const pageTypes = /^(text\/|application\/(octet-stream|xml)|image\/svg)/;

/** What is put behind a name, so that the computer of whoever opens the file does not run it. Empty: nothing. */
function endingFor(filename: string, mediaType: string, extension: string | undefined): string {
  if (pages.test(filename) && pageTypes.test(mediaType)) return '.txt';
  // Some would take a letter called "Factuur winkel.com" for a program.
  const isMisnamed = !runsByName(filename, mediaType) && runsByName(filename, unknown);
  return extension && isMisnamed && !runsByName(`.${extension}`, unknown) ? `.${extension}` : '';
}

const unknown = 'application/octet-stream';
const texts: Record<string, string> = { 'message/rfc822': 'eml', 'text/csv': 'csv', 'text/calendar': 'ics' };
// One and the same container holds the older documents of Office, mails of Outlook and installers. Mails tell that they
// are; of the others the claim decides which.
const container = 'application/x-cfb';
const contained = /^application\/(msword|vnd\.ms-(excel|powerpoint))$/;
const beginsAsMail = /^(From |[!-9;-~]+[ \t]*: )/;
const outlookMark = Buffer.from('__properties_version1.0', 'utf16le');

async function kindOf(
  filename: string,
  content: Buffer,
  claimed: string,
): Promise<{ mediaType: string; extension?: string }> {
  const found = await fileTypeFromBuffer(content);
  if (found?.mime === container && content.includes(outlookMark))
    return { mediaType: 'application/vnd.ms-outlook', extension: 'msg' };
  if (found?.mime === container && contained.test(claimed)) return { mediaType: claimed };
  if (found) return { mediaType: found.mime, extension: found.ext };
  // Many programs that send a mail along do not say that it is one.
  if (/\.eml$/i.test(filename) && beginsAsMail.test(content.toString('latin1', 0, 200)))
    return { mediaType: 'message/rfc822' };
  const extension = texts[claimed];
  if (extension) return { mediaType: claimed, extension };
  // Other text has no mark of its own. As plain text a browser shows it, and never runs it.
  if (claimed.startsWith('text/'))
    return { mediaType: 'text/plain', ...(claimed === 'text/plain' && { extension: 'txt' }) };
  return { mediaType: unknown };
}
