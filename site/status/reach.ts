import type { Actor, Complainant, Complaint, ContactOnly } from '#domain/complaint.ts';
import { consent, preferContact, withdrawConsent } from '#domain/contact.ts';
import type { Day } from '#domain/day.ts';
import type { Act, Outcome } from '#domain/lifecycle.ts';
import { contactTexts } from '../texts/form/steps.ts';
import { reachProblems } from '../texts/statuses.ts';

/** The acts by which the complainant says how we may reach them (Awb 2:8). */
export type ReachAct = Extract<Act, 'consent' | 'withdrawConsent' | 'preferContact'>;

/** What was sent with it: the ticked box, and the chosen way. */
export type GivenReach = ReadonlyMap<string, string>;

interface ReachForm {
  /** The field of the page that is about it. */
  field: string;
  /** Why it cannot be done as it was sent. */
  problem(complainant: Complainant, given: GivenReach): string | undefined;
  /** What is sent twice is recorded once. */
  isSo(complainant: Complainant, given: GivenReach): boolean;
  /** For the dossier. */
  content(given: GivenReach, on: Day): object;
  perform(complaint: Complaint, given: GivenReach, on: Day, by: Actor): Outcome;
}

/** What each act of being reached needs, and does. */
export const reachActs: Record<ReachAct, ReachForm> = {
  consent: {
    field: 'consent',
    problem({ email }, given) {
      if (!given.has('consent')) return reachProblems.notTicked;
      return email ? undefined : reachProblems.noEmail;
    },
    isSo: (complainant) => complainant.consent !== undefined,
    content: (_, on) => ({ givenOn: on, scope: 'all-letters' }),
    perform: (complaint, _, on, by) => consent(complaint, on, by),
  },
  withdrawConsent: {
    field: 'bereiken',
    problem: (complainant) => (complainant.consent ? undefined : reachProblems.noConsent),
    isSo: () => false,
    content: () => ({}),
    perform: (complaint, _, __, by) => withdrawConsent(complaint, by),
  },
  preferContact: {
    field: 'contactOnly',
    problem({ phone, addressLines }, given) {
      const chosen = given.get('contactOnly') ?? '';
      if (!Object.hasOwn(contactChoices, chosen)) return reachProblems.notChosen;
      if (chosen === 'by-post' && !addressLines.length) return reachProblems.noAddress;
      // Nobody is kept from having nothing sent home: then a person looks for another way.
      return chosen === 'by-phone' && !phone ? reachProblems.noPhone : undefined;
    },
    isSo: ({ contactOnly }, given) => contactOnly === chosenIn(given),
    content: (given) => ({ contactOnly: given.get('contactOnly') }),
    perform: (complaint, given, _, by) => preferContact(complaint, chosenIn(given), by),
  },
};

/** The ways to choose from, as the form names them. */
export const contactChoices = contactTexts;

/** Whether it is an act of being reached. */
export function isReachAct(name: string): name is ReachAct {
  return Object.hasOwn(reachActs, name);
}

function chosenIn(given: GivenReach): ContactOnly | undefined {
  const chosen = given.get('contactOnly');
  return chosen === 'any' ? undefined : (chosen as ContactOnly);
}
