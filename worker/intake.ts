import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { SMTPServerAddress, SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import { SMTPServer } from 'smtp-server';
import { arrivalTime } from '#domain/receipt.ts';
import { bytesIn, Gathering, letGo } from '#register/content.ts';
import { storeMessage } from '#register/messages.ts';
import type { Register } from '#register/register.ts';
import type { Environment } from '#settings/environment.ts';
import { headerValues } from './header-values.ts';

/** A running SMTP intake. */
export interface Intake {
  port: number;
  /** Takes no new connections, finishes the messages it is taking in, and ends within seconds. */
  stop(): Promise<void>;
}

/** An answer to the other side; a 4xx makes it try again later. Names nobody. */
class Refusal extends Error {
  override name = 'Refusal';
  readonly responseCode: number;

  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

const seconds = 1_000;
/** So many messages of the largest size may be under way at once; more are asked to come back. */
const largestAtOnce = 3;

/**
 * Takes in mail by SMTP, from the mail server before it: for the addresses of the municipalities, and those with
 * `+anything` after the local part. It says 250 only after the commit that holds the raw message.
 */
export async function startIntake(tools: {
  register: Register;
  environment: Environment;
  log: Logger;
}): Promise<Intake> {
  const { register, environment, log } = tools;
  const { intakeSmtp, limits, trustedMailHosts } = environment;
  const slugs = new Map(
    [...register.municipalities.values()].map(({ slug, mail }) => [mail.address.toLowerCase(), slug]),
  );
  const municipalityAt = ({ address }: SMTPServerAddress) => slugs.get(withoutTag(address.toLowerCase()));
  const room = largestAtOnce * limits.mailBytes;
  let underWay = 0;

  /** Reads a message to its end, also when it is not wanted. What it returns stays counted in `underWay`. */
  async function gather(stream: SMTPServerDataStream): Promise<Buffer[]> {
    const gathered = new Gathering();
    let refusal: Refusal | undefined;
    const forget = () => {
      underWay -= gathered.bytes;
      letGo(gathered.take());
    };
    try {
      for await (const piece of stream as AsyncIterable<Buffer>) {
        if (stream.sizeExceeded) refusal = new Refusal(552, `Dit bericht is groter dan ${limits.mailBytes} bytes`);
        else if (underWay + piece.length > room)
          refusal ??= new Refusal(452, 'Het is even te druk; probeer het later opnieuw');
        if (refusal) {
          forget();
        } else {
          gathered.add(piece);
          underWay += piece.length;
        }
      }
      if (refusal) throw refusal;
      return gathered.take();
    } catch (error) {
      forget();
      throw error;
    }
  }

  async function store(raw: Buffer[], { envelope }: SMTPServerSession): Promise<void> {
    const municipalities = new Set(envelope.rcptTo.map((recipient) => municipalityAt(recipient)!));
    try {
      const messageIds = await storeMessage(register, {
        raw,
        source: 'smtp',
        municipalities: [...municipalities],
        envelopeFrom: envelope.mailFrom ? envelope.mailFrom.address : '',
        envelopeTo: envelope.rcptTo.map(({ address }) => address),
        arrivedAt: arrivalTime(headerValues(raw[0], 'received'), trustedMailHosts, register.clock.now()),
      });
      log.info({ messageIds, bytes: bytesIn(raw) }, 'message taken in');
    } catch (error) {
      log.error({ err: error }, 'message not stored');
      throw new Refusal(451, 'Het bericht kan nu niet worden bewaard; probeer het later opnieuw');
    }
  }

  async function keep(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const raw = await gather(stream);
    const bytes = bytesIn(raw);
    try {
      await store(raw, session);
      letGo(raw);
    } finally {
      underWay -= bytes;
    }
  }

  const server = new SMTPServer({
    name: new URL(environment.publicUrl).hostname,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    hideENHANCEDSTATUSCODES: false,
    size: limits.mailBytes,
    maxClients: 100,
    maxRecipients: 100,
    socketTimeout: 120 * seconds,
    closeTimeout: 2 * seconds,
    logger: false,
    onRcptTo(recipient, _session, done) {
      done(municipalityAt(recipient) ? null : new Refusal(550, 'Dit e-mailadres bestaat hier niet'));
    },
    onData(stream, session, done) {
      keep(stream, session).then(() => done(null, 'Bewaard'), done);
    },
  });
  // A connection that breaks is a matter for its sender, who will try again.
  server.on('error', (error) => log.debug({ err: error }, 'connection of the intake lost'));
  server.listen(intakeSmtp?.port ?? 0, intakeSmtp?.host ?? '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

/** `klachten+kenmerk@druten.example` is delivered as `klachten@druten.example`. */
function withoutTag(address: string): string {
  return address.replace(/\+[^@]*(?=@)/, '');
}
