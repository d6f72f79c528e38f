import type { Day } from '#domain/day.ts';
import { oneLine, plainText } from '#domain/plain-text.ts';
import { toldDay } from '#domain/told-day.ts';
import type { Municipality } from '#settings/municipality.ts';
import { fieldLabels, problems } from '../texts/form.ts';
import { count } from '../texts/numbers.ts';
import type { FieldProblem, Typed } from './fields.ts';
import { lineFields, linesOf, textFields } from './fields.ts';
import { dutchPostcode, speaksForOther } from './words.ts';

/** The longest text of one line: as long as anybody's name, address or description of a moment. */
const lineCharacters = 1000;

/** The form as it was typed: lines and texts cleaned, fields that were not sent empty. */
export function typedIn(fields: ReadonlyMap<string, string>): Typed {
  const lines = lineFields.map((field) => [field, oneLine(fields.get(field) ?? '')]);
  const texts = textFields.map((field) => [field, plainText(fields.get(field) ?? '')]);
  return Object.fromEntries([...lines, ...texts]);
}

/** What a form is measured by: whose it is, the day it is, and how long a text may be. */
interface Measure {
  municipality: Municipality;
  today: Day;
  /** Characters of a text of several lines. */
  most: number;
  /** Fields of which only the beginning was read. */
  cutOff: ReadonlySet<string>;
}

/**
 * What still stands in the way of sending the form, in the order of the fields. The law asks name, address and a
 * description (Awb 9:4 lid 2), but gives no ground to turn somebody away who leaves the address out: any one way to
 * answer will do.
 */
export function problemsIn(typed: Typed, { municipality, today, most, cutOff }: Measure): FieldProblem[] {
  const nameless = speaksForOther(typed) && !typed.onBehalfOf;
  const found = [
    ...lengthProblems(typed, most, cutOff),
    ...(typed.whatHappened ? [] : [{ field: 'whatHappened', sentence: problems.whatHappenedMissing } as const]),
    ...whenProblems(typed.when, today),
    ...departmentProblems(typed.department, municipality),
    ...(nameless ? [{ field: 'onBehalfOf', sentence: problems.onBehalfOfMissing } as const] : []),
    ...(typed.name ? [] : [{ field: 'name', sentence: problems.nameMissing } as const]),
    ...addressProblems(typed),
    ...reachProblems(typed),
    ...contactProblems(typed),
  ];
  const order = Object.keys(fieldLabels);
  return found.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

function lengthProblems(typed: Typed, most: number, cutOff: ReadonlySet<string>): FieldProblem[] {
  const tooLong = (field: keyof Typed, limit: number): FieldProblem[] => {
    if (cutOff.has(field)) return [{ field, sentence: problems.farTooLong(count(limit)), isCutOff: true }];
    const { length } = typed[field];
    return length > limit ? [{ field, sentence: problems.tooLong(count(length), count(limit)) }] : [];
  };
  return [
    ...lineFields.flatMap((field) => tooLong(field, lineCharacters)),
    ...textFields.flatMap((field) => tooLong(field, most)),
  ];
}

/** Any words will do; only what is plainly meant as a date has to be one, and not one that is still to come. */
function whenProblems(when: string, today: Day): FieldProblem[] {
  const told = toldDay(when, today);
  if (!told || 'day' in told) return [];
  return [{ field: 'when', sentence: told.wrong === 'in-future' ? problems.dayInFuture : problems.noSuchDay }];
}

function departmentProblems(department: string, { departments }: Municipality): FieldProblem[] {
  const isKnown = (id: string) => departments.some((one) => one.id === id);
  return linesOf(department).every(isKnown) ? [] : [{ field: 'department', sentence: problems.unknownDepartment }];
}

/** An address is whole or absent: a letter to half an address does not arrive. */
function addressProblems({ street, postcode, town, country }: Typed): FieldProblem[] {
  if (![street, postcode, town, country].some(Boolean)) return [];
  const wrong = !country && postcode && !dutchPostcode(postcode);
  return [
    ...(street ? [] : [{ field: 'street', sentence: problems.streetMissing } as const]),
    ...(postcode || country ? [] : [{ field: 'postcode', sentence: problems.postcodeMissing } as const]),
    ...(wrong ? [{ field: 'postcode', sentence: problems.postcodeWrong } as const] : []),
    ...(town ? [] : [{ field: 'town', sentence: problems.townMissing } as const]),
  ];
}

function reachProblems({ street, postcode, town, country, phone, email, consent }: Typed): FieldProblem[] {
  const none = ![street, postcode, town, country, phone, email].some(Boolean);
  const wrongEmail = email && !isEmail(email);
  const wrongPhone = phone && (phone.match(/\d/g)?.length ?? 0) < 6;
  return [
    ...(none ? [{ field: 'street', sentence: problems.noWayToAnswer } as const] : []),
    ...(wrongPhone ? [{ field: 'phone', sentence: problems.phoneWrong } as const] : []),
    ...(wrongEmail ? [{ field: 'email', sentence: problems.emailWrong } as const] : []),
    ...(consent && !email ? [{ field: 'email', sentence: problems.emailMissing } as const] : []),
  ];
}

/** The only way that somebody wants to be reached by must be known, and not be taken back by consent to mail. */
function contactProblems(typed: Typed): FieldProblem[] {
  const { contactOnly, phone, email, consent } = typed;
  if (contactOnly === 'by-phone' && !phone) return [{ field: 'phone', sentence: problems.phoneMissing }];
  if (contactOnly === 'not-at-home' && !phone && !email)
    return [{ field: 'phone', sentence: problems.notAtHomeMissing }];
  if (contactOnly !== 'by-post') return [];
  // Half an address, or no way to answer at all, is told already.
  const lacksAddress = ![typed.street, typed.postcode, typed.town, typed.country].some(Boolean) && (phone || email);
  return [
    ...(lacksAddress ? [{ field: 'street', sentence: problems.addressMissing } as const] : []),
    ...(consent ? [{ field: 'consent', sentence: problems.postAndConsent } as const] : []),
  ];
}

/** One address that a mail can go to; nothing that could mean a list, a name or a second one. */
function isEmail(typed: string): boolean {
  return typed.length <= 254 && /^[^\s@,;:<>()[\]"\\]+@[^\s@,;:<>()[\]"\\.]+(\.[^\s@,;:<>()[\]"\\.]+)+$/.test(typed);
}
