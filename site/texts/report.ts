import type { Counts, YearFigures } from '#domain/annual-report.ts';
import type { Count } from '#domain/small-cells.ts';
import { judgementTexts } from './acts.ts';
import { normTexts, notHandlingTexts, outcomeTexts, topicTexts } from './choices.ts';
import { channelTexts, closedTexts } from './desk.ts';

interface GroupTexts {
  title: string;
  /** What is counted. */
  note?: string;
  /** Names of the lines; departments have those of the profile. */
  lines: Record<string, string>;
}

/** The tables of the yearly report, in the order in which they are read. */
export const groupTexts: Record<keyof Counts, GroupTexts> = {
  flow: {
    title: 'Aantal klachten',
    note: 'Ontvangen en meegenomen zijn samen evenveel als afgesloten en nog open.',
    lines: {
      'carried-in': 'Meegenomen uit het jaar ervoor',
      received: 'Ontvangen',
      closed: 'Afgesloten',
      'carried-over': 'Nog open aan het einde',
    } satisfies Record<keyof Counts['flow'], string>,
  },
  endings: { title: 'Hoe de klachten eindigden', note: 'Van de afgesloten klachten.', lines: closedTexts },
  timeliness: {
    title: 'Op tijd',
    note:
      'Van de afgesloten klachten. Afdoen moet binnen zes weken, of tien met een adviescommissie (Awb 9:11). Melden dat een ' +
      'klacht niet wordt behandeld, moet binnen vier weken (Awb 9:8).',
    lines: {
      'in-time': 'Binnen de termijn',
      deferred: 'Binnen de termijn na verdagen',
      'with-consent': 'Binnen het uitstel waarmee de klager instemde',
      late: 'Te laat',
      'no-term': 'Geen termijn: op een andere manier geëindigd',
    } satisfies Record<keyof Counts['timeliness'], string>,
  },
  judgements: {
    title: 'Oordelen',
    note: 'Per onderdeel van een klacht: een klacht kan er meer hebben.',
    lines: judgementTexts,
  },
  grounds: {
    title: 'Waarom klachten niet zijn behandeld',
    note: 'De redenen van Awb 9:8.',
    lines: { ...notHandlingTexts, unknown: 'Niet bekend' },
  },
  topics: {
    title: 'Waar de klachten over gingen',
    note: 'Van de ontvangen klachten.',
    lines: { ...topicTexts, unknown: 'Niet vastgelegd' },
  },
  'norms-touched': {
    title: 'Normen van de Behoorlijkheidswijzer waar klachten over gingen',
    note: 'Van de ontvangen klachten. Een klacht kan over meer normen gaan.',
    lines: normTexts,
  },
  'norms-violated': {
    title: 'Normen van de Behoorlijkheidswijzer waaraan de gemeente zich niet hield',
    note: 'Per onderdeel van een klacht, volgens het oordeel.',
    lines: normTexts,
  },
  channels: { title: 'Hoe de klachten binnenkwamen', note: 'Van de ontvangen klachten.', lines: channelTexts },
  departments: {
    title: 'Over welke afdeling',
    note: 'Van de ontvangen klachten.',
    lines: { unknown: 'Niet bekend' },
  },
  extra: {
    title: 'Uitstel en heropening',
    note: 'Wat in het jaar zelf gebeurde.',
    lines: {
      deferred: 'Verdaagd (Awb 9:11 lid 2)',
      'postponement-asked': 'Gevraagd om verder uitstel (Awb 9:11 lid 3)',
      'postponement-agreed': 'Met verder uitstel ingestemd',
      reopened: 'Heropend',
    } satisfies Record<keyof Counts['extra'], string>,
  },
  advice: {
    title: 'Procedure met een adviescommissie',
    note: 'Awb 9:13 tot en met 9:16.',
    lines: {
      procedure: 'Ontvangen klachten met deze procedure',
      advised: 'Adviezen',
      deviated: 'Van het advies afgeweken',
    } satisfies Record<keyof Counts['advice'], string>,
  },
  measures: {
    title: 'Maatregelen',
    lines: {
      promised: 'Toegezegd',
      done: 'Uitgevoerd',
      'still-open': 'Nog niet uitgevoerd aan het einde van het jaar',
    } satisfies Record<keyof Counts['measures'], string>,
  },
  petitions: {
    title: 'De ombudsman',
    note: 'Oordelen tellen in het jaar waarin ze kwamen.',
    lines: { petitioned: 'Klagers die naar de ombudsman gingen', ...outcomeTexts },
  },
};

export const durationTitle = 'Hoelang het duurde';

export const durationNote =
  'Mediaan: de helft duurde niet langer. In kalenderdagen, vanaf de dag na de ontvangst tot en met de dag van afsluiten.';

export const durationTexts: Record<keyof YearFigures['durations'], string> = {
  closed: 'Alle afgesloten klachten',
  informal: 'Informeel afgedaan',
  formal: 'Afgedaan met een brief',
};

export const reportNotes = [
  'Klachten die informeel zijn opgelost, tellen mee (Awb 9:12a).',
  'Een klacht die later is heropend, telt zoals die er nu voor staat.',
  'Van een vernietigde klacht is alleen nog bekend hoe en wanneer die binnenkwam en eindigde.',
];

/** Why a published report does not tell all. */
export function publicationNote(threshold: number): string {
  return (
    `Staat er “minder dan ${threshold}”, dan is het getal zo klein dat mensen herkend kunnen worden. “Niet vermeld” staat ` +
    'er als het getal een ander klein getal zou verraden.'
  );
}

/** A count as people read it. */
export function countText(count: Count | undefined, threshold: number): string {
  if (count === undefined) return 'geen';
  if (count === 'few') return `minder dan ${threshold}`;
  return count === 'withheld' ? 'niet vermeld' : String(count).replace('.', ',');
}
