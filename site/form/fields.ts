/** The fields of the form by the names they are sent under; the names of what becomes of them in `domain/complaint.ts`. */
export const lineFields = [
  ...(['matter', 'when', 'where', 'forWhom', 'onBehalfOf', 'relation', 'name', 'street'] as const),
  ...(['postcode', 'town', 'country', 'phone', 'email', 'contactOnly', 'consent', 'language', 'keepBsn'] as const),
];
/** Texts of several lines; `aboutWhom` has a person and `department` an id of the profile on each. */
export const textFields = ['whatHappened', 'aboutWhom', 'department', 'desiredSolution'] as const;

export type LineField = (typeof lineFields)[number];
export type TextField = (typeof textFields)[number];
export type FieldName = LineField | TextField | 'attachments';

/** What was typed, cleaned of what cannot be kept; empty where nothing was. */
export type Typed = Record<LineField | TextField, string>;

/** A sentence about one field. */
export interface FieldProblem {
  field: FieldName;
  sentence: string;
  /** Only the beginning of what was typed is still there. */
  isCutOff?: true;
}

/** The lines of a text that say something. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
