import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { AttachmentStream } from 'mailparser';
import type { MailHeaders } from '#domain/automatic-mail.ts';
import { identityOf } from '#domain/correspondence.ts';
import { oneLine, plainText } from '#domain/plain-text.ts';
import { Gathering } from '#register/content.ts';
import type { ClaimedAttachment, MessageAttachment } from './attachments.ts';
import { keepable } from './attachments.ts';
import { HtmlRoom } from './bounded-html.ts';
import { decodeText } from './charsets.ts';
import { cleanHtml } from './clean-html.ts';
import { evenLineEnds } from './line-ends.ts';
import type { MessageText } from './message-parser.ts';
import { MessageParser } from './message-parser.ts';
import type { Protection } from './protection.ts';
import { protectionOf } from './protection.ts';
import type { Sender } from './sender.ts';
import { onlyOneIn, senderOf } from './sender.ts';

/** What stands above a message: who sent it, about what. */
export interface Heading {
  headers: MailHeaders;
  sender: Sender;
  /** Whom its sender wants answered instead. */
  replyTo?: Sender;
  messageId?: string;
  /** The Message-IDs that it answers. */
  answers: string[];
  subject?: string;
}

/** A message as it was read. `text` is empty when it says nothing. */
export interface ParsedMessage extends Heading {
  text: string;
  /** As it was laid out, clean enough to show. Absent: it is plain text. */
  html?: string;
  protection?: Protection;
  attachments: MessageAttachment[];
  /** Somebody's calendar answers an invitation (iTIP, RFC 5546). */
  isCalendarAnswer: boolean;
  /** The same for the same message, whatever way it came by. */
  fingerprint: string;
}

/** A message that cannot be read: too many parts, too long a header, too much time or memory. Its heading is known perhaps. */
export class Unreadable extends Error {
  override name = 'Unreadable';
  readonly heading: Heading | undefined;

  constructor(heading: Heading | undefined, cause: unknown) {
    super('the message cannot be read', { cause });
    this.heading = heading;
  }
}

const limits = {
  subjectCharacters: 300,
  /** A book has a million; what lies beyond stays in the original. */
  textCharacters: 500_000,
  /** So much of the raw message is looked at when its parts hold no text. */
  rawBytes: 256 * 1024,
  answers: 100,
  calendarBytes: 16 * 1024,
};

/**
 * Reads a raw message, piece by piece. Bad character sets, broken parts and strange names never stop it. `onHeading` hears
 * its heading as soon as that is known.
 * @throws Unreadable; when `source` fails something else, for then another try may help.
 */
export async function parseMessage(
  source: AsyncIterable<Buffer>,
  onHeading: (heading: Heading) => void = () => {},
): Promise<ParsedMessage> {
  const parser = new MessageParser();
  const raw = new Beginning();
  const { promise: failed, reject } = Promise.withResolvers<never>();
  // Whoever waits for the rest of an attachment does not hear that the parser gave up.
  parser.once('error', reject);
  parser.once('headers', () => onHeading(headingOf(parser)));
  const claimed: (ClaimedAttachment & { sha256: string })[] = [];
  let texts: MessageText = { type: 'text', text: '', texts: [], html: [] };

  async function take(parts: AsyncIterable<AttachmentStream | MessageText>) {
    for await (const part of parts) {
      if (part.type === 'text') {
        texts = part;
      } else {
        const content = await whole(part.content as Readable);
        claimed.push({ filename: part.filename, contentType: part.contentType, content, sha256: part.checksum });
        part.release();
      }
    }
  }

  try {
    await Promise.race([pipeline(raw.watch(evenLineEnds(source)), parser, take), failed]);
  } catch (error) {
    if (raw.isBroken) throw error;
    throw new Unreadable(parser.fields.length ? headingOf(parser) : undefined, error);
  } finally {
    parser.destroy();
  }
  const heading = headingOf(parser);
  const hasHeader = parser.fields.some(({ key }) => key);
  const isBare = claimed.length === 0 && (texts.texts.length === 0 || !hasHeader);
  const named = (name: string) => heading.headers.get(name)?.join() ?? '';
  // What says neither who nor when nor what is told apart by its bytes: broken messages would else be one and the same.
  const isNameless = ![heading.messageId, named('from'), named('date'), ...texts.texts].some((words) => words?.trim());
  const identity = identityOf({
    messageId: heading.messageId,
    from: named('from'),
    date: named('date'),
    subject: named('subject'),
    texts: isNameless ? [raw.asItStands()] : isBare ? [raw.body()] : texts.texts,
    attachments: claimed.map(({ sha256 }) => sha256),
  });
  const text = plainText(isBare ? raw.body() : texts.text, limits.textCharacters);
  const room = new HtmlRoom();
  const html = texts.html
    .map((one) => cleanHtml(room.take(one)))
    .filter(Boolean)
    .join('<hr>');
  const protection = protectionOf(parser.parts, text, claimed);
  return {
    ...heading,
    text,
    ...(html && { html: html.toWellFormed().replaceAll('\0', '') }),
    ...(protection && { protection }),
    attachments: await keepable(claimed),
    isCalendarAnswer: claimed.some(isCalendarAnswer),
    fingerprint: createHash('sha256').update(identity).digest('hex'),
  };
}

