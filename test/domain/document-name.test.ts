import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentName } from '#domain/document-name.ts';

describe('the name of a document', () => {
  test.for<[string, string, string]>([
    ['a path', '../../etc/passwd', 'passwd'],
    ['a path of Windows', 'C:\\Users\\jan\\foto.jpg', 'foto.jpg'],
    ['nothing but a path', '../../', 'bijlage'],
    ['a hidden file', '.bashrc', 'bashrc'],
    ['characters that Windows refuses', 'wat? "dit".pdf', 'wat- -dit-.pdf'],
    ['a name that Windows keeps for itself', 'con.txt', '_con.txt'],
    ['the same, with two endings', 'Con.tar.gz', '_Con.tar.gz'],
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
