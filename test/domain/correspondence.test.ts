import { expect, test } from 'vitest';
import type { Belonging, MessageFacts } from '#domain/correspondence.ts';
import { fateOf, identityOf } from '#domain/correspondence.ts';

const ordinary: MessageFacts = {
  readable: true,
  seenBefore: false,
  fromOurselves: false,
  cutOff: false,
  encrypted: false,
  senderUnknown: false,
  inSpam: false,
};

const answers = (differs: Partial<Belonging> = {}): Partial<MessageFacts> => ({
  belonging: {
    clue: 'our-mail',
    sender: 'complainant',
    elsewhere: false,
    otherMatter: false,
    several: false,
    ...differs,
  },
});

test.for<[string, Partial<MessageFacts>, string, string?]>([
  ['an ordinary mail', {}, 'complaint'],
  ['an answer by the complainant', answers(), 'follow-up', 'answers-our-mail'],
  ['an answer by somebody else', answers({ sender: 'stranger' }), 'review', 'answer-by-stranger'],
  ['an answer sent to another municipality', answers({ elsewhere: true }), 'review', 'answer-elsewhere'],
  ['HC-33: to the reply address', answers({ clue: 'reply-address' }), 'follow-up', 'to-reply-address'],
  [
    'HC-33: to the reply address from another address',
    answers({ clue: 'reply-address', sender: 'stranger' }),
    'follow-up',
    'from-other-address',
  ],
  [
    'HC-37: to nearly the reply address',
    answers({ clue: 'nearly-reply-address' }),
    'follow-up',
    'guessed-reply-address',
  ],
  [
    'HC-37: to nearly the reply address, by a stranger',
    answers({ clue: 'nearly-reply-address', sender: 'stranger' }),
    'review',
    'unknown-reply-address',
  ],
  [
    'HC-37: to nearly the reply address of two',
    answers({ clue: 'nearly-reply-address', several: true }),
    'review',
    'several-complaints',
  ],
  ['an answer to a mail of their own', answers({ clue: 'own-mail' }), 'follow-up', 'answers-own-mail'],
  ['a stranger in that thread', answers({ clue: 'own-mail', sender: 'stranger' }), 'review', 'answer-by-stranger'],
  ['the reference, by the complainant', answers({ clue: 'reference' }), 'follow-up', 'names-reference'],
  [
    'HC-32: the reference, by a stranger',
    answers({ clue: 'reference', sender: 'stranger' }),
    'review',
    'reference-by-stranger',
  ],
  [
    'the reply address, by a colleague',
    answers({ clue: 'reply-address', sender: 'colleague' }),
    'review',
    'by-colleague',
  ],
  ['HC-34: an answer about something else', answers({ otherMatter: true }), 'review', 'other-matter'],
  ['HC-35: what a colleague passed on', { passedOn: 'readable' }, 'complaint', 'passed-on'],
  ['HC-35: what a colleague passed on, of nobody knows whom', { passedOn: 'unclear' }, 'review', 'passed-on-unclear'],
  ['what a colleague answers to us', { colleagueAnswers: true }, 'review', 'by-colleague'],
  ['HC-54: mail of an unknown sender', { senderUnknown: true }, 'review', 'sender-unknown'],
  ['HC-67: encrypted mail', { encrypted: true }, 'review', 'encrypted'],
  ['HC-67: an encrypted answer', { encrypted: true, ...answers() }, 'review', 'encrypted'],
  [
    'an answer by a stranger that a coordinator adds',
    { ...answers({ sender: 'stranger' }), wanted: 'follow-up' },
    'follow-up',
    'by-coordinator',
  ],
  ['mail in our own name', { fromOurselves: true }, 'review', 'from-ourselves'],
  ['a mail that its server took for unwanted', { inSpam: true }, 'review', 'in-spam'],
  ['an answer of the complainant in the spam folder', { inSpam: true, ...answers() }, 'follow-up', 'answers-our-mail'],
  [
    'a reference that anybody may know, in the spam folder',
    { inSpam: true, ...answers({ clue: 'reference' }) },
    'review',
    'in-spam',
  ],
  ['unwanted mail that a coordinator wants', { inSpam: true, wanted: 'complaint' }, 'complaint', 'by-coordinator'],
  ['a machine’s, or not', { perhapsAutomatic: 'no-return-address' }, 'review', 'perhaps-automatic'],
  ['the same in an answer', { perhapsAutomatic: 'precedence', ...answers() }, 'review', 'perhaps-automatic'],
  ['an answer through a list', { perhapsAutomatic: 'mailing-list', ...answers() }, 'follow-up', 'answers-our-mail'],
  [
    'the same of a stranger',
    { perhapsAutomatic: 'mailing-list', ...answers({ sender: 'stranger' }) },
    'review',
    'perhaps-automatic',
  ],
  ['a mail of which only the beginning was kept', { cutOff: true }, 'review', 'too-large'],
  ['automatic mail', { automatic: 'precedence' }, 'automatic', 'precedence'],
  ['HC-19: a newsletter', { automatic: 'mailing-list' }, 'quarantine', 'mailing-list'],
  ['a delivery report', { bounce: 'delivery-failed', automatic: 'auto-submitted' }, 'bounce', 'delivery-failed'],
  [
    'a delivery report of which the rest cannot be read',
    { bounce: 'bounce-unknown', readable: false },
    'bounce',
    'bounce-unknown',
  ],
  ['a mail that cannot be read', { readable: false }, 'unreadable', 'not-readable'],
  [
    'a mail that cannot be read and a coordinator wants',
    { readable: false, wanted: 'complaint' },
    'complaint',
    'by-coordinator',
  ],
  ['the same message again', { seenBefore: true }, 'duplicate', 'same-message'],
  // what goes first when two things hold
  ['an absence reply to our mail', { automatic: 'auto-submitted', ...answers() }, 'automatic', 'auto-submitted'],
  ['our own mail come back', { automatic: 'our-own-mail', fromOurselves: true }, 'automatic', 'our-own-mail'],
  ['an answer in our own name', { fromOurselves: true, ...answers() }, 'review', 'from-ourselves'],
  ['the same automatic mail again', { seenBefore: true, automatic: 'precedence' }, 'duplicate', 'same-message'],
  [
    'automatic mail that a coordinator wants',
    { automatic: 'precedence', wanted: 'complaint' },
    'complaint',
    'by-coordinator',
  ],
  ['a cut-off mail that a coordinator wants', { cutOff: true, wanted: 'complaint' }, 'complaint', 'by-coordinator'],
  [
    'an answer that a coordinator wants apart',
    { ...answers({ sender: 'stranger' }), wanted: 'complaint' },
    'complaint',
    'by-coordinator',
  ],
  ['a copy that a coordinator wants', { seenBefore: true, wanted: 'complaint' }, 'duplicate', 'same-message'],
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
