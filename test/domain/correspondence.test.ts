import { expect, test } from 'vitest';
import type { MessageFacts } from '#domain/correspondence.ts';
import { fateOf, identityOf } from '#domain/correspondence.ts';

const ordinary: MessageFacts = {
  readable: true,
  seenBefore: false,
  fromOurselves: false,
  cutOff: false,
  wanted: false,
};

test.for<[string, Partial<MessageFacts>, string, string?]>([
  ['an ordinary mail', {}, 'complaint'],
  ['an answer by the complainant', { answers: 'by-complainant' }, 'follow-up', 'answers-our-mail'],
  ['an answer by somebody else', { answers: 'by-stranger' }, 'review', 'answer-by-stranger'],
  ['an answer sent to another municipality', { answers: 'elsewhere' }, 'review', 'answer-elsewhere'],
  ['mail in our own name', { fromOurselves: true }, 'review', 'from-ourselves'],
  ['a mail of which only the beginning was kept', { cutOff: true }, 'review', 'too-large'],
  ['automatic mail', { automatic: 'precedence' }, 'automatic', 'precedence'],
  ['a mail that cannot be read', { readable: false }, 'unreadable', 'not-readable'],
  [
    'a mail that cannot be read and a coordinator wants',
    { readable: false, wanted: true },
    'complaint',
    'by-coordinator',
  ],
  ['the same message again', { seenBefore: true }, 'duplicate', 'same-message'],
  // what goes first when two things hold
  [
    'an absence reply to our mail',
    { automatic: 'auto-submitted', answers: 'by-complainant' },
    'automatic',
    'auto-submitted',
  ],
  ['our own mail come back', { automatic: 'our-own-mail', fromOurselves: true }, 'automatic', 'our-own-mail'],
  ['an answer in our own name', { fromOurselves: true, answers: 'by-complainant' }, 'review', 'from-ourselves'],
  ['the same automatic mail again', { seenBefore: true, automatic: 'precedence' }, 'duplicate', 'same-message'],
  ['automatic mail that a coordinator wants', { automatic: 'precedence', wanted: true }, 'complaint', 'by-coordinator'],
  ['a cut-off mail that a coordinator wants', { cutOff: true, wanted: true }, 'complaint', 'by-coordinator'],
  ['an answer that a coordinator wants apart', { answers: 'by-stranger', wanted: true }, 'complaint', 'by-coordinator'],
  ['a copy that a coordinator wants', { seenBefore: true, wanted: true }, 'duplicate', 'same-message'],
])('%s', ([, facts, fate, reason]) => {
  expect(fateOf({ ...ordinary, ...facts })).toEqual({ fate, ...(reason && { reason }) });
});

const identity = {
  messageId: '<1@inwoner.example>',
  from: 'Jan <jan@inwoner.example>',
  date: 'Fri, 20 Nov 2026 10:00:00 +0100',
  subject: 'Klacht',
  texts: ['Eerste regel.\nTweede regel.'],
  attachments: ['aa', 'bb'],
};

test.for<[string, Partial<typeof identity>]>([
  ['line ends and trailing blanks that a server changed', { texts: ['Eerste regel. \r\nTweede regel.\r\n'] }],
  ['fields that a server folded', { from: 'Jan\r\n <jan@inwoner.example>' }],
  ['a subject that a server wrote a warning before', { subject: '[EXTERN] Klacht' }],
])('it stays the same message with %s', ([, differs]) => {
  expect(identityOf({ ...identity, ...differs })).toBe(identityOf(identity));
});

test.for<[string, Partial<typeof identity>]>([
  ['the same Message-ID and another text (HC-40)', { texts: ['Iets anders.'] }],
  ['the same Message-ID and another date (HC-40)', { date: 'Fri, 20 Nov 2026 10:20:00 +0100' }],
  ['another Message-ID', { messageId: '<2@inwoner.example>' }],
  ['another sender', { from: 'Piet <piet@inwoner.example>' }],
  ['one attachment fewer', { attachments: ['aa'] }],
  ['its attachments in another order', { attachments: ['bb', 'aa'] }],
  ['a word moved from one text to the next', { texts: ['Eerste regel.', 'Tweede regel.'] }],
])('it is another message with %s', ([, differs]) => {
  expect(identityOf({ ...identity, ...differs })).not.toBe(identityOf(identity));
});

test('HC-42: without a Message-ID the subject tells messages apart', () => {
  const bare = { ...identity, messageId: undefined };
  expect(identityOf({ ...bare, subject: 'Klacht over de balie' })).not.toBe(identityOf(bare));
});
