import { z } from 'zod';
import type { StaffRole } from '#domain/complaint.ts';
import { contrast } from './contrast.ts';

export const text = z.string().trim().min(1);
const lines = z.array(text).min(1);
const day = z.iso.date({ error: 'een bestaande datum als 2026-11-20', abort: true });
const web = z.url({ protocol: /^https$/, error: 'een adres dat begint met https://' });
const mail = z.email({ error: 'een e-mailadres', abort: true });
const colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/, { error: 'een kleur als "#1a2b3c" (kleine letters, tussen aanhalingstekens)' });
/** A colour of letters and lines on white. */
const ink = colour.refine((given) => contrast(given, '#ffffff') >= 4.5, {
  error: 'een kleur met een contrast van minstens 4,5 op wit',
  abort: true,
});

/** Words that the site keeps for itself: a municipality with such a slug could not be reached. */
const reserved = ['api', 'assets', 'en', 'gezondheid', 'healthz', 'metrics', 'mails', 'readyz', 'werkplek'];

const folderName = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
  error: 'een naam van kleine letters, cijfers en streepjes',
  abort: true,
});
const slug = folderName.refine((name) => !reserved.includes(name), {
  error: 'een naam die de site niet zelf gebruikt',
});

/** An address that mail is sent from and read at. A profile holds the one for outside production. */
export const operating = mail.refine((address) => address.endsWith('.example'), {
  error: 'een e-mailadres dat eindigt op .example (het echte adres komt uit ADDRESS_<GEMEENTE>)',
  abort: true,
});

/** The roles that a profile gives people; `roleName` does not compile when one of the law's is missing here. */
export const staffRole = z.enum([
  'coordinator',
  'handler',
  'team-manager',
  'department-manager',
  'secretary',
  'alderman',
  'mayor',
  'deputy-mayor',
  'hearing-chair',
  'employee',
] satisfies StaffRole[]);

/** Whom or what a complaint can be about (gedraging, Awb 9:1), as far as it decides who handles it. */
export const subject = z.enum([
  'staff',
  'department-manager',
  'secretary',
  'alderman',
  'mayor',
  'service',
  'authority',
]);

/** One line of the municipality's own rule: who handles complaints about whom. Several lines: several may. */
const handling = z.strictObject({
  about: subject,
  by: staffRole,
  /** Absent means: in both, the talk and the formal procedure. */
  phase: z.enum(['informal', 'formal']).optional(),
  /** Somebody of the department that the complaint is about, if it has one; of managers always so. */
  ownDepartment: z.boolean().default(false),
  /** The source does not say so; we filled it in. */
  ours: z.boolean().default(false),
});

const ombudsman = z
  .strictObject({
    name: text,
    kind: z.enum(['national', 'own', 'joint']),
    /** `enforcement` (boa): the row for enforcement officers, where the general one is not the Nationale ombudsman. */
    about: z.enum(['everything', 'enforcement']).default('everything'),
    post: lines,
    phone: text.optional(),
    hours: text.optional(),
    email: mail.optional(),
    website: web.optional(),
    visit: lines.optional(),
    // Gemeentewet 81p lid 2: an own ombudsman starts and ends with the year.
    validFrom: day.refine((date) => date.endsWith('-01-01'), { error: 'een 1 januari (Gemeentewet 81p lid 2)' }),
    validTo: day
      .refine((date) => date.endsWith('-12-31'), { error: 'een 31 december (Gemeentewet 81p lid 2)' })
      .optional(),
    checkedOn: day,
    /** What nobody has been able to check, in words for the coordinator. */
    unverified: text.optional(),
  })
  .refine((row) => !row.validTo || row.validFrom < row.validTo, {
    path: ['validTo'],
    error: 'een datum na `validFrom`',
  });

const promise = z.strictObject({
  /** Which act keeps the promise: `first-contact` is the first talk with the complainant. */
  id: z.enum(['first-contact']),
  what: text,
  workingDays: z
    .strictObject({ from: z.int().min(1), to: z.int().min(1) })
    .refine(({ from, to }) => from <= to, { path: ['to'], error: 'een getal dat niet kleiner is dan `from`' }),
});

