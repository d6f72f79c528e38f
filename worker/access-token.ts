import {
  allowInsecureRequests,
  ClientSecretPost,
  Configuration,
  clientCredentialsGrant,
  customFetch,
  refreshTokenGrant,
} from 'openid-client';
import type { KeptRefreshToken } from '#register/refresh-token.ts';
import type { MailboxToken } from '#settings/environment.ts';

const timeoutSeconds = 10;
const mostAnswerBytes = 256 * 1024;
/** A token that ends sooner than this is not begun with any more. */
const marginMs = 60_000;

interface Held {
  token: string;
  until: number;
  /** Some providers give a new one with each token, and then the old one is worth nothing. */
  refreshToken: string | undefined;
  /** Whether the register was away when it came. */
  isUnkept?: boolean;
}

const held = new Map<string, Held>();

/**
 * A token to sign in with at a mailbox (XOAUTH2): asked for with a refresh token when there is one, else on our own
 * account (client credentials); used until it ends. A refresh token that the provider puts in the place of ours is kept.
 * @throws what the provider answers, or the register when it is away
 */
export async function accessToken(source: MailboxToken, signal: AbortSignal, kept?: KeptRefreshToken): Promise<string> {
  const key = JSON.stringify(source);
  const before = held.get(key);
  if (before && before.until - marginMs > Date.now()) return before.token;
  if (before?.isUnkept) await keep(before, kept);
  // Another worker may have been given a newer one.
  const refreshToken = source.refreshToken && ((await kept?.find()) ?? before?.refreshToken ?? source.refreshToken);
  const config = configurationOf(source, signal);
  const parameters = new URLSearchParams(source.scope ? { scope: source.scope } : undefined);
  const answer = refreshToken
    ? await refreshTokenGrant(config, refreshToken, parameters)
    : await clientCredentialsGrant(config, parameters);
  const until = Date.now() + (answer.expires_in ?? 0) * 1_000;
  const now: Held = { token: answer.access_token, until, refreshToken: answer.refresh_token ?? refreshToken };
  held.set(key, now);
  if (refreshToken && now.refreshToken !== refreshToken) await keep(now, kept);
  return now.token;
}

async function keep(one: Held, kept: KeptRefreshToken | undefined): Promise<void> {
  one.isUnkept = true;
  await kept?.keep(one.refreshToken!);
  one.isUnkept = false;
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
  config[customFetch] = async (address, { signal: timeout, ...options }) => {
    const signals = [signal, ...(timeout ? [timeout] : [])];
    const answer = await fetch(address, { ...options, signal: AbortSignal.any(signals) } as RequestInit);
    return new Response(answer.body && limited(answer.body), answer);
  };
  if (url.protocol === 'http:') allowInsecureRequests(config);
  return config;
}

/** An answer that goes on for ever is none. */
function limited(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  let bytes = 0;
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      bytes += piece.length;
      if (bytes > mostAnswerBytes) throw new Error('more than a token takes');
      controller.enqueue(piece);
    },
  });
  return body.pipeThrough(count);
}
