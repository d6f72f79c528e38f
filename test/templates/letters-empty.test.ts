import { describe, expect, test } from 'vitest';
import { day } from '#domain/day.ts';
import type { LetterInput } from '#domain/letters.ts';
import { languageOf, recipientOf } from '#domain/letters.ts';
import { letterName, letterValues } from '#templates/letters.ts';
import { EmptyPlaceholder, renderTemplate } from '#templates/render.ts';
import { aComplaintWithEverything, deferred, letterCases, writtenOn } from './every-letter.ts';

/** Notes which fields are read while a letter is written, as `contact.phone` or `parts.0.reasons`. */
function watched(values: object, read: Set<string>, path = ''): object {
  return new Proxy(values, {
    get(target, key) {
      const value = Reflect.get(target, key);
      if (typeof key !== 'string' || !Object.hasOwn(target, key) || key === 'length') return value;
      read.add(path + key);
      return value !== null && typeof value === 'object' ? watched(value, read, `${path}${key}.`) : value;
    },
  });
}

/** The values with one of them put away. */
function without(values: object, path: string): object {
  const copy = structuredClone(values);
  const parts = path.split('.');
  const last = parts.pop()!;
  const owner = parts.reduce((part, key) => Reflect.get(part, key) as object, copy);
  Reflect.set(owner, last, undefined);
  return copy;
}

const drutens = letterCases.filter(({ slug, side }) => slug === 'druten' && side !== 'authority');
const cases = drutens.flatMap((one) =>
  one.side === 'complainant'
    ? (['nl', 'en'] as const).map((language) => ({ ...one, language }))
    : [{ ...one, language: 'nl' as const }],
);

describe('a letter with a hole is never written: each value it reads must be there', () => {
  test.for(cases)('$kind to the $side in $language', ({ municipality, kind, to, language }) => {
    const plain = aComplaintWithEverything(municipality);
    const complaint = {
      ...(kind === 'deferral' ? deferred(plain) : plain),
      complainant: { ...plain.complainant, language },
    };
    const recipient = recipientOf(to, complaint);
    const on = kind === 'not-handled' ? day('2026-12-20') : writtenOn;
    const input: LetterInput = { kind, complaint, recipient, channel: 'mail', on, enclosures: ['foto.jpg'] };
    const values = letterValues(input, { municipality, statusUrl: 'https://a.example/' });
    const name = letterName(kind, languageOf(recipient, complaint));

    const read = new Set<string>();
    renderTemplate(name, watched(values, read));
    expect(read.size).toBeGreaterThan(8);
    for (const path of read) {
      const attempt = () => renderTemplate(name, without(values, path));
      expect(attempt, path).toThrow(EmptyPlaceholder);
      const field = path
        .split('.')
        .filter((key) => !/^\d+$/.test(key))
        .at(-1)!;
      // An item of a list is called `this`, or by the first field that is asked of it.
      if (!/\.\d+$/.test(path)) expect(attempt, path).toThrow(field);
    }
  });
});
