import { actions } from 'astro:actions';
import type { AstroGlobal } from 'astro';
import type { DeskAnswer, NotDone } from '../actions/desk-action.ts';
import { server } from '../actions/index.ts';
import { failureOf } from './failures.ts';

/** A form that was sent to this page and came to nothing, with what was typed. */
export interface Attempt {
  /** Name of the action. */
  name: string;
  answer: NotDone;
  typed: FormData;
}

/** One field of a form as it must be shown again. */
export interface FieldState {
  id: string;
  name: string;
  value: string;
  problem?: string | undefined;
}

/** A field that may come more than once. */
export interface SeveralState extends Omit<FieldState, 'value'> {
  values: string[];
}

type Sent = { done: string; reference?: string | undefined } | { attempt: Attempt } | { response: Response };

/**
 * What became of the form sent to this page. Undefined: none was. `done` is the name of the action, with
 * the complaint that it made if it did; `response` ends the request. @throws what the action threw
 */
export async function formSentTo(astro: AstroGlobal): Promise<Sent | undefined> {
  const { request, url } = astro;
  const name = url.searchParams.get('_action');
  if (request.method !== 'POST' || !name) return undefined;
  const result = isAction(name) ? astro.getActionResult(actions[name]) : undefined;
  const failure = failureOf(request);
  if (failure) throw failure;
  if (!result) return { response: new Response(null, { status: 404 }) };
  if (result.error) return { response: new Response(null, { status: result.error.status }) };
  const answer: DeskAnswer = result.data;
  if (answer.done) return { done: name, reference: answer.reference };
  astro.response.status = 422;
  return { attempt: { name, answer, typed: await request.formData() } };
}

/** Gives the fields of one form what was typed in them before, or else what is known already. */
export function fieldsOf(form: string, attempt: Attempt | undefined) {
  const mine = attempt?.name === form ? attempt : undefined;
  return (name: string, known = ''): FieldState => ({
    id: `${form}-${name.replace('.', '-')}`,
    name,
    value: mine ? typedIn(mine, name) : known,
    problem: mine && problemWith(mine.answer, name),
  });
}

/** The same for fields that may come more than once. */
export function severalOf(form: string, attempt: Attempt | undefined) {
  const one = fieldsOf(form, attempt);
  return (name: string): SeveralState => {
    const { value: _, ...state } = one(name);
    return { ...state, values: attempt?.name === form ? attempt.typed.getAll(name).map(String) : [] };
  };
}

/** Which texts describe a control, for a screen reader. */
export function describedBy({
  id,
  hint,
  problem,
}: {
  id: string;
  hint?: string | undefined;
  problem?: string | undefined;
}): string | undefined {
  return [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined;
}

function isAction(name: string): name is keyof typeof server {
  return Object.hasOwn(server, name);
}

function typedIn({ typed }: Attempt, name: string): string {
  const value = typed.get(name);
  return typeof value === 'string' ? value : '';
}

function problemWith({ refusal, problems }: NotDone, name: string): string | undefined {
  const part = name.split('.').at(-1)!;
  const missing = refusal?.reason === 'something-missing' && refusal.about?.includes(part);
  return problems?.[name] ?? (missing ? 'Vul dit in.' : undefined);
}
