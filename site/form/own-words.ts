import { randomBytes } from 'node:crypto';
import type { Municipality } from '#settings/municipality.ts';
import type { OwnWords } from '../serving/blanks.ts';
import { matterChoices } from '../texts/form/doors.ts';
import { contactTexts, forWhomTexts, letterLanguageTexts } from '../texts/form/steps.ts';
import type { LineField, TextField } from './fields.ts';
import { linesOf } from './fields.ts';
import type { FormView } from './receive-form.ts';

/** What people say in their own words: a page of the form only repeats it, whatever it is. */
const inOwnWords = [
  ...(['whatHappened', 'when', 'where', 'aboutWhom', 'desiredSolution', 'onBehalfOf', 'relation'] as const),
  ...(['name', 'street', 'postcode', 'town', 'country', 'phone', 'email'] as const),
] satisfies (LineField | TextField)[];
type OwnWord = (typeof inOwnWords)[number];

/** All else that is asked is a choice, which decides what a page shows: the values that the form offers. */
function offeredBy(municipality: Municipality): Record<Exclude<LineField | TextField, OwnWord>, readonly string[]> {
  return {
    matter: matterChoices(municipality).map(({ value }) => value),
    forWhom: Object.keys(forWhomTexts),
    contactOnly: Object.keys(contactTexts),
    consent: ['ja'],
    language: Object.keys(letterLanguageTexts),
    keepBsn: ['ja'],
    department: municipality.departments.map(({ id }) => id),
  };
}

const random = randomBytes(12).toString('hex');
const submissionBlank = blank('submission');
const openedBlank = blank('opened');
const blanks = [submissionBlank, openedBlank, ...inOwnWords.map(blank)];

/** A page of the form that is the same for all who did the same, but for their own words. */
export interface CommonForm {
  /** What decides what it shows: two views with the same are drawn alike. */
  look: string;
  /** The view as it is drawn, with blanks. */
  view: FormView;
  own: OwnWords;
}

/**
 * Takes somebody's own words out of a page of the form, so that it is drawn once for all. Undefined where a page shows
 * more than it was sent: mistakes, files, who signed in, and the review, which reads dates and numbers in the words.
 */
export function commonForm(view: FormView, municipality: Municipality): CommonForm | undefined {
  const { step, typed, status, notice, problems, identity, trip, trap, kept, reviewed, waiting } = view;
  const showsMore = step === 'review' || notice || identity || trip || trap || problems.length > 0 || kept.length > 0;
  if (status !== 200 || showsMore) return undefined;
  const offered = Object.entries(offeredBy(municipality)) as [LineField | TextField, readonly string[]][];
  const chosen = offered.map(([field]) => typed[field]);
  // Whoever made up a choice of their own gets a page of their own: it may say anything.
  if (!offered.every(([, values], at) => linesOf(chosen[at]!).every((one) => values.includes(one)))) return undefined;
  const said = inOwnWords.filter((field) => typed[field]);
  return {
    look: JSON.stringify([step, reviewed, waiting, chosen, said]),
    view: {
      ...view,
      submission: submissionBlank,
      opened: openedBlank,
      typed: { ...typed, ...Object.fromEntries(said.map((field) => [field, blank(field)])) },
    },
    own: { blanks, words: [view.submission, view.opened, ...inOwnWords.map((field) => typed[field])].map(asHtml) },
  };
}

/** Nobody can type it: it is another one each time that the site starts. */
function blank(field: string): string {
  return `blank-${random}-${field}`;
}

function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
