import type {
  ContactOnly,
  Elsewhere,
  Language,
  MissingElement,
  NotHandlingGround,
  OmbudsmanOutcome,
  SuspicionSign,
  Topic,
} from '#domain/complaint.ts';
import type { Norm } from '#domain/norms.ts';
import { norms } from '#domain/norms.ts';

/** What the desk offers to choose from, in words for readers. */
export const languageTexts: Record<Language, string> = { nl: 'Nederlands', en: 'Engels' };

export const contactOnlyTexts: Record<ContactOnly, string> = {
  'by-post': 'Alleen met de post',
  'by-phone': 'Alleen door te bellen',
  'not-at-home': 'Niet thuis: geen post naar het adres',
};

export const suspicionTexts: Record<SuspicionSign, string> = {
  'hidden-field': 'een veld is ingevuld dat mensen niet zien',
  'too-fast': 'het formulier is sneller verstuurd dan iemand kan typen',
  'asks-no-answer': 'het vraagt om geen automatisch antwoord',
  'no-reply-sender': 'niemand leest wat naar de afzender gaat',
};

export const missingTexts: Record<MissingElement, string> = {
  'name-and-address': 'Naam en adres',
  date: 'De dagtekening',
  description: 'Waarover de klacht gaat',
  signature: 'De ondertekening',
  translation: 'Een vertaling',
};

export const elsewhereTexts: Record<Elsewhere, string> = {
  objection: 'Een bezwaar tegen een besluit',
  report: 'Een melding, bijvoorbeeld over een losse stoeptegel',
  damage: 'Een verzoek om schadevergoeding',
  'care-provider': 'Een klacht over een zorgaanbieder',
  integrity: 'Een melding over integriteit',
  other: 'Iets anders',
};

export const topicTexts: Record<Topic, string> = {
  treatment: 'Bejegening',
  information: 'Informatie',
  'no-reaction': 'Geen reactie',
  duration: 'Te lang duren',
  reachability: 'Bereikbaarheid',
  diligence: 'Zorgvuldigheid',
  other: 'Iets anders',
};

export const notHandlingTexts: Record<NotHandlingGround, string> = {
  'handled-before': 'Over hetzelfde is al eerder een klacht behandeld',
  'over-a-year-ago': 'Het gebeurde meer dan een jaar voor de klacht',
  'objection-was-open': 'De klager kon bezwaar maken',
  'appeal-is-open': 'De klager kan of kon in beroep gaan',
  'before-another-court': 'Een andere rechter oordeelt of oordeelde daarover',
  'criminal-investigation': 'Er loopt een strafrechtelijk onderzoek',
  'insufficient-interest': 'Het belang van de klager of het gewicht van de gedraging is duidelijk te klein',
};

export const outcomeTexts: Record<OmbudsmanOutcome, string> = {
  proper: 'Behoorlijk',
  'not-proper': 'Niet behoorlijk',
  'partly-proper': 'Deels behoorlijk',
  settled: 'In overleg opgelost',
  'not-investigated': 'Niet onderzocht',
};

/** The norms bear their own names. */
export const normTexts = Object.fromEntries(norms.map((norm) => [norm, capital(norm)])) as Record<Norm, string>;

function capital(text: string): string {
  return `${text[0]!.toUpperCase()}${text.slice(1)}`;
}
