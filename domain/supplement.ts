import type { Actor, Complaint, MissingElement } from './complaint.ts';
import type { Day } from './day.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, emptyFields, mayNotStart, refused } from './lifecycle.ts';

/** What is asked of the complainant: which elements are missing, in words, and until which day. */
export interface SupplementRequest {
  missing: MissingElement[];
  explanation: string;
  replyBy: Day;
}

/**
 * Asks the complainant for what the complaint lacks (Awb 9:4 lid 2; a translation: 6:5 lid 3). The law has no cure term
 * for complaints, so asking suspends nothing: the terms keep running.
 */
export function askSupplement(complaint: Complaint, request: SupplementRequest, on: Day, by: Actor): Outcome {
  const refusal = mayNotStart('askSupplement', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.askSupplement;
  if (request.replyBy <= on) return refused('reply-day-not-later', article, [request.replyBy]);
  const missing = [
    ...(request.missing.length ? [] : ['missing']),
    ...emptyFields({ explanation: request.explanation }),
  ];
  if (missing.length) return refused('something-missing', article, missing);
  return done({ ...complaint, supplementRequest: { ...request, on } }, [
    { kind: 'supplement-request', to: { side: 'complainant' } },
  ]);
}

/**
 * Adds what the complainant sends or says later (Awb 2:13 lid 1); what was written before stays as it was. `files` are
 * the names of what came with it; with a file no word is needed.
 */
export function addToComplaint(
  complaint: Complaint,
  { text, files = [] }: { text: string; files?: string[] },
  on: Day,
  by: Actor,
): Outcome {
  const refusal = mayNotStart('addToComplaint', complaint, by);
  if (refusal) return { done: false, refusal };
  if (!text.trim() && !files.length) return refused('something-missing', acts.addToComplaint.article, ['text']);
  const addition = { text, ...(files.length && { files }), on };
  return done({ ...complaint, additions: [...(complaint.additions ?? []), addition] });
}

/**
 * Breaks a complaint off that lacks what the law asks (Awb 9:4 lid 2), after a supplement was asked and did not come, or
 * when there is no way to ask. Silence alone never settles a complaint: that is 9:5, and needs the complainant's word.
 */
export function breakOff(complaint: Complaint, { reasons }: { reasons: string }, on: Day, by: Actor): Outcome {
  const refusal = mayNotStart('breakOff', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.breakOff;
  const { supplementRequest, additions = [], complainant } = complaint;
  const { email, phone, addressLines } = complainant;
  const canBeAsked = Boolean(email || phone || addressLines.length);
  if (canBeAsked && !supplementRequest) return refused('supplement-not-asked', article);
  if (supplementRequest?.missing.every((element) => element === 'signature')) {
    return refused('not-for-a-signature', 'Awb 2:18');
  }
  if (supplementRequest && on <= supplementRequest.replyBy) {
    return refused('reply-day-not-passed', article, [supplementRequest.replyBy]);
  }
  if (supplementRequest && additions.some((addition) => addition.on >= supplementRequest.on)) {
    return refused('supplement-came', article);
  }
  if (!reasons.trim()) return refused('something-missing', article, ['reasons']);
  return done(
    { ...complaint, status: 'closed', closedAs: 'broken-off', closedOn: on, breakingOff: { reasons, on } },
    canBeAsked ? [{ kind: 'breaking-off', to: { side: 'complainant' } }] : [],
  );
}
