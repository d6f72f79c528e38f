import type { Actor, Complaint } from './complaint.ts';
import type { Day } from './day.ts';
import type { LetterDue, LetterKind } from './letters.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, mayNotStart, refused } from './lifecycle.ts';

/**
 * Withdraws a complaint (intrekken, Awb 2:13 lid 1): the complainant's own word, never a guess. A confirmation goes out
 * that says how to come back.
 */
export function withdraw(complaint: Complaint, { stated }: { stated: string }, on: Day, by: Actor): Outcome {
  const refusal = mayNotStart('withdraw', complaint, by);
  if (refusal) return { done: false, refusal };
  if (!stated.trim()) return refused('something-missing', acts.withdraw.article, ['stated']);
  const withdrawal = { stated, from: complaint.status, on };
  return done(
    { ...complaint, status: 'closed', closedAs: 'withdrawn', closedOn: on, withdrawal },
    confirmedBy('withdrawal', complaint),
  );
}

/** Takes a withdrawal back (Awb 9:1 lid 1): the complaint goes on where it stood, with the last day that it had. */
export function restore(complaint: Complaint, on: Day, by: Actor): Outcome {
  const refusal = mayNotStart('restore', complaint, by);
  if (refusal) return { done: false, refusal };
  const { withdrawal, closedAs, closedOn, ...rest } = complaint;
  if (closedAs !== 'withdrawn' || !withdrawal) return refused('not-withdrawn', acts.restore.article);
  const reopening = { reason: withdrawal.stated, was: closedAs, on };
  return done(
    { ...rest, status: withdrawal.from, reopenings: [...(complaint.reopenings ?? []), reopening] },
    confirmedBy('reopening', complaint),
  );
}

/** A machine may not make us mail whom it likes: until a person looked at what it sent, nothing is confirmed. */
function confirmedBy(kind: LetterKind, { suspicion }: Complaint): LetterDue[] {
  return suspicion && !suspicion.judged ? [] : [{ kind, to: { side: 'complainant' } }];
}
