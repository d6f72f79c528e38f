import { z } from 'zod';
import { asPem, dkimKey, dkimSelector } from './dkim.ts';

// Every message here is a phrase that fits behind "verwacht wordt".

const modes = ['production', 'development', 'test'];
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const mailboxName = /^MAILBOX_([A-Z0-9_]+)_URL$/;
const addressName = /^ADDRESS_([A-Z0-9_]+)$/;
const tokenName = /^MAILBOX_([A-Z0-9_]+)_(?:TOKEN_ENDPOINT|CLIENT_ID|CLIENT_SECRET|REFRESH_TOKEN|SCOPE)$/;
const dkimName = /^DKIM_([A-Z0-9_]+)_(?:SELECTOR|KEY)$/;
const brokerName = /^DIGID_([A-Z0-9_]+)_(?:ISSUER|CLIENT_ID|CLIENT_SECRET)$/;

/** These hold passwords or keys: their values are never shown. */
const secret =
  /^(DATABASE_URL|REDIS_URL|SMTP_URL|APP_SECRET|MAILBOX_.+_(URL|CLIENT_SECRET|REFRESH_TOKEN)|DIGID_.+_CLIENT_SECRET|DKIM_.+_KEY)$/;

/** The variables with a fixed name. In production nothing that matters to safety has a default. */
export function variables(production: boolean) {
  const smtp = service(/^smtps?:$/, 'een adres als smtp://mail.gemeente.example:587');
  return z
    .object({
      NODE_ENV: oneOf(modes).optional(),
      DATABASE_URL: beginning(/^postgres(ql)?:\/\/./, 'een adres dat begint met postgres://'),
      REDIS_URL: beginning(
        /^(rediss?:\/\/.|\/)/,
        'een adres dat begint met redis:// of rediss://, of het pad van een socket',
      ).optional(),
      SMTP_URL: production ? smtp : smtp.default('smtp://127.0.0.1:1025'),
      PUBLIC_URL: production ? site(/^https:$/) : site(/^https?:$/).optional(),
      APP_SECRET: beginning(
        production ? /^.{32,}$/s : /./s,
        `een geheim van ${production ? 'minstens 32 tekens' : 'één of meer tekens'}`,
      ),
      PORT: wholeNumber(0, 65_535).default(4321),
      HOST: z.string().default('127.0.0.1'),
      DATA_DIR: z.string().default('./var'),
      LOG_LEVEL: oneOf(logLevels).default('info'),
      INTAKE_SMTP: hostAndPort().optional(),
      CANARY: oneOf(['on', 'off']).default(production ? 'on' : 'off'),
      CLAMD_URL: beginning(
        /^(tcp:\/\/[^/]+:\d+|unix:\/.+)$/,
        'een adres als tcp://127.0.0.1:3310 of unix:/run/clamav/clamd.ctl',
      ).optional(),
      TRUSTED_MAIL_HOSTS: hostList().default([]),
      ADMINISTRATOR_ADDRESS: z.email({ error: 'een e-mailadres' }).optional(),
      MAIL_PER_DOMAIN: wholeNumber(1, 100_000).optional(),
      UPLOAD_FILE_MB: wholeNumber(1, 1000).default(10),
      UPLOAD_TOTAL_MB: wholeNumber(1, 1000).default(25),
      UPLOAD_FILES: wholeNumber(1, 1000).default(10),
      REQUEST_MB: wholeNumber(1, 2000).default(120),
      FIELD_CHARACTERS: wholeNumber(1000, 10_000_000).default(50_000),
      MAIL_MB: wholeNumber(1, 1000).default(60),
    })
    .refine((given) => given.UPLOAD_TOTAL_MB >= given.UPLOAD_FILE_MB, {
      path: ['UPLOAD_TOTAL_MB'],
      error: 'een getal dat niet kleiner is dan UPLOAD_FILE_MB (zonder waarde geldt 25)',
    })
    .refine((given) => given.REQUEST_MB >= given.UPLOAD_TOTAL_MB, {
      path: ['REQUEST_MB'],
      error: 'een getal dat niet kleiner is dan UPLOAD_TOTAL_MB (zonder waarde geldt 120)',
    });
}

