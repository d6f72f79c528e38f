import type { Actor, Complaint, Staff, StaffRole } from './complaint.ts';
import type { Day } from './day.ts';

/** One line of a municipality's own rule on who handles complaints about whom. */
export interface HandledBy {
  about: Subject;
  by: StaffRole;
  /** Whether the line is for the talk or for the formal procedure only. Absent: for both. */
  phase?: 'informal' | 'formal' | undefined;
  /** Whether it is somebody of the department that the complaint is about, as managers always are. */
  ownDepartment?: boolean | undefined;
}

/** Whom or what a complaint is about, as far as it decides who handles it. */
export type Subject = 'staff' | 'department-manager' | 'secretary' | 'alderman' | 'mayor' | 'service' | 'authority';

/** From below to above. Whoever handles a complaint stands above everybody whom it is about. */
const ladder = ['staff', 'department-manager', 'secretary', 'alderman', 'mayor'] as const;
type Rung = (typeof ladder)[number];

/** Who may be chosen to handle a complaint, or the alarm that nobody is left. */
export type WhoHandles = { candidates: Staff[]; roles: StaffRole[] } | { alarm: 'no-candidate-left' };

/** Whether somebody is complained about or was involved, so that they may not handle, hear, read or decide (Awb 9:7 lid 1). */
export function isInvolved({ personsConcerned, involved = [] }: Complaint, staffId: string | undefined): boolean {
  return staffId !== undefined && [...personsConcerned, ...involved].some((person) => person.staffId === staffId);
}

/**
 * In what role this member of staff meets this complaint; a deputy in that of the colleague who is away. Undefined: none,
 * it stays hidden from them.
 * The person complained about never reads the handling, whatever else they are (Awb 9:7).
 */
export function actorFor(complaint: Complaint, staff: Staff): Actor | undefined {
  if (staff.municipality !== complaint.municipality || isInvolved(complaint, staff.id)) return undefined;
  const { handler, hearingChair, coordinatorInstead } = complaint;
  // Whoever was involved hands nothing on to a deputy.
  const as = [staff, ...(staff.standsInFor ?? [])].filter(({ id }) => !isInvolved(complaint, id));
  const holds = (task: { staffId: string } | undefined) => as.some(({ id }) => id === task?.staffId);
  if (as.some(({ roles }) => roles.includes('coordinator')) || holds(coordinatorInstead)) {
    return { role: 'coordinator', staffId: staff.id };
  }
  if (holds(handler)) return { role: 'handler', staffId: staff.id };
  if (holds(hearingChair)) return { role: 'hearing-chair', staffId: staff.id };
  return undefined;
}

/** Whether somebody coordinates the complaints of a municipality, as deputy too. */
export function coordinates({ roles, standsInFor = [] }: Staff): boolean {
  return [roles, ...standsInFor.map((colleague) => colleague.roles)].some((held) => held.includes('coordinator'));
}

/**
 * The roles that may handle this complaint by the municipality's own rule. Of several persons concerned the highest one
 * counts; without a person the line on service does, or on authorities. Empty when the rule says nothing; the law's own limit stands apart.
 */
export function rolesThatHandle(complaint: Complaint, rule: readonly HandledBy[]): StaffRole[] {
  return rolesFor(subjectOf(complaint), complaint, rule);
}

/** Those who may be assigned: not involved, and in the right role by the municipality's own rule. Empty: nobody is left. */
export function handlerCandidates(complaint: Complaint, staff: readonly Staff[], rule: readonly HandledBy[]): Staff[] {
  const found = whoHandles(complaint, staff, rule);
  return 'candidates' in found ? found.candidates : [];
}

/** In which role somebody handles a complaint by the municipality's own rule. Undefined: by no line of it. */
export function handlesAs(
  complaint: Complaint,
  person: Staff,
  staff: readonly Staff[],
  rule: readonly HandledBy[],
): StaffRole | undefined {
  const found = whoHandles(complaint, staff, rule);
  return 'roles' in found ? found.roles.find((role) => person.roles.includes(role)) : undefined;
}

/**
 * Whether the handler is still one whom the municipality's own rule allows (Awb 9:7), as the complaint is now; also when
 * there is none yet, or the reason for another choice was written down.
 */
export function handlerFits(complaint: Complaint, staff: readonly Staff[], rule: readonly HandledBy[]): boolean {
  const { handler } = complaint;
  if (!handler || handler.reason) return true;
  return handlerCandidates(complaint, staff, rule).some(({ id }) => id === handler.staffId);
}

/**
 * Who may handle a complaint by the municipality's own rule (klachtbehandelaar, Awb 9:7). When all who should were
 * involved, those come who handle complaints about them, and so on upwards: employee, manager, secretary, mayor, deputy
 * mayor. At the top of that nobody may be left; then somebody must look for a way by hand.
 */
