import type { Actor, Complaint } from './complaint.ts';
import type { Day } from './day.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, mayNotStart, refused } from './lifecycle.ts';

/** What shows that the complainant is satisfied: how they said so, and what was agreed. */
export interface Satisfaction {
  stated: string;
  agreed: string;
}

/**
 * Settles the complaint to the complainant's satisfaction (informele afhandeling, Awb 9:5). The satisfaction must be
 * theirs and recorded: the municipality's own conviction is not enough, and silence is never a yes.
 */
export function settleInformally(complaint: Complaint, { stated, agreed }: Satisfaction, on: Day, by: Actor): Outcome {
  const refusal = mayNotStart('settleInformally', complaint, by);
  if (refusal) return { done: false, refusal };
  const missing = Object.entries({ stated, agreed }).flatMap(([field, text]) => (text.trim() ? [] : [field]));
  if (missing.length) return refused('something-missing', acts.settleInformally.article, missing);
  return done(
    {
      ...complaint,
      status: 'closed',
      closedAs: 'settled-informally',
      closedOn: on,
      satisfaction: { stated, agreed, on },
    },
    [{ kind: 'informal-closing', to: { side: 'complainant' } }],
  );
}

/**
 * The complainant says that it is solved (Awb 9:5). Their own word is the proof of satisfaction; the municipality still
 * settles the complaint itself, with the confirmation that says how to come back.
 */
export function stateSatisfaction(complaint: Complaint, { words }: { words: string }, on: Day, by: Actor): Outcome {
  const refusal = mayNotStart('stateSatisfaction', complaint, by);
  if (refusal) return { done: false, refusal };
  return done({ ...complaint, statedSatisfied: { words, on } });
}
