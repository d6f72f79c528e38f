import type { Complaint } from '#domain/complaint.ts';
import type { Register } from '#register/register.ts';
import { municipalityOf } from '#register/register.ts';
import type { Ombudsman } from '#settings/municipality.ts';
import { ombudsmanOn } from '#settings/municipality.ts';

/** The ombudsman that a letter of that day must name for this complaint (Awb 9:12 lid 2). Undefined: no row holds. */
export function ombudsmanFor(register: Register, complaint: Complaint, on: string): Ombudsman | undefined {
  const about = complaint.enforcement ? 'enforcement' : 'everything';
  return ombudsmanOn(municipalityOf(register, complaint.municipality), on, about);
}
