import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attachment, ParsedMail } from 'mailparser';
import { simpleParser } from 'mailparser';

export type Envelope = { from: string; to: string[] };

/** One caught mail, as `/mails.json` shows it. */
export type CaughtMail = {
  id: string;
  receivedAt: string;
  /** From its header, as written there. */
  from: string;
  /** Where it really went: the recipients of the envelope. */
  to: string[];
  /** Where a bounce would go; empty for automatic mail that wants none. */
  envelopeFrom: string;
  subject: string;
  date: string | undefined;
  messageId: string | undefined;
  autoSubmitted: string | undefined;
  text: string;
  hasHtml: boolean;
  attachments: { name: string; type: string; size: number; url: string }[];
};

const LIMIT = 500;

/** The newest 500 mails, kept as `.eml` in a folder with beside each what the page and `/mails.json` show of it. */
export async function openKeptMails(folder: string) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const mails = await readBack(folder);
  const pathOf = (id: string, kind: 'eml' | 'json') => join(folder, `${id}.${kind}`);

  async function forget(ids: string[]) {
    for (const id of ids) {
      mails.delete(id);
      await rm(pathOf(id, 'json'), { force: true });
      await rm(pathOf(id, 'eml'), { force: true });
    }
  }

  return {
    /** Newest first. */
    all: () => [...mails.values()].reverse(),
    find: (id: string) => mails.get(id),
    raw: (id: string) => readFile(pathOf(id, 'eml')),
    /** The whole mail, its attachments included. */
    read: async (id: string) => simpleParser(await readFile(pathOf(id, 'eml'))),
    async keep(raw: Buffer, envelope: Envelope) {
      const receivedAt = new Date().toISOString();
      const id = `${receivedAt.replace(/\D/g, '')}-${randomBytes(4).toString('hex')}`;
      await writeFile(pathOf(id, 'eml'), raw);
      const mail = summary(
        id,
        receivedAt,
        envelope,
        await simpleParser(raw, { skipTextToHtml: true }).catch(unreadable),
      );
      await writeFile(join(folder, `${id}.new`), JSON.stringify(mail));
      await rename(join(folder, `${id}.new`), pathOf(id, 'json'));
      mails.set(id, mail);
      await forget([...mails.keys()].slice(0, -LIMIT));
    },
    empty: () => forget([...mails.keys()]),
  };
}

export type KeptMails = Awaited<ReturnType<typeof openKeptMails>>;

/** What earlier runs kept, oldest first. A mail that was not wholly written was not accepted either: it goes. */
async function readBack(folder: string): Promise<Map<string, CaughtMail>> {
  const names = (await readdir(folder)).sort();
  const whole = names.filter((name) => name.endsWith('.json')).map((name) => name.replace('.json', ''));
  for (const name of names) {
    const unfinished = name.endsWith('.new') || (name.endsWith('.eml') && !whole.includes(name.replace('.eml', '')));
    if (unfinished) await rm(join(folder, name));
  }
  const mails = new Map<string, CaughtMail>();
  for (const id of whole) mails.set(id, JSON.parse(await readFile(join(folder, `${id}.json`), 'utf8')));
  return mails;
}

/** Caught all the same, and to be looked at as `.eml`. */
function unreadable(error: Error): Partial<ParsedMail> {
  return { subject: '(onleesbaar)', text: error.message };
}

function summary(id: string, receivedAt: string, envelope: Envelope, mail: Partial<ParsedMail>): CaughtMail {
  return {
    id,
    receivedAt,
    from: mail.from?.text ?? '',
    to: envelope.to,
    envelopeFrom: envelope.from,
    subject: mail.subject ?? '',
    date: mail.date?.toISOString(),
    messageId: mail.messageId,
    autoSubmitted: mail.headers?.get('auto-submitted')?.toString(),
    text: mail.text ?? '',
    hasHtml: Boolean(mail.html),
    attachments: (mail.attachments ?? []).map((attachment, index) => ({
      name: attachmentName(attachment, index + 1),
      type: attachment.contentType,
      size: attachment.size,
      url: `/mails/${id}/bijlagen/${index + 1}`,
    })),
  };
}

function attachmentName({ filename }: Attachment, number: number): string {
  return filename || `bijlage-${number}`;
}
