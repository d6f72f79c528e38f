import { describe, expect, test } from 'vitest';
import type { Complaint, PersonConcerned, Staff, StaffRole, Status } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import { recordInvolvement } from '#domain/involvement.ts';
import { namePersonConcerned } from '#domain/persons-concerned.ts';
import type { Subject, WhoHandles } from '#domain/routing.ts';
import { whoHandles, withCoordinator } from '#domain/routing.ts';
import { loadDemoStaff, loadMunicipalities } from '#settings/municipality.ts';
import { aComplaint, complaintAfter } from '#test/examples.ts';

const today = day('2026-11-24');
const by = { role: 'coordinator' } as const;
const municipalities = loadMunicipalities().map((municipality) => ({
  slug: municipality.slug,
  rule: municipality.handledBy,
  staff: loadDemoStaff(municipality).map((one): Staff => ({ municipality: municipality.slug, ...one })),
}));

describe("Diemen's chain (Awb 9:7)", () => {
  const { rule, staff } = municipalities.find(({ slug }) => slug === 'diemen')!;
  const named = (name: string) => staff.find((one) => one.name === name)!;
  const [employee, manager, secretary, mayor, deputy] = [
    'Eva Lammers',
    'Ben Groot',
    'Greet Bos',
    'Hugo Linde',
    'Iris Kok',
  ].map(named) as [Staff, Staff, Staff, Staff, Staff];
  const about = (...people: Staff[]) =>
    people.reduce(
      (complaint, person) => complaintAfter(namePersonConcerned(complaint, person, today, by)),
      aComplaint({ municipality: 'diemen' }),
    );
  const involving = (complaint: Complaint, ...people: Staff[]) =>
    people.reduce(
      (one, person) => complaintAfter(recordInvolvement(one, { person, how: 'Gaf de opdracht' }, today, by)),
      complaint,
    );
  const handlersOf = (complaint: Complaint) => namesIn(whoHandles(complaint, staff, rule));

  test.for<[string, Complaint, string[]]>([
    ['an employee: the manager of that department', about(employee), ['Ben Groot']],
    ['that manager gave the order: the secretary', involving(about(employee), manager), ['Greet Bos']],
    ['and the secretary too: the mayor', involving(about(employee), manager, secretary), ['Hugo Linde']],
    ['and the mayor: the deputy mayor', involving(about(employee), manager, secretary, mayor), ['Iris Kok']],
    ['and the deputy mayor: nobody', involving(about(employee), manager, secretary, mayor, deputy), ['alarm']],
    ['the manager: the secretary', about(manager), ['Greet Bos']],
    ['the secretary: the mayor', about(secretary), ['Hugo Linde']],
    ['an alderman: the mayor', about(named('Jaap Ruiter')), ['Hugo Linde']],
    ['the mayor: the deputy mayor', about(mayor), ['Iris Kok']],
    ['the deputy mayor: the mayor', about(deputy), ['Hugo Linde']],
    ['the mayor and the deputy mayor: nobody', about(mayor, deputy), ['alarm']],
    ['an employee and the secretary: the mayor, for the highest counts', about(employee, secretary), ['Hugo Linde']],
    ['the secretary and an employee, the other way round', about(secretary, employee), ['Hugo Linde']],
    ['the employee and the own manager: the secretary', about(employee, manager), ['Greet Bos']],
  ])('about %s', ([_, complaint, expected]) => {
    expect(handlersOf(complaint)).toEqual(expected);
  });

  test('about two departments: either manager', () => {
    expect(handlersOf(about(employee, named('Farid Amrani')))).toEqual(['Ben Groot', 'Derk Zwart']);
  });

  test('about service: the manager of the department that the complainant chose, or any', () => {
    const service = (department?: string) =>
      aComplaint({ municipality: 'diemen', statement: { whatHappened: 'Traag', ...(department && { department }) } });
    expect(handlersOf(service('sociaal-domein'))).toEqual(['Celeste Pinas']);
    expect(handlersOf(service())).toEqual(['Ben Groot', 'Celeste Pinas', 'Derk Zwart']);
    expect(handlersOf(involving(service('sociaal-domein'), named('Celeste Pinas')))).toEqual(['Greet Bos']);
  });

  test('when the coordinator was involved, the secretary coordinates; then the mayor, then the deputy mayor', () => {
    const coordinator = named('Anouk Veer');
    const instead = (complaint: Complaint) => withCoordinator(complaint, staff, today).coordinatorInstead?.name;
    expect(instead(about(employee))).toBeUndefined();
    expect(instead(about(coordinator))).toBe('Greet Bos');
    expect(instead(involving(about(coordinator), secretary))).toBe('Hugo Linde');
    expect(instead(involving(about(coordinator), secretary, mayor))).toBe('Iris Kok');
    expect(instead(involving(about(coordinator), secretary, mayor, deputy))).toBeUndefined();
  });

  test('who coordinates instead and turns out to be involved makes way at once', () => {
    const first = withCoordinator(about(named('Anouk Veer')), staff, today);
    const later = complaintAfter(recordInvolvement(first, { person: secretary, how: 'Wist ervan' }, today, by));
    expect(later).not.toHaveProperty('coordinatorInstead');
    expect(withCoordinator(later, staff, today).coordinatorInstead?.name).toBe('Hugo Linde');
  });
});

/** One person of each kind that a rule has a line for; service and the authority itself are about nobody in particular. */
const subjects: Record<Subject, StaffRole[]> = {
  staff: ['employee'],
  'department-manager': ['department-manager'],
  secretary: ['secretary'],
  alderman: ['alderman'],
  mayor: ['mayor'],
  service: [],
  authority: [],
};

describe.for(municipalities)('$slug', ({ slug, staff, rule }) => {
  const phases: Status[] = ['informal', 'formal'];
  const everySubject = Object.entries(subjects).flatMap(([subject, [role]]) =>
    phases.map((status) => [subject, status, role] as const),
  );
  test.for(everySubject)('somebody can handle a complaint about the %s, %s', ([_, status, role]) => {
    const people = role ? staff.filter(({ roles }) => roles.includes(role)) : [undefined];
    expect(people.length).toBeGreaterThan(0);
    for (const person of people) {
      const personsConcerned = person ? [asConcerned(person)] : [];
      const found = namesIn(whoHandles(aComplaint({ municipality: slug, status, personsConcerned }), staff, rule));
      expect(found).not.toEqual(['alarm']);
      expect(found).not.toContain(person?.name);
    }
  });
});

function asConcerned({ id, name, email, roles, department }: Staff): PersonConcerned {
  return { staffId: id, name, email, roles, namedOn: today, ...(department && { department }) };
}

function namesIn(found: WhoHandles): string[] {
  return 'candidates' in found ? found.candidates.map(({ name }) => name) : ['alarm'];
}
