import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { whyNotOpened } from '#register/harmful-file.ts';
import { keepable } from '#worker/attachments.ts';

interface Packed {
  name: string;
  content: Buffer;
  /** What the table of contents says of its size. */
  says?: number;
  /** What it is called where the file itself begins. */
  ownName?: string;
  isEncrypted?: boolean;
}

/** An archive as programs make it. */
function aZip(...files: Packed[]): Buffer {
  const entries: Buffer[] = [];
  const table: Buffer[] = [];
  let at = 0;
  for (const { name, content, says = content.length, ownName = name, isEncrypted = false } of files) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.write('PK\x03\x04', 'latin1');
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(content.length, 22);
    local.writeUInt16LE(ownName.length, 26);
    const listed = Buffer.alloc(46);
    listed.write('PK\x01\x02', 'latin1');
    listed.writeUInt16LE(isEncrypted ? 1 : 0, 8);
    listed.writeUInt16LE(8, 10);
    listed.writeUInt32LE(packed.length, 20);
    listed.writeUInt32LE(says, 24);
    listed.writeUInt16LE(name.length, 28);
    listed.writeUInt32LE(at, 42);
    entries.push(local, Buffer.from(ownName), packed);
    table.push(listed, Buffer.from(name));
    at += 30 + ownName.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt32LE(Buffer.concat(table).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...entries, ...table, end]);
}

const text = { name: 'brief.txt', content: Buffer.from('Aan de balie.') };
const program = { name: 'brief.pdf', content: Buffer.from(`MZ${'\0'.repeat(200)}`) };

/** An archive of Unix with one file. */
function aTar({ name, content }: Packed): Buffer {
  const head = Buffer.alloc(512);
  head.write(name);
  head.write(content.length.toString(8).padStart(11, '0'), 124);
  head.write('0', 156);
  head.write('ustar', 257);
  const padding = Buffer.alloc(1024 + ((512 - (content.length % 512)) % 512));
  return Buffer.concat([head, content, padding]);
}

/** An older document of Office, as far as it tells what is in it. */
const anOlderDocument = (part: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1000), Buffer.from(part, 'utf16le')]);

const huge = 3_000_000_000;
const inZip = (times: number, innermost: Buffer): Buffer =>
  times === 0 ? innermost : inZip(times - 1, aZip({ name: 'nog-een.zip', content: innermost }));
const pngOf = (width: number, height: number) => {
  const png = Buffer.alloc(33);
  png.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.write('IDAT', 29);
  return png;
};

/** What is kept of a file under its true type, as it comes out of a mail. */
async function refusalOf(name: string, content: Buffer, claimed = 'application/octet-stream') {
  const [kept] = await keepable([{ filename: name, contentType: claimed, content }]);
  expect(kept!.content).toEqual(content);
  return kept!.refused;
}

