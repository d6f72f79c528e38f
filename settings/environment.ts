import { resolve } from 'node:path';
import type { DkimKey } from './dkim.ts';
import type { Municipality } from './municipality.ts';
import { SettingsError } from './problems.ts';
import { byMunicipality, municipalityVariables, namesFor, variableSentence, variables } from './variables.ts';

export { SettingsError } from './problems.ts';

/** Who signs people in with DigiD for a municipality (routeringsvoorziening): its OpenID Connect issuer, and our account there. */
export interface Broker {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** Where tokens for a mailbox come from (XOAUTH2), and the account that asks for them. */
export interface MailboxToken {
  endpoint: string;
  clientId: string;
  clientSecret: string;
  /** Absent: the account asks in its own name (client credentials). */
  refreshToken?: string;
  scope?: string;
}

/** A mailbox to read: its address with user and password, or with a user and tokens. */
export interface MailboxAccount {
  url: string;
  token?: MailboxToken;
}

/** What the surroundings of the program decide: addresses of services, secrets, limits. */
export interface Environment {
  production: boolean;
  databaseUrl: string;
  /** Absent means: the queue lives in PostgreSQL. */
  redisUrl?: string;
  smtpUrl: string;
  /** Where citizens reach the site; no slash at the end. */
  publicUrl: string;
  appSecret: string;
  port: number;
  host: string;
  /** Absolute path. */
  dataDir: string;
  logLevel: string;
  /** Absent means: no mail comes in by SMTP. */
  intakeSmtp?: { host: string; port: number };
  /** Where ClamAV's daemon answers; absent means that nobody looks for viruses. */
  clamdUrl?: string | undefined;
  /** Hosts whose Received stamp the intake believes, in lower case. */
  trustedMailHosts: string[];
  /** Whoever keeps the system running; absent means that alarms only stand at the desk. */
  administratorAddress?: string;
  mailboxes: (MailboxAccount & { municipality: string })[];
  /** Each morning a mail to ourselves must come back in through each mailbox, or through the intake. */
  canary: boolean;
  /** Operating addresses by slug; absent means the one in the profile. */
  addresses: Record<string, string>;
  /** Brokers of DigiD by slug; absent means that nobody can sign in there. */
  brokers: Record<string, Broker>;
  /** Keys to sign mail with, by slug; absent means that the relay signs, or nobody. */
  dkim: Record<string, DkimKey>;
  /** So many mails a minute go to one domain; absent means as fast as it goes. */
  mailPerDomain?: number;
  limits: {
    fileBytes: number;
    filesBytes: number;
    files: number;
    /** A larger request is refused (413). */
    requestBytes: number;
    fieldCharacters: number;
    mailBytes: number;
  };
}

const megabyte = 1024 * 1024;

/**
 * Reads the environment, once, at start. An empty value counts as absent.
 * @throws SettingsError with one Dutch sentence for each variable that is missing or wrong
 */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const production = given.NODE_ENV === 'production';
  const fixed = variables(production).safeParse(given);
  const named = municipalityVariables(Object.keys(given), production).safeParse(given);
  if (!fixed.success || !named.success) {
    const issues = [...(fixed.error?.issues ?? []), ...(named.error?.issues ?? [])];
    throw new SettingsError(issues.map((issue) => variableSentence(issue, given)));
  }
  const { data } = fixed;
  const { mailboxes, addresses, brokers, dkim } = byMunicipality(named.data);
  return {
    production,
    databaseUrl: data.DATABASE_URL,
    redisUrl: data.REDIS_URL,
    smtpUrl: data.SMTP_URL,
    publicUrl: data.PUBLIC_URL ?? `http://localhost:${data.PORT}`,
    appSecret: data.APP_SECRET,
    port: data.PORT,
    host: data.HOST,
    dataDir: resolve(data.DATA_DIR),
    logLevel: data.LOG_LEVEL,
    intakeSmtp: data.INTAKE_SMTP,
    clamdUrl: data.CLAMD_URL,
    trustedMailHosts: data.TRUSTED_MAIL_HOSTS,
    administratorAddress: data.ADMINISTRATOR_ADDRESS,
    mailboxes: mailboxes.map(([municipality, account]) => ({ municipality, ...account })),
    canary: data.CANARY === 'on',
    addresses: Object.fromEntries(addresses),
    brokers: Object.fromEntries(brokers),
    dkim: Object.fromEntries(dkim),
    mailPerDomain: data.MAIL_PER_DOMAIN,
    limits: {
      fileBytes: data.UPLOAD_FILE_MB * megabyte,
      filesBytes: data.UPLOAD_TOTAL_MB * megabyte,
      files: data.UPLOAD_FILES,
      requestBytes: data.REQUEST_MB * megabyte,
      fieldCharacters: data.FIELD_CHARACTERS,
      mailBytes: data.MAIL_MB * megabyte,
    },
  };
}

