import type { Actor, Complaint, OmbudsmanOutcome } from './complaint.ts';
import type { Day } from './day.ts';
import { addMonths } from './day.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, emptyFields, mayNotStart, refused } from './lifecycle.ts';
import type { Norm } from './norms.ts';

/** How long the details of an ombudsman may be trusted without looking again. */
const monthsToTrust = 6;

/** Whether the details of an ombudsman were last checked so long ago that the desk must be warned before a letter. */
export function isCheckedLongAgo(checkedOn: string, today: Day): boolean {
  return checkedOn < addMonths(today, -monthsToTrust);
}

/** Tells the complainant where and until when to go to the ombudsman (Awb 9:24 lid 1), such as when we are too late. */
export function referToOmbudsman(complaint: Complaint, ombudsman: string | undefined, by: Actor): Outcome {
  const refusal = mayNotStart('referToOmbudsman', complaint, by);
  if (refusal) return { done: false, refusal };
  if (!ombudsman) return refused('no-ombudsman', acts.referToOmbudsman.article);
  return done(complaint, [{ kind: 'ombudsman-referral', to: { side: 'complainant' } }]);
}

/** Records that the complainant went to the ombudsman (verzoekschrift, Awb 9:18 lid 1): the file is then kept longer. */
export function recordPetition(
  complaint: Complaint,
  { ombudsman, petitionedOn }: { ombudsman: string; petitionedOn: Day },
  today: Day,
  by: Actor,
): Outcome {
  const refusal = mayNotStart('recordPetition', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.recordPetition;
  if (petitionedOn > today) return refused('day-in-future', article, [petitionedOn]);
  if (!ombudsman.trim()) return refused('something-missing', article, ['ombudsman']);
  return done({ ...complaint, petition: { ombudsman, on: petitionedOn } });
}

/** What the ombudsman came to, and what was recommended. */
export interface PetitionOutcome {
  outcome: OmbudsmanOutcome;
  norms: Norm[];
  recommendation: string;
  reportedOn: Day;
}

/** Records how the ombudsman ended a petition (Awb 9:27, 9:36): the judgement is not binding, but must be answered. */
export function recordPetitionOutcome(
  complaint: Complaint,
  { outcome, norms, recommendation, reportedOn }: PetitionOutcome,
  today: Day,
  by: Actor,
): Outcome {
  const refusal = mayNotStart('recordPetitionOutcome', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.recordPetitionOutcome;
  const { petition } = complaint;
  if (!petition) return refused('petition-missing', article);
  if (reportedOn > today) return refused('day-in-future', article, [reportedOn]);
  if (reportedOn < petition.on) return refused('not-a-later-day', article, [petition.on]);
  const missing = emptyFields({ outcome });
  if (missing.length) return refused('something-missing', article, missing);
  return done({ ...complaint, petition: { ...petition, outcome: { outcome, norms, recommendation, on: reportedOn } } });
}
