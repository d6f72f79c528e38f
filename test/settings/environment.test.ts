import { generateKeyPairSync } from 'node:crypto';
import { isAbsolute, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  checkAddresses,
  checkDkim,
  checkMailboxes,
  operatingAddress,
  readEnvironment,
  SettingsError,
} from '#settings/environment.ts';
import { loadMunicipalities } from '#settings/municipality.ts';

const municipalities = loadMunicipalities();
const druten = municipalities.find(({ slug }) => slug === 'druten')!;

const development = { DATABASE_URL: 'postgres://wederhoor@127.0.0.1:5432/wederhoor', APP_SECRET: 'geheim' };
const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://wederhoor:pw@db.internal/wederhoor',
  APP_SECRET: 'x'.repeat(32),
  SMTP_URL: 'smtps://relay:pw@mail.internal:465',
  PUBLIC_URL: 'https://klachten.gemeente.example',
  ADDRESS_DRUTEN: 'klachten@druten.test',
  ADDRESS_MIDDEN_DRENTHE: 'juza@midden-drenthe.test',
  ADDRESS_DEVENTER: 'klachten@deventer.test',
  ADDRESS_AMSTELVEEN: 'klacht@amstelveen.test',
  ADDRESS_DIEMEN: 'klachten@diemen.test',
};

test('two variables are enough to start with', () => {
  expect(readEnvironment(development)).toEqual({
    production: false,
    databaseUrl: development.DATABASE_URL,
    redisUrl: undefined,
    smtpUrl: 'smtp://127.0.0.1:1025',
    publicUrl: 'http://localhost:4321',
    appSecret: 'geheim',
    port: 4321,
    host: '127.0.0.1',
    dataDir: join(process.cwd(), 'var'),
    logLevel: 'info',
    intakeSmtp: undefined,
    trustedMailHosts: [],
    mailboxes: [],
    canary: false,
    addresses: {},
    brokers: {},
    dkim: {},
    limits: {
      fileBytes: 10 * 1024 * 1024,
      filesBytes: 25 * 1024 * 1024,
      files: 10,
      requestBytes: 120 * 1024 * 1024,
      fieldCharacters: 50_000,
      mailBytes: 60 * 1024 * 1024,
    },
  });
});

test.for<[Record<string, string>, object]>([
  [{ PORT: '8080' }, { port: 8080, publicUrl: 'http://localhost:8080' }],
  [{ PORT: '' }, { port: 4321 }],
  [
    { PORT: '0', HOST: '0.0.0.0' },
    { port: 0, host: '0.0.0.0' },
  ],
  [{ PUBLIC_URL: 'http://127.0.0.1:4000/' }, { publicUrl: 'http://127.0.0.1:4000' }],
  [{ REDIS_URL: 'redis://127.0.0.1:6379' }, { redisUrl: 'redis://127.0.0.1:6379' }],
  [{ REDIS_URL: '/run/redis.sock' }, { redisUrl: '/run/redis.sock' }],
  [{ REDIS_URL: '   ' }, { redisUrl: undefined }],
  [{ INTAKE_SMTP: '127.0.0.1:2525' }, { intakeSmtp: { host: '127.0.0.1', port: 2525 } }],
  [{ INTAKE_SMTP: '[::1]:25' }, { intakeSmtp: { host: '::1', port: 25 } }],
  [{ INTAKE_SMTP: 'mx.gemeente.example:25' }, { intakeSmtp: { host: 'mx.gemeente.example', port: 25 } }],
  [
    { TRUSTED_MAIL_HOSTS: ' MX.gemeente.example, 10.0.0.5,' },
    { trustedMailHosts: ['mx.gemeente.example', '10.0.0.5'] },
  ],
  [
    { LOG_LEVEL: 'debug', NODE_ENV: 'test' },
    { logLevel: 'debug', production: false },
  ],
  [{ DATA_DIR: '/srv/wederhoor' }, { dataDir: '/srv/wederhoor' }],
  [
    { MAILBOX_MIDDEN_DRENTHE_URL: 'imaps://juza:pw@mail.internal:993/INBOX' },
    { mailboxes: [{ municipality: 'midden-drenthe', url: 'imaps://juza:pw@mail.internal:993/INBOX' }] },
  ],
  [
    {
      MAILBOX_DRUTEN_URL: 'imaps://klachten%40druten.test@mail.internal/INBOX',
      MAILBOX_DRUTEN_TOKEN_ENDPOINT: 'https://login.internal/token',
      MAILBOX_DRUTEN_CLIENT_ID: 'wederhoor',
      MAILBOX_DRUTEN_CLIENT_SECRET: 'pw',
      MAILBOX_DRUTEN_SCOPE: 'imap',
    },
    {
      mailboxes: [
        {
          municipality: 'druten',
          url: 'imaps://klachten%40druten.test@mail.internal/INBOX',
          token: {
            endpoint: 'https://login.internal/token',
            clientId: 'wederhoor',
            clientSecret: 'pw',
            scope: 'imap',
          },
        },
      ],
    },
  ],
  [{ CANARY: 'on' }, { canary: true }],
  [{ ...production }, { canary: true }],
  [
    { ADDRESS_MIDDEN_DRENTHE: 'post@midden-drenthe.example' },
    { addresses: { 'midden-drenthe': 'post@midden-drenthe.example' } },
  ],
])('%j is read as %j', ([given, expected]) => {
  expect(readEnvironment({ ...development, ...given })).toMatchObject(expected);
});

