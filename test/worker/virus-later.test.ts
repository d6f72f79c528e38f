import { beforeAll, expect, test } from 'vitest';
import type { Complaint } from '#domain/complaint.ts';
import { documentsOf, originalName } from '#register/documents.ts';
import { readDossier } from '#register/dossier.ts';
import { storeFile } from '#register/files.ts';
import { addLetters, lettersOf } from '#register/letters.ts';
import type { Register } from '#register/register.ts';
import { openTestRegister } from '#test/register/open-register.ts';
import { registered } from '#test/register/registered.ts';
import { letterFiles } from '#worker/letter-files.ts';
import { scanDocument } from '#worker/scan-document.ts';
import type { VirusScanner } from '#worker/virus-scanner.ts';
import { log } from './mail-in.ts';

const { opened } = openTestRegister();
let register: Register;

beforeAll(() => {
  register = opened.register;
});

const scanner: VirusScanner = { finds: async (content) => content.includes('virus') };

/** A complaint of the form with two files that no scanner saw yet, and the message that it came in. */
async function aComplaintWithFiles(): Promise<Complaint> {
  const file = async (name: string, text: string, kind: 'original' | 'attachment' = 'attachment') => ({
    ...{ kind, name, mediaType: 'text/plain' },
    fileId: await storeFile(register.db, Buffer.from(text), register.clock.now()),
  });
  const documents = [
    await file(originalName, 'alles', 'original'),
    await file('brief.txt', 'Aan de balie.'),
    await file('foto.txt', 'een virus'),
  ];
  return registered(register, { channel: 'form', documents });
}

async function idOf({ id }: Complaint, named: string): Promise<string> {
  return (await documentsOf(register.db, id)).find(({ name }) => name === named)!.id;
}

test('Awb 2:15: whoever sent a file in which a virus is found later is told, once, and the dossier says so', async () => {
  const complaint = await aComplaintWithFiles();
  const infected = await idOf(complaint, 'foto.txt');
  for (const documentId of [await idOf(complaint, 'brief.txt'), infected, infected])
    await scanDocument({ documentId }, { register, scanner, log });
  expect(await documentsOf(register.db, complaint.id)).toEqual(
    expect.arrayContaining([expect.objectContaining({ name: 'foto.txt', refused: 'virus' })]),
  );
  const told = (await readDossier(register.db, complaint.id)).filter(({ act }) => act === 'set-apart');
  expect(told).toMatchObject([{ article: 'Awb 2:15', content: { documents: ['foto.txt'], senderTold: true } }]);
  const mails = await register.db
    .selectFrom('mail')
    .select(['subject', 'markdown', 'to_address'])
    .where('complaint_id', '=', complaint.id)
    .where('kind', '=', 'message-receipt')
    .execute();
  expect(mails).toEqual([{ subject: 'files refused', markdown: 'foto.txt', to_address: complaint.complainant.email }]);
});

test('a virus that is found after a letter was written does not go with it, nor does the message around it', async () => {
  const complaint = await aComplaintWithFiles();
  const due = [{ kind: 'forwarded-complaint', to: { side: 'complainant' } }] as const;
  await register.db.transaction().execute((transaction) => addLetters(transaction, register, complaint, [...due]));
  const letter = (await lettersOf(register.db, complaint.id)).find(({ kind }) => kind === 'forwarded-complaint')!;
  expect(letter.enclosures).toHaveLength(3);
  const press = { print: async () => Buffer.from('%PDF'), close: async () => {} };
  const away: VirusScanner = { finds: async () => Promise.reject(new Error('away')) };
  const filesWith = (given: VirusScanner) => letterFiles({ register, press, scanner: given, log }, letter.id);
  await expect(filesWith(away)).rejects.toThrow('away');
  expect((await filesWith(scanner)).enclosures.map(({ name }) => name)).toEqual(['brief.txt']);
});
