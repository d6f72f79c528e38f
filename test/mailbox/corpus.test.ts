import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { samples } from './corpus.ts';

const all = samples();

test('every message has its expected fate beside it, and the other way round', () => {
  const files = globSync('test/mailbox/*/*.eml').map((path) => path.slice('test/mailbox/'.length, -'.eml'.length));
  const named = all.map(({ name }) => name).filter((name) => !name.startsWith('big/'));
  expect(named.sort()).toEqual(files.sort());
});

test('no two are the same', () => {
  expect(new Set(all.map(({ raw }) => raw.toString('latin1'))).size).toBe(all.length);
  const names = all.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('none could reach anybody: all addresses end in .example', () => {
  const stored = all.filter(({ name }) => !name.startsWith('big/'));
  const addresses = stored.flatMap(({ name, raw }) =>
    [...raw.toString('latin1').matchAll(/[\w.+-]+@((?:[a-z0-9-]+\.)+[a-z]{2,})\b/gi)].map(([, domain]) => [name, domain!]),
  );
  expect(addresses.filter(([, domain]) => !domain!.toLowerCase().endsWith('.example'))).toEqual([]);
});
