import { randomBytes } from 'node:crypto';
import type { AstroCookies } from 'astro';
import { keepTrip } from '#register/sign-in-trips.ts';
import type { Broker, Environment } from '#settings/environment.ts';
import type { Municipality } from '#settings/municipality.ts';
import { attachmentsOf, keep } from '../form/attachments.ts';
import { readForm } from '../form/read-form.ts';
import { BodyTooLarge } from '../serving/limited-body.ts';
import type { Question } from './broker.ts';
import { ask } from './broker.ts';
import { formAfter, handKey, newTrip, sealLuggage } from './trip.ts';

/** More than all fields of a form at their limits; more than that is no form that anybody typed. */
const mostCharacters = 8 * 1024 * 1024;

/**
 * Puts the form away and asks the broker who its sender is (Awb 2:13). Where to go: to the broker, or back to the form
 * when the broker is away.
 * @throws UnreadableForm, BodyTooLarge
 */
export async function beginTrip(
  { request, cookies, locals }: { request: Request; cookies: AstroCookies; locals: App.Locals },
  municipality: Municipality,
  broker: Broker,
): Promise<{ broker: string } | { form: string }> {
  const { register, environment, log } = locals;
  const fields = await fieldsOf(request, locals);
  const trip = newTrip();
  const asked = await ask(broker, {
    state: trip.id,
    redirectUri: returnAddress(request, municipality, environment),
  }).catch((error) => {
    log.error({ municipality: municipality.slug, err: error }, 'the broker of DigiD is away');
    return undefined;
  });
  const question: Question | undefined = asked?.question;
  await keepTrip(register, {
    id: trip.id,
    municipality: municipality.slug,
    sealed: sealLuggage({ fields, question }, trip, environment),
    ...(!asked && { outcome: 'away' }),
  });
  handKey(cookies, trip, municipality, environment);
  return asked ? { broker: asked.address } : { form: formAfter(trip.id, municipality) };
}

/** All fields as they were typed. Files that came along wait in the register, as they do on any other page of the form. */
async function fieldsOf(request: Request, { register, environment }: App.Locals): Promise<[string, string][]> {
  const { limits } = environment;
  const form = await readForm(request, 'attachments', limits);
  try {
    const fields = new Map(form.fields);
    fields.delete('go');
    const submission = fields.get('submission') ?? '';
    if (!/^[\w-]{24}$/.test(submission)) fields.set('submission', randomBytes(18).toString('base64url'));
    const { fit } = await attachmentsOf(form, fields.get('submission')!, register, limits);
    await keep(fit, fields.get('submission')!, register);
    const length = [...fields].reduce((sum, [name, value]) => sum + name.length + value.length, 0);
    if (length > mostCharacters) throw new BodyTooLarge();
    return [...fields];
  } finally {
    await form.dispose();
  }
}

/**
 * Where the broker sends people back to. The host that somebody came by only chooses between the two that are ours: the
 * municipality's own and the installation's. A request cannot make up a third.
 */
function returnAddress(request: Request, { slug, host }: Municipality, { publicUrl }: Environment): string {
  const address = new URL(`/${slug}/digid/terug`, publicUrl);
  const came = request.headers.get('host')?.replace(/:\d+$/, '').toLowerCase();
  if (host && came === host.toLowerCase()) address.host = host;
  return address.href;
}