/** One municipality's complaint procedure: facts for pages, form, routing, terms, letters and report. */
const facts = z.strictObject({
  slug,
  name: text,
  /** Host name of its own, if it has one: then `/` there is this municipality. */
  host: z.hostname({ error: 'een hostnaam als klachten.gemeente.example' }).optional(),
  /** From when this version counts, where the facts come from, and who looked when. */
  version: z.strictObject({ validFrom: day, source: text, checkedOn: day }),
  /** Paths of fields that the source does not give and that we filled in: `roles.coordinator`. */
  ours: z.array(text).default([]),
  authority: z.strictObject({ signsFor: text }),
  contact: z.strictObject({
    phone: text.optional(),
    email: mail.optional(),
    post: lines.optional(),
    visit: lines.optional(),
    website: web.optional(),
    hours: text.optional(),
    note: text.optional(),
  }),
  mail: z.strictObject({ address: operating }),
  roles: z.strictObject({
    coordinator: text,
    handler: text,
    /** How this municipality names other roles; absent means the usual name. */
    others: z.partialRecord(staffRole.exclude(['coordinator', 'handler']), text).default({}),
  }),
  about: z.strictObject({
    text,
    examples: lines,
    /** Administrative authorities (bestuursorganen) that the municipality names itself. */
    authorities: z.array(text).default([]),
  }),
  notAbout: z
    .array(
      z.strictObject({
        kind: z.enum(['objection', 'report', 'damage', 'care-provider', 'other']),
        what: text,
        instead: text,
        /** About what a complaint is the right way after all, where the municipality says so itself. */
        stillAComplaint: text.optional(),
      }),
    )
    .min(1),
  beforeYouComplain: text.optional(),
  /** When to complain; the law's year (Awb 9:8) stands on every page anyway. */
  when: text.optional(),
  channels: z.strictObject({
    online: z.literal(true),
    digid: z.boolean().default(false),
    mail: mail.optional(),
    post: lines.optional(),
    phone: text.optional(),
    visit: lines.optional(),
    note: text.optional(),
  }),
  statementMust: lines,
  statementMay: z.array(text).default([]),
  /** Who helps to put the complaint into words (Awb 2:1). */
  help: z.array(text).default([]),
  steps: z
    .array(
      z.strictObject({ phase: z.enum(['received', 'informal', 'formal', 'closed', 'afterwards']), title: text, text }),
    )
    .min(1),
  /** Whether a talk comes first (informeel, Awb 9:5), or the formal procedure at once. */
  informalFirst: z.boolean(),
  hearing: text,
  departments: z.array(z.strictObject({ id: folderName, name: text })).min(1),
  handledBy: z.array(handling).min(1),
  terms: z.strictObject({
    decisionWeeks: z.literal(6),
    advisoryProcedure: z.boolean(),
    deferralWeeks: z.literal(4),
    promises: z.array(promise).default([]),
  }),
  decisionsByPlainMail: z.boolean(),
  ombudsman: z.array(ombudsman).min(1),
  afterwards: lines,
  /** The municipality's own regulation, if its page names one. */
  regulation: text.optional(),
  confidentiality: text.optional(),
  privacy: lines,
  annualReport: text.optional(),
  formTexts: z
    .strictObject({ intro: text, about: text, solution: text, phone: text, email: text, address: text })
    .partial()
    .default({}),
  /** `surface` is a background: `primary` is read on it. */
  theme: z
    .strictObject({ primary: ink, primaryDark: ink, accent: ink, surface: colour })
    .refine(({ primary, surface }) => contrast(primary, surface) >= 4.5, {
      path: ['surface'],
      error: 'een kleur waarop `primary` een contrast van minstens 4,5 heeft',
    }),
});

type Facts = z.infer<typeof facts>;
type Wrong = { path: (string | number)[]; expected: string };

export const profile = facts.superRefine((given, check) => {
  const wrong = [...handlersWrong(given), ...ombudsmenWrong(given), ...departmentsWrong(given), ...oursWrong(given)];
  for (const { path, expected } of wrong) check.addIssue({ code: 'custom', path, message: expected });
});

export type Profile = z.infer<typeof profile>;

/** Every subject has somebody who may give the judgement, so that no complaint is left without a handler. */
function handlersWrong({ handledBy }: Facts): Wrong[] {
  const subjects = handledBy.filter((line) => line.phase !== 'informal').map((line) => line.about);
  const missing = subject.options.filter((about) => !subjects.includes(about));
  return missing.map((about) => ({ path: ['handledBy'], expected: `ook een regel voor \`${about}\`` }));
}

/** On any day at most one ombudsman is the right one (Awb 9:12 lid 2). */
function ombudsmenWrong({ ombudsman: rows }: Facts): Wrong[] {
  return rows.flatMap((row, index) => {
    const overlap = rows.some(
      (other, earlier) =>
        earlier < index &&
        other.about === row.about &&
        other.validFrom <= (row.validTo ?? '9999') &&
        row.validFrom <= (other.validTo ?? '9999'),
    );
    return overlap
      ? [{ path: ['ombudsman', index, 'validFrom'], expected: 'een tijdvak naast dat van de andere regels' }]
      : [];
  });
}

function departmentsWrong({ departments }: Facts): Wrong[] {
  const ids = departments.map(({ id }) => id);
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index
      ? [{ path: ['departments', index, 'id'], expected: 'een naam die niet vaker voorkomt' }]
      : [],
  );
}

function oursWrong(given: Facts): Wrong[] {
  return given.ours.flatMap((path, index) => {
    const value = path
      .split('.')
      .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], given);
    return value === undefined ? [{ path: ['ours', index], expected: 'de naam van een ingevuld veld' }] : [];
  });
}
