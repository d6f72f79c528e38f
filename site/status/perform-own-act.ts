import { holdsBsn, maskBsn } from '#domain/bsn.ts';
import type { Complaint } from '#domain/complaint.ts';
import { dayOf } from '#domain/day.ts';
import type { Outcome } from '#domain/lifecycle.ts';
import { plainText } from '#domain/plain-text.ts';
import { addInOwnWords } from '#register/add-in-own-words.ts';
import { findComplaint } from '#register/complaints.ts';
import { documentsOf } from '#register/documents.ts';
import type { DraftFile } from '#register/drafts.ts';
import { draftFiles } from '#register/drafts.ts';
import { NoSuchComplaint, recordAct, recordActOn } from '#register/record-act.ts';
import type { Register } from '#register/register.ts';
import type { Environment } from '#settings/environment.ts';
import { attachmentsOf, choseNoFile, keep } from '../form/attachments.ts';
import { newSubmission } from '../form/marks.ts';
import type { ReceivedForm } from '../form/read-form.ts';
import { readForm } from '../form/read-form.ts';
import { formTexts, refusedFileText } from '../texts/form.ts';
import { fileSize } from '../texts/numbers.ts';
import { addedOften, filesFull, ownRefusal, tooLong, unknownAct } from '../texts/statuses.ts';
import type { OwnAct } from './own-acts.ts';
import { ownActs } from './own-acts.ts';
import type { ReachAct } from './reach.ts';
import { isReachAct, reachActs } from './reach.ts';

/** What the complainant sent and that is not done, or not yet: why, and what was written. */
export interface OwnAttempt {
  status: 200 | 422;
  /** Absent: nothing that can be done here. */
  act?: OwnAct | ReachAct;
  problems: { field: string; sentence: string }[];
  /** What was done with the files alone. */
  changes: string[];
  words: string;
  submission: string;
  /** Files that wait for the addition to be sent. */
  kept: DraftFile[];
}

/** What came of it: done, perhaps with a citizen service number left out of the words, or the page once more. */
export type OwnOutcome = { done: OwnAct | ReachAct; bsnLeftOut?: boolean } | { attempt: OwnAttempt };

type Locals = Pick<App.Locals, 'register' | 'environment'>;

/**
 * Does what the complainant sent from the status page. A refusal changes nothing and loses no word; only a citizen service
 * number is never kept, as in the form.
 * @throws UnreadableForm, BodyTooLarge
 */
export async function performOwnAct(request: Request, complaint: Complaint, locals: Locals): Promise<OwnOutcome> {
  const form = await readForm(request, 'attachments', locals.environment.limits);
  try {
    const outcome = await perform(form, complaint, locals);
    const bsnLeftOut = holdsBsn(form.fields.get('words') ?? '');
    return 'done' in outcome && bsnLeftOut ? { ...outcome, bsnLeftOut } : outcome;
  } finally {
    await form.dispose();
  }
}

async function perform(form: ReceivedForm, complaint: Complaint, locals: Locals): Promise<OwnOutcome> {
  const { register, environment } = locals;
  const { fields } = form;
  const act = fields.get('act') ?? '';
  if (isReachAct(act)) return performReachAct(act, fields, complaint, locals);
  const words = maskBsn(plainText(fields.get('words') ?? ''));
  if (!isOwnAct(act)) return { attempt: anAttempt(undefined, { field: 'doen', sentence: unknownAct }, words) };
  const most = environment.limits.fieldCharacters;
  const long = words.length > most || form.cutOff.has('words');
  const problem = long ? { field: `woorden-${act}`, sentence: tooLong(most) } : undefined;
  if (act === 'addToComplaint') return add(form, words, problem, complaint, locals);
  if (problem) return { attempt: anAttempt(act, problem, words) };

  const yes = fields.get('answer') === 'ja';
  const [on, by] = [dayOf(register.clock.now()), { role: 'complainant' } as const];
  const asks = ownActs[act].buttons.length > 1;
  const entry = { act, by, content: { ...(words && { words }), ...(asks && { answer: yes ? 'ja' : 'nee' }) } };
  const outcome = await recordAct(register, { id: complaint.id }, entry, (now) =>
    ownActs[act].perform(now, { words, yes }, on, by),
  );
  return outcomeOf(act, outcome, words);
}

