import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import { has, pathTo } from '#test/services/programs.ts';
import { parseMessage } from '#worker/parse-message.ts';
import { startReader } from '#worker/reader.ts';
import { signedContent } from '#worker/signed-message.ts';
import { aMail } from './mail-in.ts';

const folder = mkdtempSync(join(tmpdir(), 'wederhoor-smime-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What OpenSSL makes of a text: a whole part of a mail, as mail programs send it. */
function smime(...args: string[]): string {
  const [key, certificate, text] = ['key.pem', 'certificate.pem', 'text'].map((name) => join(folder, name));
  const quiet = { stdio: 'pipe', encoding: 'utf8' } as const;
  execFileSync(
    pathTo('openssl'),
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=Sanne', '-keyout', key!, '-out', certificate!],
    quiet,
  );
  writeFileSync(text!, 'Aan de balie werd ik afgesnauwd.\r\n');
  const files = args[0] === '-encrypt' ? [certificate!] : ['-signer', certificate!, '-inkey', key!];
  return execFileSync(pathTo('openssl'), ['smime', ...args, '-in', text!, ...files], quiet).replace(/\r?\n/g, '\r\n');
}

const read = async (raw: string) => parseMessage(Readable.from([Buffer.from(raw)]));
const pgp = (kind: string) => `-----BEGIN PGP ${kind}-----\r\n\r\nhQEMA5vJ\r\n-----END PGP ${kind}-----`;
const mixed = (...parts: string[]) =>
  aMail({
    'Content-Type': 'multipart/mixed; boundary=b1',
    text: `${parts.map((part) => `--b1\r\n${part}\r\n`).join('')}--b1--`,
  });

describe('HC-67: encrypted', () => {
  test.skipIf(!has.openssl)('by S/MIME', async () => {
    expect(await read(`From: sanne@inwoner.example\r\n${smime('-encrypt', '-aes256')}`)).toMatchObject({
      protection: 'encrypted',
    });
  });

  test.skipIf(!has.openssl)('by S/MIME, when a server on the way forgot its type', async () => {
    const file = smime('-encrypt', '-aes256').replace(
      /Content-Type: .*\r\n/,
      'Content-Type: application/octet-stream\r\n',
    );
    expect(await read(`From: sanne@inwoner.example\r\n${file}`)).toMatchObject({ protection: 'encrypted' });
  });

  test('by S/MIME, but cut off, and by Outlook for its own readers', async () => {
    const cutOff =
      'Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\nMIAG';
    expect(await read(`From: sanne@inwoner.example\r\n${cutOff}`)).toMatchObject({ protection: 'encrypted' });
    const rpmsg = 'Content-Type: application/x-microsoft-rpmsg-message; name=message.rpmsg\r\n\r\nx';
    const words = 'Content-Type: text/plain\r\n\r\nDit bericht is beveiligd.';
    expect(await read(mixed(words, rpmsg))).toMatchObject({ protection: 'encrypted' });
  });

  test('by PGP/MIME, also below the footer of a server', async () => {
    const encrypted = `Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b2\r\n\r\n--b2\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b2\r\nContent-Type: application/octet-stream\r\n\r\n${pgp('MESSAGE')}\r\n--b2--`;
    expect(await read(mixed(encrypted, 'Content-Type: text/plain\r\n\r\nGescand op virussen.'))).toMatchObject({
      protection: 'encrypted',
    });
  });

  test('by PGP in the text', async () => {
    expect(await read(aMail({ text: pgp('MESSAGE') }))).toMatchObject({ protection: 'encrypted' });
  });
});

describe('signed, and read like any other', () => {
  test.skipIf(!has.openssl)('by S/MIME', async () => {
    expect(await read(`From: sanne@inwoner.example\r\n${smime('-sign', '-text')}`)).toMatchObject({
      protection: 'signed',
      text: 'Aan de balie werd ik afgesnauwd.',
    });
  });

  describe.skipIf(!has.openssl)('by S/MIME in one sealed piece', () => {
    const reader = startReader();
    afterAll(() => reader.close());

    test.for([[], ['-stream', '-indef']])('made with %j', async (how) => {
      const raw = `From: sanne@inwoner.example\r\n${smime('-sign', '-text', '-nodetach', ...how)}`;
      expect(await reader.read(Readable.from([Buffer.from(raw)]))).toMatchObject({
        protection: 'signed',
        text: 'Aan de balie werd ik afgesnauwd.',
      });
    });

    test('cut off anywhere: never an error', async () => {
      const file = Buffer.from(smime('-sign', '-text', '-nodetach').split('\r\n\r\n')[1]!, 'base64');
      expect(signedContent(file)?.toString()).toContain('Aan de balie');
      for (let length = 0; length < 400; length += 1) {
        const content = signedContent(file.subarray(0, length))?.toString() ?? '';
        expect('Content-Type: text/plain\r\n\r\nAan de balie werd ik afgesnauwd.\r\n'.startsWith(content)).toBe(true);
      }
    });
  });

  test('by PGP in the text', async () => {
    expect(await read(aMail({ text: pgp('SIGNED MESSAGE') }))).toMatchObject({ protection: 'signed' });
  });
});

test.for<[string, string]>([
  ['an ordinary mail', aMail()],
  [
    'an encrypted file beside words',
    mixed(
      'Content-Type: text/plain\r\n\r\nZie het bestand.',
      `Content-Type: application/pgp-encrypted; name=brief.pgp\r\n\r\n${pgp('MESSAGE')}`,
    ),
  ],
  ['somebody who writes about it', aMail({ text: `Ik kreeg dit van u terug:\r\n\r\n${pgp('MESSAGE')}` })],
])('neither: %s', async ([, raw]) => {
  expect(await read(raw)).not.toHaveProperty('protection');
});
