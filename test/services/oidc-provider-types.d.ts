/** The little that tests use of a library that comes without types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export default class Provider {
    constructor(issuer: string, configuration: object);
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<{ uid: string }>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
    on(event: string, listener: (context: unknown, error: unknown) => void): void;
    Client: { find(id: string): Promise<object> };
    AccessToken: { find(value: string): Promise<{ clientId: string } | undefined> };
    ClientCredentials: { find(value: string): Promise<{ clientId: string } | undefined> };
    RefreshToken: new (
      of: object,
    ) => { save(): Promise<string> };
    Grant: new (of: {
      clientId: string;
      accountId: string;
    }) => { addOIDCScope(scope: string): void; save(): Promise<string> };
  }
}
