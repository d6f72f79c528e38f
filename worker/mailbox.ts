import { setTimeout as sleep } from 'node:timers/promises';
import type { KeptRefreshToken } from '#register/refresh-token.ts';
import type { MailboxAccount } from '#settings/environment.ts';
import type { ImapConnection } from './imap-connection.ts';
import { certificateUntil, connect, MailboxFailure } from './imap-connection.ts';
import type { MailFolder } from './mail-folder.ts';
import { handledFolder, openFolder } from './mail-folder.ts';

/** A mailbox of an IMAP server. Every call throws `MailboxFailure`; after the connection was lost each of them. */
export interface Mailbox {
  /** Until when the certificate of its server holds; absent within one machine, where there is none. */
  readonly certificateUntil: Date | undefined;
  /** Where mail arrives. Each of these opens a folder and closes the one before. */
  inbox(): Promise<MailFolder>;
  /** Where the server puts what it takes for unwanted. Undefined: there is none, or it may not be read. */
  spam(): Promise<MailFolder | undefined>;
  /** Where the messages stand that were taken in. Undefined: nothing was moved there so far. */
  handled(): Promise<MailFolder | undefined>;
  /** Waits until a message arrives where mail arrives, at most so long. */
  news(mostMs: number): Promise<void>;
  close(): Promise<void>;
}

/** A server that cannot tell of new mail is asked so often. */
const askEveryMs = 10_000;

/** Signs in at a mailbox and finds its folders. It closes itself when `signal` aborts. @throws MailboxFailure */
export async function openMailbox(
  account: MailboxAccount,
  signal: AbortSignal,
  kept?: KeptRefreshToken,
): Promise<Mailbox> {
  const connection = await connect(account, signal, kept);
  try {
    const spamPath = await findSpam(connection);
    const bell = hangBell(connection);
    const inbox = () => openFolder(connection, connection.folder);
    const optional = async (path: string | undefined, isSpam = false) => {
      try {
        return path === undefined ? undefined : await openFolder(connection, path, isSpam);
      } catch (error) {
        if (connection.client.usable) return undefined;
        throw error;
      }
    };
    await inbox();
    return {
      certificateUntil: certificateUntil(connection),
      inbox,
      spam: () => optional(spamPath, true),
      handled: () => optional(handledFolder),
      async news(mostMs) {
        await inbox();
        await (connection.client.capabilities.has('IDLE') ? idle(connection, bell, mostMs) : pause(connection, mostMs));
      },
      close: connection.close,
    };
  } catch (error) {
    await connection.close();
    throw MailboxFailure.from(error);
  }
}

/** The spam folder is the one that the server says it is (SPECIAL-USE), or that has a name that such folders have. */
async function findSpam({ client, folder, ask }: ImapConnection): Promise<string | undefined> {
  const all = (await ask(client.list())) ?? [];
  return all.find(({ specialUse, path }) => specialUse === '\\Junk' && path !== folder)?.path;
}

/** Rings when the server tells of a message, or the connection ends. What rang while nobody waited is heard later. */
interface Bell {
  rung: boolean;
  ring: () => void;
}

function hangBell({ client }: ImapConnection): Bell {
  const bell: Bell = { rung: false, ring: () => {} };
  const ring = () => {
    bell.rung = true;
    bell.ring();
  };
  client.on('exists', ring);
  client.on('close', ring);
  return bell;
}

async function idle({ client }: ImapConnection, bell: Bell, mostMs: number): Promise<void> {
  if (!bell.rung) {
    const arrived = new Promise<void>((resolve) => {
      bell.ring = resolve;
    });
    const patience = new AbortController();
    const inVain = sleep(mostMs, undefined, patience).catch(() => {});
    // idle() ends when another command is given, not when mail arrives; when the server refuses it, time passes.
    const idling = client.idle().then((answer) => (answer === false ? inVain : undefined));
    await Promise.race([arrived, idling, inVain]).finally(() => patience.abort());
    idling.catch(() => {});
  }
  bell.rung = false;
  if (!client.usable) throw new MailboxFailure({ code: 'NoConnection' });
}

async function pause({ client, ask }: ImapConnection, mostMs: number): Promise<void> {
  const patience = new AbortController();
  const end = () => patience.abort();
  client.once('close', end);
  await sleep(Math.min(mostMs, askEveryMs), undefined, { signal: patience.signal }).catch(() => {});
  client.off('close', end);
  // Some servers show new mail only after a question that asks for nothing else.
  await ask(client.noop().then(() => true));
}
