import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { ParsedMail } from 'mailparser';
import { simpleParser } from 'mailparser';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import { SMTPServer } from 'smtp-server';

export type ReceivedMail = {
  envelope: { from: string; to: string[] };
  raw: Buffer;
  parsed: ParsedMail;
};

export type Receiver = {
  url: string;
  /** All mail so far, in the order in which it came. */
  mails: ReceivedMail[];
  /** The recipients that were refused so far. */
  refused: string[];
  /** The first mail that fits, also when it is here already. @throws when none came within the time. */
  waitFor(fits: (mail: ReceivedMail) => boolean, ms?: number): Promise<ReceivedMail>;
  /** Answers this recipient with 451 (later) or 550 (never) from now on; with 250 it is accepted again. */
  answer(recipient: string, code: 250 | 451 | 550): void;
  /** Keeps the next message but drops the connection before saying so: the sender cannot know that it arrived. */
  dropNextAfterData(): void;
  stop(): Promise<void>;
};

/** Starts a mail server that takes all mail and keeps it in memory. */
export async function startReceiver(): Promise<Receiver> {
  const mails: ReceivedMail[] = [];
  const refused: string[] = [];
  const answers = new Map<string, number>();
  const sockets = new Map<number, Socket>();
  const waiting = new Set<() => void>();
  let dropNext = false;

  async function keep(stream: SMTPServerDataStream, { envelope }: SMTPServerSession) {
    const raw = await buffer(stream);
    const from = envelope.mailFrom ? envelope.mailFrom.address : '';
    const to = envelope.rcptTo.map(({ address }) => address);
    mails.push({ envelope: { from, to }, raw, parsed: await simpleParser(raw) });
    for (const look of waiting) look();
  }

  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo({ address }, _session, done) {
      const code = answers.get(address) ?? 250;
      if (code === 250) return done();
      refused.push(address);
      done(Object.assign(new Error(code === 451 ? 'Try again later' : 'No such user'), { responseCode: code }));
    },
    onData(stream, session, done) {
      keep(stream, session).then(() => {
        if (!dropNext) return done();
        dropNext = false;
        sockets.get(session.remotePort)?.destroy();
      }, done);
    },
  });
  // senders that go away in the middle are a matter for the test, not for this server
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0;
    sockets.set(port, socket);
    socket.once('close', () => sockets.delete(port));
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;

  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refused,
    waitFor(fits, ms = 10_000) {
      return new Promise((resolve, reject) => {
        const look = () => {
          const mail = mails.find(fits);
          if (!mail) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(mail);
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`no such mail within ${ms} ms; received: ${inWords(mails)}`));
        }, ms);
        waiting.add(look);
        look();
      });
    },
    answer: (recipient, code) => {
      answers.set(recipient, code);
    },
    dropNextAfterData: () => {
      dropNext = true;
    },
    async stop() {
      for (const socket of sockets.values()) socket.destroy();
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}

function inWords(mails: ReceivedMail[]): string {
  return (
    mails.map(({ envelope, parsed }) => `“${parsed.subject}” to ${envelope.to.join(', ')}`).join('; ') || 'nothing'
  );
}
