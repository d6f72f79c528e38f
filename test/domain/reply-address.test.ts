import { expect, test } from 'vitest';
import { differsByOne, recipientsIn, replyAddress, replySecretsIn, withoutTag } from '#domain/reply-address.ts';

const own = 'klachten@druten.example';
const secret = '0123456789abcdef0123456789abcdef';
const address = replyAddress(own, secret);

test('the reply address is our own address with the secret behind a plus', () => {
  expect(address).toBe(`klachten+k${secret}@druten.example`);
  expect(withoutTag(address)).toBe(own);
  expect(address.split('@')[0]!.length).toBeLessThan(64);
});

test.for<[string, Record<string, string[]>, string[]?]>([
  ['To', { to: [`Klachten <${address}>`] }],
  ['To, in capitals', { to: [address.toUpperCase()] }],
  ['To, among others', { to: ['x@elders.example, "Iemand" <y@elders.example>', `<${address}>, z@elders.example`] }],
  ['Cc', { to: ['x@elders.example'], cc: [address] }],
  ['HC-38: Delivered-To', { to: [own], 'delivered-to': [address] }],
  ['HC-38: X-Original-To', { 'x-original-to': [address] }],
  ['HC-38: Received', { received: [`from a by mx.druten.example with ESMTP id 7 for <${address}>; Tue, 24 Nov 2026`] }],
  ['HC-38: the envelope', {}, [address]],
  ['an O and an L, copied by hand', { to: [address.replace('k0', 'kO').replace('01', '0l')] }],
])('HC-33: the secret is found in %s', ([, headers, envelope = [own]]) => {
  expect(replySecretsIn(new Map(Object.entries(headers)), envelope, own)).toEqual([secret]);
});

test('no NUL stands in an address, as the register could not keep it', () => {
  expect(recipientsIn(new Map([['to', [`klach\0${own}, \0`]]]))).toEqual([own]);
});

test.for(['a', 'a@', '+k'])('HC-64: a field full of %s takes no time', (word) => {
  const headers = new Map([['to', [word.repeat(400_000), address]]]);
  const began = performance.now();
  expect(recipientsIn(headers)).toEqual([address]);
  expect(replySecretsIn(headers, [], own)).toEqual([secret]);
  expect(performance.now() - began).toBeLessThan(2_000);
});

test.for([
  ['another municipality', address.replace('druten', 'diemen')],
  ['another mailbox', address.replace('klachten', 'burgerzaken')],
  ['an ordinary tag', 'klachten+krant@druten.example'],
  ['no tag', own],
])('nothing is found in the address of %s', ([, to]) => {
  expect(replySecretsIn(new Map([['to', [to!]]]), [], own)).toEqual([]);
});

test.for<[string, string, boolean]>([
  ['abcdef', 'abcdef', false],
  ['abcdef', 'abXdef', true],
  ['abcdef', 'abcde', true],
  ['abcdef', 'Xabcdef', true],
  ['abcdef', 'abccdef', true],
  ['abcdef', 'abdcef', false],
  ['abcdef', 'abcd', false],
  ['abcdef', 'abcXYf', false],
])('HC-37: %s and %s differ by one character: %s', ([one, other, expected]) => {
  expect(differsByOne(one, other)).toBe(expected);
  expect(differsByOne(other, one)).toBe(expected);
});