function isCalendarAnswer({ contentType, content }: ClaimedAttachment): boolean {
  return (
    /^text\/calendar\b/i.test(contentType ?? '') &&
    /^METHOD:(REPLY|COUNTER)\s*$/im.test(content.toString('latin1', 0, limits.calendarBytes))
  );
}

/** Gathers an attachment without holding it twice. */
async function whole(content: Readable): Promise<Buffer> {
  const gathered = new Gathering();
  for await (const piece of content) gathered.add(piece as Buffer);
  return gathered.takeWhole();
}

function headingOf(parser: MessageParser): Heading {
  const headers = headersOf(parser.fields);
  const decodeWords = (text: string) => parser.decodeWords(text);
  const first = (name: string) => headers.get(name)?.[0] ?? '';
  const subject = oneLine(decodeWords(first('subject')), limits.subjectCharacters);
  const [messageId = ''] = idsIn(first('message-id'));
  const replyTo = onlyOneIn(headers.get('reply-to') ?? [], decodeWords);
  return {
    headers,
    ...(replyTo && { replyTo }),
    sender: senderOf(headers.get('from') ?? [], headers.get('sender') ?? [], decodeWords),
    answers: [...idsIn(first('in-reply-to')), ...idsIn(first('references')).slice(-limits.answers)],
    ...(messageId && { messageId }),
    ...(subject && { subject }),
  };
}

function headersOf(fields: { key: string; line: string }[]): MailHeaders {
  const headers = new Map<string, string[]>();
  for (const { key, line } of fields) {
    const value = decodeText(Buffer.from(line, 'latin1')).slice(line.indexOf(':') + 1);
    const unfolded = value.replace(/\r?\n(?=[ \t])/g, '').trim();
    const others = headers.get(key);
    if (others) others.push(unfolded);
    else headers.set(key, [unfolded]);
  }
  return headers;
}

function idsIn(field: string): string[] {
  return (field.match(/<[^<>\s]+>/g) ?? (field ? [field] : [])).map((id) => oneLine(id, 500));
}

/** Keeps the first bytes of a message that flows past. */
class Beginning {
  /** Whether the source failed: that says nothing about the message. */
  isBroken = false;
  #pieces: Buffer[] = [];
  #bytes = 0;

  async *watch(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    try {
      for await (const piece of source) {
        if (this.#bytes < limits.rawBytes) this.#pieces.push(piece.subarray(0, limits.rawBytes - this.#bytes));
        this.#bytes += piece.length;
        yield piece;
      }
    } catch (error) {
      this.isBroken = true;
      throw error;
    }
  }

  /** Every byte, as a character. */
  asItStands(): string {
    return Buffer.concat(this.#pieces).toString('latin1');
  }

  /** What comes after the header, as it stands: everything, when there is no header. */
  body(): string {
    const text = decodeText(Buffer.concat(this.#pieces));
    if (!/^[!-9;-~]+[ \t]*:/.test(text)) return text;
    const end = /\r?\n\r?\n/.exec(text);
    return end ? text.slice(end.index + end[0].length) : '';
  }
}
