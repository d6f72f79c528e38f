import { awaySubject, saysToBeAway } from './away-words.ts';
import { complains } from './complaining.ts';
import { withoutQuotes } from './plain-text.ts';

/** The header fields of a mail: name in lower case → every value, unfolded, in the order in which they stand. */
export type MailHeaders = ReadonlyMap<string, readonly string[]>;

/** By what a mail shows that a machine sent it, without anybody having written it now (RFC 3834). */
export type AutomaticSign =
  | 'our-own-mail'
  | 'other-installation'
  | 'auto-submitted'
  | 'precedence'
  | 'autoresponder'
  | 'mailing-list'
  | 'delivery-report'
  | 'no-return-address'
  | 'mail-system'
  | 'out-of-office-subject'
  | 'report-subject'
  | 'says-automatic'
  | 'calendar-answer';

/** What is looked at. `envelopeFrom` is empty for the null sender, and absent when the server did not keep it. */
export interface IncomingMail {
  headers: MailHeaders;
  envelopeFrom?: string | undefined;
  fromAddress?: string | undefined;
  subject?: string | undefined;
  /** What it says; absent where it cannot be read. */
  text?: string | undefined;
  /** Somebody's calendar answers an invitation. */
  isCalendarAnswer?: boolean | undefined;
  /** The addresses that we send from ourselves, in lower case. */
  ownAddresses: ReadonlySet<string>;
  /** Whether its Message-ID is one that we gave to a mail of ours. */
  isOurMail: boolean;
  /** Whether another installation of this program sent it. */
  isOfAnother?: boolean;
}

/** The header that every mail of ours carries, with the address that it comes from: so that we know it when it returns. */
export const loopHeader = 'X-Loop';

const bulk = ['bulk', 'junk', 'auto_reply', 'auto-reply'];
const mailSystem = /^(mailer[-_.]?daemon|postmaster|mail-?daemon|mdaemon|mail\.system|majordomo|listserv|postmeester)$/;
const listFields =
  /^(list-(id|unsubscribe(-post)?|post|help|subscribe|owner|archive)|(x-)?mailing-list|x-beenthere|x-mailman-version)$/;

const reports = ['multipart/report', 'message/delivery-status', 'message/disposition-notification'];

