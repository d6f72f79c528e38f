import type { Actor, Authority, Complaint } from './complaint.ts';
import type { Day } from './day.ts';
import type { LetterDue } from './letters.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, mayNotStart, refused } from './lifecycle.ts';

/**
 * Establishes that the complaint is about the powers of an enforcement officer (boa). Both supervisors, the chief public
 * prosecutor and the chief of police, get a copy at once (Besluit buitengewoon opsporingsambtenaar 42), and the ombudsman
 * is from then on always the Nationale ombudsman (Wet Nationale ombudsman 1a).
 */
export function establishEnforcement(
  complaint: Complaint,
  { supervisors }: { supervisors: Authority[] },
  on: Day,
  by: Actor,
): Outcome {
  const refusal = mayNotStart('establishEnforcement', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.establishEnforcement;
  if (complaint.enforcement) return refused('already-done', article);
  const reachable = supervisors.filter(
    ({ name, email, addressLines }) => name.trim() && (email || addressLines.length),
  );
  if (reachable.length < 2) return refused('supervisors-needed', article);
  const letters = reachable.map(
    (authority): LetterDue => ({ kind: 'copy-to-supervisor', to: { side: 'authority', authority } }),
  );
  return done({ ...complaint, enforcement: { supervisors: reachable, on } }, letters);
}
