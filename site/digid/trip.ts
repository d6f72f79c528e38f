import { randomBytes } from 'node:crypto';
import type { AstroCookies } from 'astro';
import { z } from 'zod';
import { open, seal } from '#register/seal.ts';
import type { Trip } from '#register/sign-in-trips.ts';
import { findTrips, tripMinutes } from '#register/sign-in-trips.ts';
import type { Environment } from '#settings/environment.ts';
import type { Municipality } from '#settings/municipality.ts';
import type { Question } from './broker.ts';

/** What a trip to the broker carries: the form, until there is an answer the question, and after that the identity. */
export interface Luggage {
  fields: [name: string, value: string][];
  question?: Question | undefined;
  /** A sealed identity, for the form to carry on. */
  identity?: string | undefined;
}

/** A trip whose luggage is open, and the key that the browser holds to it. */
export interface OpenTrip extends Omit<Trip, 'sealed'> {
  key: string;
  luggage: Luggage;
}

const luggage = z.object({
  fields: z.array(z.tuple([z.string(), z.string()])),
  question: z.object({ verifier: z.string(), nonce: z.string(), redirectUri: z.string() }).optional(),
  identity: z.string().optional(),
});

const idForm = /^[\w-]{32}$/;
const cookieOf = (id: string) => `digid-${id}`;
/** More trips at once than anybody makes in as many tabs. */
const mostTrips = 20;

/** A random name for a trip, which also goes to the broker as `state`, and the key that only the browser gets. */
export function newTrip(): { id: string; key: string } {
  return { id: random(24), key: random(32) };
}

export function sealLuggage(
  what: Luggage,
  { id, key }: { id: string; key: string },
  { appSecret }: Environment,
): Buffer {
  return seal(what, { secret: appSecret, use: 'digid trip', salt: key }, id);
}

/** Lets the browser hold the key of its trip: for this municipality only, and out of reach of scripts. */
export function handKey(
  cookies: AstroCookies,
  { id, key }: { id: string; key: string },
  { slug }: Municipality,
  { publicUrl }: Environment,
): void {
  cookies.set(cookieOf(id), key, {
    path: `/${slug}`,
    httpOnly: true,
    // Lax: the broker sends the browser back by a link, and the key must come along.
    sameSite: 'lax',
    secure: publicUrl.startsWith('https:'),
    maxAge: tripMinutes * 60,
  });
}

export function takeKeyBack(cookies: AstroCookies, id: string, { slug }: Municipality): void {
  if (idForm.test(id)) cookies.delete(cookieOf(id), { path: `/${slug}` });
}

/** A trip of this browser in this municipality. Undefined: there is none, or it is too old. */
export async function tripOf(
  id: string,
  cookies: AstroCookies,
  { slug }: Municipality,
  { register, environment }: Pick<App.Locals, 'register' | 'environment'>,
): Promise<OpenTrip | undefined> {
  const key = idForm.test(id) ? cookies.get(cookieOf(id))?.value : undefined;
  if (!key) return undefined;
  const [trip] = await findTrips(register, slug, [id]);
  if (!trip) return undefined;
  const { sealed, ...rest } = trip;
  const { data } = luggage.safeParse(open(sealed, { secret: environment.appSecret, use: 'digid trip', salt: key }, id));
  return data && { ...rest, key, luggage: data };
}

/** The name of the trip that this browser began last, for when the broker's answer names none that it knows. */
export async function lastTripOf(
  { headers }: Request,
  { slug }: Municipality,
  { register }: Pick<App.Locals, 'register'>,
): Promise<string | undefined> {
  const named = [...(headers.get('cookie') ?? '').matchAll(/(?:^|;\s*)digid-([\w-]{32})=/g)].map(([, id]) => id!);
  const [last] = await findTrips(register, slug, named.slice(0, mostTrips));
  return last?.id;
}

/** Where the form stands again after a trip. */
export function formAfter(id: string, { slug }: Municipality): string {
  return `/${slug}/klacht?aanmelding=${id}#overzicht`;
}

function random(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}
