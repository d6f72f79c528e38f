import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';
import { freePort } from '#scripts/ports.ts';

/** Who somebody says they are at the broker's own page; a broker gives the BSN, or a name that stands for it. */
export interface SignedIn {
  sub: string;
  acr?: string;
  loa?: string;
}

/** A broker of DigiD on this machine: a real OpenID Connect provider that believes whatever its own page is told. */
export interface TestBroker {
  /** What the site needs to know of it, as variables. */
  variables: Record<string, string>;
  issuer: string;
  /** How often a code was exchanged, or tried to. */
  exchanges(): number;
  start(): Promise<void>;
  /** Nobody answers any more at its address. */
  stop(): Promise<void>;
}

const client = { client_id: 'wederhoor', client_secret: 'een geheim van de toets' };

/** Prepares a broker for one municipality; `redirectUris` are the addresses that it may send people back to. */
export async function aBroker(slug: string, redirectUris: string[]): Promise<TestBroker> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const people = new Map<string, SignedIn>();
  const provider = new Provider(issuer, configuration(redirectUris, people));
  const answer = provider.callback();
  let exchanged = 0;
  let server: Server | undefined;

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === '/token') exchanged += 1;
    if (!request.url?.startsWith('/inloggen/')) return answer(request, response);
    if (request.method === 'GET') {
      const { uid } = await provider.interactionDetails(request, response);
      return void response.setHeader('Content-Type', 'text/html; charset=utf-8').end(signInPage(uid));
    }
    const { sub, acr, loa, gaan } = await sentIn(request);
    if (gaan !== 'inloggen') {
      const error = gaan === 'annuleren' ? 'access_denied' : 'temporarily_unavailable';
      return provider.interactionFinished(request, response, { error, error_description: 'van de toets' });
    }
    people.set(sub!, { sub: sub!, ...(loa && { loa }) });
    return provider.interactionFinished(request, response, { login: { accountId: sub, ...(acr && { acr }) } });
  };

  return {
    issuer,
    variables: {
      [`DIGID_${slug.toUpperCase()}_ISSUER`]: issuer,
      [`DIGID_${slug.toUpperCase()}_CLIENT_ID`]: client.client_id,
      [`DIGID_${slug.toUpperCase()}_CLIENT_SECRET`]: client.client_secret,
    },
    exchanges: () => exchanged,
    async start() {
      server = createServer((request, response) => {
        serve(request, response).catch((error: Error) => response.writeHead(400).end(error.message));
      }).listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    async stop() {
      if (!server) return;
      const closed = once(server, 'close');
      server.closeAllConnections();
      server.close();
      server = undefined;
      await closed;
    },
  };
}

function configuration(redirectUris: string[], people: Map<string, SignedIn>): object {
  return {
    clients: [
      { ...client, redirect_uris: redirectUris, grant_types: ['authorization_code'], response_types: ['code'] },
    ],
    pkce: { required: () => true },
    acrValues: ['urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract'],
    // A broker puts what it knows in the ID token at once.
    conformIdTokenClaims: false,
    claims: { openid: ['sub', 'acr', 'loa'] },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['van de toets'] },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/inloggen/${uid}` },
    findAccount: (_context: unknown, accountId: string) => ({ accountId, claims: () => people.get(accountId) }),
    // Nobody is asked whether their own municipality may know who they are: they came for that.
    async loadExistingGrant({ oidc }: GrantContext) {
      const { Grant } = oidc.provider;
      const grant = new Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  };
}

interface GrantContext {
  oidc: { provider: Provider; client: { clientId: string }; session: { accountId: string } };
}

function signInPage(uid: string): string {
  return `<!doctype html><html lang="nl"><title>Broker van de toets</title><h1>Broker van de toets</h1>
    <form method="post" action="/inloggen/${uid}">
      <label>Wie <input name="sub" value="900222670"></label>
      <label>Niveau <input name="acr" value="urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract"></label>
      <button name="gaan" value="inloggen">Inloggen</button> <button name="gaan" value="annuleren">Annuleren</button>
    </form></html>`;
}

async function sentIn(request: IncomingMessage): Promise<Record<string, string>> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Object.fromEntries(new URLSearchParams(Buffer.concat(pieces).toString()));
}
