import { z } from 'zod';
import { coordinates } from '#domain/routing.ts';
import { clearAlarm } from '#register/alarms.ts';
import { NoSuchComplaint } from '#register/record-act.ts';
import type { AlarmKind } from '#register/tables.ts';
import type { DeskAnswer } from './desk-action.ts';
import { deskAction } from './desk-action.ts';
import { words } from './entered.ts';

const kinds = ['staff-mail-bounced', 'own-mail-returned'] as const satisfies AlarmKind[];

/** What the desk does with mails that need a person. */
export const mails = {
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
