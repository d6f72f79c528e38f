import type { Complaint } from '#domain/complaint.ts';
import type { Belonging, Clue } from '#domain/correspondence.ts';
import { addressedTo, differsByOne, replySecretsIn } from '#domain/reply-address.ts';
import { returnTokens } from '#domain/return-address.ts';
import { isOtherMatter, referencesIn } from '#domain/same-matter.ts';
import { complaintsWithIds } from './complaints.ts';
import type { Connection } from './database.ts';
import type { ReadMessage } from './file-mail.ts';
import { complaintsReturnedTo, mailsOfOurs } from './mails.ts';
import type { Register } from './register.ts';
import { municipalityOf } from './register.ts';
import { findStaffByEmail } from './staff.ts';
import type { MessageRow } from './tables.ts';

/** What a message seems to belong to. The complaint is missing when only the reply address tells that there was one. */
export interface Whose {
  belonging: Belonging;
  complaint?: Complaint;
}

/** Of a long text, with all that it quotes, only the beginning is searched for references. */
const searched = 20_000;

/**
 * Looks for the complaint that a message belongs to, by the surest clue first: the reply address, the mail of ours that it
 * answers, the mail of the complainant's own that it answers, the reference that it names. Undefined: nothing points to one.
 */
export async function whose(
  transaction: Connection,
  register: Register,
  message: MessageRow,
  read: ReadMessage,
): Promise<Whose | undefined> {
  const { mail } = municipalityOf(register, message.municipality);
  const secrets = replySecretsIn(read.headers, message.envelope_to, mail.address);
  const found =
    (await bySecret(transaction, message, secrets)) ??
    (await byNearSecret(transaction, message, secrets)) ??
    (await byAnswer(transaction, message, read)) ??
    (await byReference(transaction, message, read));
  if (found) return judged(transaction, message, read, found);
  if (!secrets.length) return undefined;
  const clue = 'nearly-reply-address';
  return { belonging: { clue, sender: 'stranger', elsewhere: false, otherMatter: false, several: false } };
}

/** Complaints that one clue points to; never none. */
interface Found {
  clue: Clue;
  complaints: Complaint[];
}

async function bySecret(transaction: Connection, { municipality }: MessageRow, secrets: string[]) {
  if (!secrets.length) return undefined;
  const rows = await transaction
    .selectFrom('complaint')
    .select('id')
    .where('municipality', '=', municipality)
    .where('reply_secret', 'in', secrets)
    .execute();
  return found(transaction, 'reply-address', rows);
}

/** Of each secret at least one half is as it was, when only one character is wrong. */
async function byNearSecret(transaction: Connection, { municipality }: MessageRow, secrets: string[]) {
  if (!secrets.length) return undefined;
  const rows = await transaction
    .selectFrom('complaint')
    .select(['id', 'reply_secret'])
    .where('municipality', '=', municipality)
    .where(({ or, eb, fn, val }) =>
      or(
        secrets.flatMap((secret) => [
          eb(fn<string>('left', ['reply_secret', val(16)]), '=', secret.slice(0, 16)),
          eb(fn<string>('right', ['reply_secret', val(16)]), '=', secret.slice(-16)),
        ]),
      ),
    )
    .execute();
  const near = rows.filter(({ reply_secret }) => secrets.some((secret) => differsByOne(secret, reply_secret)));
  return found(transaction, 'nearly-reply-address', near);
}

/** Programs that answer by themselves do so to the return address, and may leave out what they answer. */
async function byAnswer(transaction: Connection, message: MessageRow, read: ReadMessage) {
  return (await byAnsweredMail(transaction, message, read)) ?? byReturnAddress(transaction, message, read);
}

async function byReturnAddress(transaction: Connection, { envelope_to }: MessageRow, { headers }: ReadMessage) {
  const tokens = returnTokens(addressedTo(headers, envelope_to).join(' '));
  const complaints = await complaintsReturnedTo(transaction, tokens);
  return found(
    transaction,
    'our-mail',
    complaints.map((id) => ({ id })),
  );
}

