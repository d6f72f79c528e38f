import type { Actor, Complaint, Hearing, NoHearingGround, Staff } from './complaint.ts';
import type { Day } from './day.ts';
import type { LetterDue, LetterTo } from './letters.ts';
import { toPersonsConcerned } from './letters.ts';
import type { Act, Outcome, Refusal } from './lifecycle.ts';
import { acts, done, mayNotStart, refused } from './lifecycle.ts';
import { isInvolved } from './routing.ts';

/** What the invitation says: before which day to answer, and where or how the hearing would be. */
export interface Invitation {
  replyBy: Day;
  manner: string;
}

/** Offers both sides the opportunity to be heard (horen, Awb 9:10 lid 1): all who were not offered it before. */
export function offerHearing(complaint: Complaint, { replyBy, manner }: Invitation, on: Day, by: Actor): Outcome {
  const refusal = mayNotStart('offerHearing', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.offerHearing;
  if (replyBy <= on) return refused('reply-day-not-later', article, [replyBy]);
  if (!manner.trim()) return refused('something-missing', article, ['manner']);

  const offer = (hearing: Hearing | undefined): Hearing =>
    needsOffer(hearing) ? { ...hearing, offeredOn: on, replyBy, manner } : hearing!;
  const uninvited = complaint.personsConcerned.filter(({ hearing }) => needsOffer(hearing));
  const letters: LetterDue[] = [
    ...(needsOffer(complaint.hearing) ? [{ kind: 'hearing-invitation', to: { side: 'complainant' } } as const] : []),
    ...toPersonsConcerned('hearing-invitation', { ...complaint, personsConcerned: uninvited }),
  ];
  if (!letters.length) return refused('nobody-to-invite', article);
  return done(
    {
      ...complaint,
      hearing: offer(complaint.hearing),
      personsConcerned: complaint.personsConcerned.map((person) => ({ ...person, hearing: offer(person.hearing) })),
    },
    letters,
  );
}

/**
 * The complainant answers the invitation (Awb 9:10 lid 1). No is a declaration not to want a hearing (lid 2 onder b); yes
 * takes an earlier no back. What somebody else writes down of it needs the complainant's words.
 */
export function answerInvitation(
  complaint: Complaint,
  { wantsHearing, words }: { wantsHearing: boolean; words: string },
  on: Day,
  by: Actor,
): Outcome {
  const refusal =
    mayNotStart('answerInvitation', complaint, by) ??
    alreadyHeard('answerInvitation', complaint, { side: 'complainant' });
  if (refusal) return { done: false, refusal };
  if (!complaint.hearing?.offeredOn) return refused('not-invited', acts.answerInvitation.article);
  if (!wantsHearing && by.role === 'coordinator' && !words.trim()) {
    return refused('something-missing', 'Awb 9:10 lid 2 onder b', ['words']);
  }
  const { notHeld, ...invited } = complaint.hearing;
  const hearing: Hearing = wantsHearing
    ? invited
    : { ...invited, notHeld: { ground: 'declared', note: words.trim() || 'Laten weten dat horen niet hoeft.', on } };
  return done({ ...complaint, hearing, hearingAnswer: { wantsHearing, words, on } });
}

/** What is recorded of a hearing; `heardBy` when somebody else than the one who writes it down held it. */
export interface Held {
  who: LetterTo;
  heldOn: Day;
  report: string;
  heardBy?: Staff | undefined;
}

/**
 * Records that a side was heard, with the report the law demands (verslag, Awb 9:10 lid 3), by somebody who was not
 * involved (9:7 lid 1).
 */
export function recordHearing(
  complaint: Complaint,
  { who, heldOn, report, heardBy }: Held,
  today: Day,
  by: Actor,
): Outcome {
  const { article } = acts.recordHearing;
  const refusal =
    mayNotStart('recordHearing', complaint, by) ??
    noSide('recordHearing', complaint, who) ??
    alreadyHeard('recordHearing', complaint, who);
  if (refusal) return { done: false, refusal };
  if (isInvolved(complaint, heardBy?.id)) return refused('chair-is-involved', 'Awb 9:7 lid 1', [heardBy!.name]);
  if (heldOn > today) return refused('day-in-future', article, [heldOn]);
  if (heldOn < complaint.receivedOn) return refused('day-before-receipt', article, [heldOn]);
  if (!report.trim()) return refused('something-missing', article, ['report']);
  const chair = heardBy && { heardBy: { staffId: heardBy.id, name: heardBy.name } };
  return done(withHearing(complaint, who, { ...hearingOf(complaint, who), heldOn, report, ...chair }));
}

/**
 * Records why a side was not heard. The complainant: manifestly unfounded, declared, or no reply within the term given
 * (Awb 9:10 lid 2 a–c); the last two not of a complainant who answered yes. The person concerned has no such grounds, but may leave the opportunity unused (lid 1).
 */
export function recordNoHearing(
  complaint: Complaint,
  { who, ground, note }: { who: LetterTo; ground: NoHearingGround; note: string },
  today: Day,
  by: Actor,
): Outcome {
  const { article } = acts.recordNoHearing;
  const refusal =
    mayNotStart('recordNoHearing', complaint, by) ??
    noSide('recordNoHearing', complaint, who) ??
    alreadyHeard('recordNoHearing', complaint, who);
  if (refusal) return { done: false, refusal };
  if (!note.trim()) return refused('something-missing', article, ['note']);

  const hearing = hearingOf(complaint, who);
  const isComplainant = who.side === 'complainant';
  if (!isComplainant && ground === 'manifestly-unfounded') return refused('ground-only-for-complainant', article);
  if (!isComplainant || ground === 'no-reply') {
    if (!hearing?.offeredOn) return refused('hearing-not-offered', 'Awb 9:10 lid 1');
  }
  if (isComplainant && ground !== 'manifestly-unfounded' && complaint.hearingAnswer?.wantsHearing) {
    return refused('wants-to-be-heard', article);
  }
  if (ground === 'no-reply' && hearing?.replyBy && today <= hearing.replyBy) {
    return refused('reply-day-not-passed', isComplainant ? `${article} onder c` : 'Awb 9:10 lid 1', [hearing.replyBy]);
  }
  return done(withHearing(complaint, who, { ...hearing, notHeld: { ground, note, on: today } }));
}

/** Whether a side was heard, or rightly was not. */
export function isHeard(hearing: Hearing | undefined): boolean {
  return hearing?.heldOn !== undefined || hearing?.notHeld !== undefined;
}

/** The hearing of one side. Undefined: not offered, nor recorded. */
export function hearingOf(complaint: Complaint, who: LetterTo): Hearing | undefined {
  if (who.side === 'complainant') return complaint.hearing;
  if (who.side === 'authority') return undefined;
  return complaint.personsConcerned.find(({ staffId }) => staffId === who.staffId)?.hearing;
}

function needsOffer(hearing: Hearing | undefined): boolean {
  return !hearing?.offeredOn && !isHeard(hearing);
}

/** Only the complainant and the persons concerned are sides. */
function noSide(act: Act, complaint: Complaint, who: LetterTo): Refusal | undefined {
  if (who.side === 'complainant') return undefined;
  const concerned =
    who.side === 'person-concerned' && complaint.personsConcerned.some(({ staffId }) => staffId === who.staffId);
  return concerned ? undefined : { reason: 'not-concerned', article: acts[act].article };
}

function alreadyHeard(act: Act, complaint: Complaint, who: LetterTo) {
  const held = hearingOf(complaint, who)?.heldOn;
  return held && { reason: 'already-heard' as const, article: acts[act].article, about: [held] };
}

function withHearing(complaint: Complaint, who: LetterTo, hearing: Hearing): Complaint {
  if (who.side !== 'person-concerned') return { ...complaint, hearing };
  return {
    ...complaint,
    personsConcerned: complaint.personsConcerned.map((person) =>
      person.staffId === who.staffId ? { ...person, hearing } : person,
    ),
  };
}