/**
 * A mailbox of a municipality without a profile would be read for nobody.
 * @throws SettingsError
 */
export function checkMailboxes({ mailboxes }: Pick<Environment, 'mailboxes'>, municipalities: Municipality[]): void {
  const named = mailboxes.map(({ municipality }) => municipality);
  stopAt(strangers(named, municipalities).map((slug) => noProfile(namesFor(slug).mailbox.url, slug, municipalities)));
}

/**
 * In production each municipality has its own real address, and no two share one.
 * @throws SettingsError
 */
export function checkAddresses(
  { production, addresses }: Pick<Environment, 'production' | 'addresses'>,
  municipalities: Municipality[],
): void {
  const owners = new Map<string, string>();
  const problems = municipalities.flatMap((municipality) => {
    const variable = namesFor(municipality.slug).address;
    if (production && !addresses[municipality.slug])
      return [
        `${variable} ontbreekt; verwacht wordt het e-mailadres van ${municipality.name} (NODE_ENV is production).`,
      ];
    const address = operatingAddress(municipality, { addresses });
    const owner = owners.get(address.toLowerCase());
    owners.set(address.toLowerCase(), municipality.name);
    return owner ? [`${variable}: verwacht wordt een eigen adres, maar "${address}" is ook van ${owner}.`] : [];
  });
  const unknown = strangers(Object.keys(addresses), municipalities);
  stopAt([...unknown.map((slug) => noProfile(namesFor(slug).address, slug, municipalities)), ...problems]);
}

/**
 * A broker belongs to a municipality that offers DigiD by its own profile.
 * @throws SettingsError
 */
export function checkBrokers({ brokers }: Pick<Environment, 'brokers'>, municipalities: Municipality[]): void {
  const named = Object.keys(brokers);
  const without = municipalities.filter(({ slug, channels }) => brokers[slug] && !channels.digid);
  stopAt([
    ...strangers(named, municipalities).map((slug) => noProfile(namesFor(slug).broker.issuer, slug, municipalities)),
    ...without.map(
      ({ slug, name }) =>
        `${namesFor(slug).broker.issuer}: verwacht wordt een gemeente met DigiD in haar profiel, maar ${name} heeft dat niet.`,
    ),
  ]);
}

/**
 * A key to sign with belongs to a municipality that sends mail.
 * @throws SettingsError
 */
export function checkDkim({ dkim }: Pick<Environment, 'dkim'>, municipalities: Municipality[]): void {
  const unknown = strangers(Object.keys(dkim), municipalities);
  stopAt(unknown.map((slug) => noProfile(namesFor(slug).dkim.selector, slug, municipalities)));
}

/** The address that a municipality's complaints come in at and its letters come from. */
export function operatingAddress({ slug, mail }: Municipality, { addresses }: Pick<Environment, 'addresses'>): string {
  return addresses[slug] ?? mail.address;
}

function strangers(slugs: string[], municipalities: Municipality[]): string[] {
  return slugs.filter((slug) => municipalities.every((municipality) => municipality.slug !== slug));
}

function noProfile(variable: string, slug: string, municipalities: Municipality[]): string {
  const known = municipalities.map((municipality) => municipality.slug).join(', ');
  return `${variable}: verwacht wordt een gemeente met een profiel (${known}), maar er staat "${slug}".`;
}

function stopAt(problems: string[]): void {
  if (problems.length) throw new SettingsError(problems);
}
