import type { Complaint } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { day, inDutch } from '#domain/day.ts';
import { isCheckedLongAgo } from '#domain/ombudsman.ts';
import type { Municipality, Ombudsman } from '#settings/municipality.ts';
import { ombudsmanOn } from '#settings/municipality.ts';

/** The ombudsman that a letter of that day must name for this complaint (Awb 9:12 lid 2). Undefined: no row holds. */
export function ombudsmanFor(municipality: Municipality, complaint: Complaint, on: Day): Ombudsman | undefined {
  return ombudsmanOn(municipality, on, complaint.enforcement ? 'enforcement' : 'everything');
}

/** What somebody should look at before a letter names the ombudsman; it stops nothing. Undefined: nothing. */
export function ombudsmanDoubt(municipality: Municipality, complaint: Complaint, on: Day): string | undefined {
  const ombudsman = ombudsmanFor(municipality, complaint, on);
  if (!ombudsman) return undefined;
  const { name, checkedOn, unverified } = ombudsman;
  const longAgo = isCheckedLongAgo(checkedOn, on)
    ? `De gegevens van ${name} zijn voor het laatst gecontroleerd op ${inDutch(day(checkedOn))}, meer dan zes maanden geleden.`
    : undefined;
  const doubts = [unverified, longAgo].filter(Boolean);
  return doubts.length ? ['Controleer de ombudsman.', ...doubts].join(' ') : undefined;
}
