import type { Actor, Complaint, Staff } from './complaint.ts';
import type { Day } from './day.ts';
import { toPersonsConcerned } from './letters.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, mayNotStart, refused } from './lifecycle.ts';

/**
 * Names the person whose conduct the complaint is about (beklaagde, Awb 9:9; may be done for several).
 * A handler who turns out to be that person loses the complaint at once (9:7 lid 1).
 */
export function namePersonConcerned(complaint: Complaint, person: Staff, on: Day, by: Actor): Outcome {
  const refusal = mayNotStart('namePersonConcerned', complaint, by);
  if (refusal) return { done: false, refusal };
  if (complaint.personsConcerned.some(({ staffId }) => staffId === person.id)) {
    return refused('already-named', acts.namePersonConcerned.article, [person.name]);
  }
  const { id, name, email, roles } = person;
  const { handler, ...rest } = complaint;
  return done({
    ...rest,
    ...(handler && handler.staffId !== id && { handler }),
    notAboutAPerson: false,
    personsConcerned: [...complaint.personsConcerned, { staffId: id, name, email, roles, namedOn: on }],
  });
}

/** Establishes that the complaint is not about a particular person, so that nobody needs a copy (Awb 9:9). */
export function establishNoPerson(complaint: Complaint, by: Actor): Outcome {
  const refusal = mayNotStart('establishNoPerson', complaint, by);
  if (refusal) return { done: false, refusal };
  if (complaint.personsConcerned.length) return refused('persons-are-named', acts.establishNoPerson.article);
  return done({ ...complaint, notAboutAPerson: true });
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
