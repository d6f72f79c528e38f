import type { Actor, Complaint } from './complaint.ts';
import type { Day } from './day.ts';
import { withoutTask } from './involvement.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, emptyFields, mayNotStart, refused } from './lifecycle.ts';

/**
 * Handles a complaint together with an earlier one of the same complainant (samenvoegen, Awb 9:2). The earlier one goes
 * on with its own, earlier, last day, so that nobody waits longer by it; this one is closed and points to it.
 */
export function merge(complaint: Complaint, into: Complaint, on: Day, by: Actor): Outcome {
  const refusal = mayNotStart('merge', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.merge;
  if (into.id === complaint.id || into.municipality !== complaint.municipality) {
    return refused('not-the-same-complainant', article);
  }
  if (!isSameComplainant(complaint, into)) return refused('not-the-same-complainant', article, [into.reference]);
  if (into.status === 'closed') return refused('not-open', article, [into.reference]);
  if (into.decideBy > complaint.decideBy) return refused('merge-into-the-earlier', article, [into.decideBy]);
  const { id, reference } = into;
  return done({ ...complaint, status: 'closed', closedAs: 'merged', closedOn: on, mergedInto: { id, reference } }, [
    { kind: 'merging', to: { side: 'complainant' } },
  ]);
}

/**
 * The complaint that goes on, after another was merged into it. Whoever that one was about, or was involved in it, is so
 * here from now on, with the copy and the hearing they had, and handles it no longer (Awb 9:7 lid 1, 9:9, 9:10). That it
 * is about an enforcement officer comes along too.
 */
export function takeIn(complaint: Complaint, merged: Complaint): Complaint {
  const isNew = <Person extends { staffId: string }>(known: readonly Person[], one: Person) =>
    !known.some(({ staffId }) => staffId === one.staffId);
  const { personsConcerned, involved = [] } = complaint;
  const concerned = merged.personsConcerned.filter((one) => isNew(personsConcerned, one));
  const alsoInvolved = (merged.involved ?? []).filter((one) => isNew(involved, one));
  const enforcement = complaint.enforcement ?? merged.enforcement;
  return {
    ...[...concerned, ...alsoInvolved].reduce((left, { staffId }) => withoutTask(left, staffId), complaint),
    notAboutAPerson: complaint.notAboutAPerson && concerned.length === 0,
    personsConcerned: [...personsConcerned, ...concerned],
    ...(alsoInvolved.length && { involved: [...involved, ...alsoInvolved] }),
    ...(enforcement && { enforcement }),
    mergedFrom: [...(complaint.mergedFrom ?? []), merged.reference],
  };
}

/**
 * Splits a complaint about several matters (splitsen, Awb 9:2). Each of the `parts` becomes a complaint of its own with
 * the same receipt, hence the same terms; this one keeps the rest. `references` are those of the new complaints, in
 * order.
 */
export function split(
  complaint: Complaint,
  { parts }: { parts: string[] },
  references: readonly string[],
  on: Day,
  by: Actor,
): Outcome {
  const refusal = mayNotStart('split', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.split;
  if (!parts.length) return refused('one-part-only', article);
  const missing = emptyFields(Object.fromEntries(parts.map((part, index) => [`part-${index}`, part])));
  if (missing.length) return refused('something-missing', article, ['parts']);
  const splitOff = parts.map((part, index) => ({ reference: references[index] ?? '', part, on }));
  return done({ ...complaint, splitInto: [...(complaint.splitInto ?? []), ...splitOff] }, [
    { kind: 'splitting', to: { side: 'complainant' } },
  ]);
}

/** Whether two complaints are of one person as far as can be told. Nobody's may be joined with a stranger's: the same address for mail, or the same name and postal address. */
export function isSameComplainant({ complainant: one }: Complaint, { complainant: other }: Complaint): boolean {
  const same = (a: string | undefined, b: string | undefined) =>
    Boolean(a?.trim()) && a!.trim().toLowerCase() === b?.trim().toLowerCase();
  return (
    same(one.email, other.email) ||
    (same(one.name, other.name) && same(one.addressLines.join('\n'), other.addressLines.join('\n')))
  );
}
