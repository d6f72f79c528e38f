import type { FieldName, FieldProblem, Typed } from './fields.ts';

/** The steps that everybody takes; each asks one thing, and the last shows all of it. */
export const steps = ['what', 'whom', 'solution', 'you', 'review'] as const;

/** A page of the form: a step, or what comes before: is it a complaint, and the other way that there is. */
export type Step = 'start' | 'elsewhere' | (typeof steps)[number];

/** What each page asks. All the rest travels along, out of sight. */
export const fieldsOn: Record<Step, readonly FieldName[]> = {
  start: ['matter'],
  elsewhere: [],
  what: ['whatHappened', 'when', 'where'],
  whom: ['aboutWhom', 'department'],
  solution: ['desiredSolution', 'attachments'],
  you: [
    ...(['forWhom', 'onBehalfOf', 'relation', 'name', 'street', 'postcode', 'town', 'country'] as const),
    ...(['phone', 'email', 'contactOnly', 'consent', 'language'] as const),
  ],
  review: ['keepBsn'],
};

/** Reads the name of a page. Undefined: there is no such page. */
export function asStep(name: string | undefined): Step | undefined {
  return Object.keys(fieldsOn).find((step) => step === name) as Step | undefined;
}

/** The first page on which something is wrong. */
export function firstWrong(problems: readonly FieldProblem[]): Step | undefined {
  return (Object.keys(fieldsOn) as Step[]).find((step) => onStep(step, problems).length);
}

/** The problems with what a page asks. */
export function onStep(step: Step, problems: readonly FieldProblem[]): FieldProblem[] {
  return problems.filter(({ field }) => fieldsOn[step].includes(field));
}

/** The page after this one. What is no complaint by its kind meets its other way first. */
export function after(step: Step, { hasOtherWay }: { hasOtherWay: boolean }): Step {
  if (step === 'start') return hasOtherWay ? 'elsewhere' : 'what';
  if (step === 'elsewhere') return 'what';
  return steps[steps.indexOf(step) + 1] ?? 'review';
}

/** The page before this one. */
export function before(step: Step): Step {
  if (step === 'start' || step === 'elsewhere') return 'start';
  return steps[steps.indexOf(step) - 1] ?? 'start';
}

/** What of the form a page does not ask itself, to travel along in hidden fields; of a list a field for each. */
export function carriedBy(step: Step, typed: Typed): [name: string, value: string][] {
  return Object.entries(typed).flatMap(([name, text]): [string, string][] => {
    if (!text || fieldsOn[step].includes(name as FieldName)) return [];
    return name === 'department' ? text.split('\n').map((id) => [name, id]) : [[name, text]];
  });
}
