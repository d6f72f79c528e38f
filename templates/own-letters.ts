import type { Language } from '#domain/complaint.ts';
import type { LetterKind } from '#domain/letters.ts';
import { ProfileError } from '#settings/municipality.ts';
import type { Asked } from './fields.ts';
import { askedBy, partials } from './fields.ts';
import { letterKinds, letterName } from './letters.ts';
import type { Template, TemplateFile } from './render.ts';
import { compileTemplate, sharedTemplates, templatesIn, valueHelpers } from './render.ts';

/** The letters that a municipality writes in its own words, by the name of the shared one: `letters/en/decision`. */
export type OwnLetters = ReadonlyMap<string, Template>;

/**
 * Reads the letters of one municipality from `municipalities/<slug>/letters/` and `letters/en/`. A letter may ask for
 * what the shared letter of its kind asks for, in either language.
 * @throws ProfileError with a Dutch sentence for each letter that does not hold, so that nothing starts with it.
 */
export function readOwnLetters(slug: string, root = process.cwd()): OwnLetters {
  const folder = `municipalities/${slug}/letters`;
  const files = [...templatesIn(folder, root), ...templatesIn(`${folder}/en`, root)];
  const problems = files.flatMap(problemsOf);
  if (problems.length) throw new ProfileError(problems);
  return new Map(files.map((file) => [`letters/${file.name.slice(folder.length + 1)}`, compileTemplate(file)]));
}

function problemsOf(file: TemplateFile): string[] {
  const path = `${file.name}.hbs`;
  const kind = file.name.split('/').at(-1) as LetterKind;
  if (!letterKinds.includes(kind)) {
    return [`${path}: er is geen brief die zo heet; verwacht wordt een van deze namen: ${letterKinds.join(', ')}.`];
  }
  try {
    compileTemplate(file);
    return unknownIn(askedBy(file), kind).map((what) => `${path}: ${what}.`);
  } catch (error) {
    return [`${path}: dit is geen goed sjabloon voor een brief: ${firstLine(error)}.`];
  }
}

function unknownIn({ fields, helpers, partials: called }: Asked, kind: LetterKind): string[] {
  const known = fieldsOf(kind);
  const unknown = (given: Set<string>, isKnown: (name: string) => boolean) =>
    [...given].filter((name) => !isKnown(name));
  return [
    ...unknown(fields, (name) => known.has(name)).map((name) => `het veld \`${name}\` bestaat niet in deze brief`),
    ...unknown(helpers, (name) => Object.hasOwn(valueHelpers, name)).map(
      (name) => `de functie \`${name}\` bestaat niet`,
    ),
    ...unknown(called, (name) => partials().has(name)).map((name) => `het onderdeel \`${name}\` bestaat niet`),
  ];
}

function fieldsOf(kind: LetterKind): Set<string> {
  const languages: Language[] = ['nl', 'en'];
  const names = languages.map((language) => letterName(kind, language));
  const files = sharedTemplates('letters', 'letters/en').filter(({ name }) => names.includes(name));
  return new Set(files.flatMap((file) => [...askedBy(file).fields]));
}

function firstLine(error: unknown): string {
  return (error as Error).message.split('\n')[0]!.replace(/[.:]$/, '');
}
