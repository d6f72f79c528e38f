import type { Municipality } from '#settings/municipality.ts';
import type { FieldName } from '../form/fields.ts';
import type { RefusedFile } from '../form/read-form.ts';

/** The questions of the form, in the order in which they are asked and copied on the confirmation. */
export const fieldLabels: Record<FieldName, string> = {
  matter: 'Waarover gaat het?',
  whatHappened: 'Wat is er gebeurd?',
  when: 'Wanneer was dat?',
  where: 'Waar was dat?',
  aboutWhom: 'Over wie gaat uw klacht?',
  department: 'Over welke afdeling gaat uw klacht?',
  desiredSolution: 'Hoe kan de gemeente dit oplossen?',
  attachments: 'Bijlagen',
  forWhom: 'Voor wie dient u de klacht in?',
  onBehalfOf: 'Hoe heet degene voor wie u klaagt?',
  relation: 'Wat bent u van deze persoon?',
  name: 'Naam',
  street: 'Straat en huisnummer',
  postcode: 'Postcode',
  town: 'Plaats',
  country: 'Land',
  phone: 'Telefoonnummer',
  email: 'E-mailadres',
  contactOnly: 'Hoe mogen wij contact met u opnemen?',
  language: 'In welke taal wilt u onze brieven?',
  consent: 'Brieven per e-mail',
  keepBsn: 'Burgerservicenummer',
};

/** What helps to answer; a municipality's own words go first. */
export function fieldHints({ formTexts }: Municipality): Partial<Record<FieldName | 'address', string>> {
  return {
    matter: 'Kies wat het meest lijkt op uw verhaal. Twijfelt u? Ga dan gewoon verder.',
    whatHappened: 'Vertel het in uw eigen woorden. U hoeft niet te weten welke regels er zijn.',
    when: 'Bijvoorbeeld: 3 maart, vorige week maandag, of al een paar maanden.',
    where: 'Bijvoorbeeld: aan de balie, aan de telefoon, of bij u op straat.',
    aboutWhom: `${
      formTexts.about ?? 'Een naam of een functie. Weet u die niet? Beschrijf de persoon dan, of laat dit leeg.'
    } Gaat het over meer personen? Zet iedereen op een eigen regel.`,
    department: 'U mag er meer kiezen. Twijfelt u? Kies dan niets. Wij zoeken het uit.',
    desiredSolution: formTexts.solution ?? 'Bijvoorbeeld: excuses, een gesprek, of een betere uitleg.',
    relation: 'Bijvoorbeeld: moeder, zoon, buurvrouw of begeleider.',
    address:
      formTexts.address ??
      'De wet vraagt om uw adres. Met uw adres kunnen wij u altijd een brief sturen. Vult u het liever niet in? Dan is een ' +
        'e-mailadres of telefoonnummer genoeg.',
    country: 'Alleen als u niet in Nederland woont.',
    phone: formTexts.phone ?? 'Dan kunnen wij u bellen als wij iets niet begrijpen.',
    email: formTexts.email ?? 'Bijvoorbeeld: naam@voorbeeld.nl',
    contactOnly: 'Is het voor u niet veilig als iemand anders post of telefoon van ons ziet? Kies dan hoe het wel kan.',
  };
}

/** What the complainant says yes to (Awb 2:8): which letters, and in what way. */
export const consentText =
  'Ja, de gemeente mag mij alle brieven over deze klacht per e-mail sturen, in plaats van met de post.';

export const consentHint =
  'Brieven over de inhoud zetten wij klaar op uw eigen pagina; in de e-mail staat dan alleen een link. Wilt u later toch ' +
  'post? Laat het ons weten.';

