import { expect, test } from 'vitest';
import { heldBecause } from '#domain/mail-cap.ts';

const person = { today: 0, thisWeek: 0, someHeld: false, isMachine: false };

test.for<[string, 'acknowledgement' | 'receipt', Partial<typeof person>, string?]>([
  ['the first', 'acknowledgement', {}],
  ['HC-16: a second complaint by the same citizen', 'acknowledgement', { today: 1 }],
  ['the tenth', 'acknowledgement', { today: 9 }],
  ['the eleventh', 'acknowledgement', { today: 10 }, 'many'],
  ['the twentieth in a week', 'acknowledgement', { thisWeek: 19 }],
  ['the twenty-first in a week', 'acknowledgement', { thisWeek: 20 }, 'many'],
  ['the fifth short confirmation', 'receipt', { today: 4 }],
  ['the sixth', 'receipt', { today: 5 }, 'many'],
  ['one more while some wait, whatever the day', 'acknowledgement', { someHeld: true }, 'many'],
  ['HC-14: the first to a machine', 'acknowledgement', { isMachine: true }],
  ['HC-14: the second to a machine', 'acknowledgement', { isMachine: true, today: 1 }, 'machine'],
])('%s', ([, what, before, why]) => {
  expect(heldBecause(what, { ...person, ...before })).toBe(why);
});
