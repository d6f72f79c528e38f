/** The header fields of a mail: name in lower case → every value, unfolded, in the order in which they stand. */
export type MailHeaders = ReadonlyMap<string, readonly string[]>;

/** By what a mail shows that a machine sent it, without anybody having written it now (RFC 3834). */
export type AutomaticSign =
  | 'our-own-mail'
  | 'auto-submitted'
  | 'precedence'
  | 'autoresponder'
  | 'mailing-list'
  | 'delivery-report'
  | 'no-return-address'
  | 'mail-system'
  | 'out-of-office-subject';

/** What is looked at. `envelopeFrom` is empty for the null sender, and absent when the server did not keep it. */
export interface IncomingMail {
  headers: MailHeaders;
  envelopeFrom?: string | undefined;
  fromAddress?: string | undefined;
  subject?: string | undefined;
  /** The addresses that we send from ourselves, in lower case. */
  ownAddresses: ReadonlySet<string>;
  /** Whether its Message-ID is one that we gave to a mail of ours. */
  isOurMail: boolean;
}

/** The header that every mail of ours carries, with the address that it comes from: so that we know it when it returns. */
export const loopHeader = 'X-Loop';

const bulk = ['bulk', 'junk', 'list', 'auto_reply'];
const mailSystems = ['mailer-daemon', 'postmaster'];

// A subject only counts when this is all it says before the colon: "Automatisch antwoord helpt mij niet" is a complaint.
const awaySubject = new RegExp(
  `^(${[
    'automatisch(e)? (antwoord|bericht|beantwoording|reactie|e-?mail)',
    'afwezig(heid)?(s(bericht|melding))?',
    'niet aanwezig',
    'auto(matic)?[- ]?(reply|response)',
    'out[- ]of[- ](the[- ])?office( auto-?reply)?',
    'vacation( reply)?',
  ].join('|')})\\s*(:|$)|^afwezig (t/m|tot|van|vanaf) `,
  'i',
);

const signs: readonly [AutomaticSign, (mail: IncomingMail) => boolean][] = [
  [
    'our-own-mail',
    ({ isOurMail, headers, ownAddresses }) =>
      isOurMail || values(headers, loopHeader).some((value) => ownAddresses.has(value)),
  ],
  // RFC 3834 section 5: anything but "no"; parameters may follow, also such as contain the word "no".
  ['auto-submitted', ({ headers }) => values(headers, 'auto-submitted').some((value) => !['', 'no'].includes(value))],
  ['precedence', ({ headers }) => values(headers, 'precedence').some((value) => bulk.includes(value))],
  ['autoresponder', ({ headers }) => saysAutoresponder(headers)],
  ['mailing-list', ({ headers }) => headers.has('list-id') || headers.has('list-unsubscribe')],
  ['delivery-report', ({ headers }) => values(headers, 'content-type').includes('multipart/report')],
  ['no-return-address', ({ headers, envelopeFrom }) => (envelopeFrom ?? returnPath(headers)) === ''],
  [
    'mail-system',
    ({ fromAddress, envelopeFrom }) =>
      [fromAddress, envelopeFrom].some((address) => mailSystems.includes(localPart(address))),
  ],
  ['out-of-office-subject', ({ subject = '' }) => awaySubject.test(subject.trim())],
];

/**
 * The first sign that nobody wrote this mail: it is kept and listed, but never answered, so that two machines do not
 * keep each other going. Undefined: a person wrote it. Exchange's wish for no answers (`X-Auto-Response-Suppress`) alone
 * is no sign: web forms of companies carry it too.
 */
export function automaticSign(mail: IncomingMail): AutomaticSign | undefined {
  return signs.find(([, shows]) => shows(mail))?.[0];
}

function saysAutoresponder(headers: MailHeaders): boolean {
  const answers = ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-autoreply-from', 'x-mail-autoreply'];
  return (
    answers.some((name) => values(headers, name).some((value) => value !== 'no')) ||
    values(headers, 'x-post-messageclass').some((value) => value === '9') ||
    // Outlook's absence rule sets both; a forwarding rule only the second.
    (headers.has('x-auto-response-suppress') && headers.has('x-ms-exchange-inbox-rules-loop'))
  );
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

/** The address between the brackets, as the delivering server wrote it down. Undefined: it did not. */
function returnPath(headers: MailHeaders): string | undefined {
  return headers
    .get('return-path')?.[0]
    ?.replace(/^\s*<|>\s*$/g, '')
    .trim();
}

function localPart(address = ''): string {
  return address.split('@')[0]!.toLowerCase();
}
