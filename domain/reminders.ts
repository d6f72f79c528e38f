import type { Complaint } from './complaint.ts';
import type { Day } from './day.ts';
import { addDays, addWeeks } from './day.ts';
import { isSubjectEstablished } from './duties.ts';
import { isHeard } from './hearing.ts';
import { addWorkingDays, firstWorkingDayFrom, lastWorkingDayUpTo } from './holidays.ts';
import { openRequest } from './postponement.ts';
import type { WorkingDays } from './service-promises.ts';
import { promisedDays } from './service-promises.ts';

/** How near a last day is: passed, to be done now, on the next working day, or within five. */
export type Stage = 'overdue' | 'today' | 'next' | 'soon';

/** What somebody is reminded of. */
export type What =
  /** Give the judgement (9:11). */
  | 'decide'
  /** Say whether the complaint is handled, while nobody has taken it up (9:8 lid 3). */
  | 'notice'
  /** The acknowledgement has not left yet (9:6): "directly" we take as five working days. */
  | 'acknowledge'
  /** The talk that the municipality's own procedure promises. */
  | 'first-contact'
  /** The complainant did not send what was asked (9:4 lid 2). */
  | 'supplement'
  /** Somebody did not answer the invitation to be heard (9:10). */
  | 'hearing-reply'
  /** Not known about whom it is, or a person concerned has no copy (9:9). */
  | 'copy'
  /** A side was not heard (9:10). */
  | 'hearing'
  /** The complainant has not said whether a later day is all right (9:11 lid 3). */
  | 'postponement'
  /** The complainant says that it is solved, and nobody has settled it (9:5). */
  | 'settle'
  /** Look again whether a criminal investigation still stands in the way (9:8 lid 1 onder f). */
  | 'review'
  /** Something that was promised (conclusions, 9:12 lid 1). */
  | 'measure';

/** One line of the morning's reminder: which complaint, what must be done, and the last day to do it. */
export interface DueItem {
  reference: string;
  what: What;
  stage: Stage;
  lastDay: Day;
}

/** What a municipality promises in working days after receipt, as its profile has it. */
export interface ServicePromise {
  id: 'first-contact';
  workingDays: WorkingDays;
}

/** The days of one thing to do. */
interface Deadline {
  what: What;
  /** The first day on which somebody is reminded. */
  from: Day;
  /** From this day on it must be done now. */
  steerOn: Day;
  lastDay: Day;
  /** The last day on which reminding makes sense. Absent: until it is done. */
  until?: Day;
}

/** Something is due soon when so many working days are left. Also what we allow ourselves where the law names no term. */
const soonWorkingDays = 5;
/** So long before the last day both sides should have been heard. */
const weeksToPrepare = 2;
/** Nothing records that a refusal was looked at and still holds, so that reminding must end by itself. */
const reviewWeeks = 4;

/**
 * The day to steer on: the last working day on or before the nominal end, not the end that the Algemene termijnenwet
 * moved; after a deferral, or a postponement that the complainant agreed to, on or before the new last day.
 */
export function steerDay({ deferral, postponements = [], steerOn }: Complaint): Day {
  const agreed = postponements.findLast(({ answer }) => answer?.agrees);
  const until = agreed?.until ?? deferral?.until;
  return until ? lastWorkingDayUpTo(until) : steerOn;
}

/**
 * The first day on which somebody must be reminded of something about this complaint, so that the register need not look
 * at those that wait for nothing. Undefined: there is nothing to remind of. Without the municipality's `promises` it may
 * come too early, never too late.
 */
export function attentionFrom(complaint: Complaint, promises = anyPromise): Day | undefined {
  return deadlinesOf(complaint, promises)
    .map(({ from }) => from)
    .sort()[0];
}

const anyPromise: readonly ServicePromise[] = [{ id: 'first-contact', workingDays: { from: 1, to: 1 } }];

/** What is due on a day, in order of last day; closed complaints may still wait for a review or a promise. */
export function dueItems(
  complaints: readonly Complaint[],
  today: Day,
  promises: readonly ServicePromise[] = [],
): DueItem[] {
  return complaints
    .flatMap((complaint) =>
      deadlinesOf(complaint, promises).flatMap((deadline): DueItem[] => {
        const stage = stageOf(deadline, today);
        return stage ? [{ reference: complaint.reference, what: deadline.what, stage, lastDay: deadline.lastDay }] : [];
      }),
    )
    .sort((a, b) => (a.lastDay < b.lastDay ? -1 : Number(a.lastDay > b.lastDay)));
}

/**
 * Where a day stands in a deadline. The next working day is the one before the day to steer on: the Friday when that is
 * a Monday.
 */
function stageOf({ from, steerOn, lastDay, until }: Deadline, today: Day): Stage | undefined {
  if (today < from || (until && today > until)) return undefined;
  if (today > lastDay) return 'overdue';
  if (today >= steerOn) return 'today';
  return today >= addWorkingDays(steerOn, -1) ? 'next' : 'soon';
}

