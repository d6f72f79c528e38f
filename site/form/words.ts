import { holdsBsn, maskBsn } from '#domain/bsn.ts';
import type { Complainant, ContactOnly, Statement } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import type { LineField, TextField, Typed } from './fields.ts';
import { linesOf } from './fields.ts';

/** What is said of the complaint and of people, in which a citizen service number has no use. */
const inWords = [
  ...(['whatHappened', 'when', 'where', 'aboutWhom', 'desiredSolution'] as const),
  ...(['onBehalfOf', 'relation', 'name'] as const),
] satisfies (LineField | TextField)[];

/** How somebody can be reached only, as the form offers it. */
const contactChoices: readonly ContactOnly[] = ['by-post', 'by-phone', 'not-at-home'];

/** Whether a citizen service number (BSN) seems to stand in the words. */
export function bsnIn(typed: Typed): boolean {
  return inWords.some((field) => holdsBsn(typed[field]));
}

/** What was typed as it will be kept: without citizen service numbers, unless the complainant wants them to stay. */
export function withoutBsn(typed: Typed): Typed {
  if (typed.keepBsn) return typed;
  return { ...typed, ...Object.fromEntries(inWords.map((field) => [field, maskBsn(typed[field])])) };
}

/** Who complains (klager, Awb 9:1), from a form without problems. Who speaks for somebody else gives their own details. */
export function complainantFrom(typed: Typed, today: Day): Complainant {
  const { name, street, postcode, town, country, phone, email, consent, relation } = typed;
  const postcodeAndTown = [country ? postcode : dutchPostcode(postcode), town].filter(Boolean).join(' ');
  const contactOnly = contactChoices.find((choice) => choice === typed.contactOnly);
  const isForOther = speaksForOther(typed);
  return {
    name: isForOther ? typed.onBehalfOf : name,
    ...(email && { email }),
    ...(phone && { phone }),
    addressLines: [street, postcodeAndTown, street && country].filter(Boolean),
    ...(email && consent && { consent: { givenOn: today, scope: 'all-letters' } }),
    ...(typed.language === 'en' && { language: 'en' as const }),
    ...(contactOnly && { contactOnly }),
    ...(isForOther && { representative: { name, ...(relation && { relation }) } }),
  };
}

/** What the complaint is, from a form without problems. */
export function statementFrom(typed: Typed): Statement {
  const { whatHappened, when, where, desiredSolution } = typed;
  const aboutWhom = linesOf(typed.aboutWhom).join('; ');
  const [department, ...otherDepartments] = new Set(linesOf(typed.department));
  return {
    whatHappened,
    ...(when && { when }),
    ...(where && { where }),
    ...(aboutWhom && { aboutWhom }),
    ...(department && { department }),
    ...(otherDepartments.length > 0 && { otherDepartments }),
    ...(desiredSolution && { desiredSolution }),
  };
}

/** Whether the form is sent for somebody else (gemachtigde, Awb 2:1 lid 1). */
export function speaksForOther({ forWhom, onBehalfOf }: Typed): boolean {
  return forWhom ? forWhom === 'other' : onBehalfOf !== '';
}

/** `1234ab` as it stands on an envelope: `1234 AB`. Empty when it is no Dutch postcode. */
export function dutchPostcode(typed: string): string {
  const [, digits, letters] = /^([1-9]\d{3}) ?([a-z]{2})$/i.exec(typed) ?? [];
  return digits && letters ? `${digits} ${letters.toUpperCase()}` : '';
}
