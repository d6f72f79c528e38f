import { setTimeout as sleep } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';

/** What is known of a message that cannot be fetched. */
export interface Envelope {
  arrivedAt?: Date;
  fromName?: string;
  fromAddress?: string;
  subject?: string;
}

/** An open folder of an IMAP server. Every call throws `MailboxTrouble`; after `isOpen` turned false each of them. */
export interface Mailbox {
  readonly isOpen: boolean;
  /** `<user>@<host>/<folder>/<UIDVALIDITY>`: with a UID behind it the same place is always the same message. */
  readonly place: string;
  /** The messages in the folder, whatever their flags: somebody who looks in makes them \Seen. */
  uids(): Promise<number[]>;
  /** Size in bytes and time of receipt by the server (INTERNALDATE). Undefined: somebody moved the message away. */
  measure(uid: number): Promise<{ bytes: number; arrivedAt: Date | undefined } | undefined>;
  /** The raw message, or its first bytes when it is longer. Undefined: somebody moved it away. */
  fetch(uid: number, mostBytes: number): Promise<Buffer | undefined>;
  /** What the server knows of a message without opening it. */
  envelope(uid: number): Promise<Envelope>;
  /** Moves messages to the folder for those that were taken in, made when it is missing. False: the server refuses. */
  moveAway(uids: number[]): Promise<boolean>;
  /** Waits until a message arrives, at most so long. */
  news(mostMs: number): Promise<void>;
  close(): Promise<void>;
}

/** What the mail server could not or would not do. Carries a code, and no name, address or text. */
export class MailboxTrouble extends Error {
  override name = 'MailboxTrouble';
  readonly code: string;

  constructor(cause: unknown) {
    const { code, serverResponseCode, responseStatus } = (cause ?? {}) as Record<string, string | undefined>;
    super('the mailbox does not answer as it should', { cause });
    this.code = code ?? serverResponseCode ?? responseStatus ?? 'unknown';
  }
}

/** Where messages go once they are stored; their time of receipt stays with them. */
const handledFolder = 'Verwerkt';

const seconds = 1_000;
const minutes = 60 * seconds;

/**
 * Signs in and opens the folder that the address names (`imaps://user:password@host:993/INBOX`). A certificate that is
 * not right is refused, and over a network so is a connection without one. The mailbox closes itself when `signal` aborts.
 * @throws MailboxTrouble
 */
export async function openMailbox(address: string, signal: AbortSignal): Promise<Mailbox> {
  const url = new URL(address);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const secure = url.protocol === 'imaps:';
  const user = decodeURIComponent(url.username);
  const folder = decodeURIComponent(url.pathname.slice(1)) || 'INBOX';
  const client = new ImapFlow({
    host,
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    auth: { user, pass: decodeURIComponent(url.password) },
    tls: { rejectUnauthorized: true },
    // Undefined: if the server can. Only within this machine may a password go without.
    ...(!secure && !isThisMachine(host) && { doSTARTTLS: true }),
    clientInfo: { name: 'Wederhoor' },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 30 * seconds,
    socketTimeout: 5 * minutes,
  });
  let isFresh = false;
  let wake = () => {};
  const wakeUp = () => {
    isFresh = true;
    wake();
  };
  // Without a listener an error would end the process; what it interrupts throws by itself.
  client.on('error', () => {});
  client.on('exists', wakeUp);
  client.on('close', wakeUp);

  const close = async () => {
    signal.removeEventListener('abort', close);
    const patience = new AbortController();
    await Promise.race([client.logout(), sleep(seconds, undefined, patience)]).catch(() => {});
    patience.abort();
    client.close();
  };
  signal.addEventListener('abort', close);
  signal.throwIfAborted();

  /** One refused command leaves the connection as it was; one that broke down leaves it unusable. */
  async function ask<T>(command: Promise<T | false | undefined>): Promise<T | undefined> {
    try {
      const answer = await command;
      if (client.usable) return answer || undefined;
    } catch (error) {
      throw new MailboxTrouble(error);
    }
    throw new MailboxTrouble({ code: 'NoConnection' });
  }

  try {
    await client.connect();
    const { uidValidity } = await client.mailboxOpen(folder);
    return {
      get isOpen() {
        return client.usable;
      },
      // Many servers number all their mailboxes alike: without the user two of them would be one.
      place: `${user}@${host}/${folder}/${uidValidity}`,
      async uids() {
        const found = await ask(client.search({ all: true }, { uid: true }));
        if (!found) throw new MailboxTrouble({ code: 'SearchRefused' });
        return found;
      },
      async measure(uid) {
        const found = await ask(client.fetchOne(String(uid), { size: true, internalDate: true }, { uid: true }));
        return found && { bytes: found.size ?? 0, arrivedAt: asDate(found.internalDate) };
      },
      async fetch(uid, mostBytes) {
        const source = { start: 0, maxLength: mostBytes };
        const found = await ask(client.fetchOne(String(uid), { source }, { uid: true }));
        if (found && !found.source) throw new MailboxTrouble({ code: 'NothingFetched' });
        return found?.source;
      },
      async envelope(uid) {
        const found = await ask(client.fetchOne(String(uid), { envelope: true, internalDate: true }, { uid: true }));
        const { name, address } = found?.envelope?.from?.[0] ?? {};
        return {
          arrivedAt: asDate(found?.internalDate),
          fromName: name || undefined,
          fromAddress: address || undefined,
          subject: found?.envelope?.subject,
        };
      },
      async moveAway(uids) {
        const move = () => ask(client.messageMove(uids, handledFolder, { uid: true }));
        if (await move()) return true;
        await ask(client.mailboxCreate(handledFolder));
        return (await move()) !== undefined;
      },
      async news(mostMs) {
        if (!isFresh) {
          const arrived = new Promise<void>((resolve) => {
            wake = resolve;
          });
          const patience = new AbortController();
          const inVain = sleep(mostMs, undefined, patience).catch(() => {});
          // idle() ends when another command is given, not when mail arrives; when the server refuses it, time passes.
          const idling = client.idle().then((answer) => (answer === false ? inVain : undefined));
          await Promise.race([arrived, idling, inVain]).finally(() => patience.abort());
          idling.catch(() => {});
        }
        isFresh = false;
        if (!client.usable) throw new MailboxTrouble({ code: 'NoConnection' });
      },
      close,
    };
  } catch (error) {
    await close();
    throw error instanceof MailboxTrouble ? error : new MailboxTrouble(error);
  }
}

function asDate(given: Date | string | undefined): Date | undefined {
  const date = given && new Date(given);
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
