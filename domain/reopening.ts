import type { Actor, Complaint } from './complaint.ts';
import type { Day } from './day.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, mayNotStart, refused } from './lifecycle.ts';

/**
 * The easy way back after an informal closing (Awb 9:5): whoever turns out not to be satisfied gets the formal procedure
 * after all. The clock has run on since receipt.
 */
export function returnToFormal(complaint: Complaint, { words }: { words: string }, on: Day, by: Actor): Outcome {
  const refusal = mayNotStart('returnToFormal', complaint, by);
  if (refusal) return { done: false, refusal };
  if (complaint.closedAs !== 'settled-informally')
    return refused('not-settled-informally', acts.returnToFormal.article);
  return openAgain(complaint, words, on);
}

/**
 * Opens a closed complaint again for a written reason (Awb 9:2), such as a mistake or what the ombudsman found. Letters
 * that were sent stay as they are. A withdrawn or informally settled complaint has its own way back.
 */
export function reopen(complaint: Complaint, { reason }: { reason: string }, on: Day, by: Actor): Outcome {
  const refusal = mayNotStart('reopen', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.reopen;
  if (complaint.closedAs === 'withdrawn' || complaint.closedAs === 'settled-informally') {
    return refused('restore-or-return-instead', article);
  }
  if (!reason.trim()) return refused('something-missing', article, ['reason']);
  return openAgain(complaint, reason, on);
}

function openAgain(complaint: Complaint, reason: string, on: Day): Outcome {
  // What ended it holds no longer; the dossier and the letters keep how it was.
  const { closedAs, closedOn, decision, satisfaction, statedSatisfied, ...open } = complaint;
  const { notHandling, breakingOff, forwarding, mergedInto, ...rest } = open;
  const reopening = { reason, was: closedAs!, on };
  // What was taken for no complaint was never acknowledged either (9:6).
  const kind = closedAs === 'no-complaint' ? 'acknowledgement' : 'reopening';
  return done({ ...rest, status: 'formal', reopenings: [...(complaint.reopenings ?? []), reopening] }, [
    { kind, to: { side: 'complainant' } },
  ]);
}
