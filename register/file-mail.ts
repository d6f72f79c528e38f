import type { MailHeaders } from '#domain/automatic-mail.ts';
import { automaticSign } from '#domain/automatic-mail.ts';
import type { Actor, Complainant } from '#domain/complaint.ts';
import type { Belonging, Fate, FateDecision, MessageFacts } from '#domain/correspondence.ts';
import { fateOf, setApart } from '#domain/correspondence.ts';
import type { DeliveryReport } from '#domain/delivery-report.ts';
import { withoutTag } from '#domain/reply-address.ts';
import type { Bounce } from './bounces.ts';
import { bounceOf, recordBounce } from './bounces.ts';
import { findComplaint } from './complaints.ts';
import type { Connection } from './database.ts';
import type { NewDocument } from './documents.ts';
import { addFollowUp } from './follow-ups.ts';
import { mailsOfOurs } from './mails.ts';
import { storeAttachments, wordsOf } from './message-content.ts';
import type { Filing } from './messages.ts';
import { fileMessage, holdMessage } from './messages.ts';
import type { Register } from './register.ts';
import { municipalityOf } from './register.ts';
import { registerComplaint } from './register-complaint.ts';
import type { MessageRow } from './tables.ts';
import { isTaken } from './unique.ts';
import type { Whose } from './whose.ts';
import { whose } from './whose.ts';

/** A stored message as it was read. */
export interface ReadMessage {
  /** False: it could not be read, and only what stands in its heading is known. */
  readable: boolean;
  /** It was larger than we take: only its beginning was kept. */
  cutOff: boolean;
  headers: MailHeaders;
  sender: { name?: string; address?: string };
  /** Only whoever has the key can read it (S/MIME, PGP). */
  encrypted?: boolean;
  messageId?: string;
  /** The Message-IDs that it answers. */
  answers: string[];
  subject?: string;
  /** Empty when it says nothing. */
  text: string;
  attachments: { name: string; mediaType: string; content: Buffer }[];
  /** What it tells of the delivery of a mail, when a mail server sent it. */
  report?: DeliveryReport;
  /** The same for the same message, whatever way it came by. */
  fingerprint?: string;
}

/** What became of a message, and the complaint that it belongs to. */
export interface Filed {
  fate: Fate;
  complaintId?: string;
}

/** The name under which a complaint's own mail stands among its documents. */
export const originalName = 'bericht.eml';

const excerptCharacters = 2_000;

/**
 * Files a message: decides what becomes of it and does that, in one transaction. Undefined: it was filed before. Of the
 * same message in two hands at once the index of fingerprints lets one through; the other then finds the first.
 */
export async function fileMail(register: Register, id: string, read: ReadMessage): Promise<Filed | undefined> {
  const attempt = () => register.db.transaction().execute((transaction) => file(transaction, register, id, read));
  try {
    return await attempt();
  } catch (error) {
    if (!isTaken(error, 'message_once')) throw error;
    return attempt();
  }
}

async function file(
  transaction: Connection,
  register: Register,
  id: string,
  read: ReadMessage,
): Promise<Filed | undefined> {
  const held = await holdMessage(transaction, id, read.fingerprint);
  if (!held) return undefined;
  const { message, before } = held;
  const belongs = await whose(transaction, register, message, read);
  const bounce = read.report && (await bounceOf(transaction, message.municipality, read.report));
  const known = { seenBefore: !!before, belongs, bounce };
  const decision = fateOf(await factsOf(transaction, register, message, read, known));
  const complaintId =
    decision.fate === 'bounce'
      ? await recordBounce(transaction, register, bounce!)
      : await carryOut(transaction, register, message, read, decision, belongs);
  const filed: Filed = { fate: decision.fate, complaintId: before?.complaintId ?? complaintId };
  await fileMessage(transaction, id, filingOf(read, decision, filed, belongs), register.clock.now());
  return filed;
}

async function factsOf(
  transaction: Connection,
  register: Register,
  message: MessageRow,
  read: ReadMessage,
  { seenBefore, belongs, bounce }: { seenBefore: boolean; belongs: Whose | undefined; bounce: Bounce | undefined },
): Promise<MessageFacts> {
  return {
    seenBefore,
    bounce: bounce?.reason,
    readable: read.readable,
    cutOff: read.cutOff,
    encrypted: read.encrypted ?? false,
    senderUnknown: read.sender.address === undefined,
    wanted: wishOf(message),
    inSpam: message.in_spam,
    automatic: automaticSign({
      headers: read.headers,
      envelopeFrom: message.envelope_from ?? undefined,
      fromAddress: read.sender.address,
      subject: read.subject,
      ownAddresses: ownAddresses(register),
      isOurMail: await isOurMail(transaction, read),
    }),
    fromOurselves: isOurs(register, read.sender.address),
    belonging: belongs?.belonging,
  };
}

