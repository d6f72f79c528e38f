/** The errors with a page of their own. */
export const errorStatuses = [400, 403, 404, 405, 413, 500, 503] as const;

export type ErrorStatus = (typeof errorStatuses)[number];

/** What went wrong and what to do now, for visitors. */
export const errorTexts: Record<ErrorStatus, { title: string; sentences: string[] }> = {
  400: {
    title: 'Dit kunnen wij niet lezen',
    sentences: ['Wat uw browser stuurde, klopt niet of kwam niet helemaal aan. Ga terug en probeer het opnieuw.'],
  },
  403: {
    title: 'Dit kan niet vanaf een andere website',
    sentences: [
      'Het formulier is verstuurd vanaf een andere website. Voor de veiligheid nemen wij dat niet aan.',
      'Open het formulier op deze site en probeer het opnieuw.',
    ],
  },
  404: {
    title: 'Deze pagina bestaat niet',
    sentences: [
      'Misschien is de link niet helemaal overgenomen, of is de pagina verplaatst.',
      'Kreeg u de link in een brief of e-mail? Kijk dan of het hele adres er staat, tot en met het laatste teken.',
    ],
  },
  405: {
    title: 'Dit kan hier niet',
    sentences: ['Ga terug en probeer het op een andere manier.'],
  },
  413: {
    title: 'Dit is te groot om te versturen',
    sentences: [
      'Alles bij elkaar is groter dan wij in één keer kunnen aannemen. Er is niets bewaard.',
      'Ga terug. Uw tekst staat dan meestal nog in het formulier. Haal een bijlage weg, of stuur grote bestanden later apart.',
    ],
  },
  500: {
    title: 'Er ging iets mis',
    sentences: ['Dat ligt aan ons, niet aan u. Wij hebben er een melding van gekregen.', 'Probeer het later opnieuw.'],
  },
  503: {
    title: 'Dit werkt nu even niet',
    sentences: [
      'Probeer het over een paar minuten opnieuw.',
      'Deed u net iets in een formulier? Dan is dat nog niet bewaard.',
    ],
  },
};
