import type { Actor, Complainant, Complaint } from './complaint.ts';
import type { Day } from './day.ts';
import type { Outcome } from './lifecycle.ts';
import { acts, done, mayNotStart, refused } from './lifecycle.ts';

/** How to reach the complainant, as the coordinator learnt it later. */
export type ContactDetails = Pick<Complainant, 'name' | 'email' | 'phone' | 'addressLines'>;

/** Corrects or completes name and address of the complainant (Awb 9:4 lid 2). Consent given before stays as it was. */
export function recordContact(complaint: Complaint, contact: ContactDetails, by: Actor): Outcome {
  const refusal = mayNotStart('recordContact', complaint, by);
  if (refusal) return { done: false, refusal };
  if (!contact.name.trim()) return refused('something-missing', acts.recordContact.article, ['name']);
  return done({ ...complaint, complainant: { ...complaint.complainant, ...contact } });
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
