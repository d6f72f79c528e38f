import { z } from 'zod';
import { referencesIn } from '#domain/same-matter.ts';
import type { Wish } from '#register/messages.ts';
import { fileAnew } from '#register/messages.ts';
import { NoSuchComplaint } from '#register/record-act.ts';
import { complaintFor } from '../desk/access.ts';
import { messageFor } from '../desk/messages.ts';
import type { DeskAnswer, DeskTools } from './desk-action.ts';
import { deskAction, nothingToEnter, problem } from './desk-action.ts';
import { words } from './entered.ts';

/** What the desk does with a message that became no complaint. The worker does the work, with all that is in it. */
export const messages = {
  /** Registers it as a complaint after all, received when it arrived (Awb 2:20). */
  registerMessage: deskAction(nothingToEnter, (_, tools) => anew(tools, { by: tools.staff.id })),

  /** Adds it to a complaint that it belongs to, whoever sent it. */
  joinMessage: deskAction(
    () => z.object({ reference: words(40).refine(Boolean, 'Vul het kenmerk van de klacht in.') }),
    async ({ reference }, tools) => {
      const [named = ''] = referencesIn(reference);
      const opened = await complaintFor(tools.transaction, tools.staff, named);
      if (!opened || opened.complaint.destroyedOn) {
        return problem('reference', 'U hebt geen klacht met dit kenmerk. Kijk het na in de lijst.');
      }
      return anew(tools, { by: tools.staff.id, complaintId: opened.complaint.id });
    },
  ),

  /** Reads it once more, for instance when the program has learnt to read such messages. */
  readMessageAgain: deskAction(nothingToEnter, (_, tools) => anew(tools)),
};

async function anew({ transaction, staff, params }: DeskTools, wish?: Wish): Promise<DeskAnswer> {
  const message = await messageFor(transaction, staff, params.message);
  if (!message) throw new NoSuchComplaint();
  if (await fileAnew(transaction, message.id, wish)) return { done: true };
  return problem('message', 'Met dit bericht is intussen al iets gedaan. Ververs de pagina.');
}
