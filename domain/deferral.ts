import type { Actor, Complaint } from './complaint.ts';
import type { Day } from './day.ts';
import { isSubjectEstablished } from './duties.ts';
import { toBothSides } from './letters.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, mayNotStart, refused } from './lifecycle.ts';
import { startOf } from './receipt-correction.ts';
import { deferralLimit } from './terms.ts';

/**
 * Defers the decision (verdagen, Awb 9:11 lid 2): once, by four weeks at most, before the running term ends, and told
 * in writing to the complainant and to every person concerned.
 */
export function defer(
  complaint: Complaint,
  { until, reason }: { until: Day; reason: string },
  on: Day,
  by: Actor,
): Outcome {
  const refusal = mayNotStart('defer', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.defer;
  if (complaint.deferral) return refused('already-deferred', article, [complaint.deferral.until]);
  if (on > complaint.decideBy) return refused('term-has-passed', 'Awb 9:11 lid 3', [complaint.decideBy]);
  if (until <= complaint.decideBy) return refused('not-a-later-day', article, [complaint.decideBy]);
  const limit = deferralLimit(startOf(complaint), complaint.advisoryProcedure);
  if (until > limit) return refused('more-than-four-weeks', article, [limit]);
  // Without it nobody knows who must be told beside the complainant.
  if (!isSubjectEstablished(complaint)) return refused('duty-open', article, ['subject-established']);
  if (!reason.trim()) return refused('something-missing', article, ['reason']);
  const deferred = { ...complaint, decideBy: until, deferral: { until, reason, on } };
  return done(deferred, toBothSides('deferral', deferred));
}
