import type { ActionAPIContext } from 'astro:actions';
import { ActionError, defineAction } from 'astro:actions';
import { z } from 'zod';
import type { Actor, Complaint, Staff } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { dayOf } from '#domain/day.ts';
import type { Act, Outcome, Refusal } from '#domain/lifecycle.ts';
import { actorFor } from '#domain/routing.ts';
import type { Connection } from '#register/database.ts';
import { isFirstTime } from '#register/once.ts';
import { NoSuchComplaint, recordActWithin } from '#register/record-act.ts';
import type { Register } from '#register/register.ts';
import { complaintFor } from '../desk/access.ts';
import { rememberFailure } from '../desk/failures.ts';
import { holeIn } from '../desk/letter-hole.ts';
import { enteredIn } from './entered.ts';

/**
 * What a form at the desk comes to: `reference` when it made a complaint, `problems` with a sentence per field. What is
 * not done has changed nothing.
 */
export type DeskAnswer = { done: true; reference?: string } | NotDone;
export type NotDone = { done: false; refusal?: Refusal; problems?: Record<string, string> };

/** What an action works with, all of it in one transaction. */
export interface DeskTools {
  register: Register;
  transaction: Connection;
  staff: Staff;
  today: Day;
  /** The variable parts of the page's address. */
  params: ActionAPIContext['params'];
}

/** What an act works with besides. */
export interface ActTools extends DeskTools {
  by: Actor;
  /** The complaint as it was when the page was opened; what is recorded, is decided on it as it is then. */
  complaint: Complaint;
  /** Records the act on the complaint of this page; the dossier keeps what was entered, or `content`. */
  record(decide: (complaint: Complaint) => Outcome, content?: unknown): Promise<Outcome>;
}

/** Shows a form's reader what is expected: `today` lets them write `gisteren`. */
export type Input<Given> = (today: Day) => z.ZodType<Given>;

/** A form of the desk: signed in, read with zod, done whole or not at all; one that bears a `once`, only once. */
export function deskAction<Given>(
  input: Input<Given>,
  perform: (given: Given, tools: DeskTools) => Promise<DeskAnswer>,
) {
  return defineAction({
    accept: 'form',
    handler: async (form: FormData, { locals, params, request }: ActionAPIContext): Promise<DeskAnswer> => {
      const { register, staff } = locals;
      if (!staff) throw new ActionError({ code: 'NOT_FOUND' });
      const today = dayOf(register.clock.now());
      const entered = input(today).safeParse(enteredIn(form));
      if (!entered.success) return { done: false, problems: problemsIn(entered.error) };
      try {
        return await register.db.transaction().execute(async (transaction) => {
          const { data: once } = z.uuid().safeParse(form.get('once'));
          // Pressed twice: what the first did is done.
          if (once && !(await isFirstTime(transaction, once, register.clock.now()))) return { done: true };
          const answer = await perform(entered.data, { register, transaction, staff, today, params });
          if (!answer.done) throw new NothingDone(answer);
          return answer;
        });
      } catch (error) {
        if (error instanceof NothingDone) return error.answer;
        const hole = holeIn(error);
        if (hole) return { done: false, problems: { letter: hole } };
        if (error instanceof NoSuchComplaint) throw new ActionError({ code: 'NOT_FOUND' });
        rememberFailure(request, error);
        throw error;
      }
    },
  });
}

/** An act on the complaint that the page is about: by somebody who may see it, recorded as the law lets it. */
export function deskAct<Given>(
  act: Act,
  input: Input<Given>,
  perform: (given: Given, tools: ActTools) => Promise<Outcome>,
) {
  return deskAction(input, async (given, tools): Promise<DeskAnswer> => {
    const { register, transaction, staff, params } = tools;
    const opened = await complaintFor(transaction, staff, params.reference);
    if (!opened) throw new NoSuchComplaint();
    const { by } = opened;
    const record: ActTools['record'] = (decide, content = given) =>
      recordActWithin(transaction, register, { id: opened.complaint.id }, { act, by, content }, (complaint) => {
        // Somebody else may have changed who may do what while we waited for the lock.
        if (actorFor(complaint, staff)?.role !== by.role) throw new NoSuchComplaint();
        return decide(complaint);
      });
    const outcome = await perform(given, { ...tools, by, complaint: opened.complaint, record });
    return outcome.done ? { done: true } : { done: false, refusal: outcome.refusal };
  });
}

/** Rolls the transaction back and carries the answer out of it. */
export class NothingDone extends Error {
  readonly answer: NotDone;

  constructor(answer: NotDone) {
    super();
    this.answer = answer;
  }
}

/** Nothing was done, because of one field. */
export function problem(field: string, sentence: string): NotDone {
  return { done: false, problems: { [field]: sentence } };
}

/** One sentence per field. */
export function problemsIn(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(
    error.issues
      .map(({ path, message }) => [path.filter((step) => typeof step === 'string').join('.'), message])
      .reverse(),
  );
}

/** For forms that are only a button. */
export const nothingToEnter: Input<Record<string, never>> = () => z.object({});
