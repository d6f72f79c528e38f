import type { Part } from '../../status/entered.ts';

/** The parts of the review page, each with what its button changes. */
export const partTitles: Record<Part, { title: string; edit: string }> = {
  what: { title: 'Wat er is gebeurd', edit: 'wat er is gebeurd' },
  whom: { title: 'Over wie het gaat', edit: 'over wie het gaat' },
  solution: { title: 'Oplossing en bijlagen', edit: 'oplossing en bijlagen' },
  you: { title: 'Uw gegevens', edit: 'uw gegevens' },
};

export const reviewTexts = {
  lead: 'Dit sturen wij naar de gemeente als u op “Verstuur uw klacht” drukt. Klopt alles?',
  nothing: 'U vulde hier niets in. Dat mag.',
  readAs: (day: string) => `Wij lezen dit als: ${day}.`,
  noDay: 'Wij lezen hier geen dag in. Dat is niet erg. Weet u de dag nog wel? Dan helpt die ons.',
  overAYear: [
    'Het is meer dan een jaar geleden. De wet zegt: dan zijn wij niet verplicht om uw klacht te behandelen.',
    'U kunt uw klacht wel versturen. Wij lezen die en laten u weten wat wij doen (artikel 9:8 van de Algemene wet bestuursrecht).',
  ],
  bsnTitle: 'In uw tekst staat een burgerservicenummer',
  bsn: [
    'Het lijkt erop dat u een burgerservicenummer (BSN) typte. Wij hebben dat nummer niet nodig.',
    'Wij laten het weg. Zo kan niemand het misbruiken.',
  ],
  bsnKept: 'U koos om het nummer te laten staan. Iedereen die uw klacht behandelt, kan het dan lezen.',
  keepBsn: 'Toch laten staan',
  bsnLeftOut: 'In uw tekst stond een burgerservicenummer. Dat hebben wij weggelaten.',
  privacyTitle: 'Wat wij met uw gegevens doen',
};
