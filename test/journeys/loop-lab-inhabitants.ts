import type { ReceivedMail } from '#test/services/smtp-receiver.ts';

/** A mail that somebody in the lab sends: envelope and text. */
export interface LabMail {
  from: string;
  to: string;
  raw: string;
}

let number = 0;

/** A mail of this lab, each with a number of its own, as different mails have. */
export function labMail(mail: {
  from: string;
  to: string;
  subject: string;
  text: string;
  envelope?: string;
  headers?: string[];
}) {
  number += 1;
  const { from, to, subject, text, envelope = from, headers = [] } = mail;
  const raw = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: <lab-${number}@${from.split('@')[1]}>`,
    ...headers,
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '',
  ].join('\r\n');
  return { from: envelope, to, raw };
}

/** Somebody, or something, that does what it does with every mail, without end. */
type Inhabitant = (mail: ReceivedMail, self: string) => LabMail[];

const sender = ({ parsed }: ReceivedMail) => parsed.from!.value[0]!.address!;
const answerTo = (mail: ReceivedMail) => mail.parsed.replyTo?.value[0]?.address ?? sender(mail);
const answering = ({ parsed }: ReceivedMail) => (parsed.messageId ? [`In-Reply-To: ${parsed.messageId}`] : []);

/** Answers as RFC 3834 asks, but every time. */
export const absent: Inhabitant = (mail, self) =>
  mail.envelope.from
    ? [
        labMail({
          from: self,
          to: mail.envelope.from,
          envelope: '',
          subject: `Automatisch antwoord: ${mail.parsed.subject}`,
          text: 'Ik ben er niet.',
          headers: ['Auto-Submitted: auto-replied', ...answering(mail)],
        }),
      ]
    : [];

/** Answers everything, and says nowhere that it is a machine. */
const rude: Inhabitant = (mail, self) => [
  labMail({
    from: self,
    to: answerTo(mail),
    subject: `Re: ${mail.parsed.subject}`,
    text: 'Bedankt voor uw bericht. Wij komen erop terug.',
    headers: answering(mail),
  }),
];

/** Opens a ticket for everything, with a subject of its own and no word of what it answers. */
const tickets: Inhabitant = (mail, self) => [
  labMail({ from: self, to: sender(mail), subject: `[Ticket ${number}] geopend`, text: 'Uw ticket is geopend.' }),
];

function report(mail: ReceivedMail, self: string, action: 'failed' | 'delayed'): LabMail {
  const status = action === 'failed' ? '5.1.1' : '4.4.1';
  number += 1;
  return {
    from: '',
    to: mail.envelope.from,
    raw: [
      'From: MAILER-DAEMON@bounce.example',
      `To: ${mail.envelope.from}`,
      'Subject: Undelivered Mail Returned to Sender',
      `Message-ID: <report-${number}@bounce.example>`,
      'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
      '',
      '--r',
      'Content-Type: text/plain',
      '',
      `Not delivered (${number}).`,
      '--r',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; bounce.example',
      '',
      `Final-Recipient: rfc822; ${self}`,
      `Action: ${action}`,
      `Status: ${status}`,
      '',
      '--r--',
      '',
    ].join('\r\n'),
  };
}

const bouncing: Inhabitant = (mail, self) => (mail.envelope.from ? [report(mail, self, 'failed')] : []);

const slow: Inhabitant = (mail, self) =>
  mail.envelope.from
    ? [report(mail, self, 'delayed'), report(mail, self, 'delayed'), report(mail, self, 'failed')]
    : [];

/** Tells of a bounce in its own name and in plain words, to whoever stands in From. */
const bouncingInPlainText: Inhabitant = (mail, self) => [
  labMail({
    from: 'postmaster@bounce.example',
    to: sender(mail),
    subject: 'Undeliverable mail',
    text: `Could not deliver your mail to:\r\n${self}\r\n\r\nReason: 550 Unknown user`,
  }),
];

/** Sends all it gets on to a complaints address, as new mail of its own: no header is left. */
const forwardingAnew: Inhabitant = (mail, self) => [
  labMail({
    from: self,
    to: 'klachten@druten.example',
    subject: `Fwd: ${mail.parsed.subject}`,
    text: `Doorgestuurd:\r\n\r\n${mail.parsed.text}`,
  }),
];

/** The same, with a line of its own below: for all that anybody can tell, somebody wrote it. */
const forwardingWithLine: Inhabitant = (mail, self) => [
  labMail({
    from: self,
    to: 'klachten@druten.example',
    subject: `Fwd: ${mail.parsed.subject}`,
    text: `${mail.parsed.text}\r\nMet groet van het bestuur`,
  }),
];

/** Sends all it gets on as it stands. */
const redirecting: Inhabitant = (mail, self) => [
  { from: self, to: 'klachten@druten.example', raw: mail.raw.toString('latin1') },
];

/** A list on which the complaints address stands too. */
const list: Inhabitant = (mail) => [
  {
    from: 'lijst-bounces@lijst.example',
    to: 'klachten@druten.example',
    raw: `List-Id: <buurt.lijst.example>\r\nPrecedence: list\r\n${mail.raw.toString('latin1')}`,
  },
];

/** Who lives outside the two municipalities, and how many mails a week they may have from us at most. */
export const inhabitants: Record<string, { does: Inhabitant; most: number; because: string }> = {
  'weg@absent.example': { does: absent, most: 2, because: 'two complaints, two acknowledgements' },
  'lomp@absent.example': { does: rude, most: 6, because: 'five receipts a day, then a person decides' },
  'loket@ticket.example': { does: tickets, most: 10, because: 'ten acknowledgements a day, then a person decides' },
  'niemand@bounce.example': { does: bouncing, most: 2, because: 'two complaints; what bounced goes by post' },
  'traag@bounce.example': { does: slow, most: 2, because: 'two complaints; what bounced goes by post' },
  'plat@bounce.example': { does: bouncingInPlainText, most: 2, because: 'two complaints; what bounced goes by post' },
  'opnieuw@forward.example': { does: forwardingAnew, most: 2, because: 'our own words come back, and are known' },
  'groet@forward.example': { does: forwardingWithLine, most: 6, because: 'five receipts a day, then a person decides' },
  'door@forward.example': { does: redirecting, most: 2, because: 'our own mail comes back, and is known' },
  'buurt@lijst.example': { does: list, most: 2, because: 'two complaints, and the list is set apart' },
};
