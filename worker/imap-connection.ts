import { setTimeout as sleep } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import { ImapFlow } from 'imapflow';
import { isDatabaseAway } from '#register/database-away.ts';
import type { KeptRefreshToken } from '#register/refresh-token.ts';
import type { MailboxAccount } from '#settings/environment.ts';
import { accessToken } from './access-token.ts';

/** What the mail server could not or would not do. Carries a code, and no name, address or text. */
export class MailboxFailure extends Error {
  override name = 'MailboxFailure';
  readonly code: string;
  /** It does not take our password or token. */
  readonly isSignIn: boolean;

  constructor(cause: unknown) {
    const { code, serverResponseCode, responseStatus } = (cause ?? {}) as Record<string, string | undefined>;
    super('the mailbox does not answer as it should', { cause });
    this.code = code ?? serverResponseCode ?? responseStatus ?? 'unknown';
    this.isSignIn = (cause as { authenticationFailed?: boolean } | undefined)?.authenticationFailed === true;
  }

  static from(error: unknown): MailboxFailure {
    return error instanceof MailboxFailure ? error : new MailboxFailure(error);
  }
}

/** A connection on which we are signed in. It closes itself when its signal aborts. */
export interface ImapConnection {
  readonly client: ImapFlow;
  /** `<user>@<host>`: many servers number all their mailboxes alike, so that without the user two of them would be one. */
  readonly account: string;
  /** The folder that mail arrives in. */
  readonly folder: string;
  /** One refused command (undefined) leaves the connection as it was. @throws MailboxFailure when it broke down */
  ask<T>(command: Promise<T | false | undefined>): Promise<T | undefined>;
  close(): Promise<void>;
}

const seconds = 1_000;
const minutes = 60 * seconds;

/**
 * Signs in at the address of a mailbox (`imaps://user:password@host:993/INBOX`). A certificate that is not right is
 * refused, and over a network so is a connection without one. @throws MailboxFailure
 */
export async function connect(
  given: MailboxAccount,
  signal: AbortSignal,
  kept?: KeptRefreshToken,
): Promise<ImapConnection> {
  const url = new URL(given.url);
  const user = decodeURIComponent(url.username);
  const client = newClient(url, await credentials(given, user, signal, kept));
  const close = async () => {
    signal.removeEventListener('abort', close);
    const patience = new AbortController();
    await Promise.race([client.logout(), sleep(seconds, undefined, patience)]).catch(() => {});
    patience.abort();
    client.close();
  };
  signal.addEventListener('abort', close);
  try {
    signal.throwIfAborted();
    await client.connect();
  } catch (error) {
    await close();
    throw new MailboxFailure(error);
  }
  return {
    client,
    account: `${user}@${hostOf(url)}`,
    folder: decodeURIComponent(url.pathname.slice(1)) || 'INBOX',
    async ask(command) {
      try {
        const answer = await command;
        if (client.usable) return answer || undefined;
      } catch (error) {
        throw new MailboxFailure(error);
      }
      throw new MailboxFailure({ code: 'NoConnection' });
    },
    close,
  };
}

function newClient(url: URL, auth: Credentials): ImapFlow {
  const secure = url.protocol === 'imaps:';
  const host = hostOf(url);
  const client = new ImapFlow({
    host,
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    auth,
    tls: { rejectUnauthorized: true },
    // Undefined: if the server can. Only within this machine may a password go without.
    ...(!secure && !isThisMachine(host) && { doSTARTTLS: true }),
    clientInfo: { name: 'Wederhoor' },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 30 * seconds,
    socketTimeout: 5 * minutes,
  });
  // Without a listener an error would end the process; what it interrupts throws by itself.
  client.on('error', () => {});
  return client;
}

type Credentials = { user: string } & ({ pass: string } | { accessToken: string });

async function credentials(
  { url, token }: MailboxAccount,
  user: string,
  signal: AbortSignal,
  kept?: KeptRefreshToken,
): Promise<Credentials> {
  if (!token) return { user, pass: decodeURIComponent(new URL(url).password) };
  try {
    return { user, accessToken: await accessToken(token, signal, kept) };
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    const { status = 0 } = error as { status?: number };
    const refused = status >= 400 && status < 500;
    throw new MailboxFailure({
      code: refused ? 'TokenRefused' : 'NoToken',
      authenticationFailed: refused,
      cause: error,
    });
  }
}

/** Until when the certificate of the server holds. Undefined: the connection has none. */
export function certificateUntil({ client }: ImapConnection): Date | undefined {
  const { socket } = client as unknown as { socket: unknown };
  const until = socket instanceof TLSSocket ? new Date(socket.getPeerCertificate().valid_to) : undefined;
  return until && !Number.isNaN(until.getTime()) ? until : undefined;
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
