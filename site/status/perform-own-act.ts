import type { AstroGlobal } from 'astro';
import type { Complaint } from '#domain/complaint.ts';
import { dayOf } from '#domain/day.ts';
import { plainText } from '#domain/plain-text.ts';
import { recordAct } from '#register/record-act.ts';
import { ownRefusal, tooLong } from '../texts/statuses.ts';
import type { OwnAct } from './own-acts.ts';
import { ownActs } from './own-acts.ts';

/** An act of the complainant that came to nothing: why, and what was written. */
export interface OwnAttempt {
  act: OwnAct;
  sentence: string;
  words: string;
}

/**
 * Does what the complainant sent from the status page. Undefined: the form is not one of their acts. A refusal changes
 * nothing and loses no word.
 */
export async function performOwnAct(
  { locals }: Pick<AstroGlobal, 'locals'>,
  complaint: Complaint,
  form: FormData,
): Promise<{ done: OwnAct } | { attempt: OwnAttempt } | undefined> {
  const act = form.get('act');
  if (typeof act !== 'string' || !isOwnAct(act)) return undefined;
  const { register, environment } = locals;
  const words = plainText(String(form.get('words') ?? ''));
  const most = environment.limits.fieldCharacters;
  if (words.length > most) return { attempt: { act, sentence: tooLong(most), words } };

  const yes = form.get('answer') === 'ja';
  const [on, by] = [dayOf(register.clock.now()), { role: 'complainant' } as const];
  const asks = ownActs[act].buttons.length > 1;
  const entry = { act, by, content: { ...(words && { words }), ...(asks && { answer: yes ? 'ja' : 'nee' }) } };
  const outcome = await recordAct(register, { id: complaint.id }, entry, (now) =>
    ownActs[act].perform(now, { words, yes }, on, by),
  );
  if (outcome.done) return { done: act };
  return { attempt: { act, sentence: ownRefusal(outcome.refusal.reason), words } };
}

function isOwnAct(name: string): name is OwnAct {
  return Object.hasOwn(ownActs, name);
}
