import { expect, test } from 'vitest';
import { troubleOf } from '#domain/health.ts';

test.for([
  ['CERT_HAS_EXPIRED', 'certificate'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate'],
  ['ECONNREFUSED', 'no-answer'],
  ['ETIMEDOUT', 'no-answer'],
  ['EAI_AGAIN', 'no-answer'],
  ['NoConnection', 'no-answer'],
  ['NoToken', 'no-answer'],
  ['NONEXISTENT', 'refused'],
  ['SearchRefused', 'refused'],
  ['unknown', 'refused'],
] as const)('code %s of a mail server is trouble of the kind %s', ([code, trouble]) => {
  expect(troubleOf({ code, isSignIn: false })).toBe(trouble);
});

test('whoever is not let in has trouble with signing in, whatever the code', () => {
  expect(troubleOf({ code: 'AUTHENTICATIONFAILED', isSignIn: true })).toBe('sign-in');
  expect(troubleOf({ code: 'ECONNRESET', isSignIn: true })).toBe('sign-in');
});
