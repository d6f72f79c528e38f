import { z } from 'zod';
import type { Authority } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { addYears, inDutch, parseDutchDay } from '#domain/day.ts';
import type { LetterTo } from '#domain/letters.ts';
import { oneLine, plainText } from '#domain/plain-text.ts';
import { count } from '../texts/numbers.ts';

/**
 * What a form sent, by field: one text, or a list where a field came more than once. What belongs together, such as
 * `to.name` and `to.email`, stands together under `to`.
 */
export function enteredIn(form: FormData | undefined): Record<string, unknown> {
  const entered = new Map<string, unknown>();
  for (const name of new Set(form?.keys())) {
    const values = form!.getAll(name);
    const value = values.length === 1 ? values[0] : values;
    const [whole, part] = name.split('.', 2) as [string, string | undefined];
    entered.set(whole, part === undefined ? value : { ...asObject(entered.get(whole)), [part]: value });
  }
  return Object.fromEntries(entered);
}

/** Text as typed, its paragraphs kept; empty when nothing was typed. */
export function words(most = 50_000) {
  return z
    .string({ error: 'Dit kunnen wij niet lezen.' })
    .default('')
    .transform((text) => plainText(text))
    .refine((text) => text.length <= most, { error: `Schrijf hoogstens ${count(most)} tekens.` });
}

/** Text of one line. */
export function line(most: number) {
  return words(most).transform((text) => oneLine(text, most));
}

/** Text of a few lines, such as an address; empty lines do not count. */
export function lines(most: number) {
  return words(1000)
    .transform((text) =>
      text
        .split('\n')
        .map((one) => oneLine(one, 200))
        .filter(Boolean),
    )
    .refine((list) => list.length <= most, { error: `Schrijf hoogstens ${most} regels.` });
}

/** A field that may come any number of times, as texts. */
export function several() {
  return z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(words()));
}

/** A field that may come any number of times, each time with one of these. */
export function severalOf<Value extends string>(values: readonly [Value, ...Value[]]) {
  return z.preprocess(
    (value) => (value === undefined ? [] : [value].flat()),
    z.array(z.enum(values, { error: 'Kies uit de lijst.' })),
  );
}

/** Another authority with its address; the act says what of it may not be missing. */
export function authority() {
  const parts = z.object({ name: line(200), email: email(), addressLines: lines(8) });
  return z
    .preprocess(asObject, parts)
    .transform(({ email, ...rest }): Authority => ({ ...rest, ...(email && { email }) }));
}

/** An e-mail address, or nothing. */
export function email() {
  return line(254).refine((text) => text === '' || z.email().safeParse(text).success, {
    error: 'Schrijf een e-mailadres, bijvoorbeeld naam@voorbeeld.nl.',
  });
}

/** No act looks further ahead: a day beyond is a slip of the pen or of another calendar, and would stand in a letter. */
const yearsAhead = 10;

/** A day as people write it; also `gisteren`. */
export function dutchDay(today: Day) {
  return words(60).transform((text, check): Day => {
    const day = parseDutchDay(text, today);
    if (!day) check.addIssue('Schrijf een dag die bestaat, bijvoorbeeld 3 maart 2026.');
    else if (day > addYears(today, yearsAhead)) {
      check.addIssue(`${inDutch(day)} ligt ver in de toekomst. Kijk of het jaar klopt.`);
    }
    return day ?? z.NEVER;
  });
}

/** A day as people write it, or nothing. */
export function maybeDay(today: Day) {
  return z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    dutchDay(today).optional(),
  );
}

/** A box that is ticked or not. */
export function ticked() {
  return z
    .string()
    .optional()
    .transform((value) => value !== undefined);
}

/** One side of the complaint: the complainant, or a person concerned by staff id. */
export function side() {
  return words(50).transform((value, check): LetterTo => {
    if (!value) check.addIssue('Kies om wie het gaat.');
    return value === 'complainant' ? { side: 'complainant' } : { side: 'person-concerned', staffId: value };
  });
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