/** The variables with a municipality in their name: `MAILBOX_<SLUG>_…`, `ADDRESS_<SLUG>` and `DIGID_<SLUG>_…`. */
export function municipalityVariables(names: string[], production: boolean) {
  const mailbox = service(/^imaps?:$/, 'een adres als imaps://gebruiker:wachtwoord@mail.gemeente.example:993/INBOX');
  const address = z
    .email({ error: 'een e-mailadres', abort: true })
    .refine((given) => !production || !given.toLowerCase().endsWith('.example'), {
      error: 'een echt e-mailadres, dat niet eindigt op .example',
    });
  return z.object({
    ...Object.fromEntries(names.filter((name) => mailboxName.test(name)).map((name) => [name, mailbox])),
    ...Object.fromEntries(names.filter((name) => addressName.test(name)).map((name) => [name, address])),
    ...Object.fromEntries(under(names, tokenName).flatMap((slug) => tokenVariables(slug, mailbox, production))),
    ...Object.fromEntries(under(names, brokerName).flatMap((slug) => brokerVariables(slug, production))),
    ...Object.fromEntries(under(names, dkimName).flatMap(dkimVariables)),
  });
}

/** A signature needs both. */
function dkimVariables(slug: string) {
  const { selector, key } = namesFor(slug).dkim;
  return [
    [selector, dkimSelector],
    [key, dkimKey],
  ] as const;
}

/** A broker needs all three: whoever gives one of them is told of the others. */
function brokerVariables(slug: string, production: boolean) {
  const { issuer, clientId, clientSecret } = namesFor(slug).broker;
  return [
    [issuer, placeForSecrets(production)],
    [clientId, beginning(/./s, 'de naam waaronder de broker deze gemeente kent')],
    [clientSecret, beginning(/./s, 'het geheim dat bij de broker hoort')],
  ] as const;
}

/** Tokens instead of a password (XOAUTH2): for a mailbox that has an address, from an account that has a secret. */
function tokenVariables(slug: string, mailbox: z.ZodType<string>, production: boolean) {
  const { url, endpoint, clientId, clientSecret, refreshToken, scope } = namesFor(slug).mailbox;
  return [
    [url, mailbox],
    [endpoint, placeForSecrets(production)],
    [clientId, beginning(/./s, 'de naam waaronder de mailprovider deze toepassing kent')],
    [clientSecret, beginning(/./s, 'het geheim dat bij die naam hoort')],
    [refreshToken, z.string().default('')],
    [scope, z.string().default('')],
  ] as const;
}

/** `[slug, mailbox]` for each mailbox, `[slug, address]` for each address, `[slug, broker]` for each broker of DigiD. */
export function byMunicipality(given: Record<string, string>) {
  const named = (form: RegExp) =>
    Object.entries(given).flatMap(([name, value]) => {
      const slug = slugIn(name, form);
      return slug ? [[slug, value] as const] : [];
    });
  const brokers = under(Object.keys(given), brokerName).map((slug) => {
    const { issuer, clientId, clientSecret } = namesFor(slug).broker;
    const broker = { issuer: given[issuer]!, clientId: given[clientId]!, clientSecret: given[clientSecret]! };
    return [slug, broker] as const;
  });
  const mailboxes = named(mailboxName).map(([slug, url]) => {
    const { endpoint, clientId, clientSecret, refreshToken, scope } = namesFor(slug).mailbox;
    if (!given[endpoint]) return [slug, { url }] as const;
    const token = {
      endpoint: given[endpoint],
      clientId: given[clientId]!,
      clientSecret: given[clientSecret]!,
      ...(given[refreshToken] && { refreshToken: given[refreshToken] }),
      ...(given[scope] && { scope: given[scope] }),
    };
    return [slug, { url, token }] as const;
  });
  const dkim = under(Object.keys(given), dkimName).map((slug) => {
    const { selector, key } = namesFor(slug).dkim;
    return [slug, { selector: given[selector]!, key: asPem(given[key]!) }] as const;
  });
  return { mailboxes, addresses: named(addressName), brokers, dkim };
}

/** The municipalities that such variables are of, each once. */
function under(names: string[], form: RegExp): string[] {
  return [...new Set(names.flatMap((name) => slugIn(name, form) ?? []))];
}

function slugIn(name: string, form: RegExp): string | undefined {
  return form.exec(name)?.[1]?.toLowerCase().replaceAll('_', '-');
}

