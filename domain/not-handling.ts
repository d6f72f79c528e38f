import type { Actor, Complaint, NotHandlingGround } from './complaint.ts';
import type { Day } from './day.ts';
import { isOverAYearBefore } from './incident.ts';
import type { Outcome, Refusal } from './lifecycle.ts';
import { done, emptyFields, mayNotStart, refused } from './lifecycle.ts';

/** The paragraph or letter of each ground. */
export const notHandlingArticles: Record<NotHandlingGround, string> = {
  'handled-before': 'Awb 9:8 lid 1 onder a',
  'over-a-year-ago': 'Awb 9:8 lid 1 onder b',
  'objection-was-open': 'Awb 9:8 lid 1 onder c',
  'appeal-is-open': 'Awb 9:8 lid 1 onder d',
  'before-another-court': 'Awb 9:8 lid 1 onder e',
  'criminal-investigation': 'Awb 9:8 lid 1 onder f',
  'insufficient-interest': 'Awb 9:8 lid 2',
};

/** What is written down when a complaint is not handled. */
export interface NotHandling {
  ground: NotHandlingGround;
  /** What the ground rests on: the earlier complaint, the decision and its date, the court and its number. */
  facts: string;
  reasons: string;
  /** The last day of the conduct, for the ground of more than a year ago. */
  incidentOn?: Day;
  /** The conduct is that nothing was decided in time: that may be complained about all the same (onder d). */
  aboutLateDecision?: boolean;
  /** When to look again, for a criminal investigation that will end. */
  reviewOn?: Day;
  /** Why the notice is only sent after four weeks (9:8 lid 3). */
  late?: string;
  /** The ombudsman that the letter names (9:8 lid 3, 9:12 lid 2). */
  ombudsman: string | undefined;
}

/**
 * Leaves a complaint unhandled on one of the law's grounds (niet in behandeling nemen, Awb 9:8). Always a choice, never
 * a must; in writing within four weeks of receipt, with the ombudsman and the term to go there.
 */
export function notHandle(complaint: Complaint, given: NotHandling, on: Day, by: Actor): Outcome {
  const refusal = mayNotStart('notHandle', complaint, by) ?? groundRefused(complaint, given, on);
  if (refusal) return { done: false, refusal };
  const { ground, facts, reasons, reviewOn, late, ombudsman, incidentOn } = given;
  const missing = emptyFields({ facts, reasons });
  if (missing.length) return refused('something-missing', notHandlingArticles[ground], missing);
  if (on > complaint.noticeBy && !late?.trim()) {
    return refused('notice-term-has-passed', 'Awb 9:8 lid 3', [complaint.noticeBy]);
  }
  if (!ombudsman) return refused('no-ombudsman', 'Awb 9:8 lid 3 met 9:12 lid 2');
  return done(
    {
      ...complaint,
      status: 'closed',
      closedAs: 'not-handled',
      closedOn: on,
      ...(incidentOn && { incidentOn }),
      notHandling: {
        ...{ ground, facts, reasons, ombudsman, on },
        ...(reviewOn && { reviewOn }),
        ...(on > complaint.noticeBy && { late: late! }),
      },
    },
    [{ kind: 'not-handled', to: { side: 'complainant' } }],
  );
}

/** What each ground asks of its own. */
function groundRefused(complaint: Complaint, given: NotHandling, on: Day): Refusal | undefined {
  const article = notHandlingArticles[given.ground];
  const incidentOn = given.incidentOn ?? complaint.incidentOn;
  if (given.ground === 'over-a-year-ago') {
    if (!incidentOn) return { reason: 'something-missing', article, about: ['incidentOn'] };
    const filedOn = complaint.firstFiledOn ?? complaint.receivedOn;
    if (!isOverAYearBefore(incidentOn, filedOn)) return { reason: 'within-a-year', article, about: [incidentOn] };
  }
  if (given.ground === 'appeal-is-open' && given.aboutLateDecision) {
    return { reason: 'late-decision-may-be-complained-about', article };
  }
  const reviewOn = given.reviewOn ?? on;
  if ((given.ground === 'criminal-investigation' || given.reviewOn) && reviewOn <= on) {
    return { reason: 'review-day-needed', article };
  }
  return undefined;
}
