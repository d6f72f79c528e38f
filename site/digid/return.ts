import type { AstroCookies } from 'astro';
import { pseudonymOf } from '#register/seal.ts';
import type { TripOutcome } from '#register/sign-in-trips.ts';
import { claimAnswer, endTrip, finishTrip } from '#register/sign-in-trips.ts';
import type { Broker } from '#settings/environment.ts';
import type { Municipality } from '#settings/municipality.ts';
import { answerOf } from './broker.ts';
import { sealIdentity } from './identity.ts';
import type { Luggage, OpenTrip } from './trip.ts';
import { formAfter, lastTripOf, sealLuggage, takeKeyBack, tripOf } from './trip.ts';

/** DigiD itself gives up after a quarter of an hour; the form waits longer, so that it is still there then. */
const answerMinutes = 15;

/** The form as it was left, and what came of the sign-in. */
export interface ReturnedForm {
  fields: Map<string, string>;
  outcome: TripOutcome;
  /** Sealed; only when the outcome is `confirmed`. */
  identity?: string | undefined;
}

interface Visit {
  request: Request;
  cookies: AstroCookies;
  locals: App.Locals;
}

/**
 * Takes in the browser that the broker sent back, and says where its form stands. An answer counts once: whoever comes
 * again with the same one finds the form as the first time.
 */
export async function comeBack({ request, cookies, locals }: Visit, municipality: Municipality, broker: Broker) {
  const { searchParams, search } = new URL(request.url);
  const state = searchParams.get('state') ?? '';
  const trip = await tripOf(state, cookies, municipality, locals);
  if (!trip) return formAfter((await lastTripOf(request, municipality, locals)) ?? 'verlopen', municipality);
  if (!trip.answered && (await claimAnswer(locals.register, trip.id))) {
    const { outcome, luggage } = await endOf(trip, { query: search, municipality, broker, locals });
    const sealed = sealLuggage(luggage, trip, locals.environment);
    await finishTrip(locals.register, trip.id, { outcome, sealed });
  }
  return formAfter(trip.id, municipality);
}

/** The form that waits for whoever comes back from the broker. Undefined: it waits no longer, or is not this browser's. */
export async function returnedFromSignIn(
  id: string,
  cookies: AstroCookies,
  locals: App.Locals,
  municipality: Municipality,
): Promise<ReturnedForm | undefined> {
  const trip = await tripOf(id, cookies, municipality, locals);
  if (!trip) return undefined;
  const { luggage, outcome = 'refused' } = trip;
  return { fields: new Map(luggage.fields), outcome, identity: luggage.identity };
}

/** Lets go of a form that was sent on: from there it carries everything itself. */
export async function leaveTrip(
  id: string,
  cookies: AstroCookies,
  locals: App.Locals,
  municipality: Municipality,
): Promise<void> {
  const trip = await tripOf(id, cookies, municipality, locals);
  if (trip) await endTrip(locals.register.db, trip.id);
  takeKeyBack(cookies, id, municipality);
}

interface Surroundings {
  query: string;
  municipality: Municipality;
  broker: Broker;
  locals: App.Locals;
}

async function endOf(trip: OpenTrip, { query, municipality, broker, locals }: Surroundings) {
  const { environment, register, log } = locals;
  const { fields, question } = trip.luggage;
  const ended = (outcome: TripOutcome, luggage: Luggage = { fields }) => ({ outcome, luggage });
  const now = register.clock.now();
  if (!question || now.getTime() - trip.begunAt.getTime() > answerMinutes * 60_000) return ended('expired');
  const answer = await answerOf(broker, question, { query, state: trip.id, log });
  if ('failed' in answer) return ended(answer.failed);
  const { appSecret } = environment;
  const form = { municipality: municipality.slug, submission: new Map(fields).get('submission')! };
  const pseudonym = pseudonymOf(appSecret, municipality.slug, answer.subject);
  const identity = sealIdentity({ level: answer.level, confirmedAt: now, pseudonym }, form, appSecret);
  return ended('confirmed', { fields, identity });
}
