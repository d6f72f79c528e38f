import { randomBytes } from 'node:crypto';
import type { Complaint } from '#domain/complaint.ts';
import { dayOf } from '#domain/day.ts';
import { isDatabaseAway } from '#register/database-away.ts';
import type { DraftFile } from '#register/drafts.ts';
import { draftFiles, removeDraftFile, storeDraftFile } from '#register/drafts.ts';
import { readFile } from '#register/files.ts';
import type { Register } from '#register/register.ts';
import { submitForm } from '#register/submit-form.ts';
import type { Environment } from '#settings/environment.ts';
import type { Municipality } from '#settings/municipality.ts';
import { formTexts, refusedFileText } from '../texts/form.ts';
import { fileSize } from '../texts/numbers.ts';
import { complainantFrom, problemsIn, statementFrom, typedIn } from './check.ts';
import type { FieldProblem, Typed } from './fields.ts';
import type { ReceivedFile, ReceivedForm, RefusedFile } from './read-form.ts';
import { fitting, readForm } from './read-form.ts';

type Limits = Environment['limits'];

/** The form as it is shown: new, or again with all that was typed. */
export interface FormView {
  status: number;
  submission: string;
  typed: Typed;
  /** Attachments kept from an earlier try. */
  kept: DraftFile[];
  problems: FieldProblem[];
  /** Something to say above the form that is nobody's mistake. */
  notice?: { kind: 'ok' | 'error'; sentences: string[] } | undefined;
}

/** What came of a form: a complaint, or the form once more. */
export type FormOutcome = { complaint: Complaint } | { view: FormView };

/** A form that nothing was typed in yet. */
export function newForm(): FormView {
  return { status: 200, submission: newSubmission(), typed: typedIn(new Map()), kept: [], problems: [] };
}

/**
 * Takes in the form that was sent. Whatever is wrong, nothing that was typed is lost, and attachments wait in the
 * register for the next try.
 * @throws UnreadableForm, BodyTooLarge
 */
export async function receiveForm(
  request: Request,
  municipality: Municipality,
  { register, environment, log }: App.Locals,
): Promise<FormOutcome> {
  const { limits } = environment;
  const form = await readForm(request, 'attachments', limits);
  const receivedAt = register.clock.now();
  const today = dayOf(receivedAt);
  const typed = typedIn(form.fields);
  const sent = form.fields.get('submission') ?? '';
  const submission = isSubmission(sent) ? sent : newSubmission();
  // A machine fills in what people do not see. It is said, and nothing else: a person may be behind it after all.
  if (form.fields.get('website')) log.info({ submission }, 'the field for machines was filled in');
  const view = { status: 422, submission, typed, kept: [], problems: [] };

  try {
    const { kept, removed, fit, refused } = await attachmentsOf(form, submission, register, limits);
    const misfits = refusedProblems(refused, limits);
    const keepAll = async () => [...kept, ...(await keep(fit, submission, register))];
    if (form.fields.has('remove')) {
      const notice = removed && { kind: 'ok' as const, sentences: [formTexts.removed(removed.name)] };
      return { view: { ...view, status: 200, kept: await keepAll(), problems: misfits, notice } };
    }
    const measure = { municipality, today, most: limits.fieldCharacters, cutOff: form.cutOff };
    const found = [...problemsIn(typed, measure), ...misfits];
    if (found.length) return { view: { ...view, kept: await keepAll(), problems: found } };
    const words = { complainant: complainantFrom(typed, today), statement: statementFrom(typed) };
    return { complaint: await submitForm(register, { municipality, submission, receivedAt, ...words, uploads: fit }) };
  } catch (error) {
    const isAway = isDatabaseAway(error);
    log.error({ submission, err: error }, 'a form could not be stored');
    const sentences = [
      formTexts.notStored,
      formTexts.notStoredAdvice,
      ...(form.files.length ? [formTexts.filesNotStored] : []),
    ];
    return { view: { ...view, status: isAway ? 503 : 500, notice: { kind: 'error', sentences } } };
  } finally {
    await form.dispose();
  }
}

/** What there is of attachments: kept before, taken away now by its button, new ones that fit, and those that do not. */
async function attachmentsOf(form: ReceivedForm, submission: string, register: Register, limits: Limits) {
  const before = await draftFiles(register.db, submission);
  const removed = before.find(({ fileId }) => fileId === form.fields.get('remove'));
  if (removed) await removeDraftFile(register, submission, removed.fileId);
  const kept = before.filter((file) => file !== removed);
  const fresh = await notKeptYet(form.files, kept, (id) => readFile(register.db, id));
  const { fit, refused } = fitting(fresh, kept, limits);
  return { kept, removed, fit, refused: [...form.refused, ...refused] };
}

async function keep(files: ReceivedFile[], submission: string, register: Register): Promise<DraftFile[]> {
  const kept: DraftFile[] = [];
  for (const { name, mediaType, read } of files) {
    kept.push(await storeDraftFile(register, submission, { name, mediaType, content: await read() }));
  }
  return kept;
}

/** Leaves out what is kept already: whoever sends the form again often chooses the same files again. */
async function notKeptYet(files: ReceivedFile[], kept: DraftFile[], read: (id: string) => Promise<Buffer>) {
  const fresh: ReceivedFile[] = [];
  for (const file of files) {
    const alike = kept.filter(({ name, size }) => name === file.name && size === file.size);
    const content = alike.length ? await file.read() : undefined;
    const same = await Promise.all(alike.map(async ({ fileId }) => (await read(fileId)).equals(content!)));
    if (!same.includes(true)) fresh.push(file);
  }
  return fresh;
}

function refusedProblems(refused: RefusedFile[], limits: Limits): FieldProblem[] {
  const most = { file: fileSize(limits.fileBytes), together: fileSize(limits.filesBytes), files: limits.files };
  return refused.map((file) => ({ field: 'attachments', sentence: refusedFileText(file, most) }));
}

function newSubmission(): string {
  return randomBytes(18).toString('base64url');
}

function isSubmission(text: string): boolean {
  return /^[\w-]{24}$/.test(text);
}
