import { beforeAll, describe, expect, test } from 'vitest';
import type { Complaint } from '#domain/complaint.ts';
import { replyAddress } from '#domain/reply-address.ts';
import { documentsOf } from '#register/documents.ts';
import { readDossier } from '#register/dossier.ts';
import { fileAnew } from '#register/messages.ts';
import type { Register } from '#register/register.ts';
import { aCoordinator, aHandler } from '#test/examples.ts';
import { openTestRegister } from '#test/register/open-register.ts';
import { aMail, file, takeIn } from './mail-in.ts';

const { opened } = openTestRegister();
let register: Register;
let counter = 0;

beforeAll(() => {
  register = opened.register;
});

/** Somebody whose complaint was registered: their address, the complaint, where answers go, and what we mailed. */
interface Known {
  from: string;
  complaint: Complaint;
  replyTo: string;
  messageId: string;
  ownMessageId: string;
}

async function someone(): Promise<Known> {
  const from = `inwoner${++counter}@inwoner.example`;
  const { complaint, message } = await takeIn(register, aMail({ From: from }));
  const { id } = complaint!;
  const { reply_secret } = await register.db
    .selectFrom('complaint')
    .select('reply_secret')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const mail = await register.db
    .selectFrom('mail')
    .select('message_id')
    .where('complaint_id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    from,
    complaint: complaint!,
    replyTo: replyAddress('klachten@druten.example', reply_secret),
    messageId: mail.message_id,
    ownMessageId: message.message_id!,
  };
}

async function linesOf({ complaint }: Known) {
  return readDossier(register.db, complaint.id);
}

const stranger = 'vreemd@elders.example';
/** Another character of a secret than the one that stands there. */
const mistyped = (address: string) => address.replace(/(?<=\+k.{9})./, (one) => (one === '7' ? '8' : '7'));

describe('the secret reply address of a complaint', () => {
  test('brings a message of the complainant to it, whatever its subject', async () => {
    const known = await someone();
    const raw = aMail({ From: known.from, To: known.replyTo, Subject: 'Nog een foto' });
    const { message } = await takeIn(register, raw);
    expect(message).toMatchObject({
      fate: 'follow-up',
      fate_reason: 'to-reply-address',
      complaint_id: known.complaint.id,
    });
    expect(await linesOf(known)).toMatchObject([
      { act: 'receive' },
      { act: 'message-received', by: { role: 'complainant' }, content: { knownBy: 'to-reply-address' } },
    ]);
  });

  test('HC-33: brings one from a second address too, and says so', async () => {
    const known = await someone();
    const { message } = await takeIn(register, aMail({ From: 'werk@elders.example', To: known.replyTo }));
    expect(message).toMatchObject({
      fate: 'follow-up',
      fate_reason: 'from-other-address',
      complaint_id: known.complaint.id,
    });
    expect(await linesOf(known)).toMatchObject([
      { act: 'receive' },
      { act: 'message-received', content: { knownBy: 'from-other-address', fromAddress: 'werk@elders.example' } },
    ]);
  });

  test.for([
    ['Bcc, as Delivered-To tells', (to: string) => [aMail({ 'Delivered-To': to }), []] as const],
    ['Bcc, as Received tells', (to: string) => [aMail({ Received: `from a by b for <${to}>; x` }), []] as const],
    ['the envelope', (to: string) => [aMail(), [to]] as const],
  ] as const)('HC-38: is known from %s', async ([, mailTo]) => {
    const known = await someone();
    const [raw, envelopeTo] = mailTo(known.replyTo);
    const { message } = await takeIn(register, raw, { envelopeTo: [...envelopeTo] });
    expect(message).toMatchObject({ fate: 'follow-up', complaint_id: known.complaint.id });
  });

  test('HC-37: with one character wrong it is guessed for the complainant, and said so', async () => {
    const known = await someone();
    const { message } = await takeIn(register, aMail({ From: known.from, To: mistyped(known.replyTo) }));
    expect(message).toMatchObject({
      fate: 'follow-up',
      fate_reason: 'guessed-reply-address',
      complaint_id: known.complaint.id,
    });
  });

  test('HC-37: with one character wrong from elsewhere it waits, with the complaint that it may be about', async () => {
    const known = await someone();
    const { message } = await takeIn(register, aMail({ From: stranger, To: mistyped(known.replyTo) }));
    expect(message).toMatchObject({
      fate: 'review',
      fate_reason: 'unknown-reply-address',
      complaint_id: null,
      about_id: known.complaint.id,
    });
  });

  test('that never was waits for a person', async () => {
    const to = replyAddress('klachten@druten.example', '0'.repeat(32));
    const { message } = await takeIn(register, aMail({ To: to }));
    expect(message).toMatchObject({ fate: 'review', fate_reason: 'unknown-reply-address', about_id: null });
  });

  test('goes before the mail that is answered and the reference that is named', async () => {
    const [one, other] = [await someone(), await someone()];
    const { messageId, complaint } = other;
    const raw = aMail({ From: other.from, To: one.replyTo, 'In-Reply-To': messageId, text: complaint.reference });
    expect((await takeIn(register, raw)).message.complaint_id).toBe(one.complaint.id);
  });

  test('HC-01: an automatic answer to it is shown with the complaint and adds nothing', async () => {
    const known = await someone();
    const raw = aMail({ From: known.from, To: known.replyTo, 'Auto-Submitted': 'auto-replied' });
    const { message } = await takeIn(register, raw);
    expect(message).toMatchObject({ fate: 'automatic', complaint_id: known.complaint.id });
    expect(await linesOf(known)).toHaveLength(1);
  });

  test('used by a colleague waits for a person', async () => {
    const known = await someone();
    const { message } = await takeIn(register, aMail({ From: aHandler.email, To: known.replyTo }));
    expect(message).toMatchObject({ fate: 'review', fate_reason: 'by-colleague', about_id: known.complaint.id });
  });
});

