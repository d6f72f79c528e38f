import { day } from '#domain/day.ts';

/** When this statement was last checked against the site. Change it only after testing. */
export const accessibilityCheckedOn = day('2026-11-21');

/** What was tested, and how. */
export const accessibilityTests: string[] = [
  'Een programma (axe) keek elke soort pagina na: op een telefoon, op een groot scherm, licht en donker.',
  'Ook de schermen met fouten en meldingen zijn zo nagekeken.',
  'Het formulier is ingevuld zonder JavaScript, en met alleen het toetsenbord.',
  'De teksten zijn gemeten: geen zin is langer dan 25 woorden.',
  'De kleuren van elke gemeente zijn nagerekend. Tekst heeft genoeg contrast.',
];

/** What is not good yet, or not known. */
export const accessibilityLimits: { title: string; text: string }[] = [
  {
    title: 'Nog geen onderzoek door een ander',
    text: 'Een onafhankelijke onderzoeker heeft deze site nog niet bekeken. Wij weten dus niet zeker of alles klopt.',
  },
  {
    title: 'Nog niet getest door mensen met een beperking',
    text: 'Een programma vindt niet alles. Er kunnen fouten zijn die alleen een mens merkt.',
  },
  {
    title: 'Brieven als pdf',
    text:
      'Onze brieven hebben koppen en een leesvolgorde voor een schermlezer. Ze zijn nog niet met elke schermlezer ' +
      'getest. Kunt u een brief niet lezen? Vraag ons dan om de tekst op een andere manier.',
  },
  {
    title: 'Bestanden van anderen',
    text: 'Wat u of iemand anders meestuurt, tonen wij zoals het is. Dat is misschien niet goed leesbaar voor u.',
  },
  {
    title: 'Taal',
    text:
      'Het formulier en uw eigen pagina zijn in het Nederlands. Een deel van de uitleg is er ook in het Engels. ' +
      'Er is geen uitleg in gebarentaal.',
  },
];
