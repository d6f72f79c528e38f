import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentName } from '#domain/document-name.ts';
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

describe('the name of a document', () => {
  test.for<[string, string, string]>([
    ['a path', '../../etc/passwd', 'passwd'],
    ['a path of Windows', 'C:\\Users\\jan\\foto.jpg', 'foto.jpg'],
    ['nothing but a path', '../../', 'bijlage'],
    ['a hidden file', '.bashrc', 'bashrc'],
    ['characters that Windows refuses', 'wat? "dit".pdf', 'wat- -dit-.pdf'],
    ['a name that Windows keeps for itself', 'con.txt', '_con.txt'],
    ['a line break', 'brief\r\nX: y.pdf', 'brief X- y.pdf'],
    ['dots and blanks at the end', 'brief . ', 'brief'],
    ['no name', '', 'bijlage'],
    ['letters put together the other way', 'cafe\u0301.pdf', 'caf\u00e9.pdf'],
  ])('%s', ([, given, name]) => {
    expect(documentName(given, [])).toBe(name);
  });

  test('an ending is added when there is none', () => {
    expect(documentName('', [], 'pdf')).toBe('bijlage.pdf');
    expect(documentName('scan', [], 'pdf')).toBe('scan.pdf');
    expect(documentName('scan.PDF', [], 'pdf')).toBe('scan.PDF');
  });

  test('two documents never have one name, whatever the capitals', () => {
    expect(documentName('Foto.jpg', ['foto.JPG', 'foto (2).jpg'])).toBe('Foto (3).jpg');
  });

  test('whatever is given, the name is short, unlike the others, and no path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const first = documentName(given, []);
        const second = documentName(given, [first]);
        expect(second.toLowerCase()).not.toBe(first.toLowerCase());
        for (const name of [first, second]) {
          expect(name.length).toBeGreaterThan(0);
          expect(name.length).toBeLessThanOrEqual(120);
          expect(name).not.toMatch(/[/\\\p{Cc}]|^\.|^\s/u);
        }
      }),
    );
  });
});
