import type { MailHeaders } from './automatic-mail.ts';
import { isMailSystem, returnPath } from './automatic-mail.ts';
import { bouncePhrases, readPlainBounce } from './plain-bounce.ts';
import { addressedTo } from './reply-address.ts';
import { returnTokens } from './return-address.ts';

/** What became of a mail for one recipient. `full`: the mailbox takes nothing more for now. */
export type Delivery = 'failed' | 'full' | 'delayed' | 'delivered';

/** What a mail server tells of one recipient; without an address it speaks of the only one. */
export interface RecipientReport {
  /** The addresses that may be meant, in lower case: where it went, and where it was sent. */
  addresses: string[];
  delivery: Delivery;
  /** As `5.1.1` (RFC 3463). Absent: not told. */
  status?: string;
}

/** What a mail server tells of a mail that it was given (RFC 3464, or in words), and by what the mail is known again. */
export interface DeliveryReport {
  recipients: RecipientReport[];
  /** Tokens of our return addresses. */
  tokens: string[];
  messageIds: string[];
  /** Only its words sound like a mail server's: it counts when it is about a mail of ours. */
  isDoubtful?: true;
}

/** What is looked at. `body` is how the message goes on after its header, as it stands; `text` is what a reader sees. */
export interface ReturnedMail {
  headers: MailHeaders;
  envelopeFrom?: string | undefined;
  envelopeTo: readonly string[];
  fromAddress?: string | undefined;
  subject?: string | undefined;
  text: string;
  body: string;
}

const mostMessageIds = 50;
const beginningCharacters = 2_000;

/**
 * Reads what a mail server reports of a mail of ours (delivery status notification, RFC 3464): with its own fields, or
 * in plain words as Exim, qmail and older gateways do. Undefined: it is no such report. That somebody read a mail
 * (RFC 8098) is none, and neither is what a person writes about a mail that came back.
 */
export function readDeliveryReport(mail: ReturnedMail): DeliveryReport | undefined {
  const recipients = recipientsIn(mail);
  if (!recipients) return undefined;
  const everywhere = [...mail.envelopeTo, ...[...mail.headers.values()].flat(), mail.body]
    .join('\n')
    .replaceAll('\0', '');
  const ids = [...everywhere.matchAll(/(?:message-id|in-reply-to|references):\s*((?:<[^<>\s]+>\s*)+)/gi)].flatMap(
    ([, given]) => given!.match(/<[^<>\s]+>/g)!,
  );
  const answered = ['in-reply-to', 'references'].flatMap((name) => mail.headers.get(name) ?? []);
  const messageIds = [...ids, ...answered.flatMap((field) => field.replaceAll('\0', '').match(/<[^<>\s]+>/g) ?? [])];
  // A server that took our envelope's name (RFC 3461) gives it back.
  const envelopeIds = [...mail.body.matchAll(/^original-envelope-id:\s*([0-9a-f]{32})\s*$/gim)].map(([, id]) => id!);
  return {
    recipients,
    tokens: [...new Set([...returnTokens(everywhere), ...envelopeIds.map((id) => id.toLowerCase())])],
    messageIds: [...new Set(messageIds)].slice(0, mostMessageIds),
    ...(!isCertain(mail) && { isDoubtful: true as const }),
  };
}

function recipientsIn(mail: ReturnedMail): RecipientReport[] | undefined {
  const [type = ''] = mail.headers.get('content-type') ?? [];
  const isReport = /^multipart\/report\b/i.test(type);
  const ofWhat = /report-type\s*=\s*"?([\w-]+)/i.exec(type)?.[1]?.toLowerCase();
  if (isReport && ofWhat && ofWhat !== 'delivery-status') return undefined;
  const bySystem = isFromMailSystem(mail);
  const told = isReport || bySystem ? fieldsOfRecipients(mail.body) : undefined;
  if (told) return told;
  if (isReport && ofWhat) return readPlainBounce(mail);
  const subject = mail.subject ?? '';
  const says = bouncePhrases.subject.test(subject) || bouncePhrases.text.test(mail.text);
  const tellsCode =
    returnTokens(addressedTo(mail.headers, mail.envelopeTo).join(' ')).length > 0 && codes.test(mail.text);
  return (bySystem && (says || tellsCode)) || isMarked(mail) || soundsLikeServer(mail)
    ? readPlainBounce(mail)
    : undefined;
}

/** Whether nobody but a mail system can have sent it. */
function isCertain(mail: ReturnedMail): boolean {
  const [type = ''] = mail.headers.get('content-type') ?? [];
  return isFromMailSystem(mail) || isMarked(mail) || /^multipart\/report\b/i.test(type);
}

