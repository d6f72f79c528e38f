import type { Actor, ClosedAs, Complaint } from './complaint.ts';
import type { Day } from './day.ts';
import { addYears } from './day.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, mayNotStart, refused } from './lifecycle.ts';

/** A line of the Selectielijst gemeenten 2020, process 13 (geschillen behandelen): its number and how long it is kept. */
export interface RetentionLine {
  code: string;
  years: number;
}

/** How long a complaint is kept, and the last day of it. */
export interface Retention extends RetentionLine {
  until: Day;
}

/** What decides how long a complaint is kept: how it ended, or what weighs more than that. */
export type RetentionResult = ClosedAs | 'damage' | 'ombudsman';

/**
 * The lines by result. A refusal (9:8) would be 13.1.4 by name, but its one year is just the ombudsman's year, so it is
 * kept as 13.1. Of what was sent on, only the proof of that is kept.
 */
export const retentionLines: Record<RetentionResult, RetentionLine> = {
  decided: { code: '13.1', years: 5 },
  'settled-informally': { code: '13.1', years: 5 },
  'not-handled': { code: '13.1', years: 5 },
  merged: { code: '13.1', years: 5 },
  forwarded: { code: '13.2', years: 1 },
  'pointed-elsewhere': { code: '13.2', years: 1 },
  withdrawn: { code: '13.2', years: 1 },
  'broken-off': { code: '13.2', years: 1 },
  'no-complaint': { code: '13.2', years: 1 },
  damage: { code: '13.1.1', years: 7 },
  ombudsman: { code: '13.1.2', years: 10 },
};

/**
 * How long a closed complaint is kept (bewaartermijn): counted from the closing, or from the ombudsman's report.
 * Undefined while it is open, or while the ombudsman has not finished: nothing is destroyed then.
 */
export function retentionOf(
  complaint: Complaint,
  lines: Record<RetentionResult, RetentionLine> = retentionLines,
): Retention | undefined {
  const { closedAs, closedOn, petition, pointedTo = [] } = complaint;
  if (!closedAs || !closedOn) return undefined;
  if (petition && !petition.outcome) return undefined;
  const ended = petition?.outcome && petition.outcome.on > closedOn ? petition.outcome.on : closedOn;
  const results: RetentionResult[] = [
    closedAs,
    ...(petition ? (['ombudsman'] as const) : []),
    ...(pointedTo.some(({ kind }) => kind === 'damage') ? (['damage'] as const) : []),
  ];
  const line = results
    .map((result) => lines[result])
    .reduce((longest, one) => (one.years > longest.years ? one : longest));
  return { ...line, until: addYears(ended, line.years) };
}

/**
 * Destroys what a complaint holds at the end of its retention (vernietigen, Archiefwet 1995 artikel 3). What remains is
 * that there was a complaint, when, how it ended, and what the yearly figures count of it, beside the declaration in the
 * dossier.
 */
export function destroy(
  complaint: Complaint,
  lines: Record<RetentionResult, RetentionLine>,
  on: Day,
  by: Actor,
): Outcome {
  const refusal = mayNotStart('destroy', complaint, by);
  if (refusal) return { done: false, refusal };
  const retention = retentionOf(complaint, lines);
  if (!retention || on <= retention.until) {
    return refused('must-be-kept', acts.destroy.article, retention ? [retention.until] : []);
  }
  const { id, reference, statusSecret, municipality, status, closedAs, closedOn, channel } = complaint;
  const { receivedAt, receivedOn, noticeBy, steerOn, decideBy, advisoryProcedure, notAboutAPerson } = complaint;
  const { department } = complaint.statement;
  return done({
    ...{ id, reference, statusSecret, municipality, status, closedAs, closedOn, channel },
    ...{ receivedAt, receivedOn, noticeBy, steerOn, decideBy, advisoryProcedure, notAboutAPerson },
    ...whatIsCounted(complaint),
    complainant: { name: '', addressLines: [] },
    statement: { whatHappened: '', ...(department && { department }) },
    personsConcerned: [],
    destroyedOn: on,
  });
}

/** What the yearly figures need of the course (jaarverslag, Awb 9:12a): codes and days, no word that somebody wrote. */
function whatIsCounted(complaint: Complaint): Partial<Complaint> {
  const { startsOn, classification, decision, notHandling, deferral } = complaint;
  const { postponements, advice, measures, reopenings, petition } = complaint;
  const none = '';
  return {
    ...(startsOn && { startsOn }),
    ...(classification && { classification }),
    ...(decision && {
      decision: {
        ...{ findings: none, ombudsman: none, decidedOn: decision.decidedOn },
        parts: decision.parts.map((part) => ({ ...part, subject: none, reasons: none })),
        ...(decision.deviation && { deviation: '–' }),
      },
    }),
    ...(notHandling && {
      notHandling: { ground: notHandling.ground, on: notHandling.on, facts: none, reasons: none, ombudsman: none },
    }),
    ...(deferral && { deferral: { ...deferral, reason: none } }),
    ...(postponements && {
      postponements: postponements.map(({ answer, ...asked }) => ({
        ...asked,
        reason: none,
        ...(answer && { answer: { ...answer, stated: none } }),
      })),
    }),
    ...(advice && { advice: { adviser: none, findings: none, advice: none, on: advice.on } }),
    ...(measures && { measures: measures.map((measure) => ({ ...measure, what: none })) }),
    ...(reopenings && { reopenings: reopenings.map((reopening) => ({ ...reopening, reason: none })) }),
    ...(petition && {
      petition: {
        ...{ ombudsman: none, on: petition.on },
        ...(petition.outcome && { outcome: { ...petition.outcome, recommendation: none } }),
      },
    }),
  };
}