test('a folder for data is always absolute', () => {
  expect(isAbsolute(readEnvironment({ ...development, DATA_DIR: 'var/elders' }).dataDir)).toBe(true);
});

/** What must stand beside a variable, so that only itself is wrong. */
function companyOf(name: string): Record<string, string> {
  if (name !== 'MAILBOX_DRUTEN_TOKEN_ENDPOINT') return {};
  const url = 'imaps://klachten@mail.internal/INBOX';
  return { MAILBOX_DRUTEN_URL: url, MAILBOX_DRUTEN_CLIENT_ID: 'x', MAILBOX_DRUTEN_CLIENT_SECRET: 'x' };
}

test.for<[string, string, string | undefined, string]>([
  [
    'development',
    'DATABASE_URL',
    undefined,
    'DATABASE_URL ontbreekt; verwacht wordt een adres dat begint met postgres://.',
  ],
  [
    'development',
    'DATABASE_URL',
    'mysql://root:hunter2@db/x',
    'DATABASE_URL: verwacht wordt een adres dat begint met postgres://, maar er staat iets anders, van 25 tekens.',
  ],
  ['development', 'APP_SECRET', undefined, 'APP_SECRET ontbreekt; verwacht wordt een geheim van één of meer tekens.'],
  [
    'development',
    'SMTP_URL',
    'localhost:1025',
    'SMTP_URL: verwacht wordt een adres als smtp://mail.gemeente.example:587, maar er staat iets anders, van 14 tekens.',
  ],
  [
    'development',
    'REDIS_URL',
    'localhost',
    'REDIS_URL: verwacht wordt een adres dat begint met redis:// of rediss://, of het pad van een socket, maar er staat iets anders, van 9 tekens.',
  ],
  ['development', 'PORT', 'abc', 'PORT: verwacht wordt een heel getal van 0 tot en met 65535, maar er staat "abc".'],
  [
    'development',
    'PORT',
    '65536',
    'PORT: verwacht wordt een heel getal van 0 tot en met 65535, maar er staat "65536".',
  ],
  ['development', 'PORT', '-1', 'PORT: verwacht wordt een heel getal van 0 tot en met 65535, maar er staat "-1".'],
  [
    'development',
    'NODE_ENV',
    'prod',
    'NODE_ENV: verwacht wordt een van production, development, test, maar er staat "prod".',
  ],
  [
    'development',
    'LOG_LEVEL',
    'luid',
    'LOG_LEVEL: verwacht wordt een van fatal, error, warn, info, debug, trace, silent, maar er staat "luid".',
  ],
  [
    'development',
    'PUBLIC_URL',
    'klachten.gemeente.example',
    'PUBLIC_URL: verwacht wordt een adres als http://localhost:4321, zonder pad, maar er staat "klachten.gemeente.example".',
  ],
  [
    'development',
    'PUBLIC_URL',
    'http://localhost:4321/klachten',
    'PUBLIC_URL: verwacht wordt een adres als http://localhost:4321, zonder pad, maar er staat "http://localhost:4321/klachten".',
  ],
  [
    'development',
    'INTAKE_SMTP',
    '2525',
    'INTAKE_SMTP: verwacht wordt een host en een poort, zoals 127.0.0.1:2525, maar er staat "2525".',
  ],
  [
    'development',
    'INTAKE_SMTP',
    'mx:70000',
    'INTAKE_SMTP: verwacht wordt een host en een poort, zoals 127.0.0.1:2525, maar er staat "mx:70000".',
  ],
  [
    'development',
    'TRUSTED_MAIL_HOSTS',
    'mx een',
    'TRUSTED_MAIL_HOSTS: verwacht wordt een lijst van hosts met komma\'s ertussen, zoals mx.gemeente.example,10.0.0.5, maar er staat "mx een".',
  ],
  [
    'development',
    'UPLOAD_FILE_MB',
    '10 MB',
    'UPLOAD_FILE_MB: verwacht wordt een heel getal van 1 tot en met 1000, maar er staat "10 MB".',
  ],
  [
    'development',
    'UPLOAD_TOTAL_MB',
    '5',
    'UPLOAD_TOTAL_MB: verwacht wordt een getal dat niet kleiner is dan UPLOAD_FILE_MB (zonder waarde geldt 25), maar er staat "5".',
  ],
  [
    'development',
    'UPLOAD_FILE_MB',
    '30',
    'UPLOAD_TOTAL_MB ontbreekt; verwacht wordt een getal dat niet kleiner is dan UPLOAD_FILE_MB (zonder waarde geldt 25).',
  ],
  [
    'development',
    'REQUEST_MB',
    '20',
    'REQUEST_MB: verwacht wordt een getal dat niet kleiner is dan UPLOAD_TOTAL_MB (zonder waarde geldt 120), maar er staat "20".',
  ],
  [
    'development',
    'MAILBOX_DRUTEN_URL',
    'pop3://a:hunter2@mail',
    'MAILBOX_DRUTEN_URL: verwacht wordt een adres als imaps://gebruiker:wachtwoord@mail.gemeente.example:993/INBOX, maar er staat iets anders, van 21 tekens.',
  ],
  [
    'development',
    'MAILBOX_DRUTEN_TOKEN_ENDPOINT',
    'http://login.internal/token',
    'MAILBOX_DRUTEN_TOKEN_ENDPOINT: verwacht wordt een adres dat begint met https:// (of http:// op deze machine zelf), maar er staat "http://login.internal/token".',
  ],
  [
    'development',
    'ADDRESS_DRUTEN',
    'druten',
    'ADDRESS_DRUTEN: verwacht wordt een e-mailadres, maar er staat "druten".',
  ],
  [
    'production',
    'SMTP_URL',
    undefined,
    'SMTP_URL ontbreekt; verwacht wordt een adres als smtp://mail.gemeente.example:587 (NODE_ENV is production).',
  ],
  [
    'production',
    'PUBLIC_URL',
    undefined,
    'PUBLIC_URL ontbreekt; verwacht wordt een adres als https://klachten.gemeente.example, zonder pad (NODE_ENV is production).',
  ],
  [
    'production',
    'PUBLIC_URL',
    'http://klachten.gemeente.example',
    'PUBLIC_URL: verwacht wordt een adres als https://klachten.gemeente.example, zonder pad, maar er staat "http://klachten.gemeente.example" (NODE_ENV is production).',
  ],
  [
    'production',
    'APP_SECRET',
    undefined,
    'APP_SECRET ontbreekt; verwacht wordt een geheim van minstens 32 tekens (NODE_ENV is production).',
  ],
  [
    'production',
    'APP_SECRET',
    'hunter2',
    'APP_SECRET: verwacht wordt een geheim van minstens 32 tekens, maar er staat iets anders, van 7 tekens (NODE_ENV is production).',
  ],
  [
    'production',
    'ADDRESS_DRUTEN',
    'klachten@Druten.Example',
    'ADDRESS_DRUTEN: verwacht wordt een echt e-mailadres, dat niet eindigt op .example, maar er staat "klachten@Druten.Example" (NODE_ENV is production).',
  ],
])('in %s, %s=%s stops the start with one sentence', ([mode, name, value, sentence]) => {
  const given = { ...(mode === 'production' ? production : development), ...companyOf(name), [name]: value };
  expect(problemsOf(() => readEnvironment(given))).toEqual([sentence]);
});

