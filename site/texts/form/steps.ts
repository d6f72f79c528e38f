import type { ContactOnly, Language } from '#domain/complaint.ts';
import type { Step } from '../../form/steps.ts';
import { steps } from '../../form/steps.ts';

/** What each page of the form is called. */
export const stepTitles: Record<Step, string> = {
  start: 'Is het een klacht?',
  elsewhere: 'Er is ook een andere weg',
  what: 'Wat er is gebeurd',
  whom: 'Over wie het gaat',
  solution: 'Oplossing en bijlagen',
  you: 'Uw gegevens',
  review: 'Controleer uw klacht',
};

/** `Stap 2 van 5`. Undefined before the first step. */
export function stepNumber(step: Step): string | undefined {
  const number = (steps as readonly Step[]).indexOf(step) + 1;
  return number ? `Stap ${number} van ${steps.length}` : undefined;
}

export const buttons = {
  next: 'Verder',
  toReview: 'Verder naar het overzicht',
  back: 'Terug',
  complain: 'Toch een klacht indienen',
  send: 'Verstuur uw klacht',
  edit: 'Wijzig',
  remove: 'Haal weg',
  rename: 'Geef een andere naam',
  saveName: 'Bewaar de naam',
  upload: 'Voeg toe',
};

/** For whom somebody complains. */
export const forWhomTexts = { self: 'Voor mezelf', other: 'Voor iemand anders' };

export const forOtherHint =
  'Vul hieronder bij “Naam” uw eigen naam in. Onze brieven gaan naar u. Soms vragen wij om een machtiging.';

/** How somebody can be reached, as the form offers it. */
export const contactTexts: Record<ContactOnly | 'any', string> = {
  any: 'Dat maakt mij niet uit',
  'by-post': 'Alleen met de post',
  'by-phone': 'Alleen door te bellen',
  'not-at-home': 'Stuur niets naar mijn huis',
};

/** The languages of letters, as the form offers them. */
export const letterLanguageTexts: Record<Language, string> = { nl: 'Nederlands', en: 'Engels (English)' };

export const trapLabel = 'Laat dit veld leeg';
