import { createHash } from 'node:crypto';
import type { Complainant, Complaint, Statement, SuspicionSign } from '#domain/complaint.ts';
import type { ConfirmedIdentity } from '#domain/identity.ts';
import type { Municipality } from '#settings/municipality.ts';
import { findComplaint } from './complaints.ts';
import type { Connection } from './database.ts';
import { linkIdentity } from './digid.ts';
import { draftFiles, releaseDraft } from './drafts.ts';
import { storeFile } from './files.ts';
import type { Register } from './register.ts';
import { registerComplaint } from './register-complaint.ts';
import { isTaken } from './unique.ts';

/** A file that came with the form; its bytes are read when they are stored, one file at a time. */
export interface Upload {
  name: string;
  mediaType: string;
  /** SHA-256 of the bytes, in hex. */
  digest: string;
  read(): Promise<Buffer>;
}

/** A form as it was sent, found complete. Uploads kept from an earlier try are found by the submission. */
export interface SentForm {
  municipality: Municipality;
  /** The random id that the form got when it was opened. */
  submission: string;
  /** When the request was complete (Awb 2:20). */
  receivedAt: Date;
  complainant: Complainant;
  statement: Statement;
  uploads: Upload[];
  /** What gave the form away as the work of a machine; a person looks at it before anything is sent. */
  signs?: SuspicionSign[];
  /** Only when the sender signed in. */
  identity?: ConfirmedIdentity | undefined;
  /** How many attachments the sender was told are waiting. */
  waiting?: number;
}

/** Attachments that the sender counts on are no longer there: they wait for so long, and this took longer. */
export class UploadsGone extends Error {
  override name = 'UploadsGone';
}

/**
 * Registers the complaint of a form (klaagschrift, Awb 9:4), with its attachments, in one transaction. The same form sent
 * twice, also at the same moment, is one complaint, and both get it. A form that was changed after it was sent (back in
 * the browser, other words, one more attachment) is another one: nothing that somebody sent is dropped.
 * @throws UploadsGone
 */
export async function submitForm(register: Register, form: SentForm): Promise<Complaint> {
  const { before, submission } = await sentBefore(register, form);
  // What waits now was added after it was sent: the complaint took along all that waited until then.
  if (before && !(await draftFiles(register.db, form.submission)).length) return before;
  try {
    return await register.db.transaction().execute((transaction) => store(transaction, register, form, submission));
  } catch (error) {
    // Somebody else's transaction with the same form was first; ours left nothing behind.
    const isSentBefore = isTaken(error, 'complaint_submission_key') || error instanceof UploadsGone;
    const first = isSentBefore ? await findComplaint(register.db, { submission }) : undefined;
    if (!first) throw error;
    return first;
  }
}

/** The last complaint that this same form became, and the name under which it would become the next. */
async function sentBefore({ db }: Register, form: SentForm): Promise<{ before?: Complaint; submission: string }> {
  const same = `${form.submission}.${digestOf(form)}`;
  let before: Complaint | undefined;
  for (let time = 1; ; time += 1) {
    const submission = time === 1 ? same : `${same}.${time}`;
    const found = await findComplaint(db, { submission });
    if (!found) return { ...(before && { before }), submission };
    before = found;
  }
}

async function store(
  transaction: Connection,
  register: Register,
  form: SentForm,
  submission: string,
): Promise<Complaint> {
  const { municipality, receivedAt, complainant, statement, uploads, signs = [], identity } = form;
  const kept = await draftFiles(transaction, form.submission);
  if (kept.length < (form.waiting ?? 0)) throw new UploadsGone();
  const added = [];
  for (const { name, mediaType, read } of uploads) {
    added.push({ fileId: await storeFile(transaction, await read(), receivedAt), name, mediaType });
  }
  const complaint = await registerComplaint(transaction, register, {
    municipality,
    channel: 'form',
    receivedAt,
    complainant,
    statement,
    documents: [...kept, ...added].map(({ fileId, name, mediaType }) => ({
      ...{ fileId, name, mediaType },
      kind: 'attachment',
    })),
    submission,
    ...(signs.length > 0 && { course: { suspicion: { signs } } }),
    by: { role: 'complainant' },
  });
  if (identity) await linkIdentity(transaction, complaint.id, identity);
  await releaseDraft(transaction, form.submission);
  return complaint;
}

/** What makes a form the same form: to whom, all that was entered, and the bytes of what came in the same request. */
function digestOf({ municipality, complainant, statement, uploads }: SentForm): string {
  const { consent, ...entered } = complainant;
  const content = [
    municipality.slug,
    entered,
    consent !== undefined,
    statement,
    uploads.map(({ name, digest }) => [name, digest]),
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}
