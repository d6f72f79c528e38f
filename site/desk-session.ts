import type { APIContext, AstroCookies } from 'astro';
import { sessionHours, signedInStaff } from '#register/sign-in.ts';
import type { Environment } from '#settings/environment.ts';

/** Where somebody who is not signed in can do so. */
export const signInPath = '/werkplek/aanmelden';

const cookieName = 'werkplek';
const cookiePath = '/werkplek';

/** Forms of the desk hold text only. Astro's own limit on actions is the same. */
const mostBytes = 1024 * 1024;

/**
 * Looks up who is signed in, for everything under /werkplek, and puts it in `locals.staff`. A response ends the request
 * there: nobody but the signed in goes further than the sign-in page.
 */
export async function openDesk(context: APIContext): Promise<Response | undefined> {
  if (context.request.method === 'POST' && isTooLarge(context.request)) return new Response(null, { status: 413 });
  const session = sessionOf(context.cookies);
  const staff = session && (await signedInStaff(context.locals.register, session));
  if (staff) context.locals.staff = staff;
  const { pathname } = context.url;
  if (staff || pathname === signInPath || pathname.startsWith(`${signInPath}/`)) return undefined;
  // Who typed for an hour must not lose it to a redirect: that page shows it again.
  return context.request.method === 'POST'
    ? context.rewrite(`${signInPath}/verlopen`)
    : context.redirect(signInPath, 303);
}

/** The session that the browser claims to have. Undefined: none. */
export function sessionOf(cookies: AstroCookies): string | undefined {
  return cookies.get(cookieName)?.value;
}

/** Gives the browser its session: for the desk only, and out of reach of scripts and of other sites' posts. */
export function keepSession(cookies: AstroCookies, session: string, { publicUrl }: Environment): void {
  cookies.set(cookieName, session, {
    path: cookiePath,
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl.startsWith('https:'),
    maxAge: sessionHours * 3600,
  });
}

/** Takes the session back. */
export function forgetSession(cookies: AstroCookies): void {
  cookies.delete(cookieName, { path: cookiePath });
}

/** Every browser says how long a form is; what does not is no browser, and is not read into memory to find out. */
function isTooLarge({ headers }: Request): boolean {
  const length = headers.get('content-length');
  return length === null || Number(length) > mostBytes;
}
