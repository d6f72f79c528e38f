import { randomUUID } from 'node:crypto';
import type { Complaint } from '#domain/complaint.ts';
import { dayOf } from '#domain/day.ts';
import type { LetterChannel, LetterDue, LetterInput, LetterKind, Recipient } from '#domain/letters.ts';
import { channelFor, languageOf, recipientOf, staysBehindLink } from '#domain/letters.ts';
import type { Connection } from './database.ts';
import type { ComplaintDocument } from './documents.ts';
import { documentsOf } from './documents.ts';
import { addMail } from './mails.ts';
import type { Register } from './register.ts';
import { municipalityOf } from './register.ts';
import type { LetterRow } from './tables.ts';

/**
 * Writes the letters that an act made due: the text as it is now and never changed again (Awb 2:12), the way it goes
 * (2:8), and for the electronic way the mail. Needs the complaint as it is after the act.
 */
export async function addLetters(
  connection: Connection,
  register: Register,
  complaint: Complaint,
  due: LetterDue[],
): Promise<void> {
  for (const { kind, to } of due) {
    const at = register.clock.now();
    const recipient = recipientOf(to, complaint);
    const channel = await channelNow(connection, kind, recipient, complaint);
    const enclosures = await enclosuresOf(connection, kind, complaint.id);
    const input: LetterInput = {
      kind,
      complaint,
      recipient,
      channel,
      on: dayOf(at),
      enclosures: enclosures.map(({ name }) => name),
      ...(kind === 'acknowledgement' && { refusedFiles: await refusedFilesOf(connection, complaint.id) }),
    };
    const { subject, markdown } = register.composer.letter(input);
    const letter = {
      id: randomUUID(),
      complaint_id: complaint.id,
      kind,
      side: recipient.side,
      staff_id: recipient.staffId ?? null,
      recipient: JSON.stringify(recipient),
      channel,
      language: languageOf(recipient, complaint),
      subject,
      markdown,
      dated_on: input.on,
      due_at: at,
      enclosures: enclosures.map(({ id }) => id),
    };
    await connection.insertInto('letter').values(letter).execute();
    if (channel === 'mail') await mailLetter(connection, register, letter.id, input, { subject, markdown });
  }
}

/** The way a letter goes, now that it is known whether mail to the complainant comes back (Awb 2:11). */
async function channelNow(connection: Connection, kind: LetterKind, recipient: Recipient, complaint: Complaint) {
  const channel = channelFor(kind, recipient, complaint);
  if (channel !== 'mail' || recipient.side !== 'complainant') return channel;
  if (!(await isUnreachable(connection, complaint.id, recipient.email!))) return channel;
  const { email: _, ...withoutMail } = recipient;
  return channelFor(kind, withoutMail, complaint);
}

/** Whether a mail to this address about the complaint came back for good, and none has left for it since. */
export async function isUnreachable(connection: Connection, complaintId: string, address: string): Promise<boolean> {
  const { bounced, sent } = await connection
    .selectFrom('mail')
    .select(({ fn }) => [fn.max('bounced_at').as('bounced'), fn.max('sent_at').as('sent')])
    .where('complaint_id', '=', complaintId)
    .where(({ eb, fn }) => eb(fn<string>('lower', ['to_address']), '=', address.toLowerCase()))
    .executeTakeFirstOrThrow();
  return bounced !== null && (sent === null || sent <= bounced);
}

/** Puts the letter's mail on the ledger: the letter itself, or word that it stands ready behind the link (2:9). */
export async function mailLetter(
  connection: Connection,
  register: Register,
  letterId: string,
  input: LetterInput,
  letter: { subject: string; markdown: string },
): Promise<void> {
  const { complaint, kind, recipient } = input;
  const { decisionsByPlainMail } = municipalityOf(register, complaint.municipality);
  const hidden = staysBehindLink(kind, recipient, decisionsByPlainMail);
  const { subject, markdown } = hidden ? register.composer.letterReady(input) : letter;
  await addMail(connection, register, {
    municipality: complaint.municipality,
    kind: hidden ? 'letter-ready' : 'letter',
    complaintId: complaint.id,
    letterId,
    attachLetter: !hidden,
    automatic: isAutomatic(kind, complaint),
    language: languageOf(recipient, complaint),
    to: { name: recipient.name, address: recipient.email! },
    subject,
    markdown,
  });
}

async function refusedFilesOf(connection: Connection, complaintId: string): Promise<string[]> {
  const documents = await documentsOf(connection, complaintId);
  return documents.filter(({ refused }) => refused).map(({ name }) => name);
}

