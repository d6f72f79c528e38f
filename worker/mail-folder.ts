import type { FetchMessageObject, FetchQueryObject } from 'imapflow';
import { blockBytes, Gathering } from '#register/content.ts';
import type { ImapConnection } from './imap-connection.ts';
import { MailboxFailure } from './imap-connection.ts';

/** Where messages go once they are stored; their time of receipt stays with them. */
export const handledFolder = 'Verwerkt';

/** So many are named in one command: servers refuse a line that is too long. */
const askedAtOnce = 500;

/** A large message is fetched in pieces of so many bytes: more at once would stand in memory twice. */
const pieceBytes = 4 * blockBytes;

/** What is known of a message that cannot be fetched. */
export interface Envelope {
  arrivedAt?: Date | undefined;
  fromName?: string | undefined;
  fromAddress?: string | undefined;
  subject?: string | undefined;
}

/** Size in bytes, and time of receipt by the server (INTERNALDATE). */
export interface Measure {
  bytes: number;
  arrivedAt: Date | undefined;
}

/** A message in a folder, as its server tells of it. */
export interface Received {
  uid: number;
  bytes: number;
  arrivedAt: Date;
}

/** An open folder of a mailbox. Every call throws `MailboxFailure`. */
export interface MailFolder {
  /** `<user>@<host>/<folder>/<UIDVALIDITY>`: with a UID behind it the same place is always the same message. */
  readonly place: string;
  /** The server puts here what it takes for unwanted. */
  readonly isSpam: boolean;
  /** Messages are moved here once they were taken in. */
  readonly isHandled: boolean;
  /** Of the whole mailbox: after it turned false every call throws. */
  readonly isOpen: boolean;
  /** The messages in the folder, whatever their flags: somebody who looks in makes them \Seen. */
  uids(): Promise<number[]>;
  /** Those that the server received from a day of its calendar up to another. */
  receivedBetween(since: Date, before: Date): Promise<Received[]>;
  /** Those are missing that somebody moved away, or that the server does not give: one by one it may tell why. */
  measures(uids: readonly number[]): Promise<Map<number, Measure>>;
  /** The raw message in blocks, or its first bytes when it is longer. Undefined: somebody moved it away. */
  fetch(uid: number, mostBytes: number): Promise<Buffer[] | undefined>;
  /**
   * Several raw messages at once. Missing are also those that are longer.
   */
  fetchSeveral(uids: readonly number[], mostBytes: number): Promise<Map<number, Buffer>>;
  /** What the server knows of a message without opening it. */
  envelope(uid: number): Promise<Envelope>;
  /**
   * A server without MOVE copies and removes instead, but only one that can remove those messages alone (UIDPLUS): a
   * plain EXPUNGE takes along whatever somebody else marked as deleted, perhaps unread by us.
   */
  readonly canMoveAway: boolean;
  /** Moves messages to the folder for those that were taken in, made when it is missing. False: the server refuses. */
  moveAway(uids: number[]): Promise<boolean>;
}

/** Opens a folder, unless it is open. @throws MailboxFailure, also when it is not there */
export async function openFolder(connection: ImapConnection, path: string, isSpam = false): Promise<MailFolder> {
  const { client, account, ask } = connection;
  const { mailbox } = client;
  const opened = mailbox && mailbox.path === path ? mailbox : await ask(client.mailboxOpen(path));
  if (!opened) throw new MailboxFailure({ code: 'FolderRefused' });
  return folderAt(connection, { path, isSpam, place: `${account}/${path}/${opened.uidValidity}` });
}

function folderAt(
  connection: ImapConnection,
  { path, place, isSpam }: { path: string; place: string; isSpam: boolean },
): MailFolder {
  const { client, ask } = connection;
  const one = { uid: true } as const;
  const searched = async (query: object) => {
    const found = await ask(client.search(query, one));
    if (!found) throw new MailboxFailure({ code: 'SearchRefused' });
    return found;
  };
  /** What the server gives of several messages; after one that it cannot give, perhaps none of the others. */
  const several = async (uids: readonly number[], query: FetchQueryObject, mustBeWhole = false) => {
    const given: FetchMessageObject[] = [];
    for (let first = 0; first < uids.length; first += askedAtOnce) {
      try {
        const some = uids.slice(first, first + askedAtOnce);
        for await (const message of client.fetch(some, query, { uid: true })) given.push(message);
      } catch (error) {
        if (mustBeWhole || !client.usable) throw new MailboxFailure(error);
      }
    }
    return given;
  };
  return {
    place,
    isSpam,
    isHandled: path === handledFolder,
    get isOpen() {
      return client.usable;
    },
    uids: () => searched({ all: true }),
    async receivedBetween(since, before) {
      const found = await several(await searched({ since, before }), { size: true, internalDate: true }, true);
      return found.flatMap(({ uid, size = 0, internalDate }) => {
        const arrivedAt = asDate(internalDate);
        return arrivedAt ? [{ uid, bytes: size, arrivedAt }] : [];
      });
    },
    async measures(uids) {
      const found = await several(uids, { size: true, internalDate: true });
      return new Map(
        found.map(({ uid, size = 0, internalDate }) => [uid, { bytes: size, arrivedAt: asDate(internalDate) }]),
      );
    },
    async fetch(uid, mostBytes) {
      const gathered = new Gathering();
      for (;;) {
        const source = { start: gathered.bytes, maxLength: Math.min(pieceBytes, mostBytes - gathered.bytes) };
        const found = await ask(client.fetchOne(String(uid), { source }, one));
        if (!found) return undefined;
        if (!found.source) throw new MailboxFailure({ code: 'NothingFetched' });
        gathered.add(found.source);
        // A small message ends in its first piece. Of a larger one a short piece may be all that the server gives at once.
        const isSmall = gathered.bytes === found.source.length && found.source.length < blockBytes;
        if (isSmall || !found.source.length || gathered.bytes >= mostBytes) return gathered.take();
      }
    },
    async fetchSeveral(uids, mostBytes) {
      // One byte more than we want: so it shows which are longer, whatever size the server told.
      const found = await several(uids, { source: { start: 0, maxLength: mostBytes + 1 } });
      return new Map(found.flatMap(({ uid, source }) => (source && source.length <= mostBytes ? [[uid, source]] : [])));
    },
    async envelope(uid) {
      const found = await ask(client.fetchOne(String(uid), { envelope: true, internalDate: true }, one));
      const { name, address } = found?.envelope?.from?.[0] ?? {};
      return {
        arrivedAt: asDate(found?.internalDate),
        fromName: name || undefined,
        fromAddress: address || undefined,
        subject: found?.envelope?.subject,
      };
    },
    canMoveAway: ['MOVE', 'UIDPLUS', 'IMAP4rev2'].some((name) => client.capabilities.has(name)),
    moveAway: (uids) => moveAway(connection, uids),
  };
}

async function moveAway({ client, ask }: ImapConnection, uids: number[]): Promise<boolean> {
  const move = () => ask(client.messageMove(uids, handledFolder, { uid: true }));
  if (await move()) return true;
  await ask(client.mailboxCreate(handledFolder));
  return (await move()) !== undefined;
}

function asDate(given: Date | string | undefined): Date | undefined {
  const date = given && new Date(given);
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
}
