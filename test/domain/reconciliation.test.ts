import { expect, test } from 'vitest';
import type { Account } from '#domain/reconciliation.ts';
import { accountSentence, inDoubt } from '#domain/reconciliation.ts';

const at = (time: string, bytes: number) => ({ bytes, arrivedAt: new Date(`2026-11-23T${time}Z`) });

test('a message of the same second and size is the one that the ledger knows', () => {
  expect(inDoubt([at('09:00:00', 500)], [at('09:00:00.400', 500)])).toEqual([]);
});

test.for([
  ['nothing like it', [at('09:00:01', 500)], [at('09:00:00', 500)], 1],
  ['another size', [at('09:00:00', 501)], [at('09:00:00', 500)], 1],
  ['one more of the same second and size: both', [at('09:00:00', 500), at('09:00:00', 500)], [at('09:00:00', 500)], 2],
  ['as many as the ledger knows', [at('09:00:00', 500), at('09:00:00', 500)], Array(2).fill(at('09:00:00', 500)), 0],
  ['an empty folder', [], [at('09:00:00', 500)], 0],
] as const)('in doubt with %s', ([, messages, known, count]) => {
  expect(inDoubt(messages, known)).toHaveLength(count);
});

test.for<[Account, string]>([
  [{ received: 142, accounted: 142, foundLate: 0 }, '142 ontvangen, 142 verantwoord.'],
  [{ received: 0, accounted: 0, foundLate: 0 }, '0 ontvangen, 0 verantwoord.'],
  [{ received: 3, accounted: 2, foundLate: 0 }, '3 ontvangen, 2 verantwoord.'],
  [
    { received: 3, accounted: 3, foundLate: 1 },
    '3 ontvangen, 3 verantwoord. Daarvan is 1 pas bij deze controle gevonden.',
  ],
  [
    { received: 3, accounted: 3, foundLate: 2 },
    '3 ontvangen, 3 verantwoord. Daarvan zijn 2 pas bij deze controle gevonden.',
  ],
])('%j in one sentence', ([account, sentence]) => {
  expect(accountSentence(account)).toBe(sentence);
});
