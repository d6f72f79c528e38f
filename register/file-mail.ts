import type { MailHeaders } from '#domain/automatic-mail.ts';
import { automaticSign, doubtfulSign } from '#domain/automatic-mail.ts';
import type { Fate, FateDecision, MessageFacts } from '#domain/correspondence.ts';
import { fateOf, isSure, setApart } from '#domain/correspondence.ts';
import type { DeliveryReport } from '#domain/delivery-report.ts';
import { isAsSent, markIn, saysOnlyOurs } from '#domain/own-mark.ts';
import { recipientsIn } from '#domain/reply-address.ts';
import { raiseAlarm } from './alarms.ts';
import type { Bounce } from './bounces.ts';
import { bounceOf, recordBounce } from './bounces.ts';
import { canaryReturned } from './canaries.ts';
import { colleagueIsAway } from './colleague-away.ts';
import { findComplaint } from './complaints.ts';
import type { Connection } from './database.ts';
import { isDatabaseAway } from './database-away.ts';
import type { NewDocument } from './documents.ts';
import { addFollowUp } from './follow-ups.ts';
import { mailsOfOurs, mailWithId, recordArrival } from './mails.ts';
import type { Filing } from './messages.ts';
import { fileMessage, holdMessage } from './messages.ts';
import { isOurs, ownAddresses } from './own-addresses.ts';
import type { PassedOn } from './passed-on.ts';
import { isColleaguesAnswer, passedOnIn } from './passed-on.ts';
import type { Register } from './register.ts';
import { registerMail } from './register-mail.ts';
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
  /** Whom its sender wants answered instead (`Reply-To`), when that is one. */
  replyTo?: { name?: string; address?: string };
  /** Only whoever has the key can read it, or it can be read and is signed (S/MIME, PGP). */
  protection?: 'encrypted' | 'signed';
  messageId?: string;
  /** The Message-IDs that it answers. */
  answers: string[];
  subject?: string;
  /** Empty when it says nothing. */
  text: string;
  /** As it was laid out, clean enough to show. */
  html?: string;
  attachments: (Omit<NewDocument, 'fileId' | 'kind'> & { content: Buffer })[];
  /** Somebody's calendar answers an invitation. */
  isCalendarAnswer?: boolean;
  /** What it tells of the delivery of a mail, when a mail server sent it. */
  report?: DeliveryReport;
  /** The message that came with it as its only attached one. */
  enclosed?: Pick<ReadMessage, 'headers' | 'sender' | 'subject' | 'text'>;
  /** The same for the same message, whatever way it came by. */
  fingerprint?: string;
}

/** What became of a message, and the complaint that it belongs to. */
export interface Filed {
  fate: Fate;
  complaintId?: string;
}

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

/**
 * The last resort for a message that cannot be filed as what it is: kept for a person, with what its heading tells, or if
 * even that is the trouble with nothing at all.
 */
export async function fileUnread(register: Register, id: string, read?: ReadMessage): Promise<Filed | undefined> {
  try {
    if (read) return await fileMail(register, id, { ...read, readable: false });
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
  }
  return register.db.transaction().execute(async (transaction) => {
    if (!(await holdMessage(transaction, id, undefined))) return undefined;
    await fileMessage(transaction, id, { fate: 'unreadable', reason: 'not-readable' }, register.clock.now());
    return { fate: 'unreadable' };
  });
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
  const passedOn = await passedOnIn(transaction, register, message, read);
  const bounce = read.report && (await bounceOf(transaction, message.municipality, read.report));
  const known = { seenBefore: before !== undefined, belongs, passedOn, bounce };
  const facts = await factsOf(transaction, register, message, read, known);
  const decision = await toldByMachine(transaction, register, message, read, fateOf(facts));
  if (decision.reason === 'our-own-mail') {
    await raiseAlarm(transaction, register, { municipality: message.municipality, kind: 'own-mail-returned' });
  }
  const complaintId = await carryOut(transaction, register, message, read, decision, known);
  if ((decision.fate === 'follow-up' || decision.fate === 'automatic') && read.sender.address) {
    await recordArrival(transaction, register, read.answers, read.sender.address);
  }
  const filed: Filed = { fate: decision.fate, complaintId: before?.complaintId ?? complaintId };
  await fileMessage(transaction, id, filingOf(read, decision, filed, belongs), register.clock.now());
  return filed;
}

