import type { Day } from './day.ts';
import { earliestIncident } from './terms.ts';

/** Whether conduct lies more than a year before the complaint was filed (Awb 9:8 lid 1 onder b). */
export function isOverAYearBefore(incidentOn: Day, filedOn: Day): boolean {
  return incidentOn < earliestIncident(filedOn);
}
