import { describe, expect, test } from 'vitest';
import { textOfPackedRtf, textOfRtf } from '#worker/rtf-text.ts';
import { packed } from './outlook-files.ts';

const text = (rtf: string) => textOfRtf(Buffer.from(rtf, 'latin1'));
const start = '{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss Arial;}{\\f1\\fswiss\\fcharset162 Arial;}}';

describe('what a text with layout says', () => {
  test.for<[string, string, string]>([
    ['lines', `${start}\\pard Aan de balie\\par was het\\line druk.\\par}`, 'Aan de balie\nwas het\ndruk.'],
    ['letters as numbers', `${start}Zo\\'eb\\'ebn, \\u8364?5, \\uc2\\u233\\'c3\\'a9n}`, 'Zoëën, €5, én'],
    ['a font with its own letters', `${start}\\f1 Ye\\'fe\\f0  en \\'fe.}`, 'Yeş en þ.'],
    ['quotes and dashes', `${start}\\ldblquote nee\\rdblquote\\emdash zei zij}`, '“nee”—zei zij'],
    ['braces that are text', `${start}\\{a\\\\b\\}}`, '{a\\b}'],
    ['no pictures, lists of colours or who wrote it', `${start}{\\info{\\author X}}{\\pict 00ff}{\\*\\x y}Ja.}`, 'Ja.'],
    ['bytes that look like text', `${start}{\\pict\\bin5 }}}}}x}Ja.}`, 'Ja.'],
    ['nothing hidden', `${start}Zicht{\\v geheim}baar\\v geheim\\v0 .}`, 'Zichtbaar.'],
    ['HTML inside', `${start}\\fromhtml1{\\*\\htmltag64 <p>}Regel\\htmlrtf\\par\\htmlrtf0 twee}`, 'Regel\ntwee'],
    ['a link', `${start}{\\field{\\*\\fldinst HYPERLINK "https://x.example"}{\\fldrslt klik}} hier}`, 'klik hier'],
    ['other text than this', 'Aan de balie.', ''],
  ])('%s', ([, rtf, said]) => {
    expect(text(rtf)).toBe(said);
  });

  test('of brackets only, a megabyte of them: nothing', () => {
    expect(text(`{\\rtf1 ${'{'.repeat(1_000_000)}`)).toBe('');
    expect(text(`{\\rtf1 ${'}'.repeat(1_000_000)}`)).toBe('');
  });
});

describe('packed by Outlook', () => {
  const rtf = packed(`${start}Aan de balie.\\par}`);

  test('it is unpacked', () => {
    expect(textOfPackedRtf(rtf)).toBe('Aan de balie.');
  });

  test('cut off, damaged, or of a size that it has not: never an error, and in time', () => {
    for (let length = 0; length < rtf.length; length++) {
      const read = textOfPackedRtf(rtf.subarray(0, length)).replace('\0', '').trim();
      expect('Aan de balie.'.startsWith(read)).toBe(true);
      const damaged = Buffer.from(rtf);
      damaged[length] = 0xff;
      expect(textOfPackedRtf(damaged)).toBeTypeOf('string');
    }
    const huge = Buffer.from(rtf);
    huge.writeUInt32LE(0x7fff_fff0);
    expect(textOfPackedRtf(huge)).toContain('Aan de balie.');
  });
});
