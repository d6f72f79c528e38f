import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { waitingLine } from '#worker/waiting-line.ts';

test('however many come at once, a few are served at a time, in order, each once; until it is stopped', async () => {
  const aborting = new AbortController();
  const served: number[] = [];
  let busy = 0;
  let most = 0;
  const enter = waitingLine<number>(async (one) => {
    most = Math.max(most, ++busy);
    await setImmediate();
    busy -= 1;
    served.push(one);
  }, aborting.signal);
  const all = Array.from({ length: 500 }, (_, number) => number);
  all.slice(0, 400).forEach(enter);
  await expect.poll(() => served.length).toBe(400);
  all.slice(400).forEach(enter);
  await expect.poll(() => served.length).toBe(500);
  expect(served).toEqual(all);
  expect(most).toBe(2);
  all.forEach(enter);
  aborting.abort();
  await expect.poll(() => busy).toBe(0);
  expect(served.length).toBeLessThan(510);
});
