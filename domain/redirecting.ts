import type { Actor, Authority, Complaint, Elsewhere } from './complaint.ts';
import type { Day } from './day.ts';
import type { LetterDue } from './letters.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, emptyFields, mayNotStart, refused } from './lifecycle.ts';

/** Where each kind belongs, by which article. An objection is never answered with a mere pointer (2:16 lid 1 onder b). */
const elsewhereArticles: Record<Elsewhere, string> = {
  objection: 'Awb 2:16 lid 1 onder b',
  report: 'Awb 2:1 lid 1',
  damage: 'Awb 4:126',
  'care-provider': 'Jeugdwet 4.2.1 en Wmo 2015 3.2',
  integrity: 'Awb 2:1 lid 1',
  other: 'Awb 2:3 lid 2',
};

/**
 * Sends a complaint on to the authority that is evidently competent (doorzenden, Awb 2:3 lid 1), and tells the
 * complainant at the same time to whom and when. With it our own handling ends.
 */
export function forward(
  complaint: Complaint,
  { to, reasons }: { to: Authority; reasons: string },
  on: Day,
  by: Actor,
): Outcome {
  const refusal = mayNotStart('forward', complaint, by);
  if (refusal) return { done: false, refusal };
  const { article } = acts.forward;
  const missing = [
    ...emptyFields({ name: to.name, reasons }),
    ...(to.email || to.addressLines.length ? [] : ['addressLines']),
  ];
  if (missing.length) return refused('something-missing', article, missing);
  const letters: LetterDue[] = [
    { kind: 'forwarded-complaint', to: { side: 'authority', authority: to } },
    { kind: 'forwarding', to: { side: 'complainant' } },
  ];
  return done(
    { ...complaint, status: 'closed', closedAs: 'forwarded', closedOn: on, forwarding: { to, reasons, on } },
    letters,
  );
}

/** What belongs elsewhere: which kind, which part of the complaint, where to go, and whether that is all of it. */
export interface Pointer {
  kind: Elsewhere;
  part: string;
  explanation: string;
  wholly: boolean;
}

/**
 * Shows the complainant the right way for what is no complaint: an objection, a report, damage, a care provider,
 * integrity (Awb 2:1 lid 1, 2:3 lid 2, 2:16). What is left of the complaint stays open, with its own term.
 */
export function pointElsewhere(complaint: Complaint, pointer: Pointer, on: Day, by: Actor): Outcome {
  const refusal = mayNotStart('pointElsewhere', complaint, by);
  if (refusal) return { done: false, refusal };
  const { kind, part, explanation, wholly } = pointer;
  const missing = emptyFields({ part, explanation });
  if (missing.length) return refused('something-missing', elsewhereArticles[kind], missing);
  const pointed = { ...complaint, pointedTo: [...(complaint.pointedTo ?? []), { kind, part, explanation, on }] };
  return done(wholly ? { ...pointed, status: 'closed', closedAs: 'pointed-elsewhere', closedOn: on } : pointed, [
    { kind: 'redirect', to: { side: 'complainant' } },
  ]);
}
