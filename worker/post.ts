import { createTransport } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { isForGood } from '#domain/smtp-answer.ts';
import type { DkimKey } from '#settings/dkim.ts';

/** A mail as it goes out. */
export interface OutgoingMail {
  from: { name: string; address: string };
  /** The address alone: a citizen's words have no place in a header, and a name beside a reference tells who complains. */
  to: string;
  /** Where answers go instead of to `from`. */
  replyTo?: string | undefined;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  /** The envelope's sender: where reports of its delivery go. */
  returnTo: string;
  /** By what a server that can (RFC 3461) names this mail in its reports. */
  envelopeId: string;
  /** Message-ID of the mail that this one answers. */
  inReplyTo?: string | undefined;
  headers: Record<string, string>;
  /** With what we sign it ourselves; absent: the relay does, or nobody. */
  dkim?: DkimKey | undefined;
  attachments: { name: string; mediaType: string; content: Buffer }[];
}

/** A mail that the server did not take, as far as we know. Carries no name or address. */
export class NotTaken extends Error {
  override name = 'NotTaken';
  /** It will never take it; otherwise another attempt may help. */
  readonly forGood: boolean;
  /** The connection was lost when the mail was on its way: the server may have taken it all the same. */
  readonly doubtful: boolean;

  constructor(message: string, how: { forGood: boolean; doubtful: boolean }, cause: unknown) {
    super(message, { cause });
    this.forGood = how.forGood;
    this.doubtful = how.doubtful;
  }
}

/** Hands mail to the SMTP server. */
export interface PostOffice {
  /** @throws NotTaken */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

/** Opens a pool of connections to the server of `SMTP_URL`; the only place that speaks SMTP outwards. */
export function openPostOffice(smtpUrl: string): PostOffice {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 4,
    maxMessages: 200,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ inReplyTo, replyTo, attachments, returnTo, envelopeId, dkim, ...mail }) {
      try {
        // Built whole first: streamed, it would reach the socket in a hundred small pieces.
        const message = new MailComposer({
          ...mail,
          ...(replyTo && { replyTo }),
          ...(inReplyTo && { inReplyTo, references: [inReplyTo] }),
          attachments: attachments.map(({ name, mediaType, content }) => ({
            filename: name,
            contentType: mediaType,
            content,
          })),
        });
        const raw = await message.compile().build();
        await transport.sendMail({
          envelope: { from: returnTo, to: mail.to },
          raw,
          ...(dkim && {
            dkim: { domainName: mail.from.address.split('@')[1]!, keySelector: dkim.selector, privateKey: dkim.key },
          }),
          // Asked only of a server that offers it. That a mail arrived is not asked for: each would bring another mail.
          dsn: { id: envelopeId, return: 'headers', notify: ['failure', 'delay'] },
        });
      } catch (error) {
        throw notTaken(error);
      }
    },
    close: () => transport.close(),
  };
}

/** How the library says that there never was a connection; after that a mail may be on its way. */
const neverConnected = /^(Connection timeout|Greeting never received)/;

/** What the server answered decides, not the library's own name for the error. */
function notTaken(error: unknown): NotTaken {
  const { responseCode, response, command, code, syscall, message } = error as Error & {
    responseCode?: number;
    response?: string;
    command?: string;
    code?: string;
    syscall?: string;
  };
  if (responseCode === undefined) {
    const doubtful = code !== 'EDNS' && syscall !== 'connect' && !neverConnected.test(message);
    return new NotTaken(`mail server not reached (${code ?? 'unknown'})`, { forGood: false, doubtful }, error);
  }
  const forGood = isForGood({ code: responseCode, words: response ?? '', command });
  return new NotTaken(`mail server answered ${responseCode}`, { forGood, doubtful: false }, error);
}