/** The variables that hold a municipality's settings. */
export const namesFor = (slug: string) => {
  const name = slug.toUpperCase().replaceAll('-', '_');
  const digid = `DIGID_${name}`;
  const broker = { issuer: `${digid}_ISSUER`, clientId: `${digid}_CLIENT_ID`, clientSecret: `${digid}_CLIENT_SECRET` };
  const mailbox = {
    url: `MAILBOX_${name}_URL`,
    endpoint: `MAILBOX_${name}_TOKEN_ENDPOINT`,
    clientId: `MAILBOX_${name}_CLIENT_ID`,
    clientSecret: `MAILBOX_${name}_CLIENT_SECRET`,
    refreshToken: `MAILBOX_${name}_REFRESH_TOKEN`,
    scope: `MAILBOX_${name}_SCOPE`,
  };
  const dkim = { selector: `DKIM_${name}_SELECTOR`, key: `DKIM_${name}_KEY` };
  return { mailbox, address: `ADDRESS_${name}`, broker, dkim };
};

/** What is wrong with one variable, as a Dutch sentence that shows no secret. */
export function variableSentence(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0]);
  const value = given[name];
  const why = given.NODE_ENV === 'production' ? ' (NODE_ENV is production)' : '';
  if (value === undefined) return `${name} ontbreekt; verwacht wordt ${issue.message}${why}.`;
  const found = secret.test(name) ? `iets anders, van ${value.length} tekens` : `"${value.slice(0, 100)}"`;
  return `${name}: verwacht wordt ${issue.message}, maar er staat ${found}${why}.`;
}

const oneOf = (values: string[]) => z.enum(values, { error: `een van ${values.join(', ')}` });

const beginning = (form: RegExp, error: string) => z.string({ error }).regex(form, { error });

const service = (protocol: RegExp, error: string) =>
  z
    .string({ error })
    .refine(
      (value) => URL.canParse(value) && protocol.test(new URL(value).protocol) && new URL(value).hostname !== '',
      { error },
    );

/** A service that is told a secret of ours. Without encryption only on this machine itself, and never in production. */
function placeForSecrets(production: boolean) {
  const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;
  const error = production
    ? 'een adres dat begint met https://'
    : 'een adres dat begint met https:// (of http:// op deze machine zelf)';
  const fits = ({ protocol, hostname, search, hash }: URL) =>
    (protocol === 'https:' || (!production && protocol === 'http:' && loopback.test(hostname))) && !search && !hash;
  return z.string({ error }).refine((value) => URL.canParse(value) && fits(new URL(value)), { error });
}

/** Where the site stands: only protocol, host and port, for links are made by adding a path. */
function site(protocol: RegExp) {
  const error = `een adres als ${protocol.test('http:') ? 'http://localhost:4321' : 'https://klachten.gemeente.example'}, zonder pad`;
  return z
    .string({ error })
    .refine(
      (value) =>
        URL.canParse(value) &&
        protocol.test(new URL(value).protocol) &&
        new URL(value).href === `${new URL(value).origin}/`,
      { error },
    )
    .transform((value) => new URL(value).origin);
}

function wholeNumber(from: number, to: number) {
  const error = `een heel getal van ${from} tot en met ${to}`;
  return z
    .string({ error })
    .refine((value) => /^\d+$/.test(value) && Number(value) >= from && Number(value) <= to, { error, abort: true })
    .transform(Number);
}

function hostAndPort() {
  const error = 'een host en een poort, zoals 127.0.0.1:2525';
  const form = /^(?<host>[\w.-]+|\[[\da-f:]+\]):(?<port>\d{1,5})$/i;
  return z
    .string({ error })
    .refine((value) => Number(form.exec(value)?.groups?.port ?? Number.NaN) <= 65_535, { error })
    .transform((value) => {
      const { host = '', port } = form.exec(value)?.groups ?? {};
      return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
    });
}

function hostList() {
  const error = "een lijst van hosts met komma's ertussen, zoals mx.gemeente.example,10.0.0.5";
  return z
    .string({ error })
    .transform((value) =>
      value
        .split(',')
        .map((host) => host.trim().toLowerCase())
        .filter(Boolean),
    )
    .refine((hosts) => hosts.every((host) => /^[\w.:-]+$/.test(host)), { error });
}
