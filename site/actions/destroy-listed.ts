import { z } from 'zod';
import { actorFor } from '#domain/routing.ts';
import { destroyComplaint } from '#register/destroying.ts';
import { toDestroyBy } from '../desk/destruction.ts';
import type { DeskAnswer } from './desk-action.ts';
import { deskAction, problem } from './desk-action.ts';
import { several, ticked } from './entered.ts';

/** Carries out the destruction list (vernietigingslijst, Archiefwet 1995 artikel 3): all that were chosen, or none. */
export const destroying = {
  destroyListed: deskAction(
    () => z.object({ complaintIds: several(), listChecked: ticked() }),
    async ({ complaintIds, listChecked }, { register, transaction, staff, today }): Promise<DeskAnswer> => {
      const listed = await toDestroyBy(transaction, staff, today);
      const chosen = listed.filter(({ id }) => complaintIds.includes(id));
      if (!chosen.length) return problem('complaintIds', 'Kies minstens één klacht.');
      if (chosen.length < complaintIds.length) {
        return problem('complaintIds', 'De lijst is intussen veranderd. Kijk haar nog een keer na.');
      }
      if (!listChecked) return problem('listChecked', 'Bevestig dat u de lijst hebt nagekeken.');
      for (const complaint of chosen) {
        const outcome = await destroyComplaint(
          transaction,
          register,
          { id: complaint.id },
          actorFor(complaint, staff)!,
        );
        if (!outcome.done) return { done: false, refusal: outcome.refusal };
      }
      return { done: true };
    },
  ),
};
