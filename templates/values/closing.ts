import type { Complaint, Decision, Hearing } from '#domain/complaint.ts';
import type { LetterKind } from '#domain/letters.ts';
import { startOf } from '#domain/receipt-correction.ts';
import { ombudsmanTerm } from '#domain/terms.ts';
import { explanationOf } from '../explanation.ts';
import { ombudsmanBlock, refuseOtherOmbudsman, yearFrom } from '../ombudsman-block.ts';
import type { Words } from '../words.ts';
import type { Given, Values } from './all.ts';
import { signedByHandler } from './all.ts';

/** How the handling ended, and what comes after (Awb 9:5, 9:8, 9:12, 9:16, 9:24, 2:12). */
export const closing = {
  'informal-closing': ({ complaint: { satisfaction } }) => ({
    stated: satisfaction?.stated,
    agreed: satisfaction?.agreed,
    satisfiedOn: satisfaction?.on,
  }),

  'not-handled': (given) => {
    const { complaint, words, on } = given;
    const { notHandling, noticeBy } = complaint;
    sameOmbudsman(given, notHandling?.ombudsman);
    return {
      ...(notHandling && words.grounds[notHandling.ground]),
      facts: notHandling?.facts,
      reasons: notHandling?.reasons,
      reviewOn: notHandling?.reviewOn ?? '',
      noticeBy: on > noticeBy ? noticeBy : '',
    };
  },

  decision: (given) => {
    const { complaint, words } = given;
    const { decision, hearing, personsConcerned, advice, measures = [] } = complaint;
    sameOmbudsman(given, decision?.ombudsman);
    return {
      heldOn: hearing?.heldOn ?? '',
      noHearing: noHearing(hearing),
      ...othersHeard(personsConcerned),
      findings: decision?.findings,
      parts: decision && partsOf(decision, words),
      conclusions: decision?.conclusions ?? '',
      measures: measures.map(({ what, doneBy = '' }) => ({ what, doneBy })),
      deviation: decision?.deviation ?? '',
      ...annex(advice),
      signedBy: signedByHandler(given),
    };
  },

  'decision-to-person': (given) => {
    const { decision } = given.complaint;
    return {
      parts: decision && partsOf(decision, given.words),
      conclusions: decision?.conclusions ?? '',
      signedBy: signedByHandler(given),
    };
  },

  'ombudsman-referral': ({ complaint, municipality, on, language }) => {
    const year = yearFrom(complaint, on);
    const block = ombudsmanBlock(complaint, municipality, on, language);
    return {
      closedOn: complaint.closedOn ?? '',
      tooLate: year?.[1] === 'should-have-ended',
      inTime: year === undefined,
      ombudsman: block && { ...block, until: year ? ombudsmanTerm(...year).day : '' },
    };
  },

  withdrawal: ({ complaint: { withdrawal } }) => ({ withdrawnOn: withdrawal?.on }),

  'breaking-off': ({ complaint: { breakingOff, supplementRequest }, words }) => ({
    reasons: breakingOff?.reasons,
    missing: supplementRequest?.missing.map((element) => words.missing[element]) ?? [],
    askedOn: supplementRequest?.on ?? '',
    replyBy: supplementRequest?.replyBy ?? '',
  }),

  reopening: ({ complaint: { reopenings } }) => {
    const { was, reason, on } = reopenings?.at(-1) ?? {};
    return {
      afterWithdrawal: was === 'withdrawn',
      afterSettling: was === 'settled-informally',
      reopenedOn: on,
      reason,
    };
  },

  correction: ({ complaint, on, language }) => {
    const { letter, dated, text } = complaint.corrections?.at(-1) ?? {};
    // The day from which the terms run was put right; the letter that named it is the acknowledgement.
    const ofReceipt = letter === 'acknowledgement';
    return {
      ofReceipt,
      letter,
      dated: ofReceipt ? (complaint.acknowledgedOn ?? dated) : dated,
      text,
      startsOn: startOf(complaint),
      explanation: ofReceipt ? explanationOf(complaint, on, language) : [],
    };
  },
} satisfies Partial<Record<LetterKind, Values>>;

function sameOmbudsman({ complaint, municipality, on, language }: Given, recorded: string | undefined): void {
  refuseOtherOmbudsman(complaint, recorded, ombudsmanBlock(complaint, municipality, on, language));
}

function partsOf({ parts }: Decision, words: Words) {
  return parts.map(({ subject, judgement, reasons, norms = [] }) => {
    const { toComplainant, toOthers, meaning } = words.judgements[judgement];
    return { subject, reasons, norms, judgement: toComplainant, judgementToOthers: toOthers, meaning };
  });
}

/** The advice, for the letter of which it is a part (9:16). */
function annex(advice: Complaint['advice']) {
  return {
    adviser: advice?.adviser ?? '',
    advisedOn: advice?.on ?? '',
    advice: advice?.advice ?? '',
    adviceFindings: advice?.findings ?? '',
  };
}

/** Of the persons concerned all, some or none were heard; nothing of the kind when there are none. */
function othersHeard(personsConcerned: Complaint['personsConcerned']) {
  const heard = personsConcerned.filter((person) => person.hearing?.heldOn).length;
  const all = personsConcerned.length;
  return {
    othersHeard: all > 0 && heard === all,
    someHeard: heard > 0 && heard < all,
    othersNotHeard: all > 0 && !heard,
  };
}

/** On which ground the complainant was not heard (Awb 9:10 lid 2); one of them, unless the complainant was heard. */
function noHearing(hearing: Hearing | undefined) {
  if (hearing?.heldOn) return { manifestlyUnfounded: false, declared: false, noReply: false };
  const ground = hearing?.notHeld?.ground;
  // Without a hearing or a ground the letter would be silent about it: then it has no right to leave.
  if (!ground) return undefined;
  return {
    manifestlyUnfounded: ground === 'manifestly-unfounded',
    declared: ground === 'declared',
    noReply: ground === 'no-reply',
  };
}