export function whoHandles(complaint: Complaint, staff: readonly Staff[], rule: readonly HandledBy[]): WhoHandles {
  const colleagues = staff.filter(({ municipality }) => municipality === complaint.municipality);
  const itself = subjectOf(complaint);
  for (let subject: Subject | undefined = itself; subject; subject = above(subject)) {
    const roles = rolesFor(subject, complaint, rule);
    const near = rolesOfTheDepartment(subject, complaint, rule);
    const inRole = colleagues.filter((one) => one.roles.some((role) => roles.includes(role)));
    // A rule that is silent on the complaint itself leaves all to choose from; silent higher up, it adds nobody.
    const able = roles.length || subject !== itself ? ofTheDepartment(complaint, inRole, near) : colleagues;
    const candidates = able.filter(({ id }) => !isInvolved(complaint, id));
    if (candidates.length) return { candidates, roles };
  }
  return { alarm: 'no-candidate-left' };
}

/**
 * Sees to it that somebody coordinates a complaint that every coordinator was involved in: the secretary, else the mayor,
 * else the deputy mayor. Unchanged when there is a coordinator, or nobody at all.
 */
export function withCoordinator(complaint: Complaint, staff: readonly Staff[], on: Day): Complaint {
  const { coordinatorInstead, ...rest } = complaint;
  const free = staff.filter((one) => one.municipality === complaint.municipality && !isInvolved(complaint, one.id));
  if (free.some(({ roles }) => roles.includes('coordinator'))) return complaint;
  if (coordinatorInstead && free.some(({ id }) => id === coordinatorInstead.staffId)) return complaint;
  const instead = (['secretary', 'mayor', 'deputy-mayor'] as const)
    .map((role) => free.find(({ roles }) => roles.includes(role)))
    .find((one) => one !== undefined);
  return instead ? { ...rest, coordinatorInstead: { staffId: instead.id, name: instead.name, on } } : rest;
}

function rolesFor(subject: Subject, complaint: Complaint, rule: readonly HandledBy[]): StaffRole[] {
  return linesFor(subject, complaint, rule).map((line) => line.by);
}

/** The lines of the rule on whom it is about, in the phase that the complaint is in. */
function linesFor(subject: Subject, { status }: Complaint, rule: readonly HandledBy[]): HandledBy[] {
  const phase = status === 'formal' ? 'formal' : 'informal';
  return rule.filter((line) => line.about === subject && (line.phase ?? phase) === phase);
}

function subjectOf({ personsConcerned, aboutAuthority }: Complaint): Subject {
  const highest = Math.max(...personsConcerned.map(({ roles }) => ladder.indexOf(rungOf(roles))));
  return ladder[highest] ?? (aboutAuthority ? 'authority' : 'service');
}

/** Under which line of the rule somebody falls; the highest role counts. A deputy mayor is an alderman. */
function rungOf(roles: readonly StaffRole[]): Rung {
  if (roles.includes('mayor')) return 'mayor';
  if (roles.includes('alderman') || roles.includes('deputy-mayor')) return 'alderman';
  if (roles.includes('secretary')) return 'secretary';
  return roles.includes('department-manager') ? 'department-manager' : 'staff';
}

/** Next in line when nobody is left: a complaint about service begins at the manager. */
function above(subject: Subject): Subject | undefined {
  const rung = subject === 'service' || subject === 'authority' ? 'staff' : subject;
  return ladder[ladder.indexOf(rung) + 1];
}

const managers: readonly StaffRole[] = ['department-manager', 'team-manager'];

/** The roles in which somebody of the department itself comes first. */
function rolesOfTheDepartment(subject: Subject, complaint: Complaint, rule: readonly HandledBy[]): StaffRole[] {
  const near = linesFor(subject, complaint, rule).filter((line) => line.ownDepartment);
  return [...managers, ...near.map((line) => line.by)];
}

/** Of these roles those of the department that the complaint is about come first; without one, all of them. */
function ofTheDepartment(
  { personsConcerned, statement }: Complaint,
  able: Staff[],
  roles: readonly StaffRole[],
): Staff[] {
  const departments = personsConcerned.length
    ? personsConcerned.map(({ department }) => department)
    : [statement.department, ...(statement.otherDepartments ?? [])];
  const comesNear = (one: Staff) => one.roles.some((role) => roles.includes(role));
  const isNear = ({ department }: Staff) => department !== undefined && departments.includes(department);
  return able.some((one) => comesNear(one) && isNear(one))
    ? able.filter((one) => isNear(one) || !comesNear(one))
    : able;
}
