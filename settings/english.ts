import { z } from 'zod';
import type { Profile } from './profile.ts';
import { text } from './profile.ts';

/** The sentences of a profile that pages show, under the names that they have in it. */
export function procedureTexts(profile: Profile) {
  const { about, notAbout, channels, contact, terms, roles, steps, ombudsman } = profile;
  return {
    roles: { coordinator: roles.coordinator, handler: roles.handler, others: roles.others },
    about,
    notAbout: notAbout.map(({ what, instead, stillAComplaint }) => ({ what, instead, stillAComplaint })),
    beforeYouComplain: profile.beforeYouComplain,
    when: profile.when,
    channels: { note: channels.note },
    contact: { hours: contact.hours, note: contact.note },
    statementMust: profile.statementMust,
    statementMay: profile.statementMay,
    help: profile.help,
    steps: steps.map(({ title, text }) => ({ title, text })),
    hearing: profile.hearing,
    terms: { promises: terms.promises.map(({ what }) => what) },
    /** When an ombudsman answers the telephone, by its name. */
    ombudsmanHours: Object.fromEntries(ombudsman.flatMap(({ name, hours }) => (hours ? [[name, hours]] : []))),
    afterwards: profile.afterwards,
    regulation: profile.regulation,
    confidentiality: profile.confidentiality,
    privacy: profile.privacy,
    annualReport: profile.annualReport,
  };
}

/** What the pages of a procedure say in one language. In English, Dutch words stand between asterisks. */
export type ProcedureTexts = ReturnType<typeof procedureTexts>;

/** What `english.yaml` must hold beside this profile: an English text for every Dutch one, no more and no less. */
export function english(profile: Profile): z.ZodType<ProcedureTexts> {
  return counterpart(procedureTexts(profile)) as z.ZodType<ProcedureTexts>;
}

const translated = text.refine((given) => given.split('*').length % 2 === 1, {
  error: 'een tekst waarin de Nederlandse woorden tussen twee sterretjes staan',
});

function counterpart(dutch: unknown): z.ZodType {
  if (typeof dutch === 'string') return translated;
  if (Array.isArray(dutch)) return lines(dutch);
  const fields = Object.entries(dutch as object).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, counterpart(value)] as const],
  );
  const group = z.strictObject(Object.fromEntries(fields));
  return fields.every(([, field]) => field.safeParse(undefined).success) ? group.prefault({}) : group;
}

function lines(dutch: unknown[]): z.ZodType {
  const error = `een lijst met ${dutch.length} regel${dutch.length === 1 ? '' : 's'}, net als in profile.yaml,`;
  const list = z
    .array(z.unknown())
    .length(dutch.length, { error })
    .pipe(z.tuple(dutch.map(counterpart) as [z.ZodType]));
  return dutch.length ? list : list.prefault([]);
}