function wishOf({ wanted_by, wanted_for }: MessageRow): MessageFacts['wanted'] {
  if (!wanted_by) return undefined;
  return wanted_for ? 'follow-up' : 'complaint';
}

/** Does what the fate asks. Returns the complaint that the message belongs to. */
async function carryOut(
  transaction: Connection,
  register: Register,
  message: MessageRow,
  read: ReadMessage,
  { fate, reason }: FateDecision,
  belongs: Whose | undefined,
): Promise<string | undefined> {
  if (fate === 'complaint') return registerMail(transaction, register, message, read);
  if (fate === 'follow-up') {
    const { wanted_for } = message;
    const wanted = wanted_for ? await findComplaint(transaction, { id: wanted_for }) : undefined;
    const complaint = wanted ?? belongs!.complaint!;
    await addFollowUp(transaction, register, message, read, complaint, reason);
    return complaint.id;
  }
  // What a machine answered is shown with the complaint; what a stranger wrote is not.
  return fate === 'automatic' && isSure(belongs?.belonging) ? belongs?.complaint?.id : undefined;
}

/** Whether only somebody whom we wrote to can have this clue. */
function isSure(belonging: Belonging | undefined): boolean {
  return belonging !== undefined && !belonging.elsewhere && ['reply-address', 'our-mail'].includes(belonging.clue);
}

/** Registers the message as a complaint (klaagschrift, Awb 9:4), received when it arrived. */
async function registerMail(
  transaction: Connection,
  register: Register,
  message: MessageRow,
  read: ReadMessage,
): Promise<string> {
  const { wanted_by, file_id, municipality, arrived_at } = message;
  const by: Actor = wanted_by ? { role: 'coordinator', staffId: wanted_by } : { role: 'complainant' };
  const original: NewDocument = { fileId: file_id, kind: 'original', name: originalName, mediaType: 'message/rfc822' };
  const { id } = await registerComplaint(transaction, register, {
    municipality: municipalityOf(register, municipality),
    channel: 'mail',
    // Nothing is received on a day to come, whatever the clock of a mail server says.
    receivedAt: new Date(Math.min(arrived_at.getTime(), register.clock.now().getTime())),
    complainant: complainantOf(register, read),
    statement: { ...(read.subject && { subject: read.subject }), whatHappened: wordsOf(read) },
    documents: [original, ...(await storeAttachments(transaction, register, read))],
    by,
  });
  return id;
}

/** Who complains, as far as the mail tells. Without an address of theirs the acknowledgement becomes a task. */
function complainantOf(register: Register, { sender }: ReadMessage): Complainant {
  const { name, address } = sender;
  return {
    name: name ?? address?.split('@')[0] ?? 'Onbekende afzender',
    // An answer to ourselves would come back as the next message.
    ...(address && !isOurs(register, address) && { email: address }),
    addressLines: [],
  };
}

/** Whether we sent this ourselves. */
async function isOurMail(transaction: Connection, { messageId }: ReadMessage): Promise<boolean> {
  return messageId !== undefined && (await mailsOfOurs(transaction, [messageId])).has(messageId);
}

function filingOf(
  read: ReadMessage,
  { fate, reason }: FateDecision,
  { complaintId }: Filed,
  belongs: Whose | undefined,
): Filing {
  const about = fate === 'review' && !belongs?.belonging.elsewhere ? belongs?.complaint : undefined;
  const { messageId, fingerprint, sender, subject, text } = read;
  return {
    fate,
    ...(reason && { reason }),
    ...(complaintId && { complaintId }),
    ...(about && { aboutId: about.id }),
    ...(messageId && { messageId }),
    ...(fingerprint && { fingerprint }),
    ...(sender.name && { fromName: sender.name }),
    ...(sender.address && { fromAddress: sender.address }),
    ...(subject && { subject }),
    ...(setApart.includes(fate) && text && { excerpt: text.slice(0, excerptCharacters).toWellFormed() }),
  };
}

function ownAddresses({ municipalities }: Register): Set<string> {
  return new Set([...municipalities.values()].map(({ mail }) => mail.address.toLowerCase()));
}

function isOurs(register: Register, address: string | undefined): boolean {
  return address !== undefined && ownAddresses(register).has(withoutTag(address));
}
