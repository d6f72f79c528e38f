import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Complaint, Judgement } from '#domain/complaint.ts';
import type { DecisionGiven } from '#domain/decision.ts';
import { decide, handlerMayNotDecide } from '#domain/decision.ts';
import { done } from '#domain/lifecycle.ts';
import type { Norm } from '#domain/norms.ts';
import { norms } from '#domain/norms.ts';
import { findComplaint } from '#register/complaints.ts';
import { municipalityOf } from '#register/register.ts';
import { staffOf } from '#register/staff.ts';
import { ombudsmanFor } from '#settings/municipality.ts';
import { fingerprintOf, previewLetters } from '../desk/letter-preview.ts';
import { judgementTexts } from '../texts/acts.ts';
import { deskAct, NothingDone } from './desk-action.ts';
import { several, ticked, words } from './entered.ts';

/** What the form of the closing letter holds; parts in which nothing was filled in do not count. */
export function decisionEntered() {
  const form = {
    findings: words(),
    subject: several(),
    judgement: several(),
    reasons: several(),
    conclusions: words(),
    differsFromAdvice: ticked(),
    deviation: words(),
  };
  return z.looseObject(form).transform((entered, check): DecisionGiven => {
    const { findings, subject, judgement, reasons, conclusions, differsFromAdvice, deviation } = entered;
    const parts = reasons.flatMap((why, index) => {
      const part = { subject: subject[index] ?? '', judgement: judgement[index] ?? '', reasons: why };
      const norms = normsIn(entered[`norms-${index}`]);
      if (!norms.length && !Object.values(part).some(Boolean)) return [];
      if (isJudgement(part.judgement)) {
        return [{ ...part, judgement: part.judgement, ...(norms.length && { norms }) }];
      }
      check.addIssue({ code: 'custom', path: [`judgement-${index}`], message: 'Kies een oordeel.' });
      return [];
    });
    return {
      ...{ findings, parts },
      ...(conclusions && { conclusions }),
      ...(differsFromAdvice && { differsFromAdvice, deviation }),
    };
  });
}

/** Decides with the closing letter that was looked at, and no other (Awb 9:12). Sent twice it is still one letter. */
export const closing = {
  decide: deskAct(
    'decide',
    () => decisionEntered().and(z.object({ seen: words(100) })),
    async ({ seen, ...decision }, { register, transaction, staff, today, by, record, params }) => {
      const municipality = municipalityOf(register, staff.municipality);
      const before = await findComplaint(transaction, { reference: params.reference! }, { lock: true });
      if (before && isDecidedSo(before, decision)) return done(before);
      const colleagues = await staffOf(transaction, staff.municipality);
      return record((complaint) => {
        const refusal = handlerMayNotDecide(complaint, colleagues, municipality.handledBy);
        if (refusal) return { done: false, refusal };
        const outcome = decide(complaint, decision, ombudsmanFor(municipality, complaint, today)?.name, today, by);
        if (outcome.done && fingerprintOf(previewLetters(register, outcome.complaint, outcome.letters)) !== seen) {
          throw new NothingDone({ done: false, problems: { seen: 'De brief is veranderd. Lees hem nog een keer.' } });
        }
        return outcome;
      }, decision);
    },
  ),
};

function isDecidedSo({ decision }: Complaint, entered: DecisionGiven): boolean {
  const { differsFromAdvice: _, ...given } = entered;
  return isDeepStrictEqual(decision, { ...given, ombudsman: decision?.ombudsman, decidedOn: decision?.decidedOn });
}

function isJudgement(text: string): text is Judgement {
  return Object.hasOwn(judgementTexts, text);
}

function normsIn(sent: unknown): Norm[] {
  return norms.filter((norm) => [sent].flat().includes(norm));
}