test('a mailbox with tokens needs all that belongs to it', () => {
  const given = { ...development, MAILBOX_DRUTEN_TOKEN_ENDPOINT: 'https://login.internal/token' };
  expect(problemsOf(() => readEnvironment(given)).map((sentence) => sentence.split(' ')[0])).toEqual([
    'MAILBOX_DRUTEN_URL',
    'MAILBOX_DRUTEN_CLIENT_ID',
    'MAILBOX_DRUTEN_CLIENT_SECRET',
  ]);
});

test('all problems are told at once, without a stack and without secrets', () => {
  const given = {
    DATABASE_URL: 'hunter2',
    SMTP_URL: 'hunter2',
    APP_SECRET: '',
    MAILBOX_DRUTEN_URL: 'hunter2',
    REDIS_URL: 'hunter2',
    PORT: 'x',
  };
  expect(problemsOf(() => readEnvironment(given))).toHaveLength(6);
  expect(() => readEnvironment(given)).toThrow(
    expect.objectContaining({ stack: expect.not.stringMatching(/hunter2|\n\s+at /) }),
  );
});

test('a complete production environment holds', () => {
  const environment = readEnvironment(production);
  expect(environment).toMatchObject({ production: true, publicUrl: 'https://klachten.gemeente.example' });
  expect(problemsOf(() => checkAddresses(environment, municipalities))).toEqual([]);
});

