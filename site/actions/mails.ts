import { z } from 'zod';
import { coordinates } from '#domain/routing.ts';
import { clearAlarm } from '#register/alarms.ts';
import { dropHeld, heldMails, letGo, postHeld } from '#register/held-mails.ts';
import { NoSuchComplaint } from '#register/record-act.ts';
import type { AlarmKind } from '#register/tables.ts';
import { visibleTo } from '../desk/visible.ts';
import type { DeskAnswer, DeskTools } from './desk-action.ts';
import { deskAction, problem } from './desk-action.ts';
import { words } from './entered.ts';

const kinds = ['staff-mail-bounced', 'own-mail-returned'] as const satisfies AlarmKind[];
const oneMail = () => z.object({ mailId: words(40) });
const decided = problem('mailId', 'Over deze e-mail is intussen al beslist. Ververs de pagina.');

/** What the desk does with mails that need a person. */
export const mails = {
  /** Sends a mail that was held because many went to its address. */
  sendHeld: deskAction(oneMail, async ({ mailId }, tools): Promise<DeskAnswer> => {
    const mail = await heldMail(mailId, tools);
    return mail && (await letGo(tools.transaction, tools.register, mail.id)) ? { done: true } : decided;
  }),

  /** Sends the letter of a held mail by post: it is owed all the same. */
  postHeld: deskAction(oneMail, async ({ mailId }, tools): Promise<DeskAnswer> => {
    const mail = await heldMail(mailId, tools);
    const channel = mail && (await postHeld(tools.transaction, tools.register, mail.id));
    if (channel === 'none') return problem('mailId', 'Leg eerst het adres van de klager vast.');
    return channel === 'post' ? { done: true } : decided;
  }),

  /** Puts a held confirmation of a message away unsent. A letter of the procedure cannot be put away. */
  dropHeld: deskAction(oneMail, async ({ mailId }, tools): Promise<DeskAnswer> => {
    const mail = await heldMail(mailId, tools);
    return mail && (await dropHeld(tools.transaction, tools.register, mail.id)) ? { done: true } : decided;
  }),

  /** Puts an alarm away, because what it is about was mended. Pressed twice is once. */
  clearAlarm: deskAction(
    () => z.object({ kind: z.enum(kinds), about: words(40) }),
    async ({ kind, about }, { transaction, staff }): Promise<DeskAnswer> => {
      if (!coordinates(staff)) throw new NoSuchComplaint();
      await clearAlarm(transaction, { municipality: staff.municipality, kind, about });
      return { done: true };
    },
  ),
};

/** A held mail about a complaint that this person may see. Undefined: there is none any more. */
async function heldMail(mailId: string, { transaction, staff }: DeskTools) {
  const rows = await visibleTo(transaction, staff, await heldMails(transaction, staff.municipality));
  return rows.find(({ id }) => id === mailId);
}
