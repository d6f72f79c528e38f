import type { Actor, Complainant, Complaint, ContactOnly } from './complaint.ts';
import type { Day } from './day.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, mayNotStart, refused } from './lifecycle.ts';

/** How to reach the complainant, as the coordinator learnt it later. */
export type ContactDetails = Pick<Complainant, 'name' | 'email' | 'phone' | 'addressLines' | 'language'>;

/** Corrects or completes name and address of the complainant (Awb 9:4 lid 2). Consent given before stays as it was. */
export function recordContactDetails(complaint: Complaint, contact: ContactDetails, by: Actor): Outcome {
  const refusal = mayNotStart('recordContactDetails', complaint, by);
  if (refusal) return { done: false, refusal };
  if (!contact.name.trim()) return refused('something-missing', acts.recordContactDetails.article, ['name']);
  return done({ ...complaint, complainant: { ...complaint.complainant, ...contact } });
}

/** Records how the complainant wants to be reached from now on (Awb 2:8), or that any way will do. */
export function preferContact(complaint: Complaint, contactOnly: ContactOnly | undefined, by: Actor): Outcome {
  const refusal = mayNotStart('preferContact', complaint, by);
  if (refusal) return { done: false, refusal };
  const { contactOnly: _, ...complainant } = complaint.complainant;
  return done({ ...complaint, complainant: { ...complainant, ...(contactOnly && { contactOnly }) } });
}

/** Records that the complainant expressly wants letters by e-mail (Awb 2:8). Needs an e-mail address. */
export function consent(complaint: Complaint, on: Day, by: Actor): Outcome {
  const refusal = mayNotStart('consent', complaint, by);
  if (refusal) return { done: false, refusal };
  if (!complaint.complainant.email) return refused('something-missing', acts.consent.article, ['email']);
  return done({
    ...complaint,
    complainant: { ...complaint.complainant, consent: { givenOn: on, scope: 'all-letters' } },
  });
}

/** Takes the consent to letters by e-mail back (Awb 2:8). What was sent before stays sent; from now on by post. */
export function withdrawConsent(complaint: Complaint, by: Actor): Outcome {
  const refusal = mayNotStart('withdrawConsent', complaint, by);
  if (refusal) return { done: false, refusal };
  const { consent: given, ...complainant } = complaint.complainant;
  if (!given) return refused('no-consent-given', acts.withdrawConsent.article);
  return done({ ...complaint, complainant });
}
