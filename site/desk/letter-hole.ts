import type { EmptyPlaceholder } from '#templates/render.ts';

/** What a letter lacks, as a sentence: it is never sent with a hole in it. Undefined: something else went wrong. */
export function holeIn(error: unknown): string | undefined {
  // Known by name: the composer is made outside the built site, which has a class of its own.
  if (!(error instanceof Error) || error.name !== 'EmptyPlaceholder') return undefined;
  const { field, template } = error as EmptyPlaceholder;
  return `De brief kan niet worden gemaakt: “${field}” ontbreekt (templates/${template}.hbs).`;
}
