import { z } from 'zod';
import type { Actor, Complaint, Staff } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import type { Act, acts, Outcome } from '#domain/lifecycle.ts';
import type { Municipality } from '#settings/municipality.ts';
import type { ActTools } from '../../actions/desk-action.ts';
import type { LetterWithMail } from '../letter-state.ts';
import type { Field } from './field.ts';

/** What a form may tell or offer: the complaint, who looks at it, and what belongs to it. */
export interface Facts {
  complaint: Complaint;
  by: Actor;
  today: Day;
  /** All who work for the municipality. */
  colleagues: Staff[];
  municipality: Municipality;
  letters: LetterWithMail[];
  /** Names of the documents that go with a copy. */
  attachments: string[];
}

/** Roles of those who work at the desk. */
type DeskRole = 'coordinator' | 'handler' | 'hearing-chair';

/** An act that somebody at the desk may do, as the table says. */
export type DeskAct = {
  [Name in Act]: Extract<(typeof acts)[Name]['by'][number], DeskRole> extends never ? never : Name;
}[Act];

/**
 * The acts with a form of this kind. A complaint begins at a page of its own, its end with the closing letter too, and
 * what acknowledges is the letter that leaves.
 */
export type FormAct = Exclude<DeskAct, 'receive' | 'acknowledge' | 'decide'>;

/** The form of one act: what is asked, what it tells beforehand, what it does. */
export interface ActForm<Given = Record<string, unknown>> {
  fields: Record<string, Field>;
  /** What will happen: which letters go to whom. */
  lead?(facts: Facts): string;
  /** What must be looked at first, although it stops nothing. */
  warning?(facts: Facts): string | undefined;
  perform(given: Given, tools: ActTools): Promise<Outcome>;
}

/** What is entered in fields, by name. */
export type Given<Fields> = { [Name in keyof Fields]: Fields[Name] extends Field<infer Value> ? Value : never };

/** A form whose act gets what was entered in its own fields. */
export function actForm<const Fields extends Record<string, Field>>(
  form: Omit<ActForm<Given<Fields>>, 'fields'> & { fields: Fields },
): ActForm {
  return form as ActForm;
}

/** How what was sent is read: every field by its own rule. */
export function readFields({ fields }: ActForm, today: Day): z.ZodType<Record<string, unknown>> {
  return z.object(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.read(today)])));
}