/** Words and files to add. Files that are only looked at, or that come with something wrong, wait for the next try. */
async function add(
  form: ReceivedForm,
  words: string,
  problem: OwnAttempt['problems'][number] | undefined,
  complaint: Complaint,
  { register, environment: { limits } }: Locals,
): Promise<OwnOutcome> {
  const act = 'addToComplaint';
  const sent = form.fields.get('submission') ?? '';
  const given = /^[\w-]{24}$/.test(sent) ? sent : '';
  const submission = given || newSubmission();
  const { fit, refused, changes } = await attachmentsOf(form, submission, register, limits);
  const full = await whyFull(complaint, fit, { register, environment: { limits } });
  const most = { file: fileSize(limits.fileBytes), together: fileSize(limits.filesBytes), files: limits.files };
  const misfits = refused.map((file) => ({ field: 'attachments', sentence: refusedFileText(file, most) }));
  const noFile = choseNoFile(form) ? [{ field: 'attachments', sentence: formTexts.noFileChosen }] : [];
  const problems = [...(problem ? [problem] : []), ...(full ? [full] : []), ...misfits, ...noFile];
  const onlyFiles = form.fields.has('remove') || form.fields.get('go') === 'upload';
  if (!onlyFiles && !problems.length) {
    const on = dayOf(register.clock.now());
    const outcome = await addInOwnWords(register, complaint.id, { submission: given, words, uploads: fit, on });
    if (outcome.done) return { done: act };
    problems.push({ field: `woorden-${act}`, sentence: ownRefusal(outcome.refusal.reason) });
  }
  if (full?.field !== 'attachments') await keep(fit, submission, register);
  const uploaded = onlyFiles && fit.length ? [formTexts.uploaded(fit.map(({ name }) => name))] : [];
  return {
    attempt: {
      ...{ act, problems, words, submission, changes: [...changes, ...uploaded] },
      status: problems.length ? 422 : 200,
      kept: await draftFiles(register.db, submission),
    },
  };
}

/** So many additions of one day are no longer a story with afterthoughts. */
const mostADay = 20;
/** So many times what one form takes may lie with one complaint. */
const fullForms = 4;

/** Why nothing more can be added here for now: a link that got into wrong hands must not fill the register. */
async function whyFull(
  { id, additions = [] }: Complaint,
  fit: readonly { size: number }[],
  { register, environment: { limits } }: { register: Register; environment: Pick<Environment, 'limits'> },
): Promise<OwnAttempt['problems'][number] | undefined> {
  const today = dayOf(register.clock.now());
  if (additions.filter(({ on }) => on === today).length >= mostADay) {
    return { field: 'woorden-addToComplaint', sentence: addedOften(mostADay) };
  }
  if (!fit.length) return undefined;
  const most = fullForms * limits.filesBytes;
  const sizes = [...(await documentsOf(register.db, id)), ...fit].map(({ size }) => size);
  const together = sizes.reduce((sum, size) => sum + size, 0);
  return together > most ? { field: 'attachments', sentence: filesFull(fileSize(most)) } : undefined;
}

async function performReachAct(
  act: ReachAct,
  given: ReadonlyMap<string, string>,
  { id }: Complaint,
  { register }: Locals,
): Promise<OwnOutcome> {
  const { field, problem, isSo, content, perform } = reachActs[act];
  const [on, by] = [dayOf(register.clock.now()), { role: 'complainant' } as const];
  let sentence: string | undefined;
  const outcome = await register.db.transaction().execute(async (transaction): Promise<Outcome | 'nothing'> => {
    const complaint = await findComplaint(transaction, { id }, { lock: true });
    if (!complaint) throw new NoSuchComplaint();
    sentence = problem(complaint.complainant, given);
    if (sentence || isSo(complaint.complainant, given)) return 'nothing';
    const entry = { act, by, content: content(given, on) };
    return recordActOn(transaction, register, complaint, entry, (held) => perform(held, given, on, by));
  });
  if (sentence) return { attempt: anAttempt(act, { field, sentence }, '') };
  return outcome === 'nothing' ? { done: act } : outcomeOf(act, outcome, '');
}

function outcomeOf(act: OwnAct | ReachAct, outcome: Outcome, words: string): OwnOutcome {
  if (outcome.done) return { done: act };
  const field = isReachAct(act) ? reachActs[act].field : ownActs[act].field ? `woorden-${act}` : act;
  return { attempt: anAttempt(act, { field, sentence: ownRefusal(outcome.refusal.reason) }, words) };
}

function anAttempt(act: OwnAttempt['act'], problem: OwnAttempt['problems'][number], words: string): OwnAttempt {
  return {
    status: 422,
    ...(act && { act }),
    ...{ problems: [problem], changes: [], words, submission: newSubmission(), kept: [] },
  };
}

function isOwnAct(name: string): name is OwnAct {
  return Object.hasOwn(ownActs, name);
}
