import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { childEnvironment, readStartSettings } from '#scripts/start-settings.ts';
import { temporaryFolder } from './folder.ts';

test('what a newcomer leaves open is filled in for the site and the worker', () => {
  const folder = temporaryFolder();
  const settings = readStartSettings({ DATA_DIR: folder });
  expect(childEnvironment(settings, 'postgres://here/wederhoor')).toMatchObject({
    DATABASE_URL: 'postgres://here/wederhoor',
    SMTP_URL: 'smtp://127.0.0.1:1025',
    PUBLIC_URL: 'http://localhost:4321',
    PORT: '4321',
    HOST: '127.0.0.1',
    DATA_DIR: folder,
    INTAKE_SMTP: '127.0.0.1:2525',
    CATCHER_PORT: '1080',
  });
});

test('the secret is made once, for this account alone', () => {
  const folder = temporaryFolder();
  const settings = readStartSettings({ DATA_DIR: folder });
  const { APP_SECRET } = childEnvironment(settings, 'postgres://here/wederhoor');
  expect(APP_SECRET).toMatch(/^[\w-]{43}$/);
  expect(childEnvironment(settings, 'postgres://here/wederhoor').APP_SECRET).toBe(APP_SECRET);
  expect(statSync(join(folder, 'app-secret')).mode & 0o777).toBe(0o600);
});

test.for([
  ['PORT', 'tachtig'],
  ['CATCHER_PORT', '99999'],
  ['CATCHER_SMTP_PORT', '-1'],
  ['INTAKE_SMTP', 'mail.example'],
  ['DATABASE_URL', 'mysql://here'],
] as const)('%s=%s is a sentence that names it', ([setting, value]) => {
  expect(() => readStartSettings({ DATA_DIR: temporaryFolder(), [setting]: value })).toThrow(
    new RegExp(`^${setting}: verwacht wordt `),
  );
});

test('nothing is filled in for production', () => {
  expect(() => readStartSettings({ NODE_ENV: 'production' })).toThrow('npm run build, npm run site en npm run worker');
});
