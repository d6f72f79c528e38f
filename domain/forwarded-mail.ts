import { readMailDate } from './mail-date.ts';

/** A mail that somebody passed on, as far as the program that did so wrote it down. */
export interface ForwardedMail {
  sender: { name?: string; address?: string };
  sentAt?: Date;
  /** To whom, as it stands there: names, addresses or both. */
  to?: string;
  subject?: string;
  text: string;
}

const forwardMark = /^\s*(\[[^\]]{1,30}\]\s*)*(fw|fwd|wg|doorst|doorgest|doorgestuurd|doorzending|tr|pd|ilt|İlt)\s*:/i;

const fieldNames = {
  from: 'van|from|von|de|od|gönderen|kimden',
  date: 'verzonden|verstuurd|datum|date|sent|gesendet|envoyé|wysłano|data|gönderildi|tarih',
  to: 'aan|to|an|à|do|kime',
  cc: 'cc|kopie|dw|bilgi',
  subject: 'onderwerp|subject|betreff|objet|temat|konu',
  answer: 'beantwoorden|antwoord aan|reply-to|prioriteit|urgentie|importance|bijlagen|attachments',
} as const;
type Field = keyof typeof fieldNames;

const fields = Object.entries(fieldNames).map(
  ([field, names]) => [field as Field, new RegExp(`^\\**\\s*(?:${names})\\s*:\\s*\\**\\s*(.*)$`, 'i')] as const,
);

/** Whether a subject says that the mail is passed on: `FW:`, `Fwd:`, `WG:`, `Doorst:`. */
export function isForward(subject = ''): boolean {
  return forwardMark.test(subject);
}

/** Whether a subject says that the mail is an answer: `Re:`, `Antw:`, `AW:`. */
export function isAnswer(subject = ''): boolean {
  return /^\s*(re|antw|antwoord|aw|odp|ynt)\s*:/i.test(subject);
}

/**
 * Whether below a mail that was passed on another one stands that its writer neither wrote nor got: then two mails were
 * passed on together.
 */
export function standsBeside(one: ForwardedMail, other: ForwardedMail): boolean {
  const { name, address } = one.sender;
  if (!other.to || !address || !other.sender.address) return false;
  const to = other.to.toLowerCase();
  const isTheirs = other.sender.address.toLowerCase() === address.toLowerCase();
  return !isTheirs && ![name, address].some((words) => words && to.includes(words.toLowerCase()));
}

/**
 * Reads the mail that is passed on below the lines `Van:`, `Verzonden:`, `Aan:` and `Onderwerp:`, in the languages of the mail programs
 * that are used here. Undefined: no such lines stand there.
 */
export function readForwarded(text: string): ForwardedMail | undefined {
  const lines = text.split(/\r?\n/);
  for (let start = 0; start < lines.length; start += 1) {
    const block = headingAt(lines, start);
    if (!block) continue;
    const { from, date, to, subject } = block.found;
    const sentAt = date ? readMailDate(date) : undefined;
    return {
      sender: senderIn(from!),
      ...(sentAt && { sentAt }),
      ...(to && { to }),
      ...(subject && { subject }),
      text: withoutQuotes(lines.slice(block.end)).trim(),
    };
  }
  return undefined;
}

interface Heading {
  found: Partial<Record<Field, string>>;
  /** The first line below it. */
  end: number;
}

/** What a program writes above a mail is short; a text may be long, and is read from each of its lines. */
const mostLines = 20;
const mostCharacters = 300;

/** A heading begins here when a sender stands in it and at least one thing more. */
function headingAt(lines: readonly string[], start: number): Heading | undefined {
  const found: Heading['found'] = {};
  let at = start;
  while (at < Math.min(lines.length, start + mostLines)) {
    const [field, value] = fieldIn(lines[at]!) ?? [];
    if (field) {
      const next = lines[at + 1] ?? '';
      // Out of a table in HTML the value comes on the next line.
      const isBelow = !value && next.trim() !== '' && !fieldIn(next);
      found[field] ??= (isBelow ? plain(next) : value!).slice(0, mostCharacters);
      at += isBelow ? 2 : 1;
    } else if (at > start && !plain(lines[at]!) && fieldIn(lines[at + 1] ?? '')) {
      at += 1;
    } else break;
  }
  const isHeading = found.from && (found.date || found.subject) && Object.keys(found).length > 1;
  return isHeading ? { found, end: at } : undefined;
}

function fieldIn(line: string): [Field, string] | undefined {
  const words = plain(line);
  for (const [field, pattern] of fields) {
    const match = pattern.exec(words);
    if (match) return [field, match[1]!];
  }
  return undefined;
}

/** A line without the signs of quoting before it. */
function plain(line: string): string {
  return line.replace(/^[\s>]+/, '').trim();
}

function withoutQuotes(lines: readonly string[]): string {
  const said = lines.filter((line) => line.trim());
  const allQuoted = said.length > 0 && said.every((line) => /^\s*>/.test(line));
  return (allQuoted ? lines.map((line) => line.replace(/^\s*> ?/, '')) : lines).join('\n');
}

/** `Jan Jansen <jan@inwoner.example>`, `Jan Jansen [mailto:jan@inwoner.example]`, `jan@inwoner.example`, or only a name. */
function senderIn(from: string): ForwardedMail['sender'] {
  const address = /[^\s<>()[\],;:"'*]+@[^\s<>()[\],;:"'*]+\.[^\s<>()[\],;:"'*]+/.exec(from)?.[0];
  const name = from
    .replace(/[<[(].*$/, '')
    .replace(address ?? '', '')
    .replace(/["'*]/g, '')
    .trim();
  return { ...(name && { name }), ...(address && { address }) };
}
