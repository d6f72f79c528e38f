import { expect, test } from 'vitest';
import { isForGood } from '#domain/smtp-answer.ts';

test.for<[code: number, words: string, command: string | undefined, forGood: boolean]>([
  [550, '550 5.1.1 No such user', 'RCPT TO', true],
  [550, '550 No such user', 'RCPT TO', true],
  [550, '550 5.2.1 Mailbox disabled', 'RCPT TO', true],
  [554, '554 5.6.0 Message malformed', 'DATA', true],
  [552, '552 5.3.4 Message too large', 'DATA', true],
  [552, '552 Message size exceeds fixed limit', 'DATA', true],
  // a full mailbox may be emptied (HC-21)
  [552, '552 Requested mail action aborted', 'RCPT TO', false],
  [552, '552 5.2.2 Over quota', 'RCPT TO', false],
  [550, '550 5.2.2 Mailbox full', 'DATA', false],
  [452, '452 4.2.2 Over quota', 'RCPT TO', false],
  [451, '451 4.7.1 Greylisted', 'RCPT TO', false],
  [421, '421 4.3.2 Too busy', undefined, false],
  // what is ours or the relay's to mend
  [550, '550 5.7.1 Relaying denied', 'RCPT TO', false],
  [554, '554 5.4.4 Cannot route', 'RCPT TO', false],
  [550, '550 5.3.0 Configuration error', 'RCPT TO', false],
  [535, '535 5.7.8 Authentication failed', 'AUTH', false],
  [530, '530 Authentication required', 'MAIL FROM', false],
  [554, '554 No service for you', 'CONN', false],
])('%i %s to %s', ([code, words, command, forGood]) => {
  expect(isForGood({ code, words, command })).toBe(forGood);
});