/** Whether nobody pressed a button for a letter: the acknowledgement of what came in by itself. */
function isAutomatic(kind: LetterKind, { channel, suspicion }: Complaint): boolean {
  return kind === 'acknowledgement' && (channel === 'mail' || channel === 'form') && !suspicion;
}

/** The letters that the complaint goes with, and which of its documents. The raw message is for whoever takes over. */
const enclosed: Partial<Record<LetterKind, ComplaintDocument['kind'][]>> = {
  'copy-to-person': ['attachment'],
  'copy-to-supervisor': ['attachment'],
  'forwarded-complaint': ['original', 'attachment'],
};

async function enclosuresOf(connection: Connection, letter: LetterKind, complaintId: string) {
  const kinds = enclosed[letter];
  if (!kinds) return [];
  const documents = await connection
    .selectFrom('document')
    .select(['id', 'name', 'kind', 'refused'])
    .where('complaint_id', '=', complaintId)
    .orderBy('name')
    .execute();
  // What nobody is to open goes to nobody, nor does the message that holds it.
  const isClean = documents.every(({ refused }) => refused === null);
  return documents.filter(({ kind, refused }) => kinds.includes(kind) && !refused && (isClean || kind !== 'original'));
}

/** All letters of a complaint, oldest first, with what is known of their mail. */
export function lettersOf(connection: Connection, complaintId: string) {
  return connection
    .selectFrom('letter')
    .leftJoinLateral(
      // A letter that found its way after all has a second mail; the last one says how it stands.
      ({ selectFrom }) =>
        selectFrom('mail')
          .selectAll()
          .whereRef('mail.letter_id', '=', 'letter.id')
          .orderBy('mail.due_at', 'desc')
          .limit(1)
          .as('mail'),
      (join) => join.onTrue(),
    )
    .selectAll('letter')
    .select(['mail.failed_at', 'mail.failure', 'mail.possibly_sent', 'mail.attempts', 'mail.sending_at'])
    .select(['mail.delayed_at', 'mail.delivered_at', 'mail.bounced_at', 'mail.held_at'])
    .where('letter.complaint_id', '=', complaintId)
    .orderBy('letter.due_at')
    .orderBy('letter.id')
    .execute();
}

/** Finds a letter by id. Undefined: there is none. */
export async function findLetter(connection: Connection, id: string): Promise<LetterRow | undefined> {
  return connection.selectFrom('letter').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A letter with what its mail needs beside it. */
export type LetterToSend = LetterRow & {
  reference: string;
  municipality: string;
  /** Message-ID of the complaint that the letter answers, when that came by mail. */
  answers: string | null;
};

/** A letter with the reference of its complaint and the mail that it answers. @throws when there is no such letter. */
export function letterToSend(connection: Connection, id: string): Promise<LetterToSend> {
  return connection
    .selectFrom('letter')
    .innerJoin('complaint', 'complaint.id', 'letter.complaint_id')
    .leftJoin('message', (join) =>
      join
        .onRef('message.complaint_id', '=', 'complaint.id')
        .on('message.fate', '=', 'complaint')
        .on('letter.side', '=', 'complainant'),
    )
    .selectAll('letter')
    .select(['complaint.reference', 'complaint.municipality', 'message.message_id as answers'])
    .where('letter.id', '=', id)
    .limit(1)
    .executeTakeFirstOrThrow(() => new Error(`letter ${id} is not in the register`));
}

/** @throws when there is no such letter. */
export async function letterWithId(connection: Connection, id: string): Promise<LetterRow> {
  const letter = await findLetter(connection, id);
  if (!letter) throw new Error(`letter ${id} is not in the register`);
  return letter;
}

/** The print queue of a municipality: letters by post that were not posted yet, oldest first. */
export function lettersToPrint(connection: Connection, municipality: string): Promise<LetterRow[]> {
  return waiting(connection, municipality, 'post');
}

/** Letters that cannot go: no e-mail with consent and no postal address. Each is a task for the coordinator. */
export function lettersWithoutAddress(connection: Connection, municipality: string): Promise<LetterRow[]> {
  return waiting(connection, municipality, 'none');
}

function waiting(connection: Connection, municipality: string, channel: LetterChannel): Promise<LetterRow[]> {
  return connection
    .selectFrom('letter')
    .innerJoin('complaint', 'complaint.id', 'letter.complaint_id')
    .selectAll('letter')
    .where('complaint.municipality', '=', municipality)
    .where('letter.channel', '=', channel)
    .where('letter.posted_on', 'is', null)
    .orderBy('letter.due_at')
    .orderBy('letter.id')
    .execute();
}
