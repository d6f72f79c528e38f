import { z } from 'zod';
import type { Authority, Staff } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import type { LetterTo } from '#domain/letters.ts';
import * as entered from '../../actions/entered.ts';
import type { Facts } from './form.ts';

/** One choice of a list. */
export interface Option {
  value: string;
  text: string;
  /** More about it, in smaller letters. */
  below?: string;
}

/** What there is to choose from; `others` stand under a heading of their own. */
export interface Options {
  options: Option[];
  others?: { heading: string; options: Option[] };
}

/** How a field is drawn. */
export type FieldKind = 'line' | 'text' | 'choice' | 'several' | 'tick' | 'texts' | 'authority';

/** One thing that is asked for an act: how it is drawn, and how it is read. */
export interface Field<Value = unknown> {
  kind: FieldKind;
  label: string;
  hint?: string | ((facts: Facts) => string | undefined);
  /** Height in lines, of a text. */
  rows?: number;
  type?: 'text' | 'email' | 'tel';
  /** How many there is room for, of texts. */
  room?: number;
  choices?: (facts: Facts) => Options;
  /** What stands in it beforehand. */
  known?: (facts: Facts) => string | undefined;
  read(today: Day): z.ZodType<Value>;
}

type More = Pick<Field, 'hint' | 'rows' | 'known' | 'type'>;

const exampleOfDay = 'Bijvoorbeeld: 3 maart 2026';
const exampleOfPast = 'Bijvoorbeeld: gisteren, of 3 maart 2026';

/** The fields that forms at the desk are made of. */
export const ask = {
  /** Text of one line. */
  line: (label: string, more: More = {}): Field<string> => ({
    ...{ kind: 'line', label, ...more },
    read: () => entered.line(200),
  }),

  /** Text with paragraphs. */
  text: (label: string, more: More = {}): Field<string> => ({
    ...{ kind: 'text', label, rows: 4, ...more },
    read: () => entered.words(),
  }),

  /** An e-mail address, or nothing. */
  email: (label: string, more: More = {}): Field<string> => ({
    ...{ kind: 'line', type: 'email', label, ...more },
    read: () => entered.email(),
  }),

  /** Lines of an address. */
  address: (label: string, more: More = {}): Field<string[]> => ({
    ...{ kind: 'text', rows: 3, label, ...more },
    read: () => entered.lines(8),
  }),

  /** A day to come. */
  day: (label: string, more: More = {}): Field<Day> => ({
    ...{ kind: 'line', label, hint: exampleOfDay, ...more },
    read: (today) => entered.dutchDay(today),
  }),

  /** A day that has been. */
  pastDay: (label: string, more: More = {}): Field<Day> => ask.day(label, { hint: exampleOfPast, ...more }),

  /** A day, or none. */
  maybeDay: (label: string, more: More = {}): Field<Day | undefined> => ({
    ...{ kind: 'line', label, ...more },
    read: (today) => entered.maybeDay(today),
  }),

  /** One of a fixed list. */
  choice: <Value extends string>(
    label: string,
    texts: Record<Value, string>,
    { missing = 'Maak een keuze.', ...more }: More & { missing?: string } = {},
  ): Field<Value> => ({
    ...{ kind: 'choice', label, ...more },
    choices: () => ({ options: asOptions(texts) }),
    read: () => z.enum(Object.keys(texts) as [Value, ...Value[]], { error: missing }),
  }),

  /** Yes or no, without a choice made beforehand. */
  yesOrNo: (label: string, texts: Record<'ja' | 'nee', string>): Field<boolean> => ({
    ...{ kind: 'choice', label, choices: () => ({ options: asOptions(texts) }) },
    read: () => z.enum(['ja', 'nee'], { error: 'Maak een keuze.' }).transform((answer) => answer === 'ja'),
  }),

  /** One of what this complaint has; the act itself checks which. Empty: nothing chosen. */
  oneOf: (label: string, choices: (facts: Facts) => Options, more: More = {}): Field<string> => ({
    ...{ kind: 'choice', label, choices, ...more },
    read: () => entered.words(200),
  }),

  /** Any number of a fixed list. */
  several: <Value extends string>(
    label: string,
    texts: Record<Value, string>,
    more: Pick<Field, 'hint'> = {},
  ): Field<Value[]> => ({
    ...{ kind: 'several', label, choices: () => ({ options: asOptions(texts) }), ...more },
    read: () => entered.severalOf(Object.keys(texts) as [Value, ...Value[]]),
  }),

  /** Any number of colleagues, by staff id. */
  persons: (label: string, who: (facts: Facts) => Staff[]): Field<string[]> => ({
    ...{ kind: 'several', label },
    choices: (facts) => ({
      options: who(facts).map(({ id, name, email }) => ({ value: id, text: name, below: email })),
    }),
    read: () => entered.several(),
  }),

  /** A box to tick. */
  tick: (label: string): Field<boolean> => ({ kind: 'tick', label, read: () => entered.ticked() }),

  /** Several texts, each on its own; those left empty do not count. */
  texts: (label: string, more: Pick<Field, 'hint' | 'room'>): Field<string[]> => ({
    ...{ kind: 'texts', label, ...more },
    read: () => entered.several().transform((texts) => texts.filter(Boolean)),
  }),

  /** Another authority: name, e-mail address and address. */
  authority: (label: string): Field<Authority> => ({ kind: 'authority', label, read: () => entered.authority() }),

  /** One side of the complaint: the complainant, or a person concerned. */
  side: (label: string, choices: (facts: Facts) => Options): Field<LetterTo> => ({
    ...{ kind: 'choice', label, choices },
    read: () => entered.side(),
  }),
};

/** A list of texts by code, as options. */
export function asOptions(texts: Record<string, string>): Option[] {
  return Object.entries(texts).map(([value, text]) => ({ value, text }));
}
