import type { Fate, FateReason } from '#domain/correspondence.ts';
import type { RefusedBecause } from '#register/documents.ts';

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
  'other-installation': 'Een klachtensysteem van een andere organisatie verstuurde dit bericht.',
  'auto-submitted': 'Een programma verstuurde dit bericht.',
  precedence: 'Dit bericht is verstuurd als massa-mail.',
  autoresponder: 'Dit is een automatisch antwoord.',
  'mailing-list': 'Dit bericht komt van een mailinglijst.',
  'delivery-report': 'Dit meldt iets over de bezorging van een e-mail.',
  'no-return-address': 'Dit bericht heeft geen afzender om aan te antwoorden.',
  'mail-system': 'Een mailserver verstuurde dit bericht.',
  'out-of-office-subject': 'Volgens het onderwerp is dit een afwezigheidsbericht.',
  'report-subject': 'Aan onderwerp en tekst is te zien dat een computer dit bericht maakte.',
  'delivery-failed': 'Een e-mail van ons kon niet worden bezorgd.',
  'mailbox-full': 'Een e-mail van ons kon niet worden bezorgd, want de mailbox is vol. Wij proberen het opnieuw.',
  'delivery-delayed': 'De bezorging van een e-mail van ons duurt langer. De mailserver blijft het proberen.',
  'delivery-confirmed': 'Een e-mail van ons is bezorgd.',
  'delivery-noted': 'Dit meldt iets over de bezorging van een e-mail van ons. U hoeft niets te doen.',
  'bounce-unknown': 'Een e-mail kon misschien niet worden bezorgd. Bij welke klacht dit hoort, is niet duidelijk.',
  'colleague-away': 'Een collega is afwezig. Dat is vastgelegd, en wie vervangt, kreeg de herinnering.',
  'same-message': 'Hetzelfde bericht kwam al eerder binnen.',
  'to-reply-address': 'De klager schreef aan het antwoordadres van deze klacht.',
  'from-other-address':
    'Dit kwam op het antwoordadres van deze klacht, maar van een ander e-mailadres dan dat van de klager.',
  'guessed-reply-address': 'De klager schreef aan het antwoordadres van deze klacht, met één teken verkeerd.',
  'answers-our-mail': 'Dit is een antwoord op een e-mail van ons.',
  'answers-own-mail': 'De klager antwoordt hier op een eigen eerdere e-mail.',
  'names-reference': 'De klager noemt het kenmerk van deze klacht.',
  'passed-on': 'Een collega stuurde deze klacht door. De dag van ontvangst is voorlopig.',
  'by-coordinator': 'De coördinator heeft beoordeeld wat dit bericht is.',
  'unknown-reply-address': 'Dit kwam op een antwoordadres dat niet bestaat. Misschien is het verkeerd overgetypt.',
  'answer-by-stranger':
    'Dit antwoordt op een e-mail over een klacht, maar komt van een ander adres dan dat van de klager.',
  'reference-by-stranger': 'Dit noemt het kenmerk van een klacht, maar komt van een ander adres dan dat van de klager.',
  'by-colleague': 'Een collega schrijft over een klacht. Voeg alleen toe wat van de klager is, of wat die mag lezen.',
  'other-matter':
    'Dit antwoordt op een e-mail over een klacht, maar het onderwerp is nieuw. Misschien is het een nieuwe klacht.',
  'several-complaints': 'Dit kan bij meer dan één klacht horen.',
  'answer-elsewhere': 'Dit antwoordt op een e-mail van een andere gemeente.',
  'from-ourselves': 'De afzender is een adres van onszelf: een vergissing, of vervalst.',
  'passed-on-unclear': 'Een collega stuurde dit door. Van wie het eerst kwam, is niet te lezen.',
  'sender-unknown': 'De afzender is onbekend. Zoek uit van wie dit komt. De termijn loopt misschien al.',
  encrypted: 'Dit bericht is versleuteld en kan niet worden gelezen. De termijn loopt misschien al.',
  'too-large': 'Dit bericht was te groot. Alleen het begin is bewaard.',
  'not-readable': 'De inhoud kon niet worden gelezen. Het origineel is bewaard.',
  'not-fetched': 'Dit bericht kon niet uit de mailbox worden gehaald.',
  canary: 'Dit is het proefbericht dat het systeem elke ochtend aan zichzelf stuurt.',
  'says-automatic': 'Volgens de tekst maakte een computer dit bericht.',
  'calendar-answer': 'Een agenda antwoordt hier op een uitnodiging.',
  'perhaps-automatic':
    'Dit lijkt automatisch verstuurd, maar misschien schreef iemand het zelf. De termijn loopt misschien al.',
  'in-spam': 'De mailserver legde dit bericht bij de ongewenste mail.',
};

/** Why a file is kept without being opened. */
export const refusedTexts: Record<RefusedBecause, string> = {
  program: 'Dit is een programma, of er zit een programma in.',
  'huge-archive': 'Uitgepakt wordt dit bestand te groot.',
  'closed-archive': 'Wij kunnen niet in dit bestand kijken.',
  'huge-picture': 'Deze afbeelding is te groot om te openen.',
  virus: 'Er zit een virus in dit bestand.',
};

/** What protects a message. */
export const protectionTexts = {
  encrypted: 'Het bericht is versleuteld. Vraag de afzender om het zonder versleuteling te sturen.',
  signed: 'De afzender heeft het bericht ondertekend. Wij controleren die handtekening niet.',
};
