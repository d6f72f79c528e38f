import type { Act } from '#domain/lifecycle.ts';
import { afterwards } from './afterwards.ts';
import { closing } from './closing.ts';
import type { ActForm, FormAct } from './form.ts';
import { hearing } from './hearing.ts';
import { intake } from './intake.ts';
import { sides } from './sides.ts';
import { talk } from './talk.ts';
import { term } from './term.ts';

/** The form of every act that somebody at the desk may do; an act without one does not compile. */
export const actForms: Record<FormAct, ActForm> = {
  ...intake,
  ...sides,
  ...talk,
  ...hearing,
  ...term,
  ...closing,
  ...afterwards,
};

/** The acts in the order of the procedure, under the headings of the complaint's page. */
export const actGroups: { heading: string; acts: Act[] }[] = [
  { heading: 'Intake', acts: actsIn(intake) },
  { heading: 'Beide kanten', acts: actsIn(sides) },
  { heading: 'Gesprek', acts: actsIn(talk) },
  { heading: 'Horen', acts: actsIn(hearing) },
  { heading: 'Termijn', acts: actsIn(term) },
  { heading: 'Afsluiten', acts: ['decide', ...actsIn(closing)] },
  { heading: 'Daarna', acts: actsIn(afterwards) },
];

/** Whether an act has a form of its own here. */
export function hasForm(act: string | undefined): act is FormAct {
  return act !== undefined && Object.hasOwn(actForms, act);
}

function actsIn(forms: Partial<Record<FormAct, ActForm>>): FormAct[] {
  return Object.keys(forms) as FormAct[];
}
