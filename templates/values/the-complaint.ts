import type { Given } from './all.ts';

/** The complaint itself in the complainant's own words, for whoever gets a copy (Awb 9:9, 2:3 lid 1, Besluit boa 42). */
export function theComplaint({ complaint, municipality, enclosures, words }: Given) {
  const { statement, complainant, additions = [] } = complaint;
  const about = [statement.department, ...(statement.otherDepartments ?? [])];
  const department = municipality.departments
    .filter(({ id }) => about.includes(id))
    .map(({ name }) => name)
    .join(', ');
  const facts = { Klager: complainant.name, Onderwerp: statement.subject, Over: statement.aboutWhom };
  const place = { Afdeling: department, Wanneer: statement.when, Waar: statement.where };
  return {
    enclosures: enclosures.map((name) => name.trim() || words.nameless),
    facts: Object.entries({ ...facts, ...place }).flatMap(([label, value]) =>
      value?.trim() ? [{ label, value }] : [],
    ),
    whatHappened: statement.whatHappened.trim(),
    desiredSolution: statement.desiredSolution?.trim() ?? '',
    additions: additions.filter(({ text }) => text.trim()),
  };
}