// What machines send as ordinary mail: reports of DMARC (RFC 7489), of reading, and that something was received.
const reportSubject = /^report domain: *\S+ *submitter: *\S+ *report-id:/i;
const receivedSubject =
  /^(ontvangstbevestiging|bevestiging van ontvangst|we(’|'| ha)ve received your|(uw|your) (e-?mail|bericht|aanvraag|verzoek|melding|request|message) (is|has been) (ontvangen|received))\b/i;
const receivedText =
  /\b(wij|we) hebben uw (e-?mail|bericht|aanvraag|verzoek|melding)\b[^.?!]{0,80}\bontvangen\b|\buw (e-?mail|bericht|aanvraag|verzoek|melding) is\b[^.?!]{0,40}\bontvangen\b|\byour (request|message|e-?mail) has been received\b/i;
const readSubject = /^((niet )?gelezen|(not )?read|(nicht )?gelesen|(non )?lu|(nie )?przeczytan[oey]|okundu) ?: /i;
const readText =
  /^\W*(uw bericht|your message|ihre nachricht|votre message|twoja wiadomość|iletiniz)(?!\p{L})[^?!]{1,300}(gelezen|was read|deleted without being read|gelesen|ungelesen gelöscht|a été lu|przeczytan|okundu)[^?!]{0,60}$/iu;

// What machines put in their own text, and what somebody may complain about.
const declaration = /\b(dit is een|this is an?|dies ist eine|deze (e-?mail|bericht) is) automat(isch(e)?|ed|ically)\b/i;
const firstPerson = /\b(ik|mij|mijn|me|i|my|ich|mein)\b/i;

/** `perhaps`: a machine seems to have sent it, but somebody's own words seem to be in it. */
type Shows = boolean | 'perhaps';

const signs: readonly [AutomaticSign, (mail: IncomingMail) => Shows][] = [
  [
    'our-own-mail',
    ({ isOurMail, headers, ownAddresses }) =>
      isOurMail || values(headers, loopHeader).some((value) => ownAddresses.has(value)),
  ],
  ['other-installation', ({ isOfAnother }) => isOfAnother === true],
  // RFC 3834 section 5: anything but "no"; parameters may follow, also such as contain the word "no".
  ['auto-submitted', ({ headers }) => values(headers, 'auto-submitted').some((value) => !['', 'no'].includes(value))],
  ['autoresponder', ({ headers }) => saysAutoresponder(headers)],
  ['mailing-list', comesFromList],
  [
    'precedence',
    (mail) =>
      ['precedence', 'x-precedence'].some((name) => values(mail.headers, name).some((value) => bulk.includes(value))) &&
      unlessComplaining(mail),
  ],
  ['delivery-report', ({ headers }) => values(headers, 'content-type').some((type) => reports.includes(type))],
  // A server on the way may have put an envelope of its own around it; what it wrote down before still stands.
  [
    'no-return-address',
    (mail) => [mail.envelopeFrom, returnPath(mail.headers)].includes('') && unlessComplaining(mail),
  ],
  ['mail-system', ({ fromAddress, envelopeFrom }) => [fromAddress, envelopeFrom].some(isMailSystem)],
  ['out-of-office-subject', isAway],
  [
    'report-subject',
    ({ subject = '', text = '' }) =>
      reportSubject.test(subject.trim()) ||
      (readSubject.test(subject.trim()) && readText.test(text.trim())) ||
      (receivedSubject.test(subject.trim()) && receivedText.test(text) && !complains(text)),
  ],
  ['calendar-answer', (mail) => mail.isCalendarAnswer === true && (speaks(mail) ? 'perhaps' : true)],
  ['says-automatic', saysAutomatic],
];

/**
 * The first sign that nobody wrote this mail: it is kept and listed, but never answered, so that two machines do not
 * keep each other going. Undefined: a person wrote it. Exchange's wish for no answers (`X-Auto-Response-Suppress`) alone
 * is no sign: web forms of companies carry it too.
 */
export function automaticSign(mail: IncomingMail): AutomaticSign | undefined {
  return signs.find(([, shows]) => shows(mail) === true)?.[0];
}

/** The first sign that a machine may have sent what somebody wrote: forms of others, and programs that sign for people. */
export function doubtfulSign(mail: IncomingMail): AutomaticSign | undefined {
  return signs.find(([, shows]) => shows(mail) === 'perhaps')?.[0];
}

/** We invite nobody by calendar; but whoever accepts or declines may add words of their own. */
function speaks({ text = '' }: IncomingMail): boolean {
  const words = withoutQuotes(text);
  return complains(words) || firstPerson.test(words);
}

/** A form of somebody else says so too, below what a person wrote in it. */
function saysAutomatic({ text = '' }: IncomingMail): Shows {
  const words = withoutQuotes(text);
  return declaration.test(words) && !firstPerson.test(words) && 'perhaps';
}

/** Some servers let people send so too: then what it says decides. */
function unlessComplaining({ text = '' }: IncomingMail): Shows {
  return complains(text) ? 'perhaps' : true;
}

/** Whether an absence reply is told by its subject alone. Somebody who complains about one gives their mail that subject. */
function isAway({ subject = '', text = '' }: IncomingMail): Shows {
  const told = awaySubject(subject);
  if (!told) return false;
  const isBare = !text.trim();
  if (complains(text)) return saysToBeAway(text) && 'perhaps';
  if (told === 'named' || saysToBeAway(text)) return true;
  if (told === 'hint') return isBare || 'perhaps';
  return false;
}

const answers = [
  ...['x-autoreply', 'x-auto-reply', 'x-autorespond', 'x-autoresponder', 'x-autoreply-from', 'x-mail-autoreply'],
  ...['x-autogenerated', 'x-vacation', 'x-fc-machinegenerated', 'x-amazon-auto-reply'],
];

const denials = ['no', 'false', '0', 'none'];

function saysAutoresponder(headers: MailHeaders): boolean {
  return (
    answers.some((name) => values(headers, name).some((value) => !denials.includes(value))) ||
    values(headers, 'delivered-to').some((value) => value === 'autoresponder') ||
    values(headers, 'x-mailer').some((value) => /^(vacation|autoresponder|auto-?reply)\b/.test(value)) ||
    values(headers, 'x-post-messageclass').some((value) => value === '9') ||
    // Outlook's absence rule sets both; a forwarding rule only the second.
    (headers.has('x-auto-response-suppress') && headers.has('x-ms-exchange-inbox-rules-loop'))
  );
}

/**
 * A list or newsletter; not a list of our own, through which a municipality may let the mail to its own address come.
 * That one can unsubscribe may also be said by a program through which one person writes to us.
 */
function comesFromList(mail: IncomingMail): Shows {
  const { headers, ownAddresses } = mail;
  const domains = [...ownAddresses].map((address) => address.split('@')[1]!);
  const isOwn = values(headers, 'list-id').some((list) => domains.some((domain) => list.includes(domain)));
  if (isOwn) return false;
  const fields = [...headers.keys()].filter((name) => listFields.test(name));
  const isBulk = ['precedence', 'x-precedence'].some((name) => values(headers, name).length > 0);
  if (!fields.length) return values(headers, 'precedence').includes('list');
  return isBulk || fields.some((name) => !name.startsWith('list-unsubscribe')) || unlessComplaining(mail);
}

/** Why a mail that somebody may have written is not answered without a person: the answer would reach a machine, or nobody. */
export type AnswerDoubt = 'asks-no-answer' | 'no-reply-sender';

const noReply =
  /^(no|do|please)?[._-]?(not?|dont)[._-]?reply|^niet[._-]?(be)?antwoorden|^geen[._-]?(antwoord|reactie)/i;

/** Whether the address says itself that nobody reads what is sent to it. */
export function isNoReply(address: string | undefined): boolean {
  return noReply.test(localPart(address));
}

/**
 * What speaks against answering at once a mail that shows no sign of a machine: Exchange's wish for no answers, as forms
 * of companies carry it, and an address that nobody reads. What it says counts all the same.
 */
export function answerDoubts({ headers, fromAddress }: Pick<IncomingMail, 'headers' | 'fromAddress'>): AnswerDoubt[] {
  const wishes = values(headers, 'x-auto-response-suppress').flatMap((value) => value.split(/\s*,\s*/));
  return [
    ...(wishes.some((wish) => wish === 'all' || wish === 'autoreply') ? (['asks-no-answer'] as const) : []),
    ...(isNoReply(fromAddress) ? (['no-reply-sender'] as const) : []),
  ];
}

/** The words of a field, in lower case, without its parameters and comments. */
function values(headers: MailHeaders, name: string): string[] {
  return (headers.get(name.toLowerCase()) ?? []).map((value) =>
    value
      .replace(/;.*$/s, '')
      .replace(/\([^()]*\)/g, '')
      .trim()
      .toLowerCase(),
  );
}

/** Whether an address is one that mail servers and list programs write from. */
export function isMailSystem(address: string | undefined): boolean {
  return mailSystem.test(localPart(address));
}

/** The address between the brackets, as the delivering server wrote it down. Undefined: it did not. */
export function returnPath(headers: MailHeaders): string | undefined {
  return headers
    .get('return-path')?.[0]
    ?.replace(/^\s*<|>\s*$/g, '')
    .trim();
}

function localPart(address = ''): string {
  return address.split('@')[0]!.toLowerCase();
}
