import type { ComplaintSubject, Municipality, Ombudsman } from '#settings/municipality.ts';
import { roleName } from '#settings/municipality.ts';

/** Whom or what a complaint is about, as the municipality's pages name it. */
function subjectName(about: ComplaintSubject, municipality: Municipality): string {
  const names: Record<ComplaintSubject, string> = {
    staff: 'Een medewerker',
    'department-manager': `Een ${roleName(municipality, 'department-manager')}`,
    secretary: `De ${roleName(municipality, 'secretary')}`,
    alderman: `Een ${roleName(municipality, 'alderman')}`,
    mayor: `De ${roleName(municipality, 'mayor')}`,
    service: 'De dienstverlening, zonder dat het om één persoon gaat',
    authority: 'Een bestuur, zoals het college of de gemeenteraad',
  };
  return names[about];
}

/** One row of who handles what: in the talk that may come first, and in the formal procedure. */
export interface HandlerRow {
  about: string;
  informal: string;
  formal: string;
}

/** Who handles a complaint about whom (Awb 9:7), by the rule that also assigns the handler. */
export function handlerRows(municipality: Municipality): HandlerRow[] {
  const { handledBy } = municipality;
  const subjects = [...new Set(handledBy.map(({ about }) => about))];
  const named = (about: ComplaintSubject, phase: 'informal' | 'formal') => {
    const lines = handledBy.filter((line) => line.about === about && (line.phase ?? phase) === phase);
    return [...new Set(lines.map(({ by }) => roleName(municipality, by)))].join(' of ');
  };
  return subjects.map((about) => ({
    about: subjectName(about, municipality),
    informal: named(about, 'informal'),
    formal: named(about, 'formal'),
  }));
}

/** For which complaints an ombudsman is the right one. */
export const ombudsmanTitles: Record<Ombudsman['about'], string> = {
  everything: 'Voor klachten over de gemeente',
  enforcement: 'Voor klachten over een buitengewoon opsporingsambtenaar (boa), zoals een handhaver op straat',
};
