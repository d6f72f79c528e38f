import type { RetentionResult } from '#domain/retention.ts';
import { retentionLines } from '#domain/retention.ts';
import { draftHours } from '#register/drafts.ts';
import { tripMinutes } from '#register/sign-in-trips.ts';
import type { Municipality } from '#settings/municipality.ts';

/** One line of how long something is kept. */
export interface Kept {
  what: string;
  howLong: string;
}

const endings: Record<RetentionResult, string> = {
  decided: 'Uw klacht is afgehandeld met een brief',
  'settled-informally': 'Uw klacht is samen met u opgelost',
  'not-handled': 'Wij namen uw klacht niet in behandeling',
  merged: 'Uw klacht is bij een andere klacht gevoegd',
  forwarded: 'Wij stuurden uw klacht door naar een andere organisatie',
  'pointed-elsewhere': 'Wij wezen u een andere weg, zoals bezwaar',
  withdrawn: 'U trok uw klacht in',
  'broken-off': 'Wij stopten omdat er gegevens ontbraken',
  'no-complaint': 'Het was geen klacht',
  damage: 'Uw klacht ging ook over schade',
  ombudsman: 'U ging daarna naar de ombudsman',
};

const endingsInEnglish: Record<RetentionResult, string> = {
  decided: 'Your complaint was dealt with in a letter',
  'settled-informally': 'Your complaint was solved together with you',
  'not-handled': 'We did not handle your complaint',
  merged: 'Your complaint was joined with another one',
  forwarded: 'We passed your complaint on to another organisation',
  'pointed-elsewhere': 'We pointed you another way, such as an objection',
  withdrawn: 'You withdrew your complaint',
  'broken-off': 'We stopped because data were missing',
  'no-complaint': 'It was not a complaint',
  damage: 'Your complaint was also about damage',
  ombudsman: 'You went to the ombudsman afterwards',
};

const results = Object.keys(retentionLines) as RetentionResult[];
const years = (result: RetentionResult) => retentionLines[result].years;

/** How long the register keeps a complaint (bewaartermijn), by how it ended. */
export const keptByEnding: Kept[] = results.map((result) => ({
  what: endings[result],
  howLong: `${years(result)} jaar`,
}));

export const keptByEndingInEnglish: Kept[] = results.map((result) => ({
  what: endingsInEnglish[result],
  howLong: years(result) === 1 ? '1 year' : `${years(result)} years`,
}));

/** How long what is no complaint yet, or no longer, is kept. */
export const keptOtherwise = ({ channels }: Municipality): Kept[] => [
  {
    what: 'Wat u in een formulier typt en nog niet verstuurt',
    howLong: 'alleen op uw eigen apparaat, tot u het verstuurt of wist; wij zien het niet',
  },
  {
    what: 'Bestanden bij een formulier dat u niet verstuurt',
    howLong: `${draftHours} uur, daarna wissen wij ze vanzelf`,
  },
  ...(channels.digid
    ? [
        {
          what: 'Uw formulier, terwijl u inlogt bij DigiD',
          howLong: `hoogstens ${tripMinutes} minuten; alleen uw browser heeft de sleutel om het te lezen`,
        },
      ]
    : []),
  {
    what: 'E-mail aan ons klachtenadres die geen klacht is',
    howLong: 'hiervoor is nog geen vaste tijd',
  },
];

export const uploadsInEnglish = `Files that you add to a form you do not send are erased after ${draftHours} hours.`;

/** How long the cookie stays that holds the key to a form, while its sender signs in with DigiD. */
export const cookieOfDigid =
  'Logt u in met DigiD? Dan gebruiken wij een cookie, zodat alleen u bij uw formulier kunt. Die verdwijnt na hoogstens ' +
  `${tripMinutes} minuten. U hoeft niet in te loggen.`;

export const digidInEnglish =
  'If you sign in with DigiD, we use one cookie, so that only you can reach your form. It disappears after ' +
  `${tripMinutes} minutes at most. We keep that it was you, how sure that is, when, and a code instead of your BSN. ` +
  'You do not have to sign in.';

/** What the register holds of people, and why. */
export function storedOf({ channels }: Municipality): string[] {
  return [
    'uw naam, adres, telefoonnummer en e-mailadres, voor zover u die geeft',
    'hoe wij u mogen bereiken, en wie namens u klaagt',
    'wat u over uw klacht schrijft, en de bestanden die u meestuurt',
    'de brieven en e-mails van ons aan u, en van u aan ons',
    'of een e-mail van ons bij u aankwam, voor zover een mailserver dat meldt',
    'wat er met uw klacht gebeurt: elke stap, wanneer, en wie die zette',
    'het verslag van een gesprek, en wat wij daarna vonden',
    'de naam van de medewerker over wie u klaagt, en de reactie van die medewerker',
    'welke medewerker uw klacht opende, wanneer en hoe vaak',
    'of het leek dat niet u, maar een programma het formulier invulde of de e-mail stuurde',
    ...(channels.digid
      ? [
          'als u inlogt met DigiD: dat u het was, hoe zeker dat is, en wanneer',
          'dan ook een code in plaats van uw BSN, om te zien welke klachten bij deze gemeente van u zijn',
        ]
      : []),
  ];
}

export interface Seen {
  who: string;
  what: string;
}

/** Who sees a complaint (Awb 9:7, 9:9). */
export function seenBy({ roles, ombudsman }: Municipality): Seen[] {
  return [
    { who: `De ${roles.coordinator}`, what: 'ziet alle klachten, behalve een klacht over zichzelf' },
    { who: 'Wie uw klacht behandelt of het gesprek leidt', what: 'ziet uw klacht en wat daarbij hoort' },
    {
      who: 'De persoon over wie u klaagt',
      what:
        'krijgt een kopie van uw klacht en van wat u meestuurde (artikel 9:9 van de Algemene wet bestuursrecht). ' +
        'Die persoon behandelt uw klacht nooit, en kan in ons systeem niet meelezen (artikel 9:7)',
    },
    {
      who: 'Een andere organisatie',
      what:
        'krijgt uw klacht alleen als die daar hoort, of als de wet dat zegt. Klaagt u over hoe een handhaver (boa) zijn ' +
        'bevoegdheden gebruikte? Dan sturen wij een kopie naar twee toezichthouders: de hoofdofficier van justitie en de politiechef',
    },
    {
      who: ombudsman[0]!.name,
      what: 'kan de stukken bij ons vragen als u daar een klacht indient',
    },
  ];
}

/** Rights of whoever stands in the register (AVG 13, 15 to 18, 21, 77). */
export const rights: string[] = [
  'U mag weten welke gegevens wij van u hebben, en daar een kopie van krijgen.',
  'U mag ons vragen om iets te verbeteren of aan te vullen. Wat u eerst schreef, blijft dan ook staan.',
  'U mag ons vragen om iets te wissen of niet te gebruiken. Dat kan niet altijd, want de wet zegt hoelang wij moeten bewaren.',
  'U mag bezwaar maken tegen wat wij met uw gegevens doen.',
  'U mag klagen bij de Autoriteit Persoonsgegevens.',
];
