import type { MailHeaders } from '#domain/automatic-mail.ts';
import { automaticSign } from '#domain/automatic-mail.ts';
import type { Actor, Complainant, Complaint } from '#domain/complaint.ts';
import type { Fate, FateDecision, MessageFacts } from '#domain/correspondence.ts';
import { fateOf, setApart } from '#domain/correspondence.ts';
import { findComplaint } from './complaints.ts';
import type { Connection } from './database.ts';
import type { NewDocument } from './documents.ts';
import { addDocuments } from './documents.ts';
import { addToDossier } from './dossier.ts';
import { storeFile } from './files.ts';
import { mailsOfOurs } from './mails.ts';
import type { Filing } from './messages.ts';
import { fileMessage, holdMessage } from './messages.ts';
import type { Register } from './register.ts';
import { municipalityOf } from './register.ts';
import { registerComplaint } from './register-complaint.ts';
import type { MessageRow } from './tables.ts';
import { isTaken } from './unique.ts';

/** A stored message as it was read. */
export interface ReadMessage {
  /** False: it could not be read, and only what stands in its heading is known. */
  readable: boolean;
  /** It was larger than we take: only its beginning was kept. */
  cutOff: boolean;
  headers: MailHeaders;
  sender: { name?: string; address?: string };
  messageId?: string;
  /** The Message-IDs that it answers. */
  answers: string[];
  subject?: string;
  /** Empty when it says nothing. */
  text: string;
  attachments: { name: string; mediaType: string; content: Buffer }[];
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
  const { isOurMail, answered } = await ourMailsIn(transaction, register, read);
  const decision = fateOf({
    readable: read.readable,
    cutOff: read.cutOff,
    seenBefore: before !== undefined,
    wanted: message.wanted_by !== null,
    automatic: automaticSign({
      headers: read.headers,
      envelopeFrom: message.envelope_from ?? undefined,
      fromAddress: read.sender.address,
      subject: read.subject,
      ownAddresses: ownAddresses(register),
      isOurMail,
    }),
    fromOurselves: isOurs(register, read.sender.address),
    answers: answered && whoAnswers(answered, message, read),
  });
  const complaintId = await carryOut(transaction, register, message, read, decision, answered);
  const filed: Filed = { fate: decision.fate, complaintId: before?.complaintId ?? complaintId };
  await fileMessage(transaction, id, filingOf(read, decision, filed), register.clock.now());
  return filed;
}

/** Does what the fate asks. Returns the complaint that the message belongs to. */
async function carryOut(
  transaction: Connection,
  register: Register,
  message: MessageRow,
  read: ReadMessage,
  { fate }: FateDecision,
  answered: Complaint | undefined,
): Promise<string | undefined> {
  if (fate === 'complaint') return registerMail(transaction, register, message, read);
  if (fate === 'follow-up') await addFollowUp(transaction, register, message, read, answered!);
  // What a machine answered is shown with the complaint; what a stranger wrote is not.
  return fate === 'follow-up' || fate === 'automatic' ? answered?.id : undefined;
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

/** Adds an answer to the complaint that it is about: in the dossier, and its attachments to the documents. */
async function addFollowUp(
  transaction: Connection,
  register: Register,
  message: MessageRow,
  read: ReadMessage,
  complaint: Complaint,
): Promise<void> {
  const at = register.clock.now();
  const documents = await storeAttachments(transaction, register, read);
  await findComplaint(transaction, { id: complaint.id }, { lock: true });
  await addDocuments(transaction, complaint.id, documents, at);
  const content = {
    message: message.id,
    receivedAt: message.arrived_at,
    subject: read.subject,
    text: wordsOf(read),
    documents: documents.map(({ name }) => name),
  };
  await addToDossier(transaction, complaint.id, [
    { act: 'message-received', article: 'Awb 2:17', by: { role: 'complainant' }, at, content },
  ]);
}

async function storeAttachments(
  transaction: Connection,
  register: Register,
  { attachments }: ReadMessage,
): Promise<NewDocument[]> {
  const documents: NewDocument[] = [];
  for (const { name, mediaType, content } of attachments) {
    const fileId = await storeFile(transaction, content, register.clock.now());
    documents.push({ fileId, kind: 'attachment', name, mediaType });
  }
  return documents;
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

function wordsOf({ readable, text }: ReadMessage): string {
  return readable ? text || '(geen tekst)' : '(dit bericht kon niet worden gelezen; het staat bij de stukken)';
}

/** Whether we sent this ourselves, and the complaint that it answers. Only ids in our own domains need a look. */
async function ourMailsIn(
  transaction: Connection,
  register: Register,
  { messageId, answers }: ReadMessage,
): Promise<{ isOurMail: boolean; answered: Complaint | undefined }> {
  const domains = [...ownAddresses(register)].map((address) => `@${address.split('@')[1]}>`);
  const ids = [messageId ?? '', ...answers].filter((id) => domains.some((domain) => id.toLowerCase().endsWith(domain)));
  const ours = await mailsOfOurs(transaction, ids);
  const complaintId = answers.map((id) => ours.get(id)).find(Boolean);
  return {
    isOurMail: messageId !== undefined && ours.has(messageId),
    answered: complaintId ? await findComplaint(transaction, { id: complaintId }) : undefined,
  };
}

function whoAnswers(complaint: Complaint, message: MessageRow, { sender }: ReadMessage): MessageFacts['answers'] {
  if (complaint.municipality !== message.municipality) return 'elsewhere';
  const known = complaint.complainant.email?.toLowerCase();
  return known !== undefined && sender.address?.toLowerCase() === known ? 'by-complainant' : 'by-stranger';
}

function filingOf(read: ReadMessage, { fate, reason }: FateDecision, { complaintId }: Filed): Filing {
  const { messageId, fingerprint, sender, subject, text } = read;
  return {
    fate,
    ...(reason && { reason }),
    ...(complaintId && { complaintId }),
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
  return address !== undefined && ownAddresses(register).has(address.toLowerCase());
}
