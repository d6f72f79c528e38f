import { decompressRTF } from '@kenjiuno/decompressrtf';
import { decodeText } from './charsets.ts';

/** Longer than anybody writes; what lies beyond stays in the original. */
const mostBytes = 2_000_000;

/** What a mail says that Outlook keeps only in its own RTF, packed (MS-OXRTFCP). Empty when it cannot be unpacked. */
export function textOfPackedRtf(packed: Uint8Array): string {
  if (packed.length < 16) return '';
  const bytes = Buffer.from(packed);
  // Its size stands in front; a wrong one would let the reader go on far behind the end.
  bytes.writeUInt32LE(Math.min(bytes.readUInt32LE(), bytes.length - 4, mostBytes));
  try {
    return textOfRtf(Buffer.from(decompressRTF([...bytes])));
  } catch {
    return '';
  }
}

const token = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([\da-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi;

/** Groups whose words are no text of the message. */
const besides =
  /^(colortbl|stylesheet|info|pict|object|nonshppict|header[lrf]?|footer[lrf]?|filetbl|xmlnstbl|themedata|listtable|fldinst)$/;

const signs: Record<string, string> = {
  ...{ par: '\n', line: '\n', sect: '\n', page: '\n', row: '\n', tab: '\t', cell: '\t', nestcell: '\t', nestrow: '\n' },
  ...{ emdash: '—', endash: '–', bullet: '•', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”' },
  ...{ emspace: ' ', enspace: ' ', qmspace: ' ', '~': '\u00a0', _: '-', '\\': '\\', '{': '{', '}': '}' },
  ...{ '\r': '\n', '\n': '\n' },
};

/** Character sets of fonts by their number (`\fcharset`); others are as the document says. */
const charsets: Record<string, string> = {
  ...{ 128: 'shift_jis', 129: 'euc-kr', 134: 'gbk', 136: 'big5', 161: 'windows-1253', 162: 'windows-1254' },
  ...{ 163: 'windows-1258', 177: 'windows-1255', 178: 'windows-1256', 186: 'windows-1257', 204: 'windows-1251' },
  ...{ 222: 'windows-874', 238: 'windows-1250' },
};

interface Group {
  isText: boolean;
  isFonts: boolean;
  isHidden: boolean;
  charset: string | undefined;
  /** How many bytes stand after a character of Unicode for readers that do not know it. */
  fallback: number;
}

/** What a text with layout (RTF) says, without pictures, hidden words and layout. Empty when it is none. */
export function textOfRtf(rtf: Buffer): string {
  const source = rtf.toString('latin1', 0, mostBytes);
  if (!source.startsWith('{\\rtf')) return '';
  const around: Group[] = [];
  let group: Group = { isText: true, isFonts: false, isHidden: false, charset: undefined, fallback: 1 };
  const fonts = new Map<number, string | undefined>();
  let font = 0;
  let codePage = 'windows-1252';
  let text = '';
  let bytes = '';
  let toSkip = 0;

  function flush(charset = group.charset): void {
    if (bytes) text += decodeText(Buffer.from(bytes, 'latin1'), charset ?? codePage);
    bytes = '';
  }
  function add(sign: string): void {
    flush();
    if (group.isText && !group.isHidden) text += sign;
  }
  function addBytes(given: string): void {
    const kept = given.slice(toSkip);
    toSkip -= given.length - kept.length;
    if (group.isText && !group.isHidden) bytes += kept;
  }
  function follow(word: string, given: string | undefined): void {
    const value = Number(given ?? 1);
    if (word === 'u') {
      add(String.fromCharCode(value & 0xffff));
      toSkip = group.fallback;
    } else if (word === 'bin') token.lastIndex += Math.max(0, value);
    else if (word === 'uc') group.fallback = Math.max(0, value);
    else if (word === 'v') group.isHidden = given !== '0';
    else if (word === 'ansicpg') codePage = value === 65_001 ? 'utf-8' : `windows-${value}`;
    else if (word === 'fonttbl') group = { ...group, isText: false, isFonts: true };
    else if (word === 'f' && group.isFonts) font = value;
    else if (word === 'fcharset' && group.isFonts) fonts.set(font, charsets[value]);
    else if (word === 'f' || word === 'plain') {
      flush();
      group.charset = word === 'f' ? fonts.get(value) : undefined;
      if (word === 'plain') group.isHidden = false;
    } else if (besides.test(word)) group.isText = false;
    else if (signs[word]) add(signs[word]);
  }

  token.lastIndex = 0;
  for (let found = token.exec(source); found; found = token.exec(source)) {
    const [, word, value, hex, sign, bracket, plain] = found;
    if (word || bracket || sign) toSkip = 0;
    if (word) follow(word, value);
    else if (hex) addBytes(String.fromCharCode(Number.parseInt(hex, 16)));
    else if (sign === '*') group.isText = false;
    else if (sign) add(signs[sign] ?? '');
    else if (plain) addBytes(plain);
    else if (bracket === '{') {
      flush();
      around.push(group);
      group = { ...group };
    } else if (bracket === '}') {
      flush();
      group = around.pop() ?? group;
    }
  }
  flush();
  return text.trim();
}
