import type { Absence } from './absence.ts';
import { absenceOn, standIn } from './absence.ts';
import type { Complaint, Staff, StaffRole } from './complaint.ts';
import type { Day } from './day.ts';
import { addDays, weekdayOf } from './day.ts';
import { equatedDaysWarning } from './equated-days.ts';
import { isWorkingDay, lastWorkingDayUpTo } from './holidays.ts';
import type { DueItem, ServicePromise } from './reminders.ts';
import { dueItems } from './reminders.ts';
import type { AgedMessage, AgedReviews } from './review-age.ts';
import { agedFor } from './review-age.ts';
import { isInvolved } from './routing.ts';

/** Why somebody gets a line that is not their own work: whose deputy they are, or whose superior. */
export interface DigestItem extends DueItem {
  /** The one who is away. */
  insteadOf?: Pick<Staff, 'id' | 'name'>;
  /** Somebody must hear of it because it is overdue. */
  escalated?: true;
}

/** What one person reads on the morning of one day. */
export interface Digest {
  to: Staff;
  items: DigestItem[];
  /** A sentence about the calendar itself, for coordinators. */
  warning?: string;
  /** Messages that wait for too long, for coordinators. */
  waiting?: AgedReviews;
}

/** What the digests of a municipality are made from: its complaints that may need attention, and everybody who is there. */
export interface Morning {
  complaints: readonly Complaint[];
  staff: readonly Staff[];
  absences: readonly Absence[];
  promises: readonly ServicePromise[];
  /** Messages that nobody has looked at for too long. */
  waiting?: readonly AgedMessage[];
}

/**
 * The digests of one municipality on a working day, one a person at most, none for whom nothing is due; on other days
 * nobody is reminded. Each line goes to the coordinators and the handler, of whoever is away also to the deputy, and when
 * it is overdue to the handler's superior. Never to anybody who was involved (Awb 9:7 lid 1).
 */
export function digestsOn(today: Day, morning: Morning): Digest[] {
  if (!isWorkingDay(today)) return [];
  const { complaints, staff, promises } = morning;
  const linesOf = new Map<string, DigestItem[]>();
  for (const complaint of complaints) {
    const items = dueItems([complaint], today, promises);
    if (!items.length) continue;
    const told = whoAreTold(complaint, morning, today);
    const toldWhenLate = merged([...told, ...escalation(complaint, morning, today)]);
    for (const item of items) {
      for (const { to, ...why } of item.stage === 'overdue' ? toldWhenLate : told) {
        linesOf.set(to.id, [...(linesOf.get(to.id) ?? []), { ...item, ...why }]);
      }
    }
  }
  const calendar = calendarWarning(today);
  const judges = whoJudgesMessages(morning, today);
  return staff.flatMap((to): Digest[] => {
    const items = linesOf.get(to.id) ?? [];
    const warning = to.roles.includes('coordinator') ? calendar : undefined;
    const waiting = judges.has(to.id) ? agedFor(to.id, morning.waiting ?? []) : undefined;
    if (!items.length && !warning?.byItself && !waiting) return [];
    const inOrder = items.sort((a, b) => (a.lastDay < b.lastDay ? -1 : Number(a.lastDay > b.lastDay)));
    return [{ to, items: inOrder, ...(warning && { warning: warning.sentence }), ...(waiting && { waiting }) }];
  });
}

/** By id: the coordinators, and who stands in for those who are away. */
function whoJudgesMessages({ staff, absences }: Morning, today: Day): Set<string> {
  const all = new Map(staff.map((one) => [one.id, one]));
  const coordinators = staff.filter(({ roles }) => roles.includes('coordinator'));
  const instead = coordinators.flatMap(({ id }) => standIn(id, absences, today, all) ?? []);
  return new Set([...coordinators, ...instead].map(({ id }) => id));
}

/** Somebody who gets a line, and why, when it is not their own work. */
interface Reader extends Pick<DigestItem, 'insteadOf' | 'escalated'> {
  to: Staff;
}

