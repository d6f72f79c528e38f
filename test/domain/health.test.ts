import { expect, test } from 'vitest';
import { day } from '#domain/day.ts';
import type { AccountState, CanaryState, HealthFacts, HealthLevel, MailboxState } from '#domain/health.ts';
import { findings, levelOf, troubleOf } from '#domain/health.ts';

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

const now = new Date('2026-11-24T09:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const nothing = { count: 0, since: null };
const well: HealthFacts = {
  sweptAt: ago(1),
  queueTroubleSince: null,
  mailboxes: [],
  accounts: [],
  canaries: [],
  unfiled: nothing,
  waiting: nothing,
  failed: 0,
  agedReviews: 0,
};
const aMailbox = (differs: Partial<MailboxState>) => ({
  mailboxes: [
    { municipality: 'druten', lookedAt: ago(1), trouble: null, troubleSince: null, certificateUntil: null, ...differs },
  ],
});
const anAccount = (differs: Partial<AccountState>) => ({
  accounts: [
    { municipality: 'druten', day: day('2026-11-23'), received: 142, accounted: 142, foundLate: 0, ...differs },
  ],
});
const aCanary = (differs: Partial<CanaryState>) => ({
  canaries: [{ municipality: 'druten', dueAt: ago(120), sentAt: ago(120), returnedAt: null, ...differs }],
});

test.for<[string, Partial<HealthFacts>, HealthLevel]>([
  ['all is well', {}, 'good'],
  ['never swept', { sweptAt: null }, 'bad'],
  ['swept five minutes ago', { sweptAt: ago(5) }, 'good'],
  ['swept six minutes ago', { sweptAt: ago(6) }, 'bad'],
  ['the queue takes nothing', { queueTroubleSince: ago(1) }, 'bad'],
  ['a mailbox just read', aMailbox({}), 'good'],
  ['a mailbox read sixteen minutes ago', aMailbox({ lookedAt: ago(16) }), 'bad'],
  ['a mailbox never read', aMailbox({ lookedAt: null }), 'bad'],
  ['no answer for a minute', aMailbox({ trouble: 'no-answer', troubleSince: ago(1) }), 'attention'],
  ['no answer for eleven minutes', aMailbox({ trouble: 'no-answer', troubleSince: ago(11) }), 'bad'],
  ['HC-69: a wrong certificate', aMailbox({ trouble: 'certificate', troubleSince: ago(0) }), 'bad'],
  ['a refused password', aMailbox({ trouble: 'sign-in', troubleSince: ago(0) }), 'bad'],
  ['a certificate for thirteen days more', aMailbox({ certificateUntil: ago(-13 * 1_440) }), 'attention'],
  ['a certificate for fifteen days more', aMailbox({ certificateUntil: ago(-15 * 1_440) }), 'good'],
  ['142 received, 142 accounted for', anAccount({}), 'good'],
  ['142 received, 141 accounted for', anAccount({ accounted: 141 }), 'bad'],
  ['an account of three days ago', anAccount({ day: day('2026-11-21') }), 'attention'],
  ['a canary that came back', aCanary({ returnedAt: ago(119) }), 'good'],
  ['a canary that left an hour ago', aCanary({ sentAt: ago(60) }), 'good'],
  ['a canary that left and did not come back', aCanary({ sentAt: ago(61) }), 'bad'],
  ['a canary that could not leave', aCanary({ sentAt: null }), 'bad'],
  ['no canary at all today', { canaries: [{ municipality: 'druten', sentAt: null, returnedAt: null }] }, 'bad'],
  ['a message that waits for fifteen minutes', { unfiled: { count: 1, since: ago(15) } }, 'good'],
  ['a message that waits for longer', { unfiled: { count: 1, since: ago(16) } }, 'bad'],
  ['a mail that waits for an hour', { waiting: { count: 9, since: ago(60) } }, 'good'],
  ['a mail that waits for longer', { waiting: { count: 9, since: ago(61) } }, 'bad'],
  ['a mail that failed', { failed: 1 }, 'attention'],
  ['a message that waits for a person for too long', { agedReviews: 1 }, 'attention'],
  ['the worst counts', { failed: 1, sweptAt: null }, 'bad'],
])('%s', ([, differs, level]) => {
  const from = new Date('2026-11-24T05:00:00Z');
  expect(levelOf(findings({ ...well, ...differs }, now, from))).toBe(level);
});

test('before the morning, or without canaries, none is missed', () => {
  const facts = { ...well, canaries: [{ municipality: 'druten', sentAt: null, returnedAt: null }] };
  expect(findings(facts, now, undefined).map(({ part }) => part)).not.toContain('canary');
});
