import { z } from 'zod';
import { dayOf, inDutch } from '#domain/day.ts';
import { actorFor } from '#domain/routing.ts';
import { lettersToPrint, letterWithId } from '#register/letters.ts';
import { recordPosted } from '#register/posting.ts';
import { NoSuchComplaint } from '#register/record-act.ts';
import { sendByMailAgain, sendByPostInstead } from '#register/reroute.ts';
import type { LetterRow } from '#register/tables.ts';
import { complaintFor, letterIn } from '../desk/access.ts';
import { letterPdf } from '../desk/letter-pdf.ts';
import { visibleTo } from '../desk/visible.ts';
import type { DeskAnswer, DeskTools } from './desk-action.ts';
import { deskAction, problem } from './desk-action.ts';
import { dutchDay, several, words } from './entered.ts';

/** What the desk does with letters that exist already: posting them, and helping those that could not go. */
export const letters = {
  /** Marks letters of the print queue as posted (Awb 2:19). Those that had left already stay as they are. */
  recordPosted: deskAction(
    (today) => z.object({ letterIds: several(), postedOn: dutchDay(today) }),
    async ({ letterIds, postedOn }, { register, transaction, staff, today }): Promise<DeskAnswer> => {
      if (!letterIds.length) return problem('letterIds', 'Kies minstens één brief.');
      if (postedOn > today) {
        return { done: false, refusal: { reason: 'day-in-future', article: 'Awb 2:19', about: [postedOn] } };
      }
      const waiting = await visibleTo(transaction, staff, await lettersToPrint(transaction, staff.municipality));
      for (const { complaint, ...letter } of waiting.filter(({ id }) => letterIds.includes(id))) {
        const madeOn = dayOf(letter.due_at);
        if (postedOn < madeOn) {
          return problem('postedOn', `De brief aan ${letter.recipient.name} is pas gemaakt op ${inDutch(madeOn)}.`);
        }
        const pdf = await letterPdf(register, letter, complaint);
        await recordPosted(transaction, register, letter.id, { postedOn, by: actorFor(complaint, staff)!, pdf });
      }
      return { done: true };
    },
  ),

  /** Tries to mail a letter again whose mail had failed (Awb 2:11). */
  mailAgain: deskAction(
    () => z.object({ letterId: words(40) }),
    async ({ letterId }, tools): Promise<DeskAnswer> => {
      const letter = await ownLetter(letterId, tools);
      const goes = await sendByMailAgain(tools.transaction, tools.register, letter.id);
      return goes ? { done: true } : problem('letterId', 'Deze brief kan nu niet per e-mail. Ververs de pagina.');
    },
  ),

  /** Puts a letter whose mail failed in the print queue (Awb 2:11). */
  sendByPost: deskAction(
    () => z.object({ letterId: words(40) }),
    async ({ letterId }, tools): Promise<DeskAnswer> => {
      const { id, channel } = await ownLetter(letterId, tools);
      if (channel !== 'none') return problem('letterId', 'Deze brief gaat al een andere weg. Ververs de pagina.');
      await sendByPostInstead(tools.transaction, tools.register, id);
      const after = await letterWithId(tools.transaction, id);
      return after.channel === 'post' ? { done: true } : problem('letterId', 'Leg eerst het adres van de klager vast.');
    },
  ),
};

/** @throws NoSuchComplaint when it is not a letter of a complaint that this person may see */
async function ownLetter(letterId: string, { transaction, staff, params }: DeskTools): Promise<LetterRow> {
  const opened = await complaintFor(transaction, staff, params.reference);
  // Who only leads the hearing has nothing to do with how letters go.
  const helps = opened && opened.by.role !== 'hearing-chair';
  const letter = helps && (await letterIn(transaction, opened.complaint, letterId));
  if (!letter) throw new NoSuchComplaint();
  return letter;
}
