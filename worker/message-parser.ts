import type { MailParserOptions } from 'mailparser';
import { MailParser } from 'mailparser';
import { HtmlRoom } from './bounded-html.ts';
import type { TextRoom } from './charsets.ts';
import { Decoding } from './charsets.ts';
import { textOfHtml } from './html-text.ts';

/** A part of a message as mailparser keeps it inside; texts are those it did not take for attachments. */
interface Part {
  contentType: string | false;
  charset?: string;
  textContent?: string;
  children: Part[];
}

/** What mailparser has inside and its types do not tell. */
interface Inside {
  tree: Part | false;
  headerLines: { key: string; line: string }[] | false;
  libmime: { decodeWords(text: string): string };
}

/** The text of a message, all the texts that it was chosen from, and those of them that are HTML. */
export interface MessageText {
  type: 'text';
  text: string;
  texts: string[];
  html: string[];
}

const unsure = 'unsure';

/** Several books. */
const mostTextBytes = 8 * 1024 * 1024;

/** mailparser stops at a thousand parts by itself; nothing that people send is nested like this. */
const deepest = 50;

/** A part as it is found, with the one that it stands in. */
interface Found {
  parentNode?: Found;
  contentType: string | false;
}

/**
 * mailparser with three of its own methods replaced (its version is pinned, and tests look after this): text in a
 * character set that is not as it says is still read, HTML becomes text wherever it stands, and a forwarded message
 * stays an attachment.
 */
export class MessageParser extends MailParser {
  readonly #room: TextRoom = { left: mostTextBytes };

  constructor() {
    const options: MailParserOptions & { ignoreEmbedded: boolean } = {
      checksumAlgo: 'sha256',
      ignoreEmbedded: true,
    };
    super(options);
  }

  /** The header fields of the message itself, in order, as bytes in a string. Empty until they were read. */
  get fields(): { key: string; line: string }[] {
    return inside(this).headerLines || [];
  }

  /** Reads words of a header that stand in a character set of their own (RFC 2047). */
  decodeWords(text: string): string {
    try {
      return inside(this).libmime.decodeWords(text);
    } catch {
      return text;
    }
  }

  getDecoder(): { decodeStream(charset: string): Decoding } {
    return { decodeStream: (charset) => new Decoding(charset, this.#room) };
  }

  createNode(node: Found): Part {
    // An error thrown here would end the thread: nobody waits for it.
    if (depthOf(node) > deepest) this.destroy(new Error('more parts within parts than a message may have'));
    // RFC 2045 5.2: a type that is none means plain text.
    if (node.contentType && !node.contentType.includes('/')) node.contentType = 'text/plain';
    const part: Part = parent.createNode.call(this, node);
    // mailparser asks for no decoder where it trusts the name.
    if (/^(us-?ascii|ascii|utf-?8)?$/i.test(part.charset ?? '')) part.charset = unsure;
    return part;
  }

  getTextContent(): MessageText {
    const { tree } = inside(this);
    if (!tree) return { type: 'text', text: '', texts: [], html: [] };
    const room = new HtmlRoom();
    return { type: 'text', text: textOf(tree, room), texts: allTexts(tree), html: allTexts(tree, 'text/html') };
  }

  /** The parts of the message, with their types. Undefined: there is not even a first one. */
  get parts(): Pick<Part, 'contentType' | 'children'> | undefined {
    return inside(this).tree || undefined;
  }
}

const parent = MailParser.prototype as unknown as { createNode(node: Found): Part };

function depthOf(node: Found): number {
  let depth = 0;
  for (let around = node.parentNode; around; around = around.parentNode) depth += 1;
  return depth;
}

function inside(parser: MessageParser): Inside {
  return parser as unknown as Inside;
}

/** Of alternatives the first that says something, which is the plain one; of other parts all, one after another. */
function textOf(part: Part, room: HtmlRoom): string {
  if (part.textContent !== undefined) {
    return part.contentType === 'text/html' ? textOfHtml(room.take(part.textContent)) : part.textContent;
  }
  const texts: string[] = [];
  for (const child of part.children) {
    const text = textOf(child, room);
    if (!text.trim()) continue;
    if (part.contentType === 'multipart/alternative') return text;
    texts.push(text);
  }
  return texts.join('\n\n');
}

function allTexts({ contentType, textContent, children }: Part, only?: string): string[] {
  const isWanted = textContent !== undefined && (!only || contentType === only);
  return [...(isWanted ? [textContent] : []), ...children.flatMap((child) => allTexts(child, only))];
}