test('in production every municipality needs an address of its own', () => {
  const { ADDRESS_DIEMEN: _, ...without } = { ...production, ADDRESS_DRUTEN: production.ADDRESS_DEVENTER };
  expect(problemsOf(() => checkAddresses(readEnvironment(without), municipalities))).toEqual([
    'ADDRESS_DIEMEN ontbreekt; verwacht wordt het e-mailadres van Diemen (NODE_ENV is production).',
    'ADDRESS_DRUTEN: verwacht wordt een eigen adres, maar "klachten@deventer.test" is ook van Deventer.',
  ]);
});

test('in development the profiles give the addresses', () => {
  const environment = readEnvironment(development);
  expect(problemsOf(() => checkAddresses(environment, municipalities))).toEqual([]);
  expect(operatingAddress(druten, environment)).toBe('klachten@druten.example');
  expect(operatingAddress(druten, readEnvironment(production))).toBe('klachten@druten.test');
});

test('a mailbox or an address of an unknown municipality stops the start', () => {
  const environment = readEnvironment({
    ...development,
    MAILBOX_DRUTTEN_URL: 'imap://a:b@127.0.0.1:1143/INBOX',
    MAILBOX_DRUTEN_URL: 'imap://a:b@127.0.0.1:1143/INBOX',
    ADDRESS_NERGENS: 'klachten@nergens.example',
  });
  const known = 'amstelveen, deventer, diemen, druten, midden-drenthe';
  expect(problemsOf(() => checkMailboxes(environment, municipalities))).toEqual([
    `MAILBOX_DRUTTEN_URL: verwacht wordt een gemeente met een profiel (${known}), maar er staat "drutten".`,
  ]);
  expect(problemsOf(() => checkAddresses(environment, municipalities))).toEqual([
    `ADDRESS_NERGENS: verwacht wordt een gemeente met een profiel (${known}), maar er staat "nergens".`,
  ]);
});

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe('keys to sign mail with (DKIM)', () => {
  const pem = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  }).privateKey;

  test('by municipality, the key also in one line', () => {
    const given = {
      ...development,
      DKIM_MIDDEN_DRENTHE_SELECTOR: 'brieven',
      DKIM_MIDDEN_DRENTHE_KEY: pem.replaceAll('\n', '\\n'),
    };
    expect(readEnvironment(given).dkim).toEqual({ 'midden-drenthe': { selector: 'brieven', key: pem } });
  });

  test.for<[string, Record<string, string>, RegExp]>([
    ['a selector without a key', { DKIM_DRUTEN_SELECTOR: 'brieven' }, /DKIM_DRUTEN_KEY ontbreekt/],
    [
      'a key that is none, and is not shown',
      { DKIM_DRUTEN_SELECTOR: 'b', DKIM_DRUTEN_KEY: 'geheim123' },
      /DKIM_DRUTEN_KEY: .*maar er staat iets anders, van 9 tekens/,
    ],
    [
      'a selector that is no name',
      { DKIM_DRUTEN_SELECTOR: 'a b', DKIM_DRUTEN_KEY: pem },
      /DKIM_DRUTEN_SELECTOR: .*"a b"/,
    ],
  ])('%s is refused', ([, given, sentence]) => {
    expect(() => readEnvironment({ ...development, ...given })).toThrow(sentence);
  });

  test('of a municipality that is not there', () => {
    expect(() => checkDkim({ dkim: { elders: { selector: 'b', key: pem } } }, municipalities)).toThrow(
      /DKIM_ELDERS_SELECTOR/,
    );
  });
});