function whoAreTold(complaint: Complaint, { staff, absences }: Morning, today: Day): Reader[] {
  const free = notInvolved(complaint, staff);
  const isAway = ({ id }: Staff) => absenceOn(absences, id, today) !== undefined;
  const coordinators = [...free.values()].filter(
    ({ id, roles }) => roles.includes('coordinator') || complaint.coordinatorInstead?.staffId === id,
  );
  const handler = free.get(complaint.handler?.staffId ?? '');
  const own = handler ? [...coordinators, handler] : coordinators;
  const there = coordinators.filter((one) => !isAway(one));
  const instead = own.filter(isAway).flatMap((away): Reader[] => {
    const deputy = standIn(away.id, absences, today, free);
    return (deputy ? [deputy] : there).map((to) => ({ to, insteadOf: away }));
  });
  const readers = merged([...own.map((to) => ({ to })), ...instead]);
  if (readers.some(({ to }) => !isAway(to))) return readers;
  // Everybody is away, and nobody who is there was named: somebody above must know.
  const above = aboveAll
    .flatMap((role) => [...free.values()].filter((one) => one.roles.includes(role) && !isAway(one)))
    .slice(0, 1);
  return [...readers, ...above.map((to) => ({ to, ...(own[0] && { insteadOf: own[0] }) }))];
}

/**
 * The superior of the one who handles it, or while nobody does of the department that it is about: the manager of the
 * department, else the secretary, and so on upwards.
 */
function escalation(complaint: Complaint, { staff, absences }: Morning, today: Day): Reader[] {
  const free = notInvolved(complaint, staff);
  const handler = staff.find(({ id }) => id === complaint.handler?.staffId);
  const department = handler?.department ?? complaint.statement.department;
  for (const role of rolesAbove(handler?.roles ?? [])) {
    const found = [...free.values()].filter(
      (one) => one.roles.includes(role) && (role !== 'department-manager' || one.department === department),
    );
    if (!found.length) continue;
    return found.flatMap((to): Reader[] => {
      const deputy = standIn(to.id, absences, today, free);
      const line = { to, escalated: true } as const;
      return deputy ? [line, { to: deputy, escalated: true, insteadOf: to }] : [line];
    });
  }
  return [];
}

const aboveAll = ['secretary', 'mayor', 'deputy-mayor'] as const satisfies StaffRole[];

function rolesAbove(roles: readonly StaffRole[]): readonly StaffRole[] {
  if (roles.includes('mayor')) return ['deputy-mayor'];
  if (roles.includes('alderman') || roles.includes('deputy-mayor')) return ['mayor'];
  if (roles.includes('secretary')) return ['mayor', 'deputy-mayor'];
  return roles.includes('department-manager') ? aboveAll : ['department-manager', ...aboveAll];
}

/** One line a person: what is their own work comes to them as that, whatever else they are. */
function merged(readers: readonly Reader[]): Reader[] {
  const byId = new Map<string, Reader>();
  for (const reader of readers) {
    const before = byId.get(reader.to.id);
    if (!before) byId.set(reader.to.id, reader);
    else if (reader.insteadOf && !reader.escalated) byId.set(reader.to.id, { insteadOf: reader.insteadOf, ...before });
  }
  return [...byId.values()];
}

function notInvolved(complaint: Complaint, staff: readonly Staff[]): Map<string, Staff> {
  return new Map(
    staff
      .filter(({ id, municipality }) => municipality === complaint.municipality && !isInvolved(complaint, id))
      .map((one) => [one.id, one]),
  );
}

/** Once a week, on its first working day. Alone it is worth a mail only when terms are already uncertain. */
function calendarWarning(today: Day): { sentence: string; byItself: boolean } | undefined {
  const monday = addDays(today, 1 - weekdayOf(today));
  if (lastWorkingDayUpTo(addDays(today, -1)) >= monday) return undefined;
  const warning = equatedDaysWarning(today);
  return warning && { sentence: warning.sentence, byItself: warning.stage !== 'soon' };
}
