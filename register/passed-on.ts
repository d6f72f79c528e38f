import { isMailSystem, isNoReply } from '#domain/automatic-mail.ts';
import { isAnswer, isForward, readForwarded, standsBeside } from '#domain/forwarded-mail.ts';
import { readMailDate } from '#domain/mail-date.ts';
import { withoutTag } from '#domain/reply-address.ts';
import type { Connection } from './database.ts';
import type { ReadMessage } from './file-mail.ts';
import { mailsOfOurs } from './mails.ts';
import type { Register } from './register.ts';
import { municipalityOf } from './register.ts';
import { findStaffByEmail } from './staff.ts';
import type { MessageRow } from './tables.ts';

/** A mail that a colleague passed on: by whom, and what was below it as far as it can be read. */
export interface PassedOn {
  by: string;
  mail?: InnerMail;
}

/** The mail itself, of whoever wrote it first. */
export interface InnerMail {
  sender: ReadMessage['sender'];
  sentAt?: Date;
  subject?: string;
  text: string;
}

/** A colleague passes on what another colleague passed on; more often than this nobody does. */
const mostTimes = 4;
const yearMs = 366 * 86_400_000;

/**
 * Looks whether somebody of the municipality itself passes on a mail of somebody else, as text or as an attachment: then
 * that other one complains. Not everybody leaves `FW:` before the subject. Undefined: the mail is its sender's own.
 */
export async function passedOnIn(
  transaction: Connection,
  register: Register,
  { municipality, arrived_at }: MessageRow,
  read: ReadMessage,
): Promise<PassedOn | undefined> {
  const { name, address } = read.sender;
  const worksHere = (one: string | undefined) => isColleague(transaction, register, municipality, one);
  if (!(await worksHere(address))) return undefined;
  const by = name ?? address!;
  let mail = enclosedIn(read) ?? readForwarded(read.text);
  for (let times = 1; mail && times < mostTimes; times += 1) {
    const inner = readForwarded(mail.text);
    if (!inner) break;
    if (!(await worksHere(mail.sender.address))) {
      const isOneOfTwo = standsBeside(mail, inner) && !(await worksHere(inner.sender.address));
      if (isOneOfTwo) return { by };
      break;
    }
    mail = inner;
  }
  // What a colleague wrote to another is no complaint of that colleague.
  const isOfColleague = mail ? await worksHere(mail.sender.address) : !holdsMail(read);
  if (isOfColleague) return isForward(read.subject) ? { by } : undefined;
  // An answer to whoever complains, with a copy for us, does not say that it is to be handled.
  if (!mail || isAnswer(read.subject)) return { by };
  // A form or a mail server names who complains somewhere else, if anybody does.
  if (isNoReply(mail.sender.address) || isMailSystem(mail.sender.address)) return { by };
  const { sender, subject, text, sentAt } = mail;
  const isLikely = sentAt && sentAt <= arrived_at && arrived_at.getTime() - sentAt.getTime() < yearMs;
  return { by, mail: { sender, text, ...(subject && { subject }), ...(isLikely && { sentAt }) } };
}

/** Whether somebody of the municipality answers a mail of ours, such as a reminder: that is no complaint of theirs. */
export async function isColleaguesAnswer(
  transaction: Connection,
  register: Register,
  { municipality }: MessageRow,
  { sender, answers }: ReadMessage,
): Promise<boolean> {
  return (
    (await mailsOfOurs(transaction, answers)).size > 0 &&
    (await isColleague(transaction, register, municipality, sender.address))
  );
}

function holdsMail({ attachments }: ReadMessage): boolean {
  return attachments.some(({ mediaType, cameIn }) => mediaType === 'message/rfc822' && !cameIn);
}

function enclosedIn({ enclosed }: ReadMessage): InnerMail | undefined {
  if (!enclosed) return undefined;
  const { sender, subject, text, headers } = enclosed;
  const sentAt = readMailDate(headers.get('date')?.[0] ?? '');
  return { sender, text, ...(subject && { subject }), ...(sentAt && { sentAt }) };
}

/** Staff of the register, and whoever else has an address of the municipality. */
async function isColleague(
  transaction: Connection,
  register: Register,
  slug: string,
  address: string | undefined,
): Promise<boolean> {
  if (!address) return false;
  const [, ourDomain] = municipalityOf(register, slug).mail.address.split('@');
  if (withoutTag(address).endsWith(`@${ourDomain!.toLowerCase()}`)) return true;
  return (await findStaffByEmail(transaction, address))?.municipality === slug;
}
