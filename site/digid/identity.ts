import { z } from 'zod';
import type { ConfirmedIdentity } from '#domain/identity.ts';
import { identityLevels } from '#domain/identity.ts';
import { open, seal } from '#register/seal.ts';

/** How long a confirmed identity can wait in a form that is not sent yet; as long as its uploads. */
const hours = 24;

/** The form that somebody signed in for: it fits no other. */
export interface SignedInForm {
  municipality: string;
  submission: string;
}

const token = z.object({
  level: z.enum(identityLevels),
  confirmedAt: z.coerce.date(),
  pseudonym: z.string().regex(/^[\da-f]{64}$/),
});

/** A confirmed identity as it travels in a hidden field of the form: closed to everybody but this installation. */
export function sealIdentity(identity: ConfirmedIdentity, form: SignedInForm, secret: string): string {
  return seal(identity, { secret, use: 'digid identity' }, aboutOf(form)).toString('base64url');
}

/** The identity that travels in a form. Undefined: none, too old, or not sealed by us for this form. */
export function openIdentity(
  sealed: string | undefined,
  form: SignedInForm,
  { secret, now }: { secret: string; now: Date },
): ConfirmedIdentity | undefined {
  if (!sealed || sealed.length > 1000) return undefined;
  const { data } = token.safeParse(
    open(Buffer.from(sealed, 'base64url'), { secret, use: 'digid identity' }, aboutOf(form)),
  );
  return data && now.getTime() - data.confirmedAt.getTime() < hours * 3_600_000 ? data : undefined;
}

function aboutOf({ municipality, submission }: SignedInForm): string {
  return JSON.stringify([municipality, submission]);
}