async function byAnsweredMail(transaction: Connection, { municipality }: MessageRow, { answers }: ReadMessage) {
  if (!answers.length) return undefined;
  const ours = await mailsOfOurs(transaction, answers);
  const answered = answers.flatMap((id) => ours.get(id) ?? []).slice(0, 1);
  const byOurs = await found(
    transaction,
    'our-mail',
    answered.map((id) => ({ id })),
  );
  if (byOurs) return byOurs;
  const rows = await transaction
    .selectFrom('message')
    .select('complaint_id as id')
    .distinct()
    .where('municipality', '=', municipality)
    .where('message_id', 'in', answers)
    .where('fate', 'in', ['complaint', 'follow-up'])
    .where('complaint_id', 'is not', null)
    .execute();
  return found(
    transaction,
    'own-mail',
    rows.map(({ id }) => ({ id: id! })),
  );
}

/** A subject says it better than a text, which may quote anything. */
async function byReference(transaction: Connection, message: MessageRow, { subject = '', text }: ReadMessage) {
  const inSubject = referencesIn(subject);
  const references = inSubject.length ? inSubject : referencesIn(text.slice(0, searched));
  if (!references.length) return undefined;
  const rows = await transaction
    .selectFrom('complaint')
    .select(['id', 'municipality'])
    .where('reference', 'in', references)
    .execute();
  const here = rows.filter(({ municipality }) => municipality === message.municipality);
  return found(transaction, 'reference', here.length ? here : rows);
}

async function found(transaction: Connection, clue: Clue, rows: { id: string }[]): Promise<Found | undefined> {
  const complaints = await complaintsWithIds(
    transaction,
    rows.map(({ id }) => id),
  );
  return complaints.length ? { clue, complaints } : undefined;
}

/** Of several complaints the one of the sender's own counts; then it must be the only one. */
async function judged(
  transaction: Connection,
  message: MessageRow,
  read: ReadMessage,
  { clue, complaints }: Found,
): Promise<Whose> {
  const own = complaints.filter((complaint) => isComplainant(complaint, read));
  const candidates = own.length ? own : complaints;
  const complaint = candidates[0]!;
  return {
    complaint,
    belonging: {
      clue,
      sender: own.length ? 'complainant' : await whoWrites(transaction, message, read),
      elsewhere: complaint.municipality !== message.municipality,
      otherMatter: await isAboutOther(transaction, complaint, read, clue),
      several: candidates.length > 1,
    },
  };
}

/** The address of a complaint is the complainant's, or of whoever speaks for them (gemachtigde, Awb 2:1). */
function isComplainant({ complainant }: Complaint, { sender }: ReadMessage): boolean {
  return sender.address !== undefined && complainant.email?.toLowerCase() === sender.address.toLowerCase();
}

async function whoWrites(transaction: Connection, { municipality }: MessageRow, { sender }: ReadMessage) {
  const staff = sender.address ? await findStaffByEmail(transaction, sender.address) : undefined;
  return staff?.municipality === municipality ? 'colleague' : 'stranger';
}

/** Only an answer can have the subject of something else; a mail of its own has a subject of its own. */
async function isAboutOther(
  transaction: Connection,
  { id, reference, statement }: Complaint,
  { answers, subject }: ReadMessage,
  clue: Clue,
): Promise<boolean> {
  if (!answers.length || clue === 'reference') return false;
  const ours = transaction.selectFrom('mail').select('subject').where('complaint_id', '=', id);
  const theirs = transaction.selectFrom('message').select('subject').where('complaint_id', '=', id);
  const spoken = await ours.unionAll(theirs.where('subject', 'is not', null).$castTo<{ subject: string }>()).execute();
  return isOtherMatter(subject, reference, [statement.subject ?? '', ...spoken.map((one) => one.subject)]);
}
