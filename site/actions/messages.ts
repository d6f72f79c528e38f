import type { Wish } from '#register/messages.ts';
import { fileAnew } from '#register/messages.ts';
import { NoSuchComplaint } from '#register/record-act.ts';
import { messageFor } from '../desk/messages.ts';
import type { DeskAnswer, DeskTools } from './desk-action.ts';
import { deskAction, nothingToEnter, problem } from './desk-action.ts';

/** What the desk does with a message that became no complaint. The worker does the work, with all that is in it. */
export const messages = {
  /** Registers it as a complaint after all, received when it arrived (Awb 2:20). */
  registerMessage: deskAction(nothingToEnter, (_, tools) => anew(tools, { by: tools.staff.id })),

  /** Reads it once more, for instance when the program has learnt to read such messages. */
  readMessageAgain: deskAction(nothingToEnter, (_, tools) => anew(tools)),
};

async function anew({ transaction, staff, params }: DeskTools, wish?: Wish): Promise<DeskAnswer> {
  const message = await messageFor(transaction, staff, params.message);
  if (!message) throw new NoSuchComplaint();
  if (await fileAnew(transaction, message.id, wish)) return { done: true };
  return problem('message', 'Met dit bericht is intussen al iets gedaan. Ververs de pagina.');
}
