import { expect, test } from 'vitest';
import type { LetterWithMail } from '#site/desk/letter-state.ts';
import { letterState } from '#site/desk/letter-state.ts';
import { failureText } from '#site/texts/delivery.ts';

const at = new Date('2026-11-23T10:00Z');

test.for<[state: string, mail: Partial<LetterWithMail>]>([
  ['wordt nu gemaild', { attempts: 0, sending_at: null }],
  ['wordt nu gemaild', { attempts: 1, sending_at: new Date() }],
  ['mailen lukte nog niet, wordt opnieuw geprobeerd', { attempts: 1, sending_at: null }],
  ['gemaild op 23 november 2026, 11:00', { sent_at: at }],
  ['gemaild op 23 november 2026, 11:00; voor zover bekend aangekomen', { sent_at: at, delivered_at: at }],
  [
    'gemaild op 23 november 2026, 11:00; de bezorging duurt langer, de mailserver probeert het nog',
    { sent_at: at, delayed_at: at },
  ],
  ['de mailbox was vol; wordt later opnieuw gemaild', { delayed_at: at }],
  ['wacht tot iemand beslist of deze e-mail weg mag', { held_at: at }],
  [
    'niet aangekomen op 23 november 2026 (de e-mail kwam terug, code 5.1.1); wacht in de printrij',
    { channel: 'post', failed_at: at, bounced_at: at, failure: 'came back (5.1.1)' },
  ],
  ['gepost op 24 november 2026', { channel: 'post', posted_on: '2026-11-24' as never, bounced_at: at }],
])('%s: %j', ([state, mail]) => {
  const untold = { delayed_at: null, delivered_at: null, bounced_at: null, held_at: null };
  const letter = { posted_on: null, sent_at: null, channel: 'mail', failed_at: null, ...untold, ...mail };
  expect(letterState(letter as LetterWithMail)).toBe(state);
});

test.for([
  ['mail server answered 550', 'de mailserver weigerde de e-mail, code 550'],
  ['mail server not reached (ESOCKET)', 'de mailserver was niet te bereiken'],
  ['came back (no code)', 'de e-mail kwam terug, zonder code'],
  ['mailbox full', 'de mailbox was vol'],
  ['something new', 'something new'],
  [null, 'onbekend waarom'],
] as const)('the ledger says %s: %s', ([failure, sentence]) => {
  expect(failureText(failure)).toBe(sentence);
});
