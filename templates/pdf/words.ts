import type { Language } from '#domain/complaint.ts';

/** The words of the letterhead that are the same in every letter. */
export interface LetterheadWords {
  /** As a PDF and a page name the language. */
  lang: 'nl-NL' | 'en-GB';
  date: string;
  reference: string;
  contact: string;
  phone: string;
  /** Before the name of the municipality. */
  municipality: string;
  page: (number: number, of: number) => string;
}

export const letterheadWords: Record<Language, LetterheadWords> = {
  nl: {
    lang: 'nl-NL',
    date: 'Datum',
    reference: 'Ons kenmerk',
    contact: 'Contact',
    phone: 'Telefoon',
    municipality: 'Gemeente',
    page: (number, of) => `Pagina ${number} van ${of}`,
  },
  en: {
    lang: 'en-GB',
    date: 'Date',
    reference: 'Our reference',
    contact: 'Contact',
    phone: 'Telephone',
    municipality: 'Municipality of',
    page: (number, of) => `Page ${number} of ${of}`,
  },
};
