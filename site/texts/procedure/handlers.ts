import type { Language, StaffRole } from '#domain/complaint.ts';
import type { ComplaintSubject, Municipality } from '#settings/municipality.ts';
import { roleName, usualNamesInEnglish } from '#settings/municipality.ts';
import { procedureWords } from './words.ts';

/** What a page calls somebody with this role: the municipality's own name, and in English that name behind ours. */
export function roleIn(language: Language, municipality: Municipality, role: StaffRole): string {
  const own = roleName(municipality, role);
  if (language === 'nl') return own;
  const { coordinator, handler, others } = municipality.english.roles;
  const named: Partial<Record<StaffRole, string | undefined>> = { ...others, coordinator, handler };
  return `${named[role] ?? usualNamesInEnglish[role]} (*${own}*)`;
}

/** One row of who handles what: in the talk that may come first, and in the formal procedure. */
export interface HandlerRow {
  subject: ComplaintSubject;
  about: string;
  informal: string;
  formal: string;
}

/** Who handles a complaint about whom (Awb 9:7), by the rule that also assigns the handler. */
export function handlerRows(municipality: Municipality, language: Language): HandlerRow[] {
  const { handledBy } = municipality;
  const { subjects, or, ofTheDepartment } = procedureWords[language];
  const role = (one: StaffRole) => roleIn(language, municipality, one);
  const named = (about: ComplaintSubject, phase: 'informal' | 'formal') => {
    const lines = handledBy.filter((line) => line.about === about && (line.phase ?? phase) === phase);
    return [
      ...new Set(lines.map(({ by, ownDepartment }) => (ownDepartment ? ofTheDepartment(role(by)) : role(by)))),
    ].join(` ${or} `);
  };
  return [...new Set(handledBy.map(({ about }) => about))].map((subject) => ({
    subject,
    about: subjects[subject](role),
    informal: named(subject, 'informal'),
    formal: named(subject, 'formal'),
  }));
}
