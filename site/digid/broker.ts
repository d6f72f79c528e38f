import type { Configuration } from 'openid-client';
import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  ClientSecretPost,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
} from 'openid-client';
import type { IdentityLevel } from '#domain/identity.ts';
import type { Broker, Environment } from '#settings/environment.ts';
import type { Municipality } from '#settings/municipality.ts';
import { levelIn } from './level.ts';

/** Nobody waits longer than this for a broker that does not answer. */
const timeoutSeconds = 8;
/** A broker that renews its addresses is asked for them again. */
const knownForMs = 3_600_000;

/** What only we know of a question to the broker, until its answer is there. */
export interface Question {
  verifier: string;
  nonce: string;
  /** Where the answer must come; the broker knows this address beforehand. */
  redirectUri: string;
}

/** What the broker answered: who it is and how sure that is, or why it does not say so. */
export type BrokerAnswer = { subject: string; level: IdentityLevel } | { failed: 'cancelled' | 'refused' | 'away' };

/** The broker of a municipality that offers DigiD. Undefined: nobody can sign in there. */
export function brokerOf({ slug, channels }: Municipality, { brokers }: Pick<Environment, 'brokers'>) {
  return channels.digid ? brokers[slug] : undefined;
}

/** A question to the broker, and the address to go to with it. @throws when the broker is away */
export async function ask(
  broker: Broker,
  { state, redirectUri }: { state: string; redirectUri: string },
): Promise<{ question: Question; address: string }> {
  const config = await configurationOf(broker);
  const question = { verifier: randomPKCECodeVerifier(), nonce: randomNonce(), redirectUri };
  const address = buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid',
    state,
    nonce: question.nonce,
    code_challenge: await calculatePKCECodeChallenge(question.verifier),
    code_challenge_method: 'S256',
    // Whoever used this device before us must not be taken for whoever uses it now.
    prompt: 'login',
  });
  return { question, address: address.href };
}

/** Takes in the answer that the broker sent the browser back with. Its `query` is worth nothing until it is checked here. */
export async function answerOf(
  broker: Broker,
  { verifier, nonce, redirectUri }: Question,
  { query, state, log }: { query: string; state: string; log: App.Locals['log'] },
): Promise<BrokerAnswer> {
  try {
    const config = await configurationOf(broker);
    const address = new URL(redirectUri);
    address.search = query;
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier };
    const claims = (await authorizationCodeGrant(config, address, checks)).claims();
    const level = claims && levelIn(claims);
    if (claims && level) return { subject: claims.sub, level };
    log.warn({ acr: claims?.acr, loa: claims?.loa }, 'the broker of DigiD names no level that we know');
    return { failed: 'refused' };
  } catch (error) {
    const isCancelled = error instanceof AuthorizationResponseError && error.error === 'access_denied';
    const failed = isCancelled ? 'cancelled' : isAway(error) ? 'away' : 'refused';
    log.warn({ err: error, failed }, 'somebody was not signed in with DigiD');
    return { failed };
  }
}

/** Whether the broker cannot be reached or is out of order, rather than saying no. */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, cause } = error as Error & { code?: string };
  // That is how `fetch` calls a connection that fails.
  return error instanceof TypeError || code === 'OAUTH_TIMEOUT' || (cause instanceof Response && cause.status >= 500);
}

const known = new Map<string, { config: Configuration; at: number }>();

async function configurationOf({ issuer, clientId, clientSecret }: Broker): Promise<Configuration> {
  const name = JSON.stringify([issuer, clientId, clientSecret]);
  const before = known.get(name);
  if (before && performance.now() - before.at < knownForMs) return before.config;
  const basic = ClientSecretBasic(clientSecret);
  const post = ClientSecretPost(clientSecret);
  const config = await discovery(
    new URL(issuer),
    clientId,
    { client_secret: clientSecret },
    (server, ...rest) => {
      const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
      return methods.includes('client_secret_basic') ? basic(server, ...rest) : post(server, ...rest);
    },
    {
      timeout: timeoutSeconds,
      // The settings allow an issuer without encryption on this machine only.
      execute: [enableNonRepudiationChecks, ...(issuer.startsWith('http:') ? [allowInsecureRequests] : [])],
    },
  );
  known.set(name, { config, at: performance.now() });
  return config;
}
