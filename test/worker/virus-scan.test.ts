import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentsOf } from '#register/documents.ts';
import { readFile } from '#register/files.ts';
import type { Register } from '#register/register.ts';
import { openTestRegister } from '#test/register/open-register.ts';
import type { Clamd } from '#test/services/clamd.ts';
import { eicar, startClamd } from '#test/services/clamd.ts';
import { has } from '#test/services/programs.ts';
import { fileMessage } from '#worker/file-message.ts';
import { startReader } from '#worker/reader.ts';
import { scanDocument } from '#worker/scan-document.ts';
import type { VirusScanner } from '#worker/virus-scanner.ts';
import { clamd } from '#worker/virus-scanner.ts';
import { aMail, environmentOf, keep, log } from './mail-in.ts';

const { opened } = openTestRegister();
const reader = startReader();
let register: Register;

beforeAll(() => {
  register = opened.register;
});
afterAll(() => reader.close());

/** A mail with a letter and the test virus, which lies in a mail within the mail. */
function anInfectedMail(): string {
  const part = (name: string, content: string, type = 'application/octet-stream') =>
    `--b1\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=${name}\r\n\r\n${Buffer.from(content).toString('base64')}\r\n`;
  const text = `--b1\r\nContent-Type: text/plain\r\n\r\nZie de bijlagen.\r\n${part('brief.txt', 'Aan de balie.', 'text/plain')}${part('virus.txt', eicar, 'text/plain')}--b1--`;
  return aMail({ 'Content-Type': 'multipart/mixed; boundary=b1', text });
}

async function takenIn(scanner: VirusScanner | undefined) {
  const id = await keep(register, anInfectedMail());
  await fileMessage({ messageId: id }, { register, environment: environmentOf(), reader, scanner, log });
  const { fate, complaint_id } = await register.db
    .selectFrom('message')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const attachments = (await documentsOf(register.db, complaint_id!)).filter(({ kind }) => kind === 'attachment');
  const [letter] = await register.db
    .selectFrom('letter')
    .select('markdown')
    .where('complaint_id', '=', complaint_id)
    .execute();
  return { fate, attachments: attachments.sort((a, b) => a.name.localeCompare(b.name)), letter };
}

describe.skipIf(!has.clamd)('with ClamAV', () => {
  let service: Clamd;
  let scanner: VirusScanner;

  beforeAll(async () => {
    service = await startClamd();
    scanner = clamd(service.url);
  });
  afterAll(() => service.stop());

  test('it finds the virus, and nothing where there is none', async () => {
    expect(await scanner.finds(Buffer.from(eicar))).toBe(true);
    expect(await scanner.finds(Buffer.from('Aan de balie.'))).toBe(false);
    expect(await scanner.finds(randomBytes(5_000_000))).toBe(false);
    expect(await scanner.finds(Buffer.alloc(0))).toBe(false);
  });

  test('HC-61: the file is set apart, and the mail is still a complaint', async () => {
    const { fate, attachments } = await takenIn(scanner);
    expect(fate).toBe('complaint');
    expect(attachments).toMatchObject([
      { name: 'brief.txt', scannedAt: register.clock.now() },
      { name: 'virus.txt', refused: 'virus' },
    ]);
    expect(attachments[0]).not.toHaveProperty('refused');
    expect((await readFile(register.db, attachments[1]!.fileId)).toString()).toBe(eicar);
  });

  test('a file that came while the scanner was away is looked at later', async () => {
    const { attachments } = await takenIn(undefined);
    const [clean, infected] = attachments;
    for (const { id } of attachments) await scanDocument({ documentId: id }, { register, scanner, log });
    const ids = [clean!.id, infected!.id];
    const rows = await register.db.selectFrom('document').select(['id', 'refused']).where('id', 'in', ids).execute();
    expect(Object.fromEntries(rows.map(({ id, refused }) => [id, refused]))).toEqual({
      [clean!.id]: null,
      [infected!.id]: 'virus',
    });
  });
});

test('a scanner that is away holds up no complaint: the files wait for it', async () => {
  const { fate, attachments } = await takenIn(clamd('tcp://127.0.0.1:9'));
  expect(fate).toBe('complaint');
  for (const attachment of attachments) {
    expect(attachment).not.toHaveProperty('scannedAt');
    expect(attachment).not.toHaveProperty('refused');
  }
});
