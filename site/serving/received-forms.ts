import type { IncomingMessage } from 'node:http';
import type { SentForm } from '../form/read-form.ts';
import type { FormOutcome } from '../form/receive-form.ts';
import { receiveForm } from '../form/receive-form.ts';
import { mayComeFrom } from '../origin.ts';
import { limitedBody } from './limited-body.ts';
import type { RememberedPages, Remembrance } from './remembered-pages.ts';

/** A page of the form that was sent, and what is remembered of the page that follows. */
export interface ReceivedPage {
  received: Promise<FormOutcome>;
  remembrance: Promise<Remembrance | undefined>;
}

/**
 * Takes in the pages of the form before Astro makes a request of its own of each: most are followed by a page that is only
 * given again. Undefined: it is another page, or comes from elsewhere, which the page itself refuses.
 */
export function receiveForms(
  locals: Pick<App.Locals, 'register' | 'environment' | 'log'>,
  remembered: RememberedPages,
): (request: IncomingMessage) => ReceivedPage | undefined {
  const { register, environment } = locals;
  return (request) => {
    const [, slug = ''] = /^\/([\w-]+)\/klacht$/.exec(request.url!) ?? [];
    const municipality = register.municipalities.get(slug);
    const sent = sentForm(request, environment.limits.requestBytes);
    const isOurs = mayComeFrom({ method: 'POST', headers: sent.headers }, environment.publicUrl, false);
    // Astro answers a host that is none without asking the page.
    if (!municipality || !isOurs || !URL.canParse(`http://${request.headers.host}`)) return undefined;
    const received = receiveForm(sent, municipality, locals);
    const remembrance = received.then(
      (outcome) => ('view' in outcome ? remembered.ofForm(outcome.view, municipality) : undefined),
      () => undefined, // What went wrong is told by the page itself.
    );
    return { received, remembrance };
  };
}

function sentForm(request: IncomingMessage, most: number): SentForm {
  const body = limitedBody(request, most);
  return { headers: { get: (name) => request.headers[name]?.toString() ?? null }, body };
}
