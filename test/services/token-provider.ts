import { once } from 'node:events';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';
import { freePort } from '#scripts/ports.ts';

/** A mail provider's token service: gives tokens for one mailbox, and says whose a token is. */
export interface TokenProvider {
  /** Where tokens are asked for. */
  endpoint: string;
  /** Where a mail server asks whose a token is; the token goes behind it. */
  introspection: string;
  clientSecret: string;
  /** How many tokens were given out. */
  given(): number;
  /** A right to ask for tokens in the name of the mailbox. */
  refreshToken(): Promise<string>;
  /** Takes back all tokens. */
  withdraw(): void;
  stop(): Promise<void>;
}

/** Starts a real OAuth server. Its one account is named after the mailbox, so that a mail server can compare them. */
export async function startTokenProvider(mailbox: string): Promise<TokenProvider> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const clientSecret = 'een geheim van de toets';
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: mailbox,
        client_secret: clientSecret,
        grant_types: ['client_credentials', 'refresh_token', 'authorization_code'],
        redirect_uris: ['http://127.0.0.1/terug'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    scopes: ['openid', 'offline_access', 'IMAP'],
    features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
    cookies: { keys: ['van de toets'] },
    // As strict providers do: each refresh token works once.
    rotateRefreshToken: true,
    findAccount: (_context: unknown, accountId: string) => ({ accountId, claims: () => ({ sub: accountId }) }),
  });
  const answer = provider.callback();
  const withdrawn = new Set<string>();
  const shown = new Set<string>();
  let given = 0;
  provider.on('grant.success', () => {
    given += 1;
  });
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer);
    if (pathname !== '/van-wie') return void answer(request, response);
    const value = searchParams.get('token') ?? '';
    shown.add(value);
    const kinds = [provider.ClientCredentials, provider.AccessToken];
    Promise.all(kinds.map((kind) => kind.find(value))).then((found) => {
      const token = withdrawn.has(value) ? undefined : found.find(Boolean);
      const body = token ? { active: true, client_id: token.clientId } : { active: false };
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body));
    });
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `${issuer}/token`,
    introspection: `${issuer}/van-wie`,
    clientSecret,
    given: () => given,
    async refreshToken() {
      const client = await provider.Client.find(mailbox);
      const grant = new provider.Grant({ clientId: mailbox, accountId: mailbox });
      grant.addOIDCScope('openid offline_access');
      const grantId = await grant.save();
      const scope = 'openid offline_access';
      return new provider.RefreshToken({
        client,
        accountId: mailbox,
        grantId,
        scope,
        gty: 'authorization_code',
      }).save();
    },
    withdraw() {
      for (const value of shown) withdrawn.add(value);
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
