import { describe, expect, test } from 'vitest';
import { deliveryTo, nextWhenFull } from '#domain/bounces.ts';
import type { RecipientReport, ReturnedMail } from '#domain/delivery-report.ts';
import { readDeliveryReport } from '#domain/delivery-report.ts';
import { returnAddress, returnTokens } from '#domain/return-address.ts';

const token = 'a3'.repeat(16);
const headers = (fields: Record<string, string>) =>
  new Map(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), [value]]));

/** A report as a mail server sends it: null sender, the machine's part in it. */
function report(fields: string, differs: Partial<ReturnedMail> = {}): ReturnedMail {
  return {
    headers: headers({ 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b' }),
    envelopeFrom: '',
    envelopeTo: [],
    fromAddress: 'mailer-daemon@mx.example',
    subject: 'Undelivered Mail Returned to Sender',
    text: 'It could not be delivered.',
    body: `\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n${fields.replaceAll('\n', '\r\n')}\r\n\r\n--b--`,
    ...differs,
  };
}

/** A report in plain words, from a mail system, without any part for machines. */
function plain(text: string, differs: Partial<ReturnedMail> = {}): ReturnedMail {
  return report('', { headers: headers({ 'Content-Type': 'text/plain' }), text, body: `\r\n\r\n${text}`, ...differs });
}

const recipient = (rest: string) => `Final-Recipient: rfc822; Jan@Inwoner.example\n${rest}`;

describe('RFC 3464: what the fields say', () => {
  test.for<[string, string, object | undefined]>([
    ['failed', 'Action: failed\nStatus: 5.1.1', { delivery: 'failed', status: '5.1.1' }],
    [
      'failed with words behind it',
      'Action: failed (unknown)\nStatus: 5.1.1 (x)',
      { delivery: 'failed', status: '5.1.1' },
    ],
    ['HC-21: a full mailbox', 'Action: failed\nStatus: 5.2.2', { delivery: 'full', status: '5.2.2' }],
    [
      'a full mailbox in words',
      'Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 552 Mailbox is full',
      { delivery: 'full', status: '5.0.0' },
    ],
    [
      'an unknown mailbox, whatever the words',
      'Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 mailbox full of nobody',
      { delivery: 'failed', status: '5.1.1' },
    ],
    ['HC-22: delayed', 'Action: delayed\nStatus: 4.4.1', { delivery: 'delayed', status: '4.4.1' }],
    ['given up after days', 'Action: failed\nStatus: 4.4.7', { delivery: 'failed', status: '4.4.7' }],
    ['delivered', 'Action: delivered\nStatus: 2.0.0', { delivery: 'delivered', status: '2.0.0' }],
    ['no action, only a status', 'Status: 5.7.1', { delivery: 'failed', status: '5.7.1' }],
    [
      'no status, only a diagnosis',
      'Action: failed\nDiagnostic-Code: smtp; 550 5.1.10\n resolver',
      { delivery: 'failed', status: '5.1.10' },
    ],
    ['handed on to a server that reports nothing', 'Action: relayed\nStatus: 2.0.0', undefined],
  ])('%s', ([, fields, told]) => {
    const read = readDeliveryReport(report(recipient(fields)));
    expect(read?.recipients).toEqual(told ? [{ addresses: ['jan@inwoner.example'], ...told }] : []);
  });

  test('also when they are coded', () => {
    const fields = Buffer.from(recipient('Action: delayed\nStatus: 4.4.1')).toString('base64');
    const body = `\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\nContent-Transfer-Encoding: base64\r\n\r\n${fields}\r\n--b--`;
    expect(readDeliveryReport(report('', { body }))?.recipients).toMatchObject([{ delivery: 'delayed' }]);
  });

  test('HC-25: of two recipients each its own', () => {
    const fields = `${recipient('Action: failed\nStatus: 5.1.1')}\n\nOriginal-Recipient: rfc822;els@inwoner.example\nFinal-Recipient: rfc822; els@elders.example\nAction: delivered\nStatus: 2.0.0`;
    const read = readDeliveryReport(report(fields))!;
    expect(deliveryTo('jan@inwoner.example', read)?.delivery).toBe('failed');
    expect(deliveryTo('Els@inwoner.example', read)?.delivery).toBe('delivered');
  });

  test('without an empty line between recipients they are still two', () => {
    const fields = `${recipient('Action: failed\nStatus: 5.1.1')}\nFinal-Recipient: rfc822; els@inwoner.example\nAction: delayed`;
    expect(readDeliveryReport(report(fields))?.recipients.map(({ delivery }) => delivery)).toEqual([
      'failed',
      'delayed',
    ]);
  });

  test('an address that the mail was passed on to speaks for ours; of several one that got it is enough', () => {
    const one: RecipientReport = { addresses: ['a@elders.example'], delivery: 'failed' };
    const other: RecipientReport = { addresses: ['b@elders.example'], delivery: 'delivered' };
    expect(deliveryTo('jan@inwoner.example', { recipients: [one], tokens: [], messageIds: [] })).toBe(one);
    expect(deliveryTo('jan@inwoner.example', { recipients: [one, other], tokens: [], messageIds: [] })).toBe(other);
    expect(deliveryTo('jan@inwoner.example', { recipients: [], tokens: [], messageIds: [] })).toBeUndefined();
  });

  test('a report whose machine part is missing is read in its words', () => {
    const read = readDeliveryReport(report('', { body: '', text: 'User unknown: jan@inwoner.example' }));
    expect(read?.recipients).toMatchObject([{ delivery: 'failed' }]);
  });
});

describe('HC-26: reports in plain words', () => {
  test.for<[string, string, Partial<ReturnedMail>, object]>([
    [
      'Exim',
      'This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered. This is a permanent error. The following address failed:\n\n  jan@inwoner.example\n    unrouteable address\n\n------ This is a copy of the message, including all the headers. ------\n\nels@inwoner.example',
      {
        headers: headers({ 'X-Failed-Recipients': 'jan@inwoner.example' }),
        subject: 'Mail delivery failed: returning message to sender',
      },
      { addresses: ['jan@inwoner.example'], delivery: 'failed' },
    ],
    [
      'Exim, still trying',
      'A message that you sent has not yet been delivered to one of its recipients after more than 24 hours.\nNo action is required. Delivery attempts will continue for some time. This is a warning message only: we will keep trying.\n\n  jan@inwoner.example',
      { subject: 'Warning: message 1abc delayed 24 hours' },
      { addresses: ['jan@inwoner.example'], delivery: 'delayed' },
    ],
    [
      'qmail',
      "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<jan@inwoner.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\n<els@inwoner.example>:",
      { subject: 'failure notice' },
      { addresses: ['jan@inwoner.example'], delivery: 'failed', status: '5.1.1' },
    ],
    [
      'a full mailbox in Dutch',
      'Uw bericht kon niet worden bezorgd.\n\njan@inwoner.example\nHet postvak is vol.',
      { subject: 'Onbestelbaar: Wij hebben uw klacht ontvangen' },
      { addresses: ['jan@inwoner.example'], delivery: 'full' },
    ],
    [
      'a gateway with an ordinary sender',
      'Your message was not delivered.\n\n  ---- Failed Recipients ----\n<jan@inwoner.example>\n\n  ---- Message ----',
      {
        subject: 'Returned Mail: Error During Delivery',
        envelopeFrom: 'scanner@inwoner.example',
        fromAddress: 'scanner@inwoner.example',
      },
      { addresses: ['jan@inwoner.example'], delivery: 'failed' },
    ],
    [
      'HC-22: still trying, in Dutch',
      'De bezorging van uw bericht aan de volgende ontvanger is vertraagd:\n\njan@inwoner.example\n\nWij blijven het proberen. U hoeft niets te doen.',
      { subject: 'Bezorging vertraagd: Wij hebben uw klacht ontvangen' },
      { addresses: ['jan@inwoner.example'], delivery: 'delayed' },
    ],
    [
      'in German',
      'Die folgende Adresse war nicht erreichbar:\n\njan@inwoner.example:\n550 Requested action not taken',
      { subject: 'Unzustellbar: Wij hebben uw klacht ontvangen' },
      { addresses: ['jan@inwoner.example'], delivery: 'failed' },
    ],
    [
      'in Polish',
      'Twoja wiadomość nie została dostarczona.\n\njan@inwoner.example',
      { subject: 'Niedostarczona wiadomość' },
      { addresses: ['jan@inwoner.example'], delivery: 'failed' },
    ],
    [
      'HC-23: in words that nobody foresaw, to our return address with a code',
      'Mailbox gibt es nicht mehr\n550 5.1.1',
      { subject: 'Hinweis', envelopeTo: [returnAddress('klachten@druten.example', token)] },
      { addresses: [], delivery: 'failed', status: '5.1.1' },
    ],
    [
      'words without any address',
      'Undeliverable: user unknown.',
      { subject: 'Returned mail: see transcript for details' },
      { addresses: [], delivery: 'failed' },
    ],
  ])('%s', ([, text, differs, told]) => {
    expect(readDeliveryReport(plain(text, differs))?.recipients).toEqual([told]);
  });
});

test('a server that writes from an ordinary address is known by its subject and words together', () => {
  const says = {
    envelopeFrom: 'beheer@bedrijf.example',
    fromAddress: 'beheer@bedrijf.example',
    subject: 'Undeliverable: Wij hebben uw klacht ontvangen',
  };
  const words = 'The message could not be delivered to:\n<jan@inwoner.example>: 550 5.1.1 User unknown';
  const read = readDeliveryReport(plain(words, says))!;
  expect(read.recipients).toMatchObject([{ delivery: 'failed', status: '5.1.1' }]);
  expect(read.isDoubtful).toBe(true);
  expect(readDeliveryReport(plain(words))).not.toHaveProperty('isDoubtful');
  expect(readDeliveryReport(plain(`Geachte gemeente,\n\nDit kwam terug:\n${words}`, says))).toBeUndefined();
  expect(readDeliveryReport(plain('Mijn brief kwam niet aan.', says))).toBeUndefined();
  expect(readDeliveryReport(plain(words, { ...says, subject: 'Klacht' }))).toBeUndefined();
});

describe('no report', () => {
  const person = { envelopeFrom: 'jan@inwoner.example', fromAddress: 'jan@inwoner.example' };
  test.for<[string, ReturnedMail]>([
    [
      'a citizen who complains about a mail that came back',
      plain('Mijn mail could not be delivered. Undeliverable: user unknown.', {
        ...person,
        subject: 'Undelivered: mijn klacht',
      }),
    ],
    [
      'a citizen who pastes the whole report',
      plain(`Dit kreeg ik:\n${recipient('Action: failed\nStatus: 5.1.1')}`, { ...person, subject: 'klacht' }),
    ],
    [
      'a citizen whose parcel did not come',
      plain('Mijn paspoort is niet bezorgd. Ik heb 550 euro betaald.', {
        ...person,
        subject: 'Niet bezorgd: mijn paspoort',
      }),
    ],
    [
      'a citizen who tells of a code',
      plain('Al mijn mails konden niet worden bezorgd: "550 5.7.1".', { ...person, subject: 'Onbestelbaar' }),
    ],
    [
      'an absence reply without a sender',
      plain('Ik ben er niet.', { fromAddress: 'jan@inwoner.example', subject: 'Afwezig' }),
    ],
    [
      'word that somebody read it (RFC 8098)',
      report('', { headers: headers({ 'Content-Type': 'multipart/report; report-type=disposition-notification' }) }),
    ],
  ])('%s', ([, mail]) => {
    expect(readDeliveryReport(mail)).toBeUndefined();
  });
});

describe('of which mail it tells', () => {
  test('our return address counts wherever it stands, whatever its capitals', () => {
    const own = returnAddress('klachten@druten.example', token);
    expect(own).toBe(`klachten+r${token}@druten.example`);
    expect(returnTokens(own.toUpperCase())).toEqual([token]);
    for (const differs of [
      { envelopeTo: [own] },
      { headers: headers({ ...{ 'Content-Type': 'multipart/report' }, 'Delivered-To': own }) },
    ]) {
      expect(readDeliveryReport(report(recipient('Action: failed'), differs))?.tokens).toEqual([token]);
    }
  });

  test('so do the returned message’s own fields, and the envelope’s name (RFC 3461)', () => {
    const mail = report(recipient('Action: failed'));
    const body = `${mail.body}\r\nOriginal-Envelope-Id: ${token}\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID:\r\n <1@druten.example>\r\n`;
    expect(readDeliveryReport({ ...mail, body })).toMatchObject({
      tokens: [token],
      messageIds: ['<1@druten.example>'],
    });
  });

  test('an address with something else behind the plus is none of these', () => {
    expect(returnTokens('klachten+kl-2026-0042@druten.example klachten+r123@druten.example')).toEqual([]);
  });
});

test('HC-21: a full mailbox is tried again later and later, and then no more', () => {
  const now = new Date('2026-11-24T10:00:00Z');
  const hours = [1, 2, 3, 4]
    .map((times) => nextWhenFull(times, now))
    .map((at) => at && (at.getTime() - now.getTime()) / 3_600_000);
  expect(hours).toEqual([6, 24, 72, undefined]);
});

test.for<[string, ReturnedMail]>([
  ['a recipient', plain('', { headers: headers({ 'X-Failed-Recipients': 'a'.repeat(400_000) }) })],
  ['a line', plain(`Undeliverable\n${'a@'.repeat(200_000)}"`)],
  ['signs', plain(`Undeliverable 5.1.1\n${'!\n'.repeat(200_000)}`, { envelopeFrom: 'jan@inwoner.example' })],
])('HC-64: %s without end takes no time', ([, mail]) => {
  const began = performance.now();
  readDeliveryReport(mail);
  expect(performance.now() - began).toBeLessThan(2_000);
});
