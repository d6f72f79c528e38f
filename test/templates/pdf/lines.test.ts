import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SetLine } from '#templates/pdf/lines.ts';
import { setLines, setText, widthOfLine } from '#templates/pdf/lines.ts';

const style = { size: 10, leading: 14 };
const textOf = (line: SetLine) => line.map(({ text }) => text).join('');

test('lines fit their column, and hold every character once', () => {
  const words = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('woord'), fc.constant('w'.repeat(300))));
  fc.assert(
    fc.property(words, fc.integer({ min: 40, max: 450 }), (parts, width) => {
      const text = parts.join(' ');
      const lines = setText(text, style, width);
      expect(lines.filter((line) => widthOfLine(line, style.size) > width + 0.5)).toEqual([]);
      expect(lines.map(textOf).join('')).toBe(textOf(setText(text, style, 1e9).flat()));
    }),
  );
});

test('a full stop stays with the bold word before it', () => {
  const line = [{ text: 'een twee ' }, { text: 'drie', bold: true }, { text: '.' }];
  const widths = Array.from({ length: 80 }, (_, index) => 25 + index);
  const beginnings = widths.flatMap((width) => setLines([line], style, width).map((set) => textOf(set)[0]));
  expect(new Set(beginnings)).toEqual(new Set(['e', 't', 'd']));
});

test('a line ends with its space, so that the words on both sides stay two words', () => {
  expect(setText('een twee', style, 25).map(textOf)).toEqual(['een ', 'twee']);
  expect(setLines([[{ text: 'een' }], [{ text: 'twee' }]], style, 400).map(textOf)).toEqual(['een ', 'twee']);
});

test('an accent stays on its letter when a word is cut', () => {
  const lines = setText('q\u0303'.repeat(200), style, 100).map(textOf);
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.filter((line) => line.startsWith('\u0303'))).toEqual([]);
});

test('a pile of accents does not make a line without end, which PDF/A forbids', () => {
  const lines = setText(`e${'\u0301'.repeat(40_000)} woord`, style, 100).map(textOf);
  expect(lines).toHaveLength(1);
  expect(lines[0]!.length).toBeLessThan(20);
  expect(lines[0]).toMatch(/ woord$/);
});

test.for([
  'onder- en boven- en zij- of ander-deel',
  'a - b - c - d - e',
  'straat-'.repeat(80),
  'x\u2010y\u2011z'.repeat(60),
])('no line of %j ends on a hyphen, which copying programs would take out', (text) => {
  for (const width of [60, 75, 90, 120]) {
    const lines = setText(text, style, width).map(textOf);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.slice(0, -1).filter((line) => /[-\u2010\u2011] ?$/.test(line))).toEqual([]);
    expect(lines.join('')).toBe(text);
  }
});

test('a line may break at a zero-width space, which shows and says nothing', () => {
  expect(setText('woon\u200bplaats', style, 35).map(textOf)).toEqual(['woon', 'plaats']);
  expect(setText('woon\u200bplaats', style, 400).map(textOf)).toEqual(['woonplaats']);
});

test('a line does not break at a space that keeps words together', () => {
  expect(setText('nummer 14\u00a00487', style, 60).map(textOf)).toEqual(['nummer ', '14\u00a00487']);
  expect(setText('nummer 14\u202f0487', style, 60).map(textOf)).toEqual(['nummer ', '14\u00a00487']);
});
