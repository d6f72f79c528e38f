import { createHash } from 'node:crypto';
import type { Day } from '#domain/day.ts';
import { documentName } from '#domain/document-name.ts';
import type { Outcome } from '#domain/lifecycle.ts';
import { acts, done, mayNotStart } from '#domain/lifecycle.ts';
import { addToComplaint } from '#domain/supplement.ts';
import { findComplaint } from './complaints.ts';
import { addDocuments, documentsOf } from './documents.ts';
import { draftFiles, releaseDraft } from './drafts.ts';
import { storeFile } from './files.ts';
import { isFirstTime } from './once.ts';
import { NoSuchComplaint, recordActOn } from './record-act.ts';
import type { Register } from './register.ts';
import type { Upload } from './submit-form.ts';

/** What the complainant adds on their status page. Uploads kept from an earlier try are found by the submission. */
export interface Addition {
  /** The random id that the page gave its form; empty when it came without one. */
  submission: string;
  words: string;
  uploads: Upload[];
  on: Day;
}

/**
 * Adds words and files to a complaint (Awb 2:13 lid 1), the files as its documents, in one transaction. The same form sent
 * twice, also at the same moment, is one addition. @throws NoSuchComplaint
 */
export async function addInOwnWords(register: Register, complaintId: string, addition: Addition): Promise<Outcome> {
  try {
    return await register.db.transaction().execute(async (transaction) => {
      const complaint = await findComplaint(transaction, { id: complaintId }, { lock: true });
      if (!complaint) throw new NoSuchComplaint();
      const by = { role: 'complainant' } as const;
      const refusal = mayNotStart('addToComplaint', complaint, by);
      if (refusal) return { done: false, refusal };

      const at = register.clock.now();
      const { submission, words, uploads, on } = addition;
      const kept = await draftFiles(transaction, submission);
      const isFirst = await isFirstTime(transaction, idOf(complaintId, addition), at);
      // Files that still wait were not sent before, even when the words were.
      if (!isFirst && !kept.length) return done(complaint);
      const names = (await documentsOf(transaction, complaintId)).map(({ name }) => name);
      const named = [...kept, ...uploads].map((file) => {
        const name = documentName(file.name, names);
        names.push(name);
        return { ...file, name };
      });
      const files = named.map(({ name }) => name);
      const content = { ...(words && { text: words }), ...(files.length && { documents: files }) };
      const outcome = await recordActOn(
        transaction,
        register,
        complaint,
        { act: 'addToComplaint', by, content },
        (held) => addToComplaint(held, { text: words, files }, on, by),
      );
      // What is undone here may come again.
      if (!outcome.done) throw new Refused(outcome);
      const documents = [];
      for (const { name, mediaType, ...file } of named) {
        const fileId = 'fileId' in file ? file.fileId : await storeFile(transaction, await file.read(), at);
        documents.push({ fileId, kind: 'attachment' as const, name, mediaType });
      }
      await addDocuments(transaction, complaintId, documents, at);
      await releaseDraft(transaction, submission);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Refused) return error.outcome;
    throw error;
  }
}

class Refused extends Error {
  override name = 'Refused';
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super(acts.addToComplaint.article);
    this.outcome = outcome;
  }
}

/** One id for one addition: the form, and all that was sent with it. */
function idOf(complaintId: string, { submission, words, uploads }: Addition): string {
  const content = [complaintId, submission, words, uploads.map(({ name, digest }) => [name, digest])];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32);
}
