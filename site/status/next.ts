import type { Complaint } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { inDutchWithWeekday } from '#domain/day.ts';
import { promisedDays } from '#domain/service-promises.ts';
import type { Municipality } from '#settings/municipality.ts';

type Phase = Municipality['steps'][number]['phase'];

const ahead: Record<Exclude<Complaint['status'], 'closed'>, readonly Phase[]> = {
  received: ['informal', 'formal', 'closed'],
  informal: ['informal', 'formal', 'closed'],
  formal: ['formal', 'closed'],
};

/** The steps of the municipality's own procedure that an open complaint is at or still comes to. */
export function stepsAhead({ status }: Pick<Complaint, 'status'>, { steps }: Municipality): Municipality['steps'] {
  return status === 'closed' ? [] : steps.filter(({ phase }) => ahead[status].includes(phase));
}

/** What the municipality promised and did not do yet, with the day that it named itself. */
export function promisesAhead(
  { status, receivedOn, contacts = [] }: Complaint,
  { terms }: Municipality,
  today: Day,
): string[] {
  if (status === 'closed' || contacts.length) return [];
  return terms.promises.map(({ what, workingDays }) => {
    const { lastDay } = promisedDays(receivedOn, workingDays);
    const on = inDutchWithWeekday(lastDay);
    return lastDay < today
      ? `${what} Wij beloofden dat uiterlijk op ${on}. Hoorde u nog niets? Laat het ons dan weten.`
      : `${what} Dat beloven wij uiterlijk op ${on}. Het is onze eigen belofte, geen termijn van de wet.`;
  });
}
