import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { blockBytes, blocksOf, bytesIn, Gathering, sha256Of } from '#register/content.ts';

const all = randomBytes(3 * blockBytes + 5);

function gathered(pieceBytes: number, bytes: number): Gathering {
  const gathering = new Gathering();
  for (let start = 0; start < bytes; start += pieceBytes) {
    gathering.add(all.subarray(start, Math.min(start + pieceBytes, bytes)));
  }
  return gathering;
}

test.for([
  [1, 20_000],
  [7, 16 * 1024],
  [65_536, blockBytes],
  [65_537, blockBytes + 1],
  [4 * blockBytes, all.length],
  [blockBytes - 1, 3 * blockBytes],
  [1, 0],
] as const)('pieces of %i bytes, %i together, become the blocks that a file is stored in', ([pieceBytes, bytes]) => {
  const gathering = gathered(pieceBytes, bytes);
  expect(gathering.bytes).toBe(bytes);
  const blocks = gathering.take();
  expect(Buffer.concat(blocks).equals(all.subarray(0, bytes))).toBe(true);
  expect(blocks.slice(0, -1).every(({ length }) => length === blockBytes)).toBe(true);
  expect(blocks.at(-1)?.length ?? 0).toBeLessThanOrEqual(blockBytes);
  expect(bytesIn(blocks)).toBe(bytes);
  expect(sha256Of(blocks)).toEqual(createHash('sha256').update(all.subarray(0, bytes)).digest());
  expect(gathering.bytes).toBe(0);
  expect(gathered(pieceBytes, bytes).takeWhole().equals(all.subarray(0, bytes))).toBe(true);
});

test('what comes in one piece has the same blocks', () => {
  const whole = all.subarray(0, 2 * blockBytes);
  expect(blocksOf(whole).map(({ length }) => length)).toEqual([blockBytes, blockBytes]);
  expect(blocksOf(Buffer.alloc(0)).map(({ length }) => length)).toEqual([0]);
  expect(blocksOf([]).map(({ length }) => length)).toEqual([0]);
});