/** What is wrong with what was filled in, and how to mend it. */
export const problems = {
  whatHappenedMissing: 'Vertel wat er is gebeurd. Zonder dat kunnen wij uw klacht niet behandelen.',
  nameMissing: 'Vul uw naam in. Wij moeten weten van wie de klacht is.',
  onBehalfOfMissing: 'Vul de naam in van de persoon voor wie u klaagt, of kies “Voor mezelf”.',
  noSuchDay:
    'Deze dag bestaat niet. Schrijf eerst de dag, dan de maand, zoals 28 februari 2026. Een omschrijving mag ook.',
  dayInFuture: 'Deze dag moet nog komen. Kijk of de dag en het jaar kloppen.',
  unknownDepartment: 'Kies een afdeling uit de lijst, of kies niets als u het niet weet.',
  noWayToAnswer:
    'Vul minstens één manier in waarop wij u kunnen antwoorden: uw adres, uw e-mailadres of uw telefoonnummer. Anders ' +
    'kunnen wij u niet laten weten wat er met uw klacht gebeurt.',
  streetMissing: 'Vul uw straat en huisnummer in, of laat het hele adres leeg.',
  postcodeMissing: 'Vul uw postcode in, of laat het hele adres leeg.',
  townMissing: 'Vul uw plaats in, of laat het hele adres leeg.',
  postcodeWrong:
    'Een postcode heeft vier cijfers en twee letters, zoals 1234 AB. Woont u niet in Nederland? Vul dan ook het land in.',
  emailWrong: 'Dit e-mailadres klopt niet. Schrijf het zoals naam@voorbeeld.nl, zonder spaties.',
  emailMissing: 'Vul uw e-mailadres in, of haal het vinkje weg bij brieven per e-mail.',
  phoneWrong: 'Dit telefoonnummer klopt niet. Schrijf alle cijfers op, zoals 06 12 34 56 78.',
  phoneMissing: 'Vul uw telefoonnummer in. U koos dat wij u alleen mogen bellen.',
  addressMissing: 'Vul uw adres in. U koos dat wij u alleen brieven met de post sturen.',
  notAtHomeMissing: 'Vul een telefoonnummer of e-mailadres in. U koos dat wij niets naar uw huis sturen.',
  postAndConsent: 'U koos voor alleen post. Haal het vinkje weg bij brieven per e-mail, of kies een andere manier.',
  tooLong: (count: string, most: string) =>
    `Deze tekst heeft ${count} tekens; er passen er ${most} in. Maak de tekst korter, of stuur de rest mee als bijlage.`,
  farTooLong: (most: string) =>
    `Deze tekst is zo lang dat wij alleen het begin konden bewaren; er passen ${most} tekens in. Stuur het hele verhaal ` +
    'mee als bijlage.',
};

/** Why an attachment was not kept. */
export function refusedFileText(
  { name, why }: RefusedFile,
  limits: { file: string; together: string; files: number },
): string {
  const reasons: Record<RefusedFile['why'], string> = {
    'too-large': tooLargeText(limits.file),
    'too-much-together': `past er niet meer bij: alle bijlagen samen mogen ${limits.together} groot zijn.`,
    'too-many': `past er niet meer bij: u kunt ${limits.files} bijlagen meesturen.`,
    empty: 'is leeg. Kijk of u het goede bestand koos.',
    kind: `is een soort bestand dat wij niet aannemen. ${kindsWeTake}`,
    'huge-picture': 'is een foto met zo veel beeldpunten dat wij die niet kunnen openen. Maak de foto kleiner.',
    'huge-archive':
      'wordt bij het openen zo groot dat wij het niet aannemen. Sla het op als pdf en probeer het opnieuw.',
  };
  return `“${name}” ${reasons[why]}`;
}

/** What is said of one file that is too large, behind its name. */
export function tooLargeText(most: string): string {
  return `is groter dan ${most}. Maak het bestand kleiner, of stuur het ons later op een andere manier.`;
}

export const kindsWeTake =
  'Stuur een pdf, foto, Word- of OpenDocument-bestand, tekst, e-mail, of een geluids- of filmbestand.';

export const formTexts = {
  title: 'Dien uw klacht in',
  intro: 'Vertel ons wat er is gebeurd. Dat kost ongeveer tien minuten.',
  errorTitle: 'Kijk dit nog even na',
  nothingLost: 'Alles wat u invulde, staat er nog.',
  notStored: 'Uw klacht is nog niet verstuurd: het lukt nu niet om die op te slaan.',
  notStoredAdvice: 'Alles wat u typte, staat hieronder nog. Probeer het over een paar minuten opnieuw.',
  filesNotStored: 'Uw bijlagen konden wij niet bewaren. Kies ze straks opnieuw.',
  filesGone: [
    'Niet al uw bijlagen zijn er nog. Wij bewaren ze 24 uur als u uw klacht nog niet verstuurt.',
    'Kies de bijlagen hieronder opnieuw, of ga verder zonder.',
  ],
  noFileChosen: 'Kies eerst een bestand. Druk daarna op “Voeg toe”.',
  removed: (name: string) => `De bijlage “${name}” is weggehaald.`,
  renamed: (from: string, to: string) => `De bijlage “${from}” heet nu “${to}”.`,
  uploaded: (names: string[]) =>
    names.length === 1 ? `De bijlage “${names[0]}” is toegevoegd.` : `${names.length} bijlagen zijn toegevoegd.`,
};
