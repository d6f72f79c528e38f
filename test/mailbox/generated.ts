import { randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

const head = (who: string, subject: string) =>
  [
    `Return-Path: <${who}@groot.example>`,
    `From: ${who} <${who}@groot.example>`,
    'To: klachten@druten.example',
    `Subject: ${subject}`,
    'Date: Tue, 24 Nov 2026 09:14:22 +0100',
    `Message-ID: <${who}@groot.example>`,
    'MIME-Version: 1.0',
    '',
  ].join('\r\n');

const plain = 'Content-Type: text/plain; charset=utf-8\r\n\r\n';
const inParts = (parts: string[]) =>
  `Content-Type: multipart/mixed; boundary=b1\r\n\r\n${parts.map((part) => `--b1\r\n${part}\r\n`).join('')}--b1--\r\n`;

/** Starts a line anew every 76 characters. */
const folded = (base64: string) => base64.replace(/.{76}/g, '$&\r\n');

function nested(depth: number): string {
  const opened = Array.from(
    { length: depth },
    (_, at) => `Content-Type: multipart/mixed; boundary=d${at}\r\n\r\n--d${at}\r\n`,
  );
  const closed = Array.from({ length: depth }, (_, at) => `\r\n--d${depth - 1 - at}--\r\n`);
  return `${opened.join('')}${plain}Diep van binnen staat mijn klacht.${closed.join('')}`;
}

/** A picture of `side` by `side` dots in a few bytes, for programs that make room before they look. */
function imageBomb(side: number): Buffer {
  const chunk = (type: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), content]);
    const numbers = Buffer.alloc(8);
    numbers.writeUInt32BE(content.length, 0);
    numbers.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([numbers.subarray(0, 4), body, numbers.subarray(4)]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(side, 0);
  size.writeUInt32BE(side, 4);
  size[8] = 8;
  const dots = deflateSync(Buffer.alloc(1_000));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', size), chunk('IDAT', dots), chunk('IEND', Buffer.alloc(0))]);
}

const attached = (name: string, type: string, content: Buffer) =>
  `Content-Type: ${type}\r\nContent-Disposition: attachment; filename="${name}"\r\n` +
  `Content-Transfer-Encoding: base64\r\n\r\n${folded(content.toString('base64'))}`;

/** Messages too big to keep in the repository, each under its name in `expected.yaml`. */
export const generated: Record<string, () => Buffer> = {
  'big/two-photos-of-a-megabyte': () =>
    Buffer.from(
      head('fotos', 'Klacht met foto’s'.replace('’', "'")) +
        inParts([
          `${plain}Zie de foto's.`,
          attached('een.jpg', 'image/jpeg', Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), randomBytes(1_000_000)])),
          attached('twee.jpg', 'image/jpeg', Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), randomBytes(1_000_000)])),
        ]),
    ),
  'big/three-thousand-parts': () =>
    Buffer.from(head('delen', 'Klacht in delen') + inParts(Array.from({ length: 3_000 }, (_, at) => `${plain}Deel ${at}`))),
  'big/nested-five-hundred-deep': () => Buffer.from(head('diep', 'Klacht') + nested(500)),
  'big/nested-twenty-deep': () => Buffer.from(head('twintig', 'Klacht') + nested(20)),
  'big/header-of-a-megabyte': () =>
    Buffer.from(`${head('kop', 'Klacht')}X-Lang: ${'x '.repeat(600_000)}\r\n${plain}Mijn klacht.`),
  'big/five-thousand-recipients': () =>
    Buffer.from(
      head('velen', 'Klacht').replace(
        'To: klachten@druten.example',
        `To: klachten@druten.example,\r\n ${Array.from({ length: 5_000 }, (_, at) => `raad${at}@elders.example`).join(',\r\n ')}`,
      ) + `${plain}Aan iedereen.`,
    ),
  'big/quoted-text-of-two-megabytes': () =>
    Buffer.from(`${head('citaat', 'Klacht')}${plain}Mijn klacht staat bovenaan.\r\n${`> ${'citaat '.repeat(10)}\r\n`.repeat(28_000)}`),
  'big/one-line-of-a-megabyte': () =>
    Buffer.from(`${head('regel', 'Klacht')}${plain}Mijn klacht. ${'x'.repeat(1_000_000)}\r\n`),
  'big/html-of-two-megabytes': () =>
    Buffer.from(
      `${head('html', 'Klacht')}Content-Type: text/html\r\n\r\n<p>Mijn klacht.</p>\r\n${'<div><span style="x">ver</span>\r\n'.repeat(60_000)}`,
    ),
  'big/image-bomb': () =>
    Buffer.from(head('bom', 'Klacht') + inParts([`${plain}Zie foto.`, attached('foto.png', 'image/png', imageBomb(65_000))])),
  // In two halves, so that a scanner on the way does not take this file itself.
  'big/eicar': () =>
    Buffer.from(
      head('eicar', 'Klacht') +
        inParts([
          `${plain}Zie bijlage.`,
          attached(
            'eicar.com',
            'application/octet-stream',
            Buffer.from(`X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-${'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'}`),
          ),
        ]),
    ),
};
