import type { Actor, Complaint, Measure } from './complaint.ts';
import type { Day } from './day.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, mayNotStart, refused } from './lifecycle.ts';

/** Promises something because of a complaint (maatregel, conclusies van Awb 9:12 lid 1), with a day if there is one. */
export function promiseMeasure(
  complaint: Complaint,
  { id, what, doneBy }: { id: string; what: string; doneBy?: Day | undefined },
  on: Day,
  by: Actor,
): Outcome {
  const refusal = mayNotStart('promiseMeasure', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.promiseMeasure;
  if (!what.trim()) return refused('something-missing', article, ['what']);
  if (doneBy && doneBy < on) return refused('not-a-later-day', article, [on]);
  const measure: Measure = { id, what, promisedOn: on, ...(doneBy && { doneBy }) };
  return done({ ...complaint, measures: [...(complaint.measures ?? []), measure] });
}

/** Records that a promised measure was carried out. */
export function completeMeasure(
  complaint: Complaint,
  { id, doneOn }: { id: string; doneOn: Day },
  today: Day,
  by: Actor,
): Outcome {
  const refusal = mayNotStart('completeMeasure', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.completeMeasure;
  const measure = complaint.measures?.find((one) => one.id === id);
  if (!measure) return refused('no-such-measure', article);
  if (measure.doneOn) return refused('already-done', article, [measure.doneOn]);
  if (doneOn > today) return refused('day-in-future', article, [doneOn]);
  if (doneOn < measure.promisedOn) return refused('not-a-later-day', article, [measure.promisedOn]);
  const measures = complaint.measures!.map((one) => (one.id === id ? { ...one, doneOn } : one));
  return done({ ...complaint, measures });
}
