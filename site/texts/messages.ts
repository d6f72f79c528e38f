import type { Fate, FateReason } from '#domain/correspondence.ts';

/** What became of a message, for the desk. */
export const fateTexts: Record<Fate, string> = {
  complaint: 'klacht',
  'follow-up': 'hoort bij een klacht',
  automatic: 'automatisch bericht',
  bounce: 'bezorgfout',
  quarantine: 'apart gezet',
  duplicate: 'kwam al eerder binnen',
  review: 'beoordeel zelf',
  unreadable: 'niet te lezen',
};

/** Why it became that. */
export const fateReasonTexts: Record<FateReason, string> = {
  'our-own-mail': 'Dit is een e-mail van onszelf die terugkwam.',
  'auto-submitted': 'Een programma verstuurde dit bericht.',
  precedence: 'Dit bericht is verstuurd als massa-mail.',
  autoresponder: 'Dit is een automatisch antwoord.',
  'mailing-list': 'Dit bericht komt van een mailinglijst.',
  'delivery-report': 'Dit meldt iets over de bezorging van een e-mail.',
  'no-return-address': 'Dit bericht heeft geen afzender om aan te antwoorden.',
  'mail-system': 'Een mailserver verstuurde dit bericht.',
  'out-of-office-subject': 'Volgens het onderwerp is dit een afwezigheidsbericht.',
  'same-message': 'Hetzelfde bericht kwam al eerder binnen.',
  'answers-our-mail': 'Dit is een antwoord op een e-mail van ons.',
  'by-coordinator': 'De coördinator heeft dit bericht als klacht aangemerkt.',
  'answer-by-stranger':
    'Dit antwoordt op een e-mail over een klacht, maar komt van een ander adres dan dat van de klager.',
  'answer-elsewhere': 'Dit antwoordt op een e-mail van een andere gemeente.',
  'from-ourselves': 'De afzender is een adres van onszelf: een vergissing, of vervalst.',
  'too-large': 'Dit bericht was te groot. Alleen het begin is bewaard.',
  'not-readable': 'De inhoud kon niet worden gelezen. Het origineel is bewaard.',
  'not-fetched': 'Dit bericht kon niet uit de mailbox worden gehaald.',
};
