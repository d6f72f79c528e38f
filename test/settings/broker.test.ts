import { expect, test } from 'vitest';
import { checkBrokers, readEnvironment, SettingsError } from '#settings/environment.ts';
import { loadMunicipalities } from '#settings/municipality.ts';

const development = { DATABASE_URL: 'postgres://wederhoor@127.0.0.1:5432/wederhoor', APP_SECRET: 'geheim' };
const production = {
  ...development,
  NODE_ENV: 'production',
  APP_SECRET: 'x'.repeat(32),
  SMTP_URL: 'smtps://relay:pw@mail.internal:465',
  PUBLIC_URL: 'https://klachten.gemeente.example',
};
const whole = {
  DIGID_DRUTEN_ISSUER: 'https://broker.example/druten',
  DIGID_DRUTEN_CLIENT_ID: 'wederhoor',
  DIGID_DRUTEN_CLIENT_SECRET: 'hunter2',
};
const broker = { issuer: 'https://broker.example/druten', clientId: 'wederhoor', clientSecret: 'hunter2' };

test('a broker of DigiD is read whole, for the municipality in its name', () => {
  expect(readEnvironment({ ...development, ...whole }).brokers).toEqual({ druten: broker });
  expect(readEnvironment(development).brokers).toEqual({});
});

test.for(['http://localhost:9000', 'http://127.0.0.1:9000/oidc', 'http://[::1]:9000'])(
  'without encryption only on this machine itself, and not in production: %s',
  (issuer) => {
    const given = { ...whole, DIGID_DRUTEN_ISSUER: issuer };
    expect(readEnvironment({ ...development, ...given }).brokers.druten?.issuer).toBe(issuer);
    expect(problemsOf(() => readEnvironment({ ...production, ...given }))).toEqual([
      `DIGID_DRUTEN_ISSUER: verwacht wordt een adres dat begint met https://, maar er staat "${issuer}" (NODE_ENV is production).`,
    ]);
  },
);

test.for(['http://broker.example', 'http://127.0.0.1.broker.example', 'broker', 'https://broker.example/?a=1'])(
  'an issuer that is none stops the start: %s',
  (issuer) => {
    expect(problemsOf(() => readEnvironment({ ...development, ...whole, DIGID_DRUTEN_ISSUER: issuer }))).toEqual([
      `DIGID_DRUTEN_ISSUER: verwacht wordt een adres dat begint met https:// (of http:// op deze machine zelf), maar er staat "${issuer}".`,
    ]);
  },
);

test('half a broker is told of, one sentence for each part', () => {
  expect(problemsOf(() => readEnvironment({ ...development, DIGID_DRUTEN_CLIENT_SECRET: 'hunter2' }))).toEqual([
    'DIGID_DRUTEN_ISSUER ontbreekt; verwacht wordt een adres dat begint met https:// (of http:// op deze machine zelf).',
    'DIGID_DRUTEN_CLIENT_ID ontbreekt; verwacht wordt de naam waaronder de broker deze gemeente kent.',
  ]);
});

test.for([
  ['deventer', /^DIGID_DEVENTER_ISSUER: .*Deventer heeft dat niet\.$/],
  ['nergenshuizen', /^DIGID_NERGENSHUIZEN_ISSUER: .*een gemeente met een profiel .*"nergenshuizen"\.$/],
] as const)('only a municipality that offers DigiD has a broker: not %s', ([slug, sentence]) => {
  const problems = problemsOf(() => checkBrokers({ brokers: { [slug]: broker } }, loadMunicipalities()));
  expect(problems).toEqual([expect.stringMatching(sentence)]);
});

function problemsOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof SettingsError) return [...error.problems];
    throw error;
  }
  return [];
}
