import { dayOf } from '#domain/day.ts';
import { decide } from '#domain/decision.ts';
import type { Register } from '#register/register.ts';
import { municipalityOf } from '#register/register.ts';
import { ombudsmanFor } from '#settings/municipality.ts';
import { decisionEntered } from '../actions/decide.ts';
import type { NotDone } from '../actions/desk-action.ts';
import { problemsIn } from '../actions/desk-action.ts';
import { enteredIn } from '../actions/entered.ts';
import type { OpenedComplaint } from './access.ts';
import { holeIn } from './letter-hole.ts';
import type { LetterPreview } from './letter-preview.ts';
import { previewLetters } from './letter-preview.ts';

/** The letters that deciding so would send, or why it may not be decided so. Nothing is recorded. */
export function lookAtClosingLetter(
  register: Register,
  { complaint, by }: OpenedComplaint,
  form: FormData,
): { letters: LetterPreview[] } | { answer: NotDone } {
  const entered = decisionEntered().safeParse(enteredIn(form));
  if (!entered.success) return { answer: { done: false, problems: problemsIn(entered.error) } };
  const today = dayOf(register.clock.now());
  const municipality = municipalityOf(register, complaint.municipality);
  const outcome = decide(complaint, entered.data, ombudsmanFor(municipality, complaint, today)?.name, today, by);
  if (!outcome.done) return { answer: { done: false, refusal: outcome.refusal } };
  try {
    return { letters: previewLetters(register, outcome.complaint, outcome.letters) };
  } catch (error) {
    const hole = holeIn(error);
    if (!hole) throw error;
    return { answer: { done: false, problems: { letter: hole } } };
  }
}
