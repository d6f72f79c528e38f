/** The fields of the form by the names they are sent under; the names of what becomes of them in `domain/complaint.ts`. */
export const lineFields = [
  ...(['when', 'where', 'aboutWhom', 'department', 'name', 'street'] as const),
  ...(['postcode', 'town', 'country', 'phone', 'email', 'consent'] as const),
];
export const textFields = ['whatHappened', 'desiredSolution'] as const;

export type LineField = (typeof lineFields)[number];
export type TextField = (typeof textFields)[number];
export type FieldName = LineField | TextField | 'attachments';

/** What was typed, cleaned of what cannot be kept; empty where nothing was. */
export type Typed = Record<LineField | TextField, string>;

/** A sentence about one field. */
export interface FieldProblem {
  field: FieldName;
  sentence: string;
}
