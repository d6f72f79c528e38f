import type { Complaint } from '#domain/complaint.ts';

/** The sides that can be heard and were not yet, to choose from (Awb 9:10). */
export function sidesOf({ complainant, hearing, personsConcerned }: Complaint): { value: string; text: string }[] {
  return [
    { value: 'complainant', text: `${complainant.name} (klager)`, hearing },
    ...personsConcerned.map((person) => ({
      value: person.staffId,
      text: `${person.name} (beklaagde)`,
      hearing: person.hearing,
    })),
  ].flatMap(({ value, text, ...side }) => (side.hearing?.heldOn ? [] : [{ value, text }]));
}
