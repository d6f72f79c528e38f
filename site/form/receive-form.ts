import type { Complaint } from '#domain/complaint.ts';
import { dayOf } from '#domain/day.ts';
import { isDatabaseAway } from '#register/database-away.ts';
import type { DraftFile } from '#register/drafts.ts';
import { draftFiles } from '#register/drafts.ts';
import type { Register } from '#register/register.ts';
import { submitForm, UploadsGone } from '#register/submit-form.ts';
import type { Environment } from '#settings/environment.ts';
import type { Municipality } from '#settings/municipality.ts';
import { openIdentity } from '../digid/identity.ts';
import type { ReturnedForm } from '../digid/return.ts';
import { outcomeTexts } from '../texts/digid.ts';
import { doorOf } from '../texts/form/doors.ts';
import { formTexts, refusedFileText } from '../texts/form.ts';
import { fileSize } from '../texts/numbers.ts';
import { attachmentsOf, choseNoFile, keep } from './attachments.ts';
import { problemsIn, typedIn } from './check.ts';
import type { FieldProblem, Typed } from './fields.ts';
import { newMarks, newSubmission } from './marks.ts';
import type { ReceivedForm, RefusedFile, SentForm } from './read-form.ts';
import { readForm } from './read-form.ts';
import type { Step } from './steps.ts';
import { after, asStep, before, firstWrong, onStep } from './steps.ts';
import { signsIn } from './suspicion.ts';
import { complainantFrom, statementFrom, withoutBsn } from './words.ts';

type Limits = Environment['limits'];

/** The form as it is shown: one page of it, with all that was typed on every other. */
export interface FormView {
  status: number;
  step: Step;
  submission: string;
  /** When the form was first opened. */
  opened: string;
  typed: Typed;
  /** The field that only machines fill in. */
  trap: string;
  /** Sealed: that the sender signed in with DigiD. */
  identity?: string | undefined;
  /** The trip to sign in that the form came back from; its next page ends it. */
  trip?: string | undefined;
  /** The review page was reached before: each page now leads back to it. */
  reviewed: boolean;
  /** Attachments kept from an earlier try; read for the pages that show them. */
  kept: DraftFile[];
  /** How many attachments the sender knows to be waiting; when there are fewer, that must be told. */
  waiting: number;
  problems: FieldProblem[];
  /** Something to say above the form that is nobody's mistake. */
  notice?: { kind: 'ok' | 'info' | 'error'; sentences: string[] } | undefined;
}

/** What came of a form: a complaint, or the form once more. */
export type FormOutcome = { complaint: Complaint } | { view: FormView };

/** A form that nothing was typed in yet; whoever comes from a page in English wants letters in it. */
export function newForm({ clock }: Pick<Register, 'clock'>, language = ''): FormView {
  const view = viewOf(new Map(), clock.now());
  return { ...view, typed: { ...view.typed, language }, step: 'start', status: 200 };
}

/** The form as somebody left it to sign in with DigiD, with all that was typed and what came of the sign-in. */
export async function formBack(
  { fields, outcome, identity }: ReturnedForm,
  trip: string,
  { clock, db }: Register,
): Promise<FormView> {
  const view = viewOf(fields, clock.now());
  const kind = outcome === 'confirmed' ? 'ok' : outcome === 'cancelled' ? 'info' : 'error';
  return {
    ...{ ...view, status: 200, trip, identity: identity ?? view.identity },
    kept: await draftFiles(db, view.submission),
    notice: { kind, sentences: outcomeTexts[outcome] },
  };
}

/**
 * Takes in a page of the form that was sent. Whatever is wrong, nothing that was typed is lost, and attachments wait in
 * the register for the next try. A form that names no page is sent as a whole, as is one whose button is `send`.
 * @throws UnreadableForm, BodyTooLarge
 */
export async function receiveForm(
  request: SentForm,
  municipality: Municipality,
  { register, environment, log }: Pick<App.Locals, 'register' | 'environment' | 'log'>,
): Promise<FormOutcome> {
  const { limits } = environment;
  const form = await readForm(request, 'attachments', limits);
  const receivedAt = register.clock.now();
  const view = viewOf(form.fields, receivedAt);
  try {
    return await takeIn(form, view, { municipality, register, limits, receivedAt, secret: environment.appSecret });
  } catch (error) {
    const { submission } = view;
    if (error instanceof UploadsGone) return { view: await withoutFiles(view, register) };
    log.error({ submission, err: error }, 'a form could not be stored');
    const sentences = [
      formTexts.notStored,
      formTexts.notStoredAdvice,
      ...(form.files.length ? [formTexts.filesNotStored] : []),
    ];
    return { view: { ...view, status: isDatabaseAway(error) ? 503 : 500, notice: { kind: 'error', sentences } } };
  } finally {
    await form.dispose();
  }
}

interface Surroundings {
  municipality: Municipality;
  register: Register;
  limits: Limits;
  receivedAt: Date;
  secret: string;
}

