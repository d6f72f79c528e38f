import type { Actor, Complaint, Staff, StaffRole } from './complaint.ts';

/** One line of a municipality's own rule on who handles complaints about whom. */
export interface HandledBy {
  about: 'staff' | 'department-manager' | 'secretary' | 'alderman' | 'mayor' | 'service' | 'authority';
  by: StaffRole;
  /** Whether the line is for the talk or for the formal procedure only. Absent: for both. */
  phase?: 'informal' | 'formal' | undefined;
}

/** Whether somebody's conduct is what the complaint is about, so that they may not handle it (Awb 9:7 lid 1). */
export function isInvolved(complaint: Complaint, staffId: string | undefined): boolean {
  return staffId !== undefined && complaint.personsConcerned.some((person) => person.staffId === staffId);
}

/**
 * In what role this member of staff meets this complaint. Undefined: none, it stays hidden from them.
 * The person complained about never reads the handling, whatever else they are (Awb 9:7).
 */
export function actorFor(complaint: Complaint, staff: Staff): Actor | undefined {
  if (staff.municipality !== complaint.municipality || isInvolved(complaint, staff.id)) return undefined;
  if (staff.roles.includes('coordinator')) return { role: 'coordinator', staffId: staff.id };
  if (complaint.handler?.staffId === staff.id) return { role: 'handler', staffId: staff.id };
  return undefined;
}

/**
 * The roles that may handle this complaint by the municipality's own rule: for each person concerned the line that fits
 * them, without a person the line on service. Empty when the rule says nothing; the law's own limit (9:7) stands apart.
 */
export function rolesThatHandle(complaint: Complaint, rule: readonly HandledBy[]): StaffRole[] {
  const subjects = complaint.personsConcerned.length
    ? complaint.personsConcerned.map((person) => subjectOf(person.roles))
    : (['service'] as const);
  const phase = complaint.status === 'formal' ? 'formal' : 'informal';
  return rule
    .filter((line) => subjects.some((subject) => subject === line.about) && (line.phase ?? phase) === phase)
    .map((line) => line.by);
}

/** Those who may be assigned: not complained about, and in the right role by the municipality's own rule. */
export function handlerCandidates(complaint: Complaint, staff: readonly Staff[], rule: readonly HandledBy[]): Staff[] {
  const roles = rolesThatHandle(complaint, rule);
  return staff.filter(
    (person) =>
      !isInvolved(complaint, person.id) && (roles.length === 0 || person.roles.some((role) => roles.includes(role))),
  );
}

/** Under which line of the rule somebody falls; the highest role counts. */
function subjectOf(roles: readonly StaffRole[]): HandledBy['about'] {
  for (const role of ['mayor', 'alderman', 'secretary', 'department-manager'] as const) {
    if (roles.includes(role)) return role;
  }
  return 'staff';
}
