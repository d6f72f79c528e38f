import type { Staff } from './complaint.ts';
import type { Day } from './day.ts';

/** Somebody is away from one day to another, both included; without a deputy whoever coordinates sees to their work. */
export interface Absence {
  staffId: string;
  from: Day;
  until: Day;
  deputyId?: string;
}

/** Why an absence cannot be recorded: the last day lies before the first, is past, or somebody would replace themselves. */
export type AbsenceProblem = 'ends-before-it-begins' | 'is-over' | 'own-deputy';

/** Whether an absence makes sense. Undefined: it does. */
export function absenceProblem({ staffId, from, until, deputyId }: Absence, today: Day): AbsenceProblem | undefined {
  if (until < from) return 'ends-before-it-begins';
  if (until < today) return 'is-over';
  return deputyId === staffId ? 'own-deputy' : undefined;
}

/** The absence of somebody on a day. Undefined: they are there. */
export function absenceOn(absences: readonly Absence[], staffId: string, on: Day): Absence | undefined {
  return absences.find((one) => one.staffId === staffId && one.from <= on && on <= one.until);
}

/** For whom somebody stands in on a day, by id: colleagues who are away and whose work comes to them. */
export function standsInFor(staffId: string, absences: readonly Absence[], on: Day, staff: readonly Staff[]): Staff[] {
  const all = new Map(staff.map((one) => [one.id, one]));
  return staff.filter(({ id }) => standIn(id, absences, on, all)?.id === staffId);
}

/**
 * Who stands in for somebody on a day: their deputy, or when that one is away too the deputy's deputy, and so on. Undefined
 * when they are there themselves, and when nobody is left: no deputy was named, deputies point at each other, or the one
 * who is there is not among those who `may` stand in, as with a complaint about them (Awb 9:7 lid 1).
 */
export function standIn(
  absent: string,
  absences: readonly Absence[],
  on: Day,
  may: ReadonlyMap<string, Staff>,
): Staff | undefined {
  const passed = new Set<string>();
  for (let id: string | undefined = absent; id && !passed.has(id); ) {
    const away = absenceOn(absences, id, on);
    if (!away) return id === absent ? undefined : may.get(id);
    passed.add(id);
    id = away.deputyId;
  }
  return undefined;
}
