import { describe, expect, test } from 'vitest';
import { arrivalTime } from '#domain/receipt.ts';

const now = new Date('2026-11-20T09:00:00Z');
const trusted = ['mx.gemeente.example', 'filter.gemeente.example', '10.0.0.5'];

/** A stamp as Postfix writes it: what the client called itself, then its looked-up name and address. */
function stamp(by: string, time: string, client = 'mail.inwoner.example (mail.inwoner.example [192.0.2.7])') {
  return `from ${client} by ${by} (Postfix) with ESMTPS id 4T1 for <klachten@druten.example>; Fri, 20 Nov 2026 ${time} +0000 (UTC)`;
}

test.for<[string, string[], string]>([
  ['no stamps: our own clock', [], '09:00:00'],
  ['one trusted host', [stamp('mx.gemeente.example', '08:55:00')], '08:55:00'],
  ['capitals make no difference', [stamp('MX.Gemeente.example', '08:55:00')], '08:55:00'],
  ['a host that we do not know', [stamp('mx.elders.example', '08:55:00')], '09:00:00'],
  [
    'passed on by our own filter: the oldest counts',
    [
      stamp('mx.gemeente.example', '08:55:00', 'filter.gemeente.example (filter.gemeente.example [10.0.0.9])'),
      stamp('filter.gemeente.example', '08:50:00'),
      stamp('mail.inwoner.example', '08:40:00'),
    ],
    '08:50:00',
  ],
  [
    'passed on by an address of ours',
    [
      stamp('mx.gemeente.example', '08:55:00', 'filter (unknown [10.0.0.5])'),
      stamp('filter.gemeente.example', '08:50:00'),
    ],
    '08:50:00',
  ],
  [
    'passed on within the same host',
    [
      stamp('mx.gemeente.example', '08:55:00', 'localhost (localhost [127.0.0.1])'),
      'by mx.gemeente.example (Postfix, from userid 1000) id 4T2; Fri, 20 Nov 2026 08:54:00 +0000',
      stamp('mx.gemeente.example', '08:53:00'),
    ],
    '08:53:00',
  ],
  ['a stamp in the future counts for nothing', [stamp('mx.gemeente.example', '11:00:00')], '09:00:00'],
  ['a stamp without a date', ['from a (b [192.0.2.7]) by mx.gemeente.example with ESMTP id 1'], '09:00:00'],
  ['a date that is none', ['from a (b [192.0.2.7]) by mx.gemeente.example; gisteren'], '09:00:00'],
])('Awb 2:20: %s', ([, received, expected]) => {
  expect(arrivalTime(received, trusted, now)).toEqual(new Date(`2026-11-20T${expected}Z`));
});

test('another time zone is the same moment', () => {
  const received = ['from a (b [192.0.2.7]) by mx.gemeente.example; Fri, 20 Nov 2026 09:55:00 +0100 (CET)'];
  expect(arrivalTime(received, trusted, now)).toEqual(new Date('2026-11-20T08:55:00Z'));
});

describe('a sender cannot date their own mail back', () => {
  const invented = stamp('filter.gemeente.example', '00:01:00');

  test.for([
    ['with a stamp of ours below that of their own host', 'kwaad.example (kwaad.example [192.0.2.66])'],
    ['by calling themselves one of our hosts', 'filter.gemeente.example (kwaad.example [192.0.2.66])'],
    ['by a comment stuck to their name', 'x(filter.gemeente.example) (kwaad.example [192.0.2.66])'],
    ['by an ident answer', 'kwaad.example (filter.gemeente.example@kwaad.example [192.0.2.66])'],
    ['by the name that Exim keeps', '[192.0.2.66] (helo=filter.gemeente.example)'],
    ['by the name that qmail keeps', 'unknown (HELO filter.gemeente.example) (192.0.2.66)'],
  ])('%s', ([, client]) => {
    const received = [stamp('mx.gemeente.example', '08:55:00', client), invented];
    expect(arrivalTime(received, trusted, now)).toEqual(new Date('2026-11-20T08:55:00Z'));
  });

  test('with a comment that names our host', () => {
    const received = [
      'from a (b [192.0.2.7]) (by mx.gemeente.example) by mx.elders.example; Fri, 20 Nov 2026 00:01:00 +0000',
    ];
    expect(arrivalTime(received, trusted, now)).toEqual(now);
  });
});