/** What our own mail that came back may be: the morning's canary. And an automatic answer may tell that a colleague is away. */
async function toldByMachine(
  transaction: Connection,
  register: Register,
  message: MessageRow,
  read: ReadMessage,
  decision: FateDecision,
): Promise<FateDecision> {
  const { fate, reason } = decision;
  if (reason === 'our-own-mail') {
    const isCanary = read.messageId && (await canaryReturned(transaction, register, read.messageId));
    return isCanary ? { fate, reason: 'canary' } : decision;
  }
  const isAway = fate === 'automatic' && (await colleagueIsAway(transaction, register, message, read, reason));
  return isAway ? { fate, reason: 'colleague-away' } : decision;
}

/** What the register knows of a message, beside what stands in it. */
interface Known {
  seenBefore: boolean;
  belongs: Whose | undefined;
  passedOn: PassedOn | undefined;
  bounce: Bounce | undefined;
}

async function factsOf(
  transaction: Connection,
  register: Register,
  message: MessageRow,
  read: ReadMessage,
  { seenBefore, belongs, passedOn, bounce }: Known,
): Promise<MessageFacts> {
  const mail = {
    headers: read.headers,
    envelopeFrom: message.envelope_from ?? undefined,
    fromAddress: read.sender.address,
    subject: read.subject,
    text: read.text,
    isCalendarAnswer: read.isCalendarAnswer,
    ownAddresses: ownAddresses(register),
    ...(await whoseMail(transaction, read)),
  };
  return {
    seenBefore,
    bounce: bounce?.reason,
    readable: read.readable,
    cutOff: read.cutOff,
    encrypted: read.protection === 'encrypted',
    senderUnknown: read.sender.address === undefined,
    wanted: wishOf(message),
    inSpam: message.in_spam,
    automatic: automaticSign(mail),
    perhapsAutomatic: read.report && !bounce ? 'delivery-report' : doubtfulSign(mail),
    fromOurselves: isOurs(register, read.sender.address),
    belonging: belongs?.belonging,
    colleagueAnswers: await isColleaguesAnswer(transaction, register, message, read),
    passedOn: passedOn && (passedOn.mail ? 'readable' : 'unclear'),
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
  { belongs, passedOn, bounce }: Known,
): Promise<string | undefined> {
  if (fate === 'bounce') return recordBounce(transaction, register, bounce!);
  if (fate === 'complaint') return (await registerMail(transaction, register, message, read, passedOn)).id;
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

/**
 * Whether we sent this ourselves: by its Message-ID, or, where that was taken off, by the mark in its text. A mark that is
 * not ours is of another installation.
 */
async function whoseMail(transaction: Connection, { messageId, text }: ReadMessage) {
  if (messageId !== undefined && (await mailsOfOurs(transaction, [messageId])).has(messageId)) {
    return { isOurMail: true };
  }
  const id = markIn(text);
  if (!id) return { isOurMail: false };
  const mail = await mailWithId(transaction, id);
  return mail ? { isOurMail: saysOnlyOurs(text, mail) } : { isOurMail: false, isOfAnother: isAsSent(text) };
}

function filingOf(
  read: ReadMessage,
  { fate, reason }: FateDecision,
  { complaintId }: Filed,
  belongs: Whose | undefined,
): Filing {
  const about = fate === 'review' && !belongs?.belonging.elsewhere ? belongs?.complaint : undefined;
  const { messageId, fingerprint, sender, subject, text, protection, html } = read;
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
    sentTo: recipientsIn(read.headers),
    ...(protection && { protection }),
    ...(html && fate !== 'duplicate' && { html }),
    ...(setApart.includes(fate) && text && { excerpt: text.slice(0, excerptCharacters).toWellFormed() }),
  };
}