describe('HC-60: kept, and opened by nobody', () => {
  test.for<[string, string, Buffer, string]>([
    ['a program called a letter', 'brief.pdf', Buffer.from(`MZ${'\0'.repeat(200)}`), 'program'],
    ['a program of Linux', 'brief', Buffer.from(`\x7fELF${'\x02'.repeat(100)}`, 'latin1'), 'program'],
    ['a script', 'factuur.js', Buffer.from('WScript.Echo(1)'), 'program'],
    ['a script with two endings', 'factuur.pdf.vbs', Buffer.from('MsgBox 1'), 'program'],
    ['a shortcut', 'map.lnk', Buffer.from('4c0000000114020000000000c000000000000046', 'hex'), 'program'],
    ['a program in an archive', 'alles.zip', aZip(text, { name: 'a/b.exe', content: text.content }), 'program'],
    ['a program in an archive in an archive', 'alles.zip', inZip(1, aZip({ ...text, name: 'x.scr' })), 'program'],
    [
      'an archive with 10 GB inside',
      'alles.zip',
      aZip({ ...text, says: huge }, { ...text, says: huge }),
      'huge-archive',
    ],
    ['a document that says so', 'brief.docx', aZip({ ...text, name: 'word/document.xml', says: huge }), 'huge-archive'],
    ['an archive in an archive in an archive', 'alles.zip', inZip(2, aZip(text)), 'huge-archive'],
    ['a stream that unfolds to 600 MB', 'lijst.csv.gz', gzipSync(Buffer.alloc(600_000_000)), 'huge-archive'],
    ['an archive with a password', 'geheim.zip', aZip({ ...text, isEncrypted: true }), 'closed-archive'],
    ['an archive of 7-Zip', 'alles.7z', Buffer.from('377abcaf271c0004', 'hex'), 'closed-archive'],
    ['a program in an archive, called a letter', 'alles.zip', aZip(text, program), 'program'],
    ['a program that has another name in the table', 'a.zip', aZip({ ...text, ownName: 'x.exe' }), 'program'],
    ['an archive in an archive without its ending', 'a.zip', aZip({ ...text, content: aZip(program) }), 'program'],
    ['an archive behind a document', 'a.pdf', Buffer.concat([Buffer.from('%PDF-1.4\n'), aZip(program)]), 'program'],
    ['a program in an archive of Unix', 'a.tar.gz', gzipSync(aTar({ ...text, name: 'map/x.sh' })), 'program'],
    ['a packed program', 'brief.gz', gzipSync(program.content), 'program'],
    ['a document with macros', 'a.docm', aZip({ ...text, name: 'word/vbaProject.bin' }), 'program'],
    ['an older document with macros', 'a.doc', anOlderDocument('_VBA_PROJECT'), 'program'],
    ['a document with a password', 'a.docx', anOlderDocument('EncryptedPackage'), 'closed-archive'],
    ['a script of Windows in XML', 'a.wsf', Buffer.from('<?xml version="1.0"?><job></job>'), 'program'],
    [
      'an archive that unfolds to more than it says',
      'alles.zip',
      aZip({ ...text, content: Buffer.alloc(60_000_000), says: 100 }),
      'huge-archive',
    ],
    ['too many files', 'alles.zip', aZip(...Array.from({ length: 10_001 }, () => text)), 'huge-archive'],
    ['an archive whose table is gone', 'alles.zip', aZip(text).subarray(0, -22), 'closed-archive'],
    ['an image bomb', 'foto.png', pngOf(60_000, 60_000), 'huge-picture'],
  ])('%s', async ([, name, content, why]) => {
    expect(await refusalOf(name, content)).toBe(why);
  });
});

describe('opened like any other', () => {
  test.for<[string, string, Buffer, string?]>([
    ['an archive of documents', 'alles.zip', aZip(text, { name: 'foto.jpg', content: text.content })],
    ['an archive in an archive', 'alles.zip', inZip(1, aZip(text))],
    ['an archive of Unix', 'alles.tar', aTar(text)],
    ['an empty archive', 'leeg.zip', aZip()],
    ['a packed list', 'lijst.csv.gz', gzipSync(Buffer.from('a;b'))],
    ['a photo', 'foto.png', pngOf(6_000, 4_000)],
    ['words about a program', 'setup.exe uitleg.txt', text.content, 'text/plain'],
    [
      'a mail with the name of a site',
      'Bericht van www.winkel.com',
      Buffer.from('Subject: x\r\n\r\ny'),
      'message/rfc822',
    ],
  ])('%s', async ([, name, content, claimed]) => {
    expect(await refusalOf(name, content, claimed)).toBeUndefined();
  });

  test('a letter that is called like a program, under a name that opens it as a letter', async () => {
    const content = Buffer.from('%PDF-1.4\n%');
    const [kept] = await keepable([{ filename: 'Factuur winkel.com', contentType: 'application/pdf', content }]);
    expect(kept).toMatchObject({ name: 'Factuur winkel.com.pdf', mediaType: 'application/pdf' });
    expect(kept).not.toHaveProperty('refused');
  });

  test('whatever is cut off or damaged', async () => {
    const zip = inZip(1, aZip(text));
    for (let length = 0; length < zip.length; length++) {
      const content = zip.subarray(0, length);
      await expect(whyNotOpened({ name: 'a.zip', mediaType: 'application/zip', content })).resolves.not.toBe('virus');
    }
  });
});
