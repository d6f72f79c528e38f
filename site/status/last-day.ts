import type { Complaint } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { inDutch, inDutchWithWeekday } from '#domain/day.ts';
import { termsFor } from '#domain/terms.ts';

/** The last day to decide as it stands (Awb 9:11), and in plain sentences why it is that day. */
export function lastDayOf(complaint: Complaint): { day: Day; explanation: string[] } {
  const { decideBy, receivedOn, advisoryProcedure, deferral } = complaint;
  const { explanation } = termsFor(receivedOn, { advisoryProcedure }).decide;
  if (!deferral) return { day: decideBy, explanation };
  const deferred =
    `Op ${inDutch(deferral.on)} heeft de gemeente de afhandeling één keer uitgesteld (verdaagd): de laatste dag is nu ` +
    `${inDutchWithWeekday(deferral.until)} (artikel 9:11 lid 2 van de Algemene wet bestuursrecht).`;
  return { day: decideBy, explanation: [...explanation, deferred] };
}
