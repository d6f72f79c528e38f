import type { Complaint } from './complaint.ts';
import type { Day } from './day.ts';
import { addWorkingDays, lastWorkingDayUpTo } from './holidays.ts';

/** How near a last day is: passed, now, or within five working days. */
export type Stage = 'overdue' | 'today' | 'soon';

/** One line of the morning's reminder: which complaint, what must be done, and its legal last day. */
export interface DueItem {
  reference: string;
  what: 'decide' | 'notice';
  stage: Stage;
  lastDay: Day;
}

/** A digest speaks of what is due within so many working days. */
const soonWorkingDays = 5;

/**
 * The day to steer on: the last working day on or before the nominal end, not the end that the Algemene termijnenwet
 * moved; after a deferral on or before the new last day.
 */
export function steerDay({ deferral, steerOn }: Complaint): Day {
  return deferral ? lastWorkingDayUpTo(deferral.until) : steerOn;
}

/**
 * The first day on which somebody must be reminded of something about this complaint, so that the register need not look
 * at those that wait for nothing. Undefined: there is nothing to remind of.
 */
export function attentionFrom(complaint: Complaint): Day | undefined {
  const { status, noticeBy } = complaint;
  if (status === 'closed') return undefined;
  const steerOn = steerDay(complaint);
  const first = status === 'received' && noticeBy < steerOn ? noticeBy : steerOn;
  return addWorkingDays(first, -soonWorkingDays);
}

/**
 * What is due on a day, in order of last day. Decisions steer on the working day before a weekend or holiday; the notice
 * of not handling (9:8 lid 3) is reminded of while nobody has taken the complaint up.
 */
export function dueItems(complaints: readonly Complaint[], today: Day): DueItem[] {
  const soonUntil = addWorkingDays(today, soonWorkingDays);
  return complaints
    .filter(({ status }) => status !== 'closed')
    .flatMap((complaint): DueItem[] => {
      const { reference, decideBy, noticeBy, status } = complaint;
      const decide = stageOf(steerDay(complaint), decideBy, today, soonUntil);
      const notice = status === 'received' && today <= noticeBy && stageOf(noticeBy, noticeBy, today, soonUntil);
      return [
        ...(notice ? [{ reference, what: 'notice' as const, stage: notice, lastDay: noticeBy }] : []),
        ...(decide ? [{ reference, what: 'decide' as const, stage: decide, lastDay: decideBy }] : []),
      ];
    })
    .sort((a, b) => (a.lastDay < b.lastDay ? -1 : 1));
}

function stageOf(steerOn: Day, lastDay: Day, today: Day, soonUntil: Day): Stage | undefined {
  if (today > lastDay) return 'overdue';
  if (today >= steerOn) return 'today';
  return steerOn <= soonUntil ? 'soon' : undefined;
}
