import { describe, expect, test } from 'vitest';
import { oneLine, plainText } from '#domain/plain-text.ts';

describe('one line', () => {
  test.for<[string, string, string]>([
    ['line breaks that would start a new header', 'Jan\r\nBcc: x@y.example', 'Jan Bcc: x@y.example'],
    ['NUL, which PostgreSQL refuses', 'Ja\0n', 'Ja n'],
    ['a reversed reading order', 'factuur\u202efdp.exe', 'factuurfdp.exe'],
    ['blanks at the ends and in a row', '  Jan \t de  Vries ', 'Jan de Vries'],
    ['half a character', 'Jan\ud83d', 'Jan\ufffd'],
    ['Frisian, Turkish and emoji as they are', 'Fokkeline Ûltsje Şahin 👩‍👧', 'Fokkeline Ûltsje Şahin 👩‍👧'],
  ])('%s', ([, text, line]) => {
    expect(oneLine(text, 100)).toBe(line);
  });

  test('too long is cut off, never in the middle of a character', () => {
    expect(oneLine('abcdefgh', 5)).toBe('abcd…');
    expect(oneLine('abc👍defgh', 5)).toBe('abc…');
    expect(oneLine('abcde', 5)).toBe('abcde');
  });
});

test('a text keeps its lines and loses what cannot be seen', () => {
  expect(plainText('\ufeffEen\r\ntwee\rdrie\u2028vier\0\u0007\n\n\tvijf \u202e \n', 100)).toBe(
    'Een\ntwee\ndrie\nvier\n\n\tvijf',
  );
});

test('signs that nobody sees are no text by themselves, and stay where they join', () => {
  for (const nothing of ['\u200b', ' \u2060\n\u200d ', '\u00ad\u3164']) {
    expect(oneLine(nothing, 100)).toBe('');
    expect(plainText(nothing, 100)).toBe('');
  }
  expect(oneLine('👩\u200d👧', 100)).toBe('👩\u200d👧');
});
