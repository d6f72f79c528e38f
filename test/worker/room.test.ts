import { expect, test } from 'vitest';
import { Room } from '#worker/room.ts';

/** Work that says when it begins and ends when it is told to. */
function someWork(log: string[], name: string) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const work = () => {
    log.push(name);
    return promise;
  };
  return { work, end: resolve };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('who finds too little room waits, in order, until it is there', async () => {
  const room = new Room(100);
  const begun: string[] = [];
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => someWork(begun, name));
  const all = [room.hold(60, a!.work), room.hold(50, b!.work), room.hold(10, c!.work), room.hold(90, d!.work)];
  await settle();
  expect(begun).toEqual(['a']);
  a!.end();
  await settle();
  expect(begun).toEqual(['a', 'b', 'c']);
  b!.end();
  await settle();
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
  c!.end();
  d!.end();
  await Promise.all(all);
});

test('what is larger than all room gets all of it, alone', async () => {
  const room = new Room(100);
  const begun: string[] = [];
  const [small, huge] = ['small', 'huge'].map((name) => someWork(begun, name));
  const first = room.hold(1, small!.work);
  const second = room.hold(5_000, huge!.work);
  await settle();
  expect(begun).toEqual(['small']);
  small!.end();
  await settle();
  expect(begun).toEqual(['small', 'huge']);
  huge!.end();
  await Promise.all([first, second]);
});

test('work that fails gives its room back', async () => {
  const room = new Room(100);
  await expect(room.hold(100, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await expect(room.hold(100, async () => 'done')).resolves.toBe('done');
});
