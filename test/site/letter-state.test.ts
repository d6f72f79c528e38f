import { expect, test } from 'vitest';
import type { LetterWithMail } from '#site/desk/letter-state.ts';
import { letterState } from '#site/desk/letter-state.ts';

test.for<[state: string, mail: Partial<LetterWithMail>]>([
  ['wordt nu gemaild', { attempts: 0, sending_at: null }],
  ['wordt nu gemaild', { attempts: 1, sending_at: new Date() }],
  ['mailen lukte nog niet, wordt opnieuw geprobeerd', { attempts: 1, sending_at: null }],
])('%s: %j', ([state, mail]) => {
  const letter = { posted_on: null, sent_at: null, channel: 'mail', failed_at: null, ...mail } as LetterWithMail;
  expect(letterState(letter)).toBe(state);
});