describe('an answer', () => {
  test('to a mail of ours: HC-34: with a subject never spoken of waits for a person', async () => {
    const known = await someone();
    const raw = aMail({ From: known.from, References: known.messageId, Subject: 'Afval niet opgehaald' });
    const { message } = await takeIn(register, raw);
    expect(message).toMatchObject({ fate: 'review', fate_reason: 'other-matter', about_id: known.complaint.id });
  });

  test('to a mail of their own is the complainant’s', async () => {
    const known = await someone();
    const raw = aMail({ From: known.from, 'In-Reply-To': known.ownMessageId, Subject: 'Re: Klacht over de balie' });
    const { message } = await takeIn(register, raw);
    expect(message).toMatchObject({ fate: 'follow-up', fate_reason: 'answers-own-mail' });
    expect(message.complaint_id).toBe(known.complaint.id);
  });

  test('to a mail of the complainant by somebody who got a copy waits for a person', async () => {
    const known = await someone();
    const { message } = await takeIn(register, aMail({ From: stranger, 'In-Reply-To': known.ownMessageId }));
    expect(message).toMatchObject({ fate: 'review', fate_reason: 'answer-by-stranger', about_id: known.complaint.id });
  });
});

describe('a reference', () => {
  test.for([
    ['subject', (reference: string) => ({ Subject: `Klacht ${reference}` })],
    ['text', (reference: string) => ({ Subject: 'Nog iets', text: `Kenmerk: ${reference}\r\nIk wil graag bellen.` })],
  ] as const)('in the %s brings a message of the complainant to the complaint', async ([, naming]) => {
    const known = await someone();
    const { message } = await takeIn(register, aMail({ From: known.from, ...naming(known.complaint.reference) }));
    expect(message).toMatchObject({
      fate: 'follow-up',
      fate_reason: 'names-reference',
      complaint_id: known.complaint.id,
    });
  });

  test('HC-32: named by a stranger waits for a person beside the complaint, and adds nothing', async () => {
    const known = await someone();
    const raw = aMail({ From: stranger, Subject: `Re: klacht ${known.complaint.reference}` });
    const { message } = await takeIn(register, raw);
    expect(message).toMatchObject({
      fate: 'review',
      fate_reason: 'reference-by-stranger',
      complaint_id: null,
      about_id: known.complaint.id,
    });
    expect(await linesOf(known)).toHaveLength(1);
  });

  test('of another municipality brings nothing there', async () => {
    const known = await someone();
    const raw = aMail({ From: known.from, Subject: known.complaint.reference });
    const { message } = await takeIn(register, raw, { municipalities: ['diemen'] });
    expect(message).toMatchObject({ fate: 'review', fate_reason: 'answer-elsewhere', about_id: null });
  });

  test('that does not exist makes it a complaint as any other', async () => {
    const { message } = await takeIn(register, aMail({ Subject: 'Klacht KL-2019-9999' }));
    expect(message.fate).toBe('complaint');
  });
});

describe('a coordinator decides', () => {
  async function waiting() {
    const known = await someone();
    const { message } = await takeIn(
      register,
      aMail({
        From: stranger,
        Subject: known.complaint.reference,
        'Content-Type': 'multipart/mixed; boundary=b1',
        text: '--b1\r\nContent-Type: text/plain\r\n\r\nIk was erbij.\r\n--b1\r\nContent-Type: text/plain; name=foto.txt\r\nContent-Disposition: attachment; filename=foto.txt\r\n\r\nx\r\n--b1--',
      }),
    );
    return { known, message };
  }

  test('that it belongs to the complaint: added in their name, with its attachments', async () => {
    const { known, message } = await waiting();
    const wish = { by: aCoordinator.id, complaintId: known.complaint.id };
    expect(await fileAnew(register.db, message.id, wish)).toBe(true);
    const { message: after } = await file(register, message.id);
    expect(after).toMatchObject({
      fate: 'follow-up',
      fate_reason: 'by-coordinator',
      complaint_id: known.complaint.id,
      about_id: null,
    });
    expect(await linesOf(known)).toMatchObject([
      { act: 'receive' },
      {
        act: 'message-received',
        by: { role: 'coordinator', staffId: aCoordinator.id },
        content: { text: 'Ik was erbij.', fromAddress: stranger },
      },
    ]);
    expect((await documentsOf(register.db, known.complaint.id)).map(({ name }) => name)).toContain('foto.txt');
  });

  test('that it is a new complaint: registered, and nothing added to the other', async () => {
    const { known, message } = await waiting();
    await fileAnew(register.db, message.id, { by: aCoordinator.id });
    const { message: after, complaint } = await file(register, message.id);
    expect(after).toMatchObject({ fate: 'complaint', fate_reason: 'by-coordinator' });
    expect(complaint!.id).not.toBe(known.complaint.id);
    expect(await linesOf(known)).toHaveLength(1);
  });
});
