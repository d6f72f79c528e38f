import type { Language } from '#domain/complaint.ts';

/** What stands around every page: header, links, and how to reach the municipality. */
export interface PageWords {
  municipality: (name: string) => string;
  allMunicipalities: string;
  skip: string;
  about: string;
  file: string;
  /** The name of the other language, in that language. */
  otherLanguage: string;
  contact: (name: string) => string;
  noContact: [before: string, form: string, after: string];
  phone: string;
  hours: string;
  email: string;
  post: string;
  visit: string;
  website: string;
  more: string;
  help: string;
  terms: string;
  privacy: string;
  accessibility: string;
  validUntil: (day: string) => string;
}

export const pageWords: Record<Language, PageWords> = {
  nl: {
    municipality: (name) => `Gemeente ${name}`,
    allMunicipalities: 'Klachten bij de gemeente',
    skip: 'Naar de inhoud',
    about: 'Over klachten',
    file: 'Klacht indienen',
    otherLanguage: 'English',
    contact: (name) => `Contact met de gemeente ${name}`,
    noContact: [
      'Heeft u een vraag of een klacht? Schrijf die op in het',
      'klachtformulier',
      'Wij nemen dan contact met u op.',
    ],
    phone: 'Telefoon:',
    hours: 'Bereikbaar:',
    email: 'E-mail:',
    post: 'Post:',
    visit: 'Bezoek:',
    website: 'Website:',
    more: 'Meer over deze site',
    help: 'Hulp, ook per telefoon, aan de balie of op papier',
    terms: 'De laatste dag uitrekenen',
    privacy: 'Uw privacy',
    accessibility: 'Toegankelijkheid',
    validUntil: (day) => `Tot en met ${day}.`,
  },
  en: {
    municipality: (name) => `Gemeente ${name}`,
    allMunicipalities: 'Klachten bij de gemeente',
    skip: 'Skip to the content',
    about: 'About complaints',
    file: 'File a complaint (in Dutch)',
    otherLanguage: 'Nederlands',
    contact: (name) => `Contact with the municipality of ${name}`,
    noContact: [
      'Do you have a question or a complaint? Write it down in the',
      'complaint form',
      'We will contact you.',
    ],
    phone: 'Telephone:',
    hours: 'Available:',
    email: 'E-mail:',
    post: 'Post:',
    visit: 'Visit:',
    website: 'Website:',
    more: 'More about this site',
    help: 'Help, also by telephone, at the desk or on paper',
    terms: 'Reckon the last day (in Dutch)',
    privacy: 'Your privacy',
    accessibility: 'Accessibility',
    validUntil: (day) => `Until ${day}.`,
  },
};