async function takeIn(form: ReceivedForm, view: FormView, around: Surroundings): Promise<FormOutcome> {
  const { municipality, register, limits, receivedAt, secret } = around;
  const { submission, typed } = view;
  const today = dayOf(receivedAt);
  const attachments = await attachmentsOf(form, submission, register, limits);
  const misfits: FieldProblem[] = [
    ...refusedProblems(attachments.refused, limits),
    ...(choseNoFile(form) ? [{ field: 'attachments', sentence: formTexts.noFileChosen } as const] : []),
  ];
  const measure = { municipality, today, most: limits.fieldCharacters, cutOff: form.cutOff };
  const found = [...problemsIn(typed, measure), ...misfits];
  const going = wayOf(form.fields, view, found, doorOf(typed.matter, municipality) !== undefined);

  if (going === 'register') {
    const words = withoutBsn(typed);
    const complaint = await submitForm(register, {
      ...{ municipality, submission, receivedAt, uploads: attachments.fit },
      complainant: complainantFrom(words, today),
      statement: statementFrom(words),
      signs: signsIn(form.fields, receivedAt),
      waiting: view.waiting,
      identity: openIdentity(
        view.identity,
        { municipality: municipality.slug, submission },
        { secret, now: receivedAt },
      ),
    });
    return { complaint };
  }

  await keep(attachments.fit, submission, register);
  const showsFiles = going.step === 'solution' || going.step === 'review';
  const expected = view.waiting + attachments.fit.length;
  const kept = showsFiles ? await filesOf(submission, expected, register) : [];
  if (showsFiles && kept.length < expected && !form.fields.has('remove')) {
    return { view: await withoutFiles(view, register) };
  }
  const waiting = showsFiles ? kept.length : expected;
  const added = attachments.fit.length > 0 && going.step === 'solution';
  const sentences = [
    ...attachments.changes,
    ...(added ? [formTexts.uploaded(attachments.fit.map(({ name }) => name))] : []),
  ];
  // A file that could not be kept is told of wherever the sender goes; on its own page it stands at the field.
  const lost = going.step === 'solution' ? [] : misfits.map(({ sentence }) => sentence);
  const problems = going.problems ?? (going.step === 'solution' ? misfits : []);
  const notice = lost.length
    ? { kind: 'error' as const, sentences: lost }
    : sentences.length
      ? { kind: 'ok' as const, sentences }
      : undefined;
  const isWrong = going.problems !== undefined || (misfits.length > 0 && attachments.changes.length === 0);
  return { view: { ...view, ...going, kept, waiting, problems, notice, status: isWrong ? 422 : 200 } };
}

/** Where the form goes from here: to a page, with what is wrong there, or into the register. */
type Going = 'register' | { step: Step; reviewed?: boolean; problems?: FieldProblem[] };

/** Going back or to a page of choice looks at nothing; going on looks at the page; sending at all of it. */
function wayOf(
  fields: ReadonlyMap<string, string>,
  { step, reviewed }: FormView,
  problems: FieldProblem[],
  hasOtherWay: boolean,
): Going {
  const go = fields.get('go') ?? (fields.has('step') ? 'next' : 'send');
  if (fields.has('remove') || go === 'upload') return { step: 'solution' };
  const wrong = firstWrong(problems);
  const review = (): Going =>
    wrong ? { step: wrong, reviewed: true, problems: onStep(wrong, problems) } : { step: 'review', reviewed: true };
  if (go === 'send') return wrong ? review() : 'register';
  if (go === 'back')
    return reviewed && step !== 'review' ? { step: 'review' } : { step: before(step), reviewed: false };
  const chosen = asStep(go);
  if (chosen) return { step: chosen, reviewed: step === 'review' };
  const here = onStep(step, problems);
  if (here.length) return { step, problems: here };
  const next = reviewed ? 'review' : after(step, { hasOtherWay });
  return next === 'review' ? review() : { step: next };
}

function viewOf(fields: ReadonlyMap<string, string>, now: Date): FormView {
  const sent = fields.get('submission') ?? '';
  const opened = fields.get('opened') ?? '';
  return {
    status: 422,
    step: asStep(fields.get('step')) ?? 'what',
    submission: /^[\w-]{24}$/.test(sent) ? sent : newSubmission(),
    // A form that came without a stamp gets none: it may be a page from before there were any.
    opened: /^[\da-z]{1,12}$/.test(opened) || fields.size > 0 ? opened.slice(0, 12) : newMarks(now).opened,
    typed: typedIn(fields),
    trap: fields.get('website') ?? '',
    identity: fields.get('identity'),
    reviewed: fields.get('reviewed') === 'ja',
    kept: [],
    waiting: Math.trunc(Math.min(Math.max(Number(fields.get('waiting')) || 0, 0), 1000)),
    problems: [],
  };
}

/** The attachments that wait. Where none is expected the form goes on, also while the database is away. */
async function filesOf(submission: string, expected: number, { db }: Register): Promise<DraftFile[]> {
  try {
    return await draftFiles(db, submission);
  } catch (error) {
    if (expected === 0 && isDatabaseAway(error)) return [];
    throw error;
  }
}

/** The page with the attachments when some of them waited too long. */
async function withoutFiles(view: FormView, { db }: Register): Promise<FormView> {
  const kept = await draftFiles(db, view.submission);
  const notice = { kind: 'error' as const, sentences: formTexts.filesGone };
  return { ...view, status: 422, step: 'solution', kept, waiting: kept.length, notice };
}

function refusedProblems(refused: RefusedFile[], limits: Limits): FieldProblem[] {
  if (refused.length === 0) return [];
  const most = { file: fileSize(limits.fileBytes), together: fileSize(limits.filesBytes), files: limits.files };
  return refused.map((file) => ({ field: 'attachments', sentence: refusedFileText(file, most) }));
}
