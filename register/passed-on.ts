import { isForward, readForwarded } from '#domain/forwarded-mail.ts';
import { readMailDate } from '#domain/mail-date.ts';
import { withoutTag } from '#domain/reply-address.ts';
import type { Connection } from './database.ts';
import type { ReadMessage } from './file-mail.ts';
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
 * that other one complains. Undefined: the mail is its sender's own.
 */
export async function passedOnIn(
  transaction: Connection,
  register: Register,
  { municipality, arrived_at }: MessageRow,
  read: ReadMessage,
): Promise<PassedOn | undefined> {
  const { name, address } = read.sender;
  if (!isForward(read.subject) || !(await isColleague(transaction, register, municipality, address))) return undefined;
  const by = name ?? address!;
  let mail = enclosedIn(read) ?? readForwarded(read.text);
  for (let times = 1; mail && times < mostTimes; times += 1) {
    const inner = readForwarded(mail.text);
    if (!inner || !(await isColleague(transaction, register, municipality, mail.sender.address))) break;
    mail = inner;
  }
  // What a colleague wrote to another is no complaint of that colleague.
  if (!mail || (await isColleague(transaction, register, municipality, mail.sender.address))) return { by };
  const { sender, subject, text, sentAt } = mail;
  const isLikely = sentAt && sentAt <= arrived_at && arrived_at.getTime() - sentAt.getTime() < yearMs;
  return { by, mail: { sender, text, ...(subject && { subject }), ...(isLikely && { sentAt }) } };
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
