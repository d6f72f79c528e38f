import type { FormAct } from '../desk/act-forms/form.ts';
import { readFields } from '../desk/act-forms/form.ts';
import { actForms } from '../desk/act-forms/index.ts';
import { deskAct } from './desk-action.ts';

/** The acts that a form starts; each is named as in `domain/lifecycle.ts`. */
export const acts = Object.fromEntries(
  (Object.keys(actForms) as FormAct[]).map((act) => {
    const form = actForms[act];
    return [act, deskAct(act, (today) => readFields(form, today), form.perform)];
  }),
) as Record<FormAct, ReturnType<typeof deskAct>>;
