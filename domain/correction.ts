import type { Actor, Complaint } from './complaint.ts';
import type { Day } from './day.ts';
import type { LetterTo } from './letters.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, mayNotStart, refused } from './lifecycle.ts';

/** The letter that was wrong, by its subject and date, to whom it went, and what is right. */
export interface CorrectionGiven {
  letter: string;
  dated: Day;
  to: LetterTo;
  text: string;
}

/** Puts a letter right that was sent (Awb 2:12): never by changing it, only by a new one that says so. */
export function correctLetter(complaint: Complaint, given: CorrectionGiven, on: Day, by: Actor): Outcome {
  const refusal = mayNotStart('correctLetter', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.correctLetter;
  const { letter, dated, to, text } = given;
  const nobody =
    to.side === 'person-concerned' && !complaint.personsConcerned.some(({ staffId }) => staffId === to.staffId);
  if (nobody || !letter.trim()) return refused('no-such-letter', article);
  if (!text.trim()) return refused('something-missing', article, ['text']);
  const corrections = [...(complaint.corrections ?? []), { letter, dated, text, on }];
  return done({ ...complaint, corrections }, [{ kind: 'correction', to }]);
}