function deadlinesOf(complaint: Complaint, promises: readonly ServicePromise[]): Deadline[] {
  if (complaint.destroyedOn) return [];
  if (complaint.status === 'closed') return [...review(complaint), ...measures(complaint)];
  return [
    ...decision(complaint),
    ...notice(complaint),
    ...acknowledgement(complaint),
    ...firstContact(complaint, promises),
    ...supplement(complaint),
    ...hearingReply(complaint),
    ...preparation(complaint),
    ...postponement(complaint),
    ...settling(complaint),
    ...measures(complaint),
  ];
}

/** With a few working days' warning. */
function ahead(what: What, steerOn: Day, lastDay = steerOn): Deadline {
  return { what, from: addWorkingDays(steerOn, -soonWorkingDays), steerOn, lastDay };
}

/** To be done as soon as it shows: there was nothing to do before. */
function atOnce(what: What, from: Day, lastDay: Day): Deadline {
  return { what, from, steerOn: from, lastDay };
}

function decision(complaint: Complaint): Deadline[] {
  return [ahead('decide', steerDay(complaint), complaint.decideBy)];
}

/** After its last day it can no longer be given in time, and handling the complaint is what is left. */
function notice({ status, noticeBy }: Complaint): Deadline[] {
  return status === 'received' ? [{ ...ahead('notice', noticeBy), until: noticeBy }] : [];
}

function acknowledgement({ acknowledgedOn, receivedOn }: Complaint): Deadline[] {
  if (acknowledgedOn) return [];
  const lastDay = addWorkingDays(receivedOn, soonWorkingDays);
  return [atOnce('acknowledge', lastDay, lastDay)];
}

function firstContact({ receivedOn, contacts = [] }: Complaint, promises: readonly ServicePromise[]): Deadline[] {
  if (contacts.length) return [];
  return promises.map(({ id, workingDays }) => {
    const { firstDay, lastDay } = promisedDays(receivedOn, workingDays);
    return { what: id, from: firstDay, steerOn: lastDay, lastDay };
  });
}

function supplement({ supplementRequest, additions = [] }: Complaint): Deadline[] {
  if (!supplementRequest || additions.some(({ on }) => on >= supplementRequest.on)) return [];
  return [afterSilence('supplement', supplementRequest.replyBy)];
}

/** Of several who did not answer the one who should have done so first. */
function hearingReply({ hearing, hearingAnswer, personsConcerned }: Complaint): Deadline[] {
  const silent = [...(hearingAnswer ? [] : [hearing]), ...personsConcerned.map((person) => person.hearing)]
    .filter((one) => !isHeard(one))
    .flatMap((one) => one?.replyBy ?? [])
    .sort()[0];
  return silent ? [afterSilence('hearing-reply', silent)] : [];
}

/** Silence decides nothing by itself: somebody must look what to do now. */
function afterSilence(what: What, replyBy: Day): Deadline {
  return atOnce(what, firstWorkingDayFrom(addDays(replyBy, 1)), addWorkingDays(replyBy, soonWorkingDays));
}

/** What both sides must have had before anybody may judge. */
function preparation(complaint: Complaint): Deadline[] {
  const { hearing, personsConcerned, decideBy } = complaint;
  const from = lastWorkingDayUpTo(addWeeks(steerDay(complaint), -weeksToPrepare));
  const copied = isSubjectEstablished(complaint) && personsConcerned.every(({ copiedOn }) => copiedOn);
  const heard = isHeard(hearing) && personsConcerned.every((person) => isHeard(person.hearing));
  return [...(copied ? [] : [atOnce('copy', from, decideBy)]), ...(heard ? [] : [atOnce('hearing', from, decideBy)])];
}

/** The running term goes on while the answer is awaited. */
function postponement(complaint: Complaint): Deadline[] {
  const request = openRequest(complaint);
  return request ? [atOnce('postponement', addWorkingDays(request.askedOn, soonWorkingDays), complaint.decideBy)] : [];
}

function settling({ statedSatisfied }: Complaint): Deadline[] {
  if (!statedSatisfied) return [];
  const { on } = statedSatisfied;
  return [atOnce('settle', firstWorkingDayFrom(on), addWorkingDays(on, soonWorkingDays))];
}

function review({ closedAs, notHandling }: Complaint): Deadline[] {
  if (closedAs !== 'not-handled' || !notHandling?.reviewOn) return [];
  const { reviewOn } = notHandling;
  return [{ ...ahead('review', lastWorkingDayUpTo(reviewOn), reviewOn), until: addWeeks(reviewOn, reviewWeeks) }];
}

function measures({ measures: promised = [] }: Complaint): Deadline[] {
  return promised.flatMap(({ doneBy, doneOn }) =>
    doneBy && !doneOn ? [ahead('measure', lastWorkingDayUpTo(doneBy), doneBy)] : [],
  );
}
