import { createTransport } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';

/** A mail as it goes out. */
export interface OutgoingMail {
  from: { name: string; address: string };
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  messageId: string;
  /** Message-ID of the mail that this one answers. */
  inReplyTo?: string | undefined;
  headers: Record<string, string>;
  attachments: { name: string; mediaType: string; content: Buffer }[];
}

/** A mail that the server did not take: for good (it will never take it), or for now. Carries no name or address. */
export class NotTaken extends Error {
  override name = 'NotTaken';
  readonly forGood: boolean;

  constructor(message: string, forGood: boolean, cause: unknown) {
    super(message, { cause });
    this.forGood = forGood;
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
    async send({ inReplyTo, attachments, ...mail }) {
      try {
        // Built whole first: streamed, it would reach the socket in a hundred small pieces.
        const message = new MailComposer({
          ...mail,
          ...(inReplyTo && { inReplyTo, references: [inReplyTo] }),
          attachments: attachments.map(({ name, mediaType, content }) => ({
            filename: name,
            contentType: mediaType,
            content,
          })),
        });
        const raw = await message.compile().build();
        await transport.sendMail({ envelope: { from: mail.from.address, to: mail.to.address }, raw });
      } catch (error) {
        throw notTaken(error);
      }
    },
    close: () => transport.close(),
  };
}

/** The code of the answer decides, not the library's own name for the error: 5xx is for good, all else for now. */
function notTaken(error: unknown): NotTaken {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  if (responseCode === undefined) return new NotTaken(`mail server not reached (${code ?? 'unknown'})`, false, error);
  // 552: mailbox full. It may be emptied.
  const forGood = responseCode >= 500 && responseCode !== 552 && code !== 'EAUTH';
  return new NotTaken(`mail server answered ${responseCode}`, forGood, error);
}
