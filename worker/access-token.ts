import {
  allowInsecureRequests,
  ClientSecretPost,
  Configuration,
  clientCredentialsGrant,
  customFetch,
  refreshTokenGrant,
} from 'openid-client';
import type { MailboxToken } from '#settings/environment.ts';

const timeoutSeconds = 10;
/** A token that ends sooner than this is not begun with any more. */
const marginMs = 60_000;

interface Held {
  token: string;
  until: number;
  /** Some providers give a new one with each token, and then the old one is worth nothing. */
  refreshToken: string | undefined;
}

const held = new Map<string, Held>();

/**
 * A token to sign in with at a mailbox (XOAUTH2): asked for with a refresh token when there is one, else on our own
 * account (client credentials); used until it ends. @throws what the provider answers
 */
export async function accessToken(source: MailboxToken, signal: AbortSignal): Promise<string> {
  const key = JSON.stringify(source);
  const before = held.get(key);
  if (before && before.until - marginMs > Date.now()) return before.token;
  const refreshToken = before?.refreshToken ?? source.refreshToken;
  const config = configurationOf(source, signal);
  const parameters = new URLSearchParams(source.scope ? { scope: source.scope } : undefined);
  const answer = refreshToken
    ? await refreshTokenGrant(config, refreshToken, parameters)
    : await clientCredentialsGrant(config, parameters);
  const until = Date.now() + (answer.expires_in ?? 0) * 1_000;
  held.set(key, { token: answer.access_token, until, refreshToken: answer.refresh_token ?? refreshToken });
  return answer.access_token;
}

/** A mail server that refuses a token may know that it was withdrawn: the next one is asked for anew. */
export function forgetToken(source: MailboxToken): void {
  const before = held.get(JSON.stringify(source));
  if (before) before.until = 0;
}

function configurationOf({ endpoint, clientId, clientSecret }: MailboxToken, signal: AbortSignal): Configuration {
  const url = new URL(endpoint);
  const server = { issuer: url.origin, token_endpoint: url.href };
  const config = new Configuration(server, clientId, undefined, ClientSecretPost(clientSecret));
  config.timeout = timeoutSeconds;
  config[customFetch] = (address, { signal: timeout, ...options }) => {
    const signals = [signal, ...(timeout ? [timeout] : [])];
    return fetch(address, { ...options, signal: AbortSignal.any(signals) } as RequestInit);
  };
  if (url.protocol === 'http:') allowInsecureRequests(config);
  return config;
}
