import type { Complainant, Statement } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { parseDutchDay } from '#domain/day.ts';
import { oneLine, plainText } from '#domain/plain-text.ts';
import type { Municipality } from '#settings/municipality.ts';
import { fieldLabels, problems } from '../texts/form.ts';
import { count } from '../texts/numbers.ts';
import type { FieldProblem, Typed } from './fields.ts';
import { lineFields, textFields } from './fields.ts';

/** The longest text of one line: as long as anybody's name, address or description of a moment. */
const lineCharacters = 1000;

const asNumbers = /^\d{1,4}([-/.])\d{1,2}\1\d{1,4}$/;
const asWords = /^\d{1,2} (jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.? \d{4}$/i;

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
  const found = [
    ...lengthProblems(typed, most, cutOff),
    ...(typed.whatHappened ? [] : [{ field: 'whatHappened', sentence: problems.whatHappenedMissing } as const]),
    ...whenProblems(typed.when, today),
    ...departmentProblems(typed.department, municipality),
    ...(typed.name ? [] : [{ field: 'name', sentence: problems.nameMissing } as const]),
    ...addressProblems(typed),
    ...reachProblems(typed),
  ];
  const order = Object.keys(fieldLabels);
  return found.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

/** Who complains, from a form without problems. */
export function complainantFrom(typed: Typed, today: Day): Complainant {
  const { name, street, postcode, town, country, phone, email, consent } = typed;
  const postcodeAndTown = [country ? postcode : dutchPostcode(postcode), town].filter(Boolean).join(' ');
  return {
    name,
    ...(email && { email }),
    ...(phone && { phone }),
    addressLines: [street, postcodeAndTown, street && country].filter(Boolean),
    ...(email && consent && { consent: { givenOn: today, scope: 'all-letters' } }),
  };
}

/** What the complaint is, from a form without problems. */
export function statementFrom(typed: Typed): Statement {
  const { whatHappened, when, where, aboutWhom, department, desiredSolution } = typed;
  return {
    whatHappened,
    ...(when && { when }),
    ...(where && { where }),
    ...(aboutWhom && { aboutWhom }),
    ...(department && { department }),
    ...(desiredSolution && { desiredSolution }),
  };
}

function lengthProblems(typed: Typed, most: number, cutOff: ReadonlySet<string>): FieldProblem[] {
  const tooLong = (field: keyof Typed, limit: number): FieldProblem[] => {
    if (cutOff.has(field)) return [{ field, sentence: problems.farTooLong(count(limit)) }];
    const { length } = typed[field];
    return length > limit ? [{ field, sentence: problems.tooLong(count(length), count(limit)) }] : [];
  };
  return [
    ...lineFields.flatMap((field) => tooLong(field, lineCharacters)),
    ...textFields.flatMap((field) => tooLong(field, most)),
  ];
}

/** Any words will do; only what is plainly meant as a date has to be one, and not one that is still to come. */
function whenProblems(typed: string, today: Day): FieldProblem[] {
  // Many a weekday is remembered wrongly; that is no reason to stop somebody.
  const when = typed.replace(/^(ma|di|wo|do|vr|za|zo)[a-z]*\.?,? (?=\d)/i, '');
  const on = parseDutchDay(when, today);
  if (on) return on > today ? [{ field: 'when', sentence: problems.dayInFuture }] : [];
  const isMeantAsDate = asNumbers.test(when) || asWords.test(when);
  return isMeantAsDate ? [{ field: 'when', sentence: problems.noSuchDay }] : [];
}

function departmentProblems(department: string, { departments }: Municipality): FieldProblem[] {
  if (!department || departments.some(({ id }) => id === department)) return [];
  return [{ field: 'department', sentence: problems.unknownDepartment }];
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

/** `1234ab` as it stands on an envelope: `1234 AB`. Empty when it is no Dutch postcode. */
function dutchPostcode(typed: string): string {
  const [, digits, letters] = /^([1-9]\d{3}) ?([a-z]{2})$/i.exec(typed) ?? [];
  return digits && letters ? `${digits} ${letters.toUpperCase()}` : '';
}

/** One address that a mail can go to; nothing that could mean a list, a name or a second one. */
function isEmail(typed: string): boolean {
  return typed.length <= 254 && /^[^\s@,;:<>()[\]"\\]+@[^\s@,;:<>()[\]"\\.]+(\.[^\s@,;:<>()[\]"\\.]+)+$/.test(typed);
}
