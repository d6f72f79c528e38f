import type { Municipality } from '#settings/municipality.ts';

/** What somebody may want to tell a municipality; all but the first three have a way of their own. */
const matters = {
  conduct: 'Hoe een medewerker of bestuurder met mij omging',
  service: 'Hoe de gemeente werkt: ik krijg geen antwoord, moet lang wachten of kreeg foute informatie',
  unknown: 'Weet ik niet, of iets anders',
  decision: 'Een besluit van de gemeente waar ik het niet mee eens ben',
  street: 'Iets op straat dat kapot, vuil of gevaarlijk is',
  damage: 'Schade die ik heb door de gemeente',
  care: 'Een zorgaanbieder, zoals hulp in huis of jeugdhulp',
  integrity: 'Omkoping, fraude of ander misbruik bij de gemeente',
  'other-body': 'Een andere organisatie dan de gemeente',
};

type Matter = keyof typeof matters;

/** Another way than a complaint: where it leads, and what a complaint can still do. */
export interface Door {
  title: string;
  sentences: string[];
  /** About what a complaint is the right way after all. */
  stillAComplaint: string;
}

/** The kind under which a profile tells of that way, what we say where it tells nothing, and what we say anyway. */
const doors: Partial<Record<Matter, Door & { kind: string; also?: string }>> = {
  decision: {
    kind: 'objection',
    title: 'Tegen een besluit kunt u bezwaar maken',
    sentences: [
      'Maak bezwaar tegen het besluit. In de brief met het besluit staat hoe dat moet.',
      'Met een klacht verandert u het besluit niet.',
    ],
    also: 'Let op de datum: meestal heeft u zes weken.',
    stillAComplaint: 'Ging iemand niet goed met u om, of duurde het te lang? Daarover kunt u wel klagen.',
  },
  street: {
    kind: 'report',
    title: 'Iets op straat kunt u melden',
    sentences: ['Doe een melding bij de gemeente. Dan kan iemand het snel maken of opruimen.'],
    stillAComplaint: 'Meldde u het al, en deed niemand iets? Daarover kunt u wel klagen.',
  },
  damage: {
    kind: 'damage',
    title: 'Voor schade kunt u een vergoeding vragen',
    sentences: ['Vraag de gemeente om een schadevergoeding. Stuur foto’s en bonnen mee als u die heeft.'],
    stillAComplaint: 'Ging iemand niet goed met u om? Daarover kunt u wel klagen.',
  },
  care: {
    kind: 'care-provider',
    title: 'Een zorgaanbieder behandelt zelf klachten',
    sentences: [
      'Vertel het eerst aan de zorgaanbieder. Die moet zelf klachten behandelen.',
      'Komt u er samen niet uit? Vertel het dan aan de gemeente.',
    ],
    stillAComplaint: 'Gaat het over hoe de gemeente de zorg regelde? Daarover kunt u wel klagen.',
  },
  integrity: {
    kind: 'integrity',
    title: 'Misbruik kunt u melden',
    sentences: [
      'Denkt u aan omkoping, fraude of misbruik van macht? Vraag de gemeente waar u dat kunt melden.',
      'U hoeft dan nog niet te vertellen over wie het gaat.',
    ],
    stillAComplaint: 'Ging iemand niet goed met u om? Daarover kunt u wel klagen.',
  },
  'other-body': {
    kind: 'other-body',
    title: 'Een andere organisatie behandelt de klacht zelf',
    sentences: [
      'Gaat het over de politie, het UWV of een andere organisatie? Stuur uw klacht dan naar die organisatie.',
      'Krijgen wij uw klacht toch? Is die voor een andere overheid, dan sturen wij die door en hoort u dat van ons.',
    ],
    stillAComplaint: 'Werkte die organisatie voor de gemeente? Dan kunt u ook bij ons klagen.',
  },
};

export const elsewhereTexts = {
  always: 'U mag altijd een klacht indienen. Past een andere weg beter? Dan laten wij u dat weten.',
  help: 'Hulp nodig?',
};

/** What can be chosen at the start, with what this municipality itself names beside the usual. */
export function matterChoices({ notAbout }: Municipality): { value: string; label: string }[] {
  const own = notAbout.flatMap(({ kind, what }, index) =>
    kind === 'other' ? [{ value: `own-${index}`, label: what.replace(/\.$/, '') }] : [],
  );
  const usual = Object.entries(matters).map(([value, label]) => ({ value, label }));
  // Who does not know goes last, after all that is named.
  return [...usual.filter(({ value }) => value !== 'unknown'), ...own, { value: 'unknown', label: matters.unknown }];
}

/** The other way for what was chosen, in the municipality's own words if it has any. Undefined: it is a complaint. */
export function doorOf(matter: string, { notAbout }: Municipality): Door | undefined {
  const own = notAbout.find((entry, index) => entry.kind === 'other' && matter === `own-${index}`);
  const otherwise = 'Gaat het ook over hoe iemand met u omging? Daarover kunt u wel klagen.';
  if (own) return { title: own.what.replace(/\.$/, ''), sentences: [own.instead], stillAComplaint: otherwise };
  const usual = Object.hasOwn(doors, matter) ? doors[matter as Matter] : undefined;
  if (!usual) return undefined;
  const told = notAbout.filter(({ kind }) => kind === usual.kind);
  const { also, sentences, title, stillAComplaint } = usual;
  return {
    title,
    sentences: [...(told.length ? told.map(({ instead }) => instead) : sentences), ...(also ? [also] : [])],
    stillAComplaint: told.find((one) => one.stillAComplaint)?.stillAComplaint ?? stillAComplaint,
  };
}
