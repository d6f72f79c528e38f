import { z } from 'zod';
import type { Absence, AbsenceProblem } from '#domain/absence.ts';
import { absenceProblem } from '#domain/absence.ts';
import type { Staff } from '#domain/complaint.ts';
import { clearAbsence, saveAbsence } from '#register/absences.ts';
import { staffOf } from '#register/staff.ts';
import type { DeskAnswer, DeskTools } from './desk-action.ts';
import { deskAction, problem } from './desk-action.ts';
import { dutchDay, words } from './entered.ts';

/** Which field a problem stands with, and what to do about it. */
const problems: Record<AbsenceProblem, [field: string, sentence: string]> = {
  'ends-before-it-begins': ['until', 'De laatste dag kan niet voor de eerste dag liggen.'],
  'is-over': ['until', 'Deze afwezigheid is al voorbij. Kies vandaag of een latere dag.'],
  'own-deputy': ['deputyId', 'Kies iemand anders dan de afwezige zelf.'],
};

/** Being away: everybody says it of themselves, a coordinator also of colleagues. */
export const absences = {
  recordAbsence: deskAction(
    (today) => z.object({ staffId: words(40), from: dutchDay(today), until: dutchDay(today), deputyId: words(40) }),
    async ({ staffId, from, until, deputyId }, tools): Promise<DeskAnswer> => {
      const people = await peopleFor(tools);
      const about = mayArrange(tools.staff, staffId, people);
      if (!about) return problem('staffId', 'Kies van wie u de afwezigheid vastlegt.');
      if (deputyId && !people.some(({ id }) => id === deputyId)) {
        return problem('deputyId', 'Kies een collega van uw gemeente.');
      }
      const absence: Absence = { staffId: about.id, from, until, ...(deputyId && { deputyId }) };
      const wrong = absenceProblem(absence, tools.today);
      if (wrong) return problem(...problems[wrong]);
      await saveAbsence(tools.transaction, absence);
      return { done: true };
    },
  ),

  clearAbsence: deskAction(
    () => z.object({ staffId: words(40) }),
    async ({ staffId }, tools): Promise<DeskAnswer> => {
      const about = mayArrange(tools.staff, staffId, await peopleFor(tools));
      if (!about) return problem('staffId', 'Kies van wie u de afwezigheid wist.');
      await clearAbsence(tools.transaction, about.id);
      return { done: true };
    },
  ),
};

function peopleFor({ transaction, staff }: DeskTools): Promise<Staff[]> {
  return staffOf(transaction, staff.municipality);
}

/** The colleague with that id, when it is somebody themselves or when they coordinate. */
function mayArrange(by: Staff, staffId: string, people: readonly Staff[]): Staff | undefined {
  if (staffId !== by.id && !by.roles.includes('coordinator')) return undefined;
  return people.find(({ id }) => id === staffId);
}
