import type { Actor, Complaint, Staff } from './complaint.ts';
import type { Day } from './day.ts';
import { withoutTask } from './involvement.ts';
import { toPersonsConcerned } from './letters.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, mayNotStart, refused } from './lifecycle.ts';

/**
 * Names the person whose conduct the complaint is about (beklaagde, Awb 9:9; may be done for several).
 * A handler, or the chair of the hearing, who turns out to be that person loses the complaint at once (9:7 lid 1).
 */
export function namePersonConcerned(complaint: Complaint, person: Staff, on: Day, by: Actor): Outcome {
  const refusal = mayNotStart('namePersonConcerned', complaint, by);
  if (refusal) return { done: false, refusal };
  if (complaint.personsConcerned.some(({ staffId }) => staffId === person.id)) {
    return refused('already-named', acts.namePersonConcerned.article, [person.name]);
  }
  const { id, name, email, roles, department } = person;
  const named = { staffId: id, name, email, roles, namedOn: on, ...(department && { department }) };
  const { aboutAuthority, ...rest } = withoutTask(complaint, id);
  return done({
    ...rest,
    notAboutAPerson: false,
    personsConcerned: [...complaint.personsConcerned, named],
  });
}

/**
 * Takes back that somebody is the person concerned, when the wrong one was named (Awb 9:9). Whoever was not involved is
 * not kept from the complaint (9:7 lid 1); the reason, and that they were named, stay in the dossier.
 */
export function removePersonConcerned(
  complaint: Complaint,
  { staffId, reason }: { staffId: string; reason: string },
  by: Actor,
): Outcome {
  const refusal = mayNotStart('removePersonConcerned', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.removePersonConcerned;
  const personsConcerned = complaint.personsConcerned.filter((person) => person.staffId !== staffId);
  if (personsConcerned.length === complaint.personsConcerned.length) return refused('not-concerned', article);
  if (!reason.trim()) return refused('something-missing', article, ['reason']);
  return done({ ...complaint, personsConcerned });
}

/**
 * Establishes that the complaint is not about a particular person, so that nobody needs a copy (Awb 9:9): about service,
 * or about an authority as a whole (9:1 lid 1), which the municipality's own rule may have handled by others.
 */
export function establishNoPerson(
  complaint: Complaint,
  by: Actor,
  { aboutAuthority = false }: { aboutAuthority?: boolean } = {},
): Outcome {
  const refusal = mayNotStart('establishNoPerson', complaint, by);
  if (refusal) return { done: false, refusal };
  if (complaint.personsConcerned.length) return refused('persons-are-named', acts.establishNoPerson.article);
  const { aboutAuthority: _, ...rest } = complaint;
  return done({ ...rest, notAboutAPerson: true, ...(aboutAuthority && { aboutAuthority }) });
}

/** Sends the copy of the complaint with its documents to each person concerned who has none yet (afschrift, Awb 9:9). */
export function copyToPersonConcerned(complaint: Complaint, on: Day, by: Actor): Outcome {
  const refusal = mayNotStart('copyToPersonConcerned', complaint, by);
  if (refusal) return { done: false, refusal };
  const without = complaint.personsConcerned.filter(({ copiedOn }) => !copiedOn);
  if (!without.length) return refused('nobody-to-copy', acts.copyToPersonConcerned.article);
  return done(
    {
      ...complaint,
      personsConcerned: complaint.personsConcerned.map((person) => ({ ...person, copiedOn: person.copiedOn ?? on })),
    },
    toPersonsConcerned('copy-to-person', { ...complaint, personsConcerned: without }),
  );
}

/**
 * Records the written account of a person concerned (wederhoor, Awb 9:10 lid 1). It stands beside the hearing, and does
 * not replace the opportunity to be heard.
 */
export function recordReaction(
  complaint: Complaint,
  { staffId, text, receivedOn }: { staffId: string; text: string; receivedOn: Day },
  today: Day,
  by: Actor,
): Outcome {
  const refusal = mayNotStart('recordReaction', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.recordReaction;
  if (!complaint.personsConcerned.some((person) => person.staffId === staffId))
    return refused('not-concerned', article);
  if (receivedOn > today) return refused('day-in-future', article, [receivedOn]);
  if (receivedOn < complaint.receivedOn) return refused('day-before-receipt', article, [receivedOn]);
  if (!text.trim()) return refused('something-missing', article, ['text']);
  const personsConcerned = complaint.personsConcerned.map((person) =>
    person.staffId === staffId ? { ...person, reaction: { text, receivedOn } } : person,
  );
  return done({ ...complaint, personsConcerned });
}
