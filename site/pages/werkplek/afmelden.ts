import type { APIRoute } from 'astro';
import { signOut } from '#register/sign-in.ts';
import { forgetSession, sessionOf, signInPath } from '../../desk-session.ts';

export const prerender = false;

/** Ends the session, here and in the register. */
export const POST: APIRoute = async ({ cookies, locals, redirect }) => {
  const session = sessionOf(cookies);
  if (session) await signOut(locals.register, session);
  forgetSession(cookies);
  return redirect(signInPath, 303);
};
