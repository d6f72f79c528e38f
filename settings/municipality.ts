import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Complaint, StaffRole } from '#domain/complaint.ts';
import { demoStaff } from './demo-staff.ts';
import type { ProcedureTexts } from './english.ts';
import { english } from './english.ts';
import { expectation, problemSentences, SettingsError } from './problems.ts';
import type { Profile, subject } from './profile.ts';
import { profile } from './profile.ts';
import { readYaml } from './yaml.ts';

/** One municipality and its complaint procedure, as `municipalities/<slug>/` gives it: the profile, and its English. */
export type Municipality = Profile & { english: ProcedureTexts };
/** Whom or what a complaint is about, as far as it decides who handles it. */
export type ComplaintSubject = z.infer<typeof subject>;
export type Ombudsman = Municipality['ombudsman'][number];
export type DemoStaffMember = z.infer<ReturnType<typeof demoStaff>>[number];

/** Profiles that do not hold: `message` has one Dutch sentence a line, each naming file, field and what is expected. */
export class ProfileError extends SettingsError {
  override name = 'ProfileError';
}

const usualNames: Record<Exclude<StaffRole, 'coordinator' | 'handler'>, string> = {
  'team-manager': 'teammanager',
  'department-manager': 'afdelingsmanager',
  secretary: 'gemeentesecretaris',
  alderman: 'wethouder',
  mayor: 'burgemeester',
  'deputy-mayor': 'loco-burgemeester',
  'hearing-chair': 'voorzitter van het gesprek',
  employee: 'medewerker',
};

/** What somebody with a role is called in English, where a municipality has no English name of its own for it. */
export const usualNamesInEnglish: Record<StaffRole, string> = {
  coordinator: 'complaints coordinator',
  handler: 'complaint handler',
  'team-manager': 'team manager',
  'department-manager': 'department manager',
  secretary: 'municipal secretary',
  alderman: 'alderman',
  mayor: 'mayor',
  'deputy-mayor': 'deputy mayor',
  'hearing-chair': 'chair of the hearing',
  employee: 'member of staff',
};

/**
 * All municipalities with a folder under `municipalities/`, by slug.
 * @throws ProfileError with every problem in every profile at once
 */
export function loadMunicipalities(root = process.cwd()): Municipality[] {
  const problems: string[] = [];
  const municipalities = slugsUnder(root).flatMap((slug) => {
    const { found, wrong } = readChecked(root, `municipalities/${slug}/profile.yaml`, profile);
    problems.push(...wrong);
    if (found && found.slug !== slug)
      problems.push(
        `municipalities/${slug}/profile.yaml: bij \`slug\` wordt de naam van de map verwacht ("${slug}"), maar er staat "${found.slug}".`,
      );
    if (!found) return [];
    const translation = readChecked(root, `municipalities/${slug}/english.yaml`, english(found));
    problems.push(...translation.wrong);
    return translation.found ? [{ ...found, english: translation.found }] : [];
  });
  problems.push(...sharedAddresses(municipalities));
  if (problems.length) throw new ProfileError(problems);
  return municipalities;
}

/**
 * Invented staff to try a municipality with; none when its folder has no `demo-staff.yaml`.
 * @throws ProfileError
 */
export function loadDemoStaff(municipality: Municipality, root = process.cwd()): DemoStaffMember[] {
  const file = `municipalities/${municipality.slug}/demo-staff.yaml`;
  if (!existsSync(join(root, file))) return [];
  const { found = [], wrong } = readChecked(root, file, demoStaff(municipality));
  if (wrong.length) throw new ProfileError(wrong);
  return found;
}

/**
 * The ombudsman to name in a letter of that day (Awb 9:12 lid 2), or none when the profile holds no row for it.
 * For conduct of enforcement officers (boa) that is always the Nationale ombudsman (Wet Nationale ombudsman 1a).
 */
export function ombudsmanOn(
  municipality: Municipality,
  day: string,
  about: Ombudsman['about'] = 'everything',
): Ombudsman | undefined {
  const rows = municipality.ombudsman.filter((row) => row.validFrom <= day && day <= (row.validTo ?? day));
  const general = rows.find((row) => row.about === 'everything');
  return rows.find((row) => row.about === about) ?? (general?.kind === 'national' ? general : undefined);
}

/** The ombudsman that is competent for this complaint on a day (Awb 9:12 lid 2). Undefined: no row holds. */
export function ombudsmanFor(
  municipality: Municipality,
  { enforcement }: Pick<Complaint, 'enforcement'>,
  day: string,
): Ombudsman | undefined {
  return ombudsmanOn(municipality, day, enforcement ? 'enforcement' : 'everything');
}

/** What this municipality calls somebody with this role. */
export function roleName({ roles }: Municipality, role: StaffRole): string {
  if (role === 'coordinator' || role === 'handler') return roles[role];
  return roles.others[role] ?? usualNames[role];
}

function slugsUnder(root: string): string[] {
  const folder = join(root, 'municipalities');
  const slugs = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() && !entry.name.startsWith('.') ? [entry.name] : [],
      )
    : [];
  if (!slugs.length)
    throw new ProfileError([`municipalities: hier wordt minstens één map met een profile.yaml verwacht.`]);
  return slugs.sort();
}

function readChecked<Schema extends z.ZodType>(root: string, file: string, schema: Schema) {
  const { data, problem } = readYaml(root, file);
  if (problem) return { wrong: [problem] };
  const { data: found, error } = schema.safeParse(data, { error: expectation });
  return error ? { wrong: problemSentences(file, data, error) } : { found, wrong: [] };
}

/** A mailbox of two municipalities would mix their complaints. */
function sharedAddresses(municipalities: Municipality[]): string[] {
  const owners = new Map<string, string>();
  return municipalities.flatMap(({ slug, mail }) => {
    const owner = owners.get(mail.address.toLowerCase());
    owners.set(mail.address.toLowerCase(), slug);
    return owner
      ? [
          `municipalities/${slug}/profile.yaml: bij \`mail.address\` wordt een eigen adres verwacht, maar ${owner} gebruikt "${mail.address}" ook.`,
        ]
      : [];
  });
}