/** Whether it bears the mark of a program that has nothing else to tell. */
function isMarked({ headers, subject = '', text }: ReturnedMail): boolean {
  const isGateway = bouncePhrases.gatewaySubject.test(subject) && bouncePhrases.gatewayText.test(text);
  return isGateway || headers.has('x-failed-recipients');
}

const codes = /\b[45]\.\d{1,3}\.\d{1,3}\b|\b55\d[ -]/;
// Whoever writes about a mail that came back speaks of themselves.
const person =
  /\b(ik|mij|mijn|my|mein|meine|moja|mój)\b|^[^\w\n]*(geacht|beste|dag|hallo|hoi|dear|l\.?s\b|goede(n?dag|morgen|middag|navond))/im;

/** Some servers write from an ordinary address. Subject, words and a code must be theirs, and nobody is greeted. */
function soundsLikeServer({ subject = '', text }: ReturnedMail): boolean {
  return (
    bouncePhrases.subject.test(subject) &&
    bouncePhrases.text.test(text.slice(0, beginningCharacters)) &&
    codes.test(text) &&
    !person.test(text.slice(0, beginningCharacters))
  );
}

/** Nobody but a mail system sends with nothing to return to, or by these names. */
function isFromMailSystem({ headers, envelopeFrom, fromAddress }: ReturnedMail): boolean {
  const senders = [envelopeFrom, returnPath(headers)];
  return senders.includes('') || [...senders, fromAddress].some(isMailSystem);
}

/** The recipients in the part that is made for machines, and of whom it tells something. Undefined: no such part. */
function fieldsOfRecipients(body: string): RecipientReport[] | undefined {
  const begin = /^content-type:\s*message\/(global-)?delivery-status\b/im.exec(body);
  const end = /^content-type:\s*(message\/(rfc822|global)|text\/rfc822-headers)\b/im.exec(body);
  const part = begin ? decoded(body.slice(begin.index).split(/^--/m, 1)[0]!) : body.slice(0, end?.index);
  const fields = part.replace(/\r?\n(?=[ \t]+\S)/g, '').split(/\r?\n/);
  const groups: Map<string, string>[] = [];
  for (const line of fields) {
    const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
    const key = name?.toLowerCase();
    const last = groups.at(-1);
    // A recipient begins with one of both addresses, whether or not an empty line stands before it.
    const begins = key === 'final-recipient' || key === 'original-recipient';
    if (begins && (!last || last.has(key) || last.has('action') || last.has('status'))) groups.push(new Map());
    if (key) groups.at(-1)?.set(key, value!.trim());
  }
  if (!groups.length) return undefined;
  return groups.flatMap((group) => {
    const addresses = ['original-recipient', 'final-recipient'].flatMap((name) => addressIn(group.get(name)));
    const status = /[245]\.\d{1,3}\.\d{1,3}/.exec(group.get('status') ?? group.get('diagnostic-code') ?? '')?.[0];
    const delivery = deliveryOf(group.get('action'), status, group.get('diagnostic-code'));
    return delivery ? [{ addresses, delivery, ...(status && { status }) }] : [];
  });
}

/** RFC 3464 wants it as it is; some servers code it all the same. */
function decoded(part: string): string {
  const [, head = '', coded = ''] = /^(.*?)\r?\n\r?\n(.*)$/s.exec(part) ?? [];
  if (!/^content-transfer-encoding:\s*base64/im.test(head)) return part;
  return Buffer.from(coded, 'base64').toString('latin1');
}

/** Without its type and brackets, as `rfc822; <jan@inwoner.example>`. */
function addressIn(field = ''): string[] {
  const address = field.replace(/^[\w-]+\s*;/, '').replace(/[<>"\s]/g, '');
  return address.includes('@') ? [address.toLowerCase()] : [];
}

const actions: Record<string, Delivery | undefined> = {
  failed: 'failed',
  delayed: 'delayed',
  delivered: 'delivered',
  // Handed on to a server that reports nothing, or to the members of a list: that tells nothing more than we know.
  relayed: undefined,
  expanded: undefined,
};

function deliveryOf(action: string | undefined, status: string | undefined, diagnostic = ''): Delivery | undefined {
  const word =
    action
      ?.trim()
      .split(/[\s;(]/, 1)[0]
      ?.toLowerCase() ?? '';
  const byStatus = ({ 2: 'delivered', 4: 'delayed', 5: 'failed' } as const)[status?.[0] as '2'];
  const delivery = word in actions ? actions[word] : byStatus;
  return delivery === 'failed' && isFull(status, diagnostic) ? 'full' : delivery;
}

/** A mailbox that is full may be emptied (RFC 3463: X.2.2). Servers say it in words too, under another number. */
function isFull(status: string | undefined, diagnostic: string): boolean {
  return (
    /^[45]\.2\.2$/.test(status ?? '') || (!/^5\.[167]\./.test(status ?? '') && bouncePhrases.full.test(diagnostic))
  );
}
