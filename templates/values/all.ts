import type { Language } from '#domain/complaint.ts';
import type { LetterInput } from '#domain/letters.ts';
import type { Municipality } from '#settings/municipality.ts';
import { roleName } from '#settings/municipality.ts';
import { contactOf } from '../contact.ts';
import { ombudsmanBlock } from '../ombudsman-block.ts';
import type { Words } from '../words.ts';

/** What the values of a letter are made from. */
export interface Given extends LetterInput {
  municipality: Municipality;
  statusUrl: string;
  language: Language;
  words: Words;
}

/** The values of one letter, beside those that every letter may say. */
export type Values = (given: Given) => object;

/** What every letter and its short mail may say. */
export function valuesOfAll(given: Omit<Given, 'kind'>) {
  const { complaint, recipient, on, municipality, statusUrl, language, words } = given;
  const { reference, receivedOn, decideBy, advisoryProcedure } = complaint;
  const contact = contactOf(municipality);
  return {
    reference,
    receivedOn,
    decideBy,
    advisoryProcedure,
    statusUrl,
    today: on,
    late: on > decideBy,
    recipientName: recipient.name.trim(),
    toComplainant: recipient.side === 'complainant',
    coordinator: words.role(municipality.roles.coordinator, 'coordinator'),
    // Sentences of a profile are Dutch.
    contact: language === 'nl' ? contact : { ...contact, hours: '', note: '' },
    municipality: municipality.name,
    signsFor: municipality.authority.signsFor,
    signedBy: '',
    ombudsman: ombudsmanBlock(complaint, municipality, on, language),
  };
}

/** The handler signs, with the municipality's own name for their role; empty leaves it to the coordinator. */
export function signedByHandler({ complaint: { handler }, municipality, words }: Given): string {
  if (!handler) return '';
  const { name, as = 'handler' } = handler;
  return `${name}, ${words.role(roleName(municipality, as), as)}`;
}
