import type { Complaint } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { day, inDutch } from '#domain/day.ts';
import { isCheckedLongAgo } from '#domain/ombudsman.ts';
import type { Municipality } from '#settings/municipality.ts';
import { ombudsmanFor } from '#settings/municipality.ts';

export { ombudsmanFor } from '#settings/municipality.ts';

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
