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
  | 'report-subject';

/** What is looked at. `envelopeFrom` is empty for the null sender, and absent when the server did not keep it. */
export interface IncomingMail {
  headers: MailHeaders;
  envelopeFrom?: string | undefined;
  fromAddress?: string | undefined;
  subject?: string | undefined;
  /** What it says; absent where it cannot be read. */
  text?: string | undefined;
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
const mailSystem = /^(mailer[-_.]?daemon|postmaster|mail-?daemon|mdaemon|mail\.system|majordomo|listserv)$/;
const listFields =
  /^(list-(id|unsubscribe|post|help|subscribe|owner|archive)|(x-)?mailing-list|x-beenthere|x-mailman-version)$/;

// A subject only counts when this is all it says before the colon: "Automatisch antwoord helpt mij niet" is a complaint.
const awaySubject = new RegExp(
  `^(${[
    'automatisch(e)? (antwoord|bericht|beantwoording|reactie|e-?mail)',
    'afwezig(heid)?(s?-?(bericht|melding|assistent))?',
    'niet aanwezig',
    '(buiten|niet op) kantoor',
    'auto(mat(ic|ed))?[- ]?(reply|response)',
    'out[- ]of[- ](the[- ])?office( (auto-?reply|reply|message|response))?',
    '(on )?vacation( (reply|message|notice))?',
    'automatische antwort',
    'abwesenheits(notiz|nachricht)',
    'r[ée]ponse automatique',
  ].join(
    '|',
  )})\\s*(:|$)|^(ik ben )?afwezig (t/m|tot|van|vanaf|wegens) |^(auto: )?[^:]{1,60} is out of the office\\b[^?!]*$|^\\[(auto[- ]?(reply|response)|automatisch antwoord)\\]`,
  'i',
);

const reports = ['multipart/report', 'message/delivery-status', 'message/disposition-notification'];

// What machines send as ordinary mail: reports of DMARC (RFC 7489), of reading, and that something was received.
const reportSubject = /^report domain: *\S+ *submitter: *\S+ *report-id:/i;
const receivedSubject =
  /^(ontvangstbevestiging|bevestiging van ontvangst|we(’|'| ha)ve received your|your request has been received)\b/i;
const receivedText =
  /\b(wij|we) hebben uw (e-?mail|bericht|aanvraag|verzoek|melding)\b[^.?!]{0,80}\bontvangen\b|\buw (e-?mail|bericht|aanvraag|verzoek|melding) is\b[^.?!]{0,40}\bontvangen\b|\byour (request|message|e-?mail) has been received\b/i;
const readSubject = /^((niet )?gelezen|(not )?read): /i;
const readText =
  /^\W*(uw bericht|your message)\b[^?!]{1,300}\b(gelezen|was read|deleted without being read)\b[^?!]{0,60}$/i;

// Somebody who complains about an absence reply gives their mail its subject.
const complains =
  /^(?![^\S\n]*>).*(\bik (klaag|dien)\b|\bmijn klacht\b|\bklacht (in\b|over|tegen)|\b(complain|my complaint)\b)/im;

const signs: readonly [AutomaticSign, (mail: IncomingMail) => boolean][] = [
  [
    'our-own-mail',
    ({ isOurMail, headers, ownAddresses }) =>
      isOurMail || values(headers, loopHeader).some((value) => ownAddresses.has(value)),
  ],
  ['other-installation', ({ isOfAnother }) => isOfAnother === true],
  // RFC 3834 section 5: anything but "no"; parameters may follow, also such as contain the word "no".
  ['auto-submitted', ({ headers }) => values(headers, 'auto-submitted').some((value) => !['', 'no'].includes(value))],
  ['autoresponder', ({ headers }) => saysAutoresponder(headers)],
  ['mailing-list', ({ headers, ownAddresses }) => comesFromList(headers, ownAddresses)],
  [
    'precedence',
    ({ headers }) =>
      ['precedence', 'x-precedence'].some((name) => values(headers, name).some((value) => bulk.includes(value))),
  ],
  ['delivery-report', ({ headers }) => values(headers, 'content-type').some((type) => reports.includes(type))],
  // A server on the way may have put an envelope of its own around it; what it wrote down before still stands.
  ['no-return-address', ({ headers, envelopeFrom }) => [envelopeFrom, returnPath(headers)].includes('')],
  ['mail-system', ({ fromAddress, envelopeFrom }) => [fromAddress, envelopeFrom].some(isMailSystem)],
  ['out-of-office-subject', ({ subject = '', text = '' }) => awaySubject.test(subject.trim()) && !complains.test(text)],
  [
    'report-subject',
    ({ subject = '', text = '' }) =>
      reportSubject.test(subject.trim()) ||
      (readSubject.test(subject.trim()) && readText.test(text.trim())) ||
      (receivedSubject.test(subject.trim()) && receivedText.test(text) && !complains.test(text)),
  ],
];

/**
 * The first sign that nobody wrote this mail: it is kept and listed, but never answered, so that two machines do not
 * keep each other going. Undefined: a person wrote it. Exchange's wish for no answers (`X-Auto-Response-Suppress`) alone
 * is no sign: web forms of companies carry it too.
 */
export function automaticSign(mail: IncomingMail): AutomaticSign | undefined {
  return signs.find(([, shows]) => shows(mail))?.[0];
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

/** A list or newsletter; not a list of our own, through which a municipality may let the mail to its own address come. */
function comesFromList(headers: MailHeaders, ownAddresses: ReadonlySet<string>): boolean {
  const domains = [...ownAddresses].map((address) => address.split('@')[1]!);
  const isOwn = values(headers, 'list-id').some((list) => domains.some((domain) => list.includes(domain)));
  if (isOwn) return false;
  return [...headers.keys()].some((name) => listFields.test(name)) || values(headers, 'precedence').includes('list');
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
