import { z } from 'zod';
import type { Profile } from './profile.ts';
import { operating, staffRole, text } from './profile.ts';

/** Invented staff of one municipality: only its own departments, only addresses under `<slug>.example`. */
export function demoStaff({ slug, departments }: Profile) {
  const ids = departments.map(({ id }) => id);
  const member = z.strictObject({
    /** Stays the same when the name changes: the register knows the person by it. */
    id: z.uuid({ error: 'een uuid' }),
    name: text,
    email: operating.refine((address) => address.endsWith(`@${slug}.example`), {
      error: `een adres dat eindigt op @${slug}.example`,
    }),
    roles: z.array(staffRole).min(1),
    department: z.enum(ids, { error: `een afdeling uit het profiel (${ids.join(', ')})` }).optional(),
  });
  return z.array(member).superRefine((staff, check) => {
    for (const field of ['id', 'email'] as const) {
      const values = staff.map((one) => one[field]);
      for (const [index, value] of values.entries())
        if (values.indexOf(value) < index)
          check.addIssue({ code: 'custom', path: [index, field], message: 'een waarde die niet vaker voorkomt' });
    }
  });
}
