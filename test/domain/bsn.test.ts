import { expect, test } from 'vitest';
import { holdsBsn, maskBsn, maskedBsn, passesElfproef } from '#domain/bsn.ts';

test.for([
  ['111222333', true],
  ['123456782', true],
  ['012345672', true],
  ['123456789', false],
  ['000000000', false],
  ['12345678', false],
  ['1234567822', false],
  ['12345678a', false],
] as const)('the elfproef: %s is %s', ([digits, passes]) => {
  expect(passesElfproef(digits)).toBe(passes);
});

test.for([
  ['Mijn BSN is 123456782.', `Mijn BSN is ${maskedBsn}.`],
  ['bsn:123456782', `bsn:${maskedBsn}`],
  ['123456782 en 111222333', `${maskedBsn} en ${maskedBsn}`],
  ['1234.56.782', `${maskedBsn}`],
  ['123 456 782', `${maskedBsn}`],
  ['123-456-782!', `${maskedBsn}!`],
  ['(123456782)\n111222333', `(${maskedBsn})\n${maskedBsn}`],
] as const)('%j becomes %j', ([text, masked]) => {
  expect(maskBsn(text)).toBe(masked);
  expect(holdsBsn(text)).toBe(true);
});

test.for([
  ['a number that fails the elfproef', 'zaak 123456789'],
  ['a part of a longer number', '1234567820'],
  ['the end of a longer number', '0123 456 782'],
  ['an account number', 'NL91ABNA123456782'],
  ['a telephone number', '06 12 34 56 78'],
  ['a date and a time', '3-11-2026 10.15'],
  ['digits one by one', '1 2 3 4 5 6 7 8 2'],
  ['nothing', ''],
] as const)('%s stays: %s', ([_, text]) => {
  expect(maskBsn(text)).toBe(text);
  expect(holdsBsn(text)).toBe(false);
});
