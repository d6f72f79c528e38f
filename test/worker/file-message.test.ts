import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { dayOf } from '#domain/day.ts';
import { documentsOf } from '#register/documents.ts';
import { readDossier } from '#register/dossier.ts';
import { readFile } from '#register/files.ts';
import { lettersOf } from '#register/letters.ts';
import { fileAnew, messagesToReview, unfiledMessages } from '#register/messages.ts';
import type { Register } from '#register/register.ts';
import { aCoordinator } from '#test/examples.ts';
import { sample } from '#test/mailbox/sample.ts';
import { openTestRegister } from '#test/register/open-register.ts';
import { aMail, environmentOf, file, keep, takeIn } from './mail-in.ts';

const { opened, clock } = openTestRegister();
let register: Register;

beforeAll(() => {
  register = opened.register;
});

async function complaintsSoFar(): Promise<number> {
  const { count } = await register.db
    .selectFrom('complaint')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function mailsTo(address: string) {
  return register.db.selectFrom('mail').selectAll().where('to_address', '=', address).orderBy('due_at').execute();
}

describe('a mail becomes a complaint', () => {
  test('Awb 9:4: with sender, subject, text, the mail itself and its attachments', async () => {
    const raw = sample('attachments');
    const { message, complaint } = await takeIn(register, raw);
    expect(message).toMatchObject({ fate: 'complaint', fate_reason: null, from_address: 'sanne@inwoner.example' });
    expect(complaint).toMatchObject({
      municipality: 'druten',
      channel: 'mail',
      status: 'received',
      complainant: { name: 'Sanne Bakker', email: 'sanne@inwoner.example', addressLines: [] },
      statement: { subject: 'Klacht over de balie', whatHappened: 'Zie de foto en de brief.' },
    });
    const documents = await documentsOf(register.db, complaint!.id);
    expect(documents.map(({ kind, name, mediaType }) => [kind, name, mediaType])).toEqual(
      expect.arrayContaining([
        ['original', 'bericht.eml', 'message/rfc822'],
        ['attachment', 'brief.pdf', 'application/pdf'],
        ['attachment', 'café.jpg', 'image/jpeg'],
      ]),
    );
    const original = documents.find(({ kind }) => kind === 'original')!;
    expect(await readFile(register.db, original.fileId)).toEqual(raw);
    const letter = documents.find(({ name }) => name === 'brief.pdf')!;
    expect((await readFile(register.db, letter.fileId)).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await readDossier(register.db, complaint!.id)).toMatchObject([
      { act: 'receive', by: { role: 'complainant' } },
    ]);
  });

  test('Awb 2:20: received when it arrived at the server, whatever its Date says', async () => {
    const arrivedAt = new Date('2026-11-18T23:30:00Z');
    const raw = aMail({ Date: 'Mon, 5 Jan 2015 12:00:00 +0000' });
    const { complaint } = await takeIn(register, raw, { arrivedAt });
    expect(complaint!.receivedAt).toEqual(arrivedAt);
    expect(complaint!.receivedOn).toBe('2026-11-19');
    expect(complaint!.decideBy).toBe('2026-12-31');
  });

  test('Awb 2:20: never received on a day to come, though the server’s clock is ahead', async () => {
    const arrivedAt = new Date(clock.now().getTime() + 86_400_000);
    const { complaint } = await takeIn(register, aMail(), { arrivedAt });
    expect(complaint!.receivedAt).toEqual(clock.now());
  });

  test('Awb 9:6, 2:17: acknowledged by mail to the sender, once', async () => {
    const { message, complaint } = await takeIn(register, aMail({ From: 'once@inwoner.example' }));
    await file(register, message.id);
    expect(await mailsTo('once@inwoner.example')).toMatchObject([{ kind: 'letter', complaint_id: complaint!.id }]);
    expect(await lettersOf(register.db, complaint!.id)).toMatchObject([{ kind: 'acknowledgement', channel: 'mail' }]);
  });

  test('HC-54: of several authors the one that sent it', async () => {
    const { complaint } = await takeIn(register, sample('several-authors'));
    expect(complaint!.complainant).toEqual({ name: 'Piet', addressLines: [], email: 'piet@inwoner.example' });
    expect(await lettersOf(register.db, complaint!.id)).toMatchObject([{ kind: 'acknowledgement', channel: 'mail' }]);
  });

  test.for([
    ['no-from', 'Onbekende afzender'],
    ['two-from', 'Onbekende afzender'],
    ['from-without-address', 'Sanne Bakker'],
  ] as const)(
    'HC-54: %s waits for a person, who registers it with the day on which it arrived',
    async ([name, complainant]) => {
      const arrivedAt = new Date('2026-11-20T08:00:00Z');
      const { message } = await takeIn(register, sample(name), { arrivedAt });
      expect(message).toMatchObject({ fate: 'review', fate_reason: 'sender-unknown' });
      await fileAnew(register.db, message.id, { by: aCoordinator.id });
      const { complaint } = await file(register, message.id);
      expect(complaint!.complainant).toEqual({ name: complainant, addressLines: [] });
      expect(complaint!.receivedOn).toBe('2026-11-20');
      expect(await lettersOf(register.db, complaint!.id)).toMatchObject([{ kind: 'acknowledgement', channel: 'none' }]);
    },
  );

  test('a sender without a name goes by what stands before the @', async () => {
    const { complaint } = await takeIn(register, aMail({ From: 'jan.jansen@inwoner.example' }));
    expect(complaint!.complainant.name).toBe('jan.jansen');
  });

  test.for(['scanned-letter', 'no-body', 'header-only'])('HC-55: %s says nothing and is a complaint', async (name) => {
    const { complaint } = await takeIn(register, sample(name));
    expect(complaint!.statement.whatHappened).toBe('(geen tekst)');
  });

  test.for([
    'unlabelled',
    'unknown-charset',
    'latin-1-as-utf-8',
    'hidden-signs',
    'hostile-names',
    'lost-boundary',
    'web-form',
  ])('HC-06, HC-50, HC-51, HC-52, HC-58: %s is a complaint', async (name) => {
    const { message } = await takeIn(register, sample(name));
    expect(message.fate).toBe('complaint');
  });

  test('HC-62: a mail of 40 MB, with its photos', async () => {
    const photo = randomBytes(15_000_000);
    const part = `--b1\r\nContent-Type: image/jpeg\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=foto.jpg\r\n\r\n${photo.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`;
    const text = `--b1\r\nContent-Type: text/plain\r\n\r\nZie de foto's.\r\n${part}${part}--b1--`;
    const raw = aMail({ 'Content-Type': 'multipart/mixed; boundary=b1', text });
    expect(raw.length).toBeGreaterThan(40_000_000);
    const { complaint } = await takeIn(register, raw);
    const photos = (await documentsOf(register.db, complaint!.id)).filter(({ kind }) => kind === 'attachment');
    expect(photos.map(({ name, size }) => [name, size]).sort()).toEqual([
      ['foto (2).jpg', photo.length],
      ['foto.jpg', photo.length],
    ]);
    expect((await readFile(register.db, photos[1]!.fileId)).equals(photo)).toBe(true);
  });
});

describe('files that nobody is to open (HC-60)', () => {
  const program = `--b1\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=factuur.pdf\r\n\r\n${Buffer.from(`MZ${'\0'.repeat(300)}`).toString('base64')}\r\n`;
  const withProgram = (fields: Record<string, string> = {}) =>
    aMail({
      ...fields,
      'Content-Type': 'multipart/mixed; boundary=b1',
      text: `--b1\r\nContent-Type: text/plain\r\n\r\nZie de bijlage.\r\n${program}--b1--`,
    });

  test('Awb 2:15: kept and set apart; the acknowledgement tells which', async () => {
    const { message, complaint } = await takeIn(register, withProgram());
    expect(message.fate).toBe('complaint');
    const documents = await documentsOf(register.db, complaint!.id);
    expect(documents.find(({ name }) => name === 'factuur.pdf')).toMatchObject({ refused: 'program' });
    const asked = vi.spyOn(register.composer, 'letter');
    await takeIn(register, withProgram());
    expect(asked).toHaveBeenCalledWith(
      expect.objectContaining({ kind: 'acknowledgement', refusedFiles: ['factuur.pdf'] }),
    );
    asked.mockRestore();
  });

  test('Awb 2:15: so does the receipt of a later message', async () => {
    await takeIn(register, aMail({ From: 'later@inwoner.example' }));
    const [acknowledgement] = await mailsTo('later@inwoner.example');
    const asked = vi.spyOn(register.composer, 'messageReceipt');
    const answer = { From: 'later@inwoner.example', 'In-Reply-To': acknowledgement!.message_id };
    expect((await takeIn(register, withProgram(answer))).message.fate).toBe('follow-up');
    expect(asked).toHaveBeenCalledWith(expect.objectContaining({ refusedFiles: ['factuur.pdf'] }));
    asked.mockRestore();
  });
});

describe('one message, however often it comes', () => {
  test('the same by SMTP and IMAP is one complaint', async () => {
    const raw = aMail();
    const first = await takeIn(register, raw);
    const before = await complaintsSoFar();
    const again = await takeIn(register, `Received: by mx.example; Tue, 24 Nov 2026 09:01:00 +0100\r\n${raw}`, {
      source: 'imap',
      sourceKey: 'mail.example/INBOX/1/7',
    });
    expect(again.message).toMatchObject({ fate: 'duplicate', complaint_id: first.message.complaint_id });
    expect(await complaintsSoFar()).toBe(before);
  });

  test('at the same moment in several hands it is one complaint', async () => {
    const raw = aMail({ From: 'tweeling@inwoner.example' });
    const ids = await Promise.all([1, 2, 3, 4].map(() => keep(register, raw)));
    const before = await complaintsSoFar();
    const filed = await Promise.all(ids.map((id) => file(register, id)));
    expect(filed.map(({ message }) => message.fate).sort()).toEqual([
      'complaint',
      'duplicate',
      'duplicate',
      'duplicate',
    ]);
    expect(new Set(filed.map(({ message }) => message.complaint_id)).size).toBe(1);
    expect(await complaintsSoFar()).toBe(before + 1);
    expect(await mailsTo('tweeling@inwoner.example')).toHaveLength(1);
  });

  test('HC-45: the same row in several hands is filed once', async () => {
    const id = await keep(register, aMail());
    const before = await complaintsSoFar();
    await Promise.all([1, 2, 3].map(() => file(register, id)));
    expect(await complaintsSoFar()).toBe(before + 1);
  });

  test('HC-40: the same Message-ID with another text is another complaint', async () => {
    const id = { 'Message-ID': '<altijd-dezelfde@programma.example>' };
    const one = await takeIn(register, aMail({ ...id, text: 'Over de balie.' }));
    const other = await takeIn(register, aMail({ ...id, text: 'Over het afval.' }));
    expect([one.message.fate, other.message.fate]).toEqual(['complaint', 'complaint']);
    expect(other.message.complaint_id).not.toBe(one.message.complaint_id);
  });

  test('to two municipalities it is a complaint of each', async () => {
    const raw = aMail();
    const one = await takeIn(register, raw);
    const other = await takeIn(register, raw, { municipalities: ['diemen'] });
    expect([one.complaint?.municipality, other.complaint?.municipality]).toEqual(['druten', 'diemen']);
  });
});

describe('RFC 3834: automatic mail is kept and listed, and never answered', () => {
  test.for([
    ['out-of-office', 'automatic', 'auto-submitted'],
    ['newsletter', 'quarantine', 'mailing-list'],
    ['bounce', 'bounce', 'bounce-unknown'],
  ] as const)('%s: %s, %s', async ([name, fate, reason]) => {
    const before = await complaintsSoFar();
    const { message } = await takeIn(register, sample(name));
    expect(message).toMatchObject({ fate, fate_reason: reason, complaint_id: null });
    expect(message.excerpt).toBeTruthy();
    expect((await messagesToReview(register.db, 'druten')).map(({ id }) => id)).toContain(message.id);
    expect(await complaintsSoFar()).toBe(before);
  });

  test('the null sender', async () => {
    const { message } = await takeIn(register, aMail(), { envelopeFrom: '' });
    expect(message).toMatchObject({ fate: 'automatic', fate_reason: 'no-return-address' });
  });
});

describe('an answer to our acknowledgement', () => {
  async function anAcknowledgement(from: string) {
    const { complaint } = await takeIn(register, aMail({ From: from }));
    const [acknowledgement] = await mailsTo(from);
    return { complaint: complaint!, messageId: acknowledgement!.message_id };
  }

  test('by the complainant is added to the complaint, with its attachments', async () => {
    const { complaint, messageId } = await anAcknowledgement('antwoord@inwoner.example');
    const before = await complaintsSoFar();
    const raw = sample('attachments')
      .toString('latin1')
      .replace('sanne@inwoner.example>', 'Antwoord@Inwoner.example>')
      .replace('From: Sanne Bakker <sanne@', 'From: Sanne Bakker <antwoord@')
      .replace('Message-ID: <attachments@', `References: <x@y.example> ${messageId}\r\nMessage-ID: <antwoord@`);
    const { message } = await takeIn(register, Buffer.from(raw, 'latin1'));
    expect(message).toMatchObject({ fate: 'follow-up', complaint_id: complaint.id });
    expect(await complaintsSoFar()).toBe(before);
    expect((await mailsTo('antwoord@inwoner.example')).map(({ kind }) => kind)).toEqual(['letter', 'message-receipt']);
    expect(await readDossier(register.db, complaint.id)).toMatchObject([
      { act: 'receive' },
      {
        act: 'message-received',
        by: { role: 'complainant' },
        content: { message: message.id, text: 'Zie de foto en de brief.', documents: ['brief.pdf', 'café.jpg'] },
      },
    ]);
    const names = (await documentsOf(register.db, complaint.id)).map(({ name }) => name);
    expect(names.sort()).toEqual(['bericht.eml', 'brief.pdf', 'café.jpg']);
  });

  test('HC-32: by a stranger waits for a person, and nothing is added', async () => {
    const { complaint, messageId } = await anAcknowledgement('klager@inwoner.example');
    const raw = aMail({ From: 'vreemd@elders.example', 'In-Reply-To': messageId });
    const { message } = await takeIn(register, raw);
    expect(message).toMatchObject({ fate: 'review', fate_reason: 'answer-by-stranger', complaint_id: null });
    expect(await readDossier(register.db, complaint.id)).toHaveLength(1);
    expect(await mailsTo('vreemd@elders.example')).toEqual([]);
  });

  test('sent to another municipality waits for a person there', async () => {
    const { messageId } = await anAcknowledgement('verdwaald@inwoner.example');
    const raw = aMail({ From: 'verdwaald@inwoner.example', 'In-Reply-To': messageId });
    const { message } = await takeIn(register, raw, { municipalities: ['diemen'] });
    expect(message).toMatchObject({ municipality: 'diemen', fate: 'review', fate_reason: 'answer-elsewhere' });
  });

  test('HC-01: by a machine is shown with the complaint and changes nothing', async () => {
    const { complaint, messageId } = await anAcknowledgement('weg@inwoner.example');
    const raw = aMail({ From: 'weg@inwoner.example', 'In-Reply-To': messageId, 'Auto-Submitted': 'auto-replied' });
    const { message } = await takeIn(register, raw);
    expect(message).toMatchObject({ fate: 'automatic', complaint_id: complaint.id });
    expect(await readDossier(register.db, complaint.id)).toHaveLength(1);
    expect(await mailsTo('weg@inwoner.example')).toHaveLength(1);
  });

  test('HC-11: the acknowledgement itself, sent back by a rule, is recognised', async () => {
    const { messageId } = await anAcknowledgement('regel@inwoner.example');
    const raw = aMail({ From: 'klachten@druten.example', 'Message-ID': messageId });
    const { message } = await takeIn(register, raw);
    expect(message).toMatchObject({ fate: 'automatic', fate_reason: 'our-own-mail' });
  });

  test('an id that only looks like ours answers nothing', async () => {
    const { message } = await takeIn(register, aMail({ 'In-Reply-To': '<verzonnen@druten.example>' }));
    expect(message.fate).toBe('complaint');
  });
});

test('HC-13: mail in our own name waits for a person, and is not answered', async () => {
  const { message } = await takeIn(register, aMail({ From: 'Klachten <KLACHTEN@diemen.example>' }));
  expect(message).toMatchObject({ fate: 'review', fate_reason: 'from-ourselves' });
  expect(await mailsTo('klachten@diemen.example')).toEqual([]);
});

describe('what cannot be read or filed is not lost', () => {
  const tooManyParts = () =>
    aMail({
      From: 'veel@inwoner.example',
      'Content-Type': 'multipart/mixed; boundary=b1',
      text: '--b1\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(1_100),
    });

  test('HC-64: unreadable, with what its heading tells', async () => {
    const { message } = await takeIn(register, tooManyParts());
    expect(message).toMatchObject({
      fate: 'unreadable',
      fate_reason: 'not-readable',
      from_address: 'veel@inwoner.example',
      subject: 'Klacht over de balie',
    });
    expect((await messagesToReview(register.db, 'druten')).map(({ id }) => id)).toContain(message.id);
  });

  test('HC-64: it can be filed again, and stays unreadable as long as it is', async () => {
    const { message } = await takeIn(register, tooManyParts());
    expect(await fileAnew(register.db, message.id)).toBe(true);
    expect(await unfiledMessages(register.db)).toContain(message.id);
    expect((await file(register, message.id)).message.fate).toBe('unreadable');
  });

  test('larger than we take: its beginning waits for a person', async () => {
    const raw = aMail({ text: 'x'.repeat(1_100_000) });
    const id = await keep(register, raw, { source: 'imap', sourceKey: 'mail.example/INBOX/1/8' });
    const { message } = await file(register, id, environmentOf({ MAIL_MB: '1' }));
    expect(message).toMatchObject({ fate: 'review', fate_reason: 'too-large', from_name: 'Sanne Bakker' });
  });

  test('what cannot be registered is tried again, and after a quarter of an hour waits for a person', async () => {
    const refusing = {
      ...register,
      composer: {
        ...register.composer,
        letter: () => {
          throw new Error('empty field');
        },
      },
    };
    const id = await keep(register, aMail());
    await expect(file(refusing, id)).rejects.toThrow('empty field');
    expect(await unfiledMessages(register.db)).toContain(id);
    clock.advance({ minutes: 16 });
    expect((await file(refusing, id)).message).toMatchObject({ fate: 'unreadable', from_name: 'Sanne Bakker' });
    expect(await fileAnew(register.db, id)).toBe(true);
    expect((await file(register, id)).message.fate).toBe('complaint');
  });
});

describe('a coordinator wants it registered all the same', () => {
  test.for([
    ['out-of-office', 'automatic'],
    ['bounce', 'bounce'],
  ] as const)('%s', async ([name, fate]) => {
    const raw = `X-Test: ${name}\r\nDate: Tue, 24 Nov 2026 08:00:00 +0100\r\n${sample(name)
      .toString('latin1')
      .replace(/Date: .*\r\n/, '')}`;
    const arrivedAt = new Date('2026-11-20T08:00:00Z');
    const { message } = await takeIn(register, raw, { arrivedAt });
    expect(message.fate).toBe(fate);
    expect(await fileAnew(register.db, message.id, { by: aCoordinator.id })).toBe(true);
    const { message: after, complaint } = await file(register, message.id);
    expect(after).toMatchObject({ fate: 'complaint', fate_reason: 'by-coordinator', excerpt: null });
    expect(complaint!.receivedOn).toBe(dayOf(arrivedAt));
    expect(await readDossier(register.db, complaint!.id)).toMatchObject([
      { act: 'receive', by: { role: 'coordinator', staffId: aCoordinator.id } },
    ]);
  });

  test('HC-13: mail in our own name, and the acknowledgement does not go to ourselves', async () => {
    const { message } = await takeIn(register, aMail({ From: 'Sanne <klachten@druten.example>' }));
    await fileAnew(register.db, message.id, { by: aCoordinator.id });
    const { complaint } = await file(register, message.id);
    expect(complaint!.complainant).toEqual({ name: 'Sanne', addressLines: [] });
    expect(await lettersOf(register.db, complaint!.id)).toMatchObject([{ channel: 'none' }]);
  });

  test('one that cannot be read, as it stands', async () => {
    const text = '--b1\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(1_100);
    const { message } = await takeIn(register, aMail({ 'Content-Type': 'multipart/mixed; boundary=b1', text }));
    await fileAnew(register.db, message.id, { by: aCoordinator.id });
    const { complaint } = await file(register, message.id);
    expect(complaint!.complainant.email).toBe('sanne@inwoner.example');
    expect(complaint!.statement.whatHappened).toContain('kon niet worden gelezen');
    expect(await documentsOf(register.db, complaint!.id)).toMatchObject([{ kind: 'original', name: 'bericht.eml' }]);
  });

  test('not when it is a complaint by now', async () => {
    const { message } = await takeIn(register, aMail());
    expect(await fileAnew(register.db, message.id, { by: aCoordinator.id })).toBe(false);
  });
});

test('what cannot be filed at all is tried for a quarter of an hour, and then lies before a person all the same', async () => {
  const id = await keep(register, aMail());
  // a municipality whose profile is gone
  await register.db.updateTable('message').set({ municipality: 'opgeheven' }).where('id', '=', id).execute();
  await expect(file(register, id)).rejects.toThrow('opgeheven');
  clock.set('2026-11-24T23:30');
  await file(register, id);
  const row = await register.db.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  expect(row).toMatchObject({ fate: 'unreadable', fate_reason: 'not-readable', complaint_id: null });
});
