import { beforeAll, describe, expect, test } from 'vitest';
import type { Complaint } from '#domain/complaint.ts';
import { replyAddress } from '#domain/reply-address.ts';
import { returnAddress } from '#domain/return-address.ts';
import { documentsOf } from '#register/documents.ts';
import { readDossier } from '#register/dossier.ts';
import { addressesOf, fileAnew } from '#register/messages.ts';
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
function mailsAbout({ id }: Complaint) {
  return register.db.selectFrom('mail').selectAll().where('complaint_id', '=', id).orderBy('due_at').execute();
}

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

  test('HC-01: an automatic answer to the return address is shown with it too', async () => {
    const known = await someone();
    const { return_token } = await opened.register.db
      .selectFrom('mail')
      .select('return_token')
      .where('complaint_id', '=', known.complaint.id)
      .executeTakeFirstOrThrow();
    const to = returnAddress('klachten@druten.example', return_token);
    const raw = aMail({ From: known.from, To: to, Subject: 'Re: iets', text: 'Ik ben met vakantie.' });
    const { message } = await takeIn(register, raw, { envelopeFrom: '', envelopeTo: [to] });
    expect(message).toMatchObject({ fate: 'automatic', complaint_id: known.complaint.id });
  });

  test('used by a colleague waits for a person', async () => {
    const known = await someone();
    const { message } = await takeIn(register, aMail({ From: aHandler.email, To: known.replyTo }));
    expect(message).toMatchObject({ fate: 'review', fate_reason: 'by-colleague', about_id: known.complaint.id });
  });
});

test('HC-67: an encrypted message to it waits for a person, who gets its date right', async () => {
  const known = await someone();
  const raw = aMail({
    From: known.from,
    To: known.replyTo,
    'Content-Type': 'multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b1',
    text: '--b1\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b1\r\nContent-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----\r\nhQ==\r\n--b1--',
  });
  const arrivedAt = new Date('2026-11-20T08:00:00Z');
  const { message } = await takeIn(register, raw, { arrivedAt });
  expect(message).toMatchObject({ fate: 'review', fate_reason: 'encrypted', about_id: known.complaint.id });
  await fileAnew(register.db, message.id, { by: aCoordinator.id });
  expect((await file(register, message.id)).complaint!.receivedOn).toBe('2026-11-20');
});

test('HC-41: by two addresses it is one complaint, and both are known', async () => {
  const raw = aMail({ To: 'klachten@druten.example', Cc: '"Info" <Info@druten.example>' });
  const { message, complaint } = await takeIn(register, raw);
  const again = await takeIn(register, raw, { envelopeTo: ['klachten+info@druten.example', 'balie@druten.example'] });
  expect(again.message).toMatchObject({ fate: 'duplicate', complaint_id: complaint!.id });
  const all = ['klachten@druten.example', 'info@druten.example', 'balie@druten.example'];
  expect((await addressesOf(register.db, message)).sort()).toEqual(all.sort());
  expect((await addressesOf(register.db, again.message)).sort()).toEqual(all.sort());
});

test('the secret of a reply address is not among the addresses', async () => {
  const known = await someone();
  const { message } = await takeIn(register, aMail({ From: known.from, To: known.replyTo }));
  expect(await addressesOf(register.db, message)).toEqual(['klachten@druten.example']);
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

describe('HC-144, Awb 2:17: a later message of the complainant', () => {
  const receipts = async (known: Known) =>
    (await mailsAbout(known.complaint)).filter(({ kind }) => kind === 'message-receipt');

  test('is confirmed once, to the message itself', async () => {
    const known = await someone();
    const raw = aMail({ From: known.from, To: known.replyTo, 'Message-ID': '<later@inwoner.example>' });
    const { message } = await takeIn(register, raw);
    await file(register, message.id);
    await takeIn(register, raw);
    expect(await receipts(known)).toMatchObject([{ to_address: known.from, answers: '<later@inwoner.example>' }]);
    expect((await linesOf(known))[1]).toMatchObject({ content: { receiptConfirmed: true } });
  });

  test('each gets its own', async () => {
    const known = await someone();
    for (const text of ['Een.', 'Twee.', 'Drie.']) {
      await takeIn(register, aMail({ From: known.from, To: known.replyTo, text }));
    }
    expect(await receipts(known)).toHaveLength(3);
  });

  test('from another address is confirmed to the address that we know', async () => {
    const known = await someone();
    await takeIn(register, aMail({ From: 'werk@elders.example', To: known.replyTo }));
    expect(await receipts(known)).toMatchObject([{ to_address: known.from, answers: null }]);
  });

  test.for<[string, Record<string, string>]>([
    ['by a machine', { 'Auto-Submitted': 'auto-replied' }],
    ['by an absence rule', { Subject: 'Automatisch antwoord: afwezig' }],
    ['that wants no answer by a machine', { 'X-Auto-Response-Suppress': 'DR, AutoReply' }],
  ])('%s is not confirmed', async ([, fields]) => {
    const known = await someone();
    await takeIn(register, aMail({ From: known.from, To: known.replyTo, ...fields }));
    expect(await receipts(known)).toEqual([]);
  });

  test('is not confirmed by mail to who wants no mail', async () => {
    const known = await someone();
    await register.db
      .updateTable('complainant')
      .set({ contact_only: 'by-post' })
      .where('complaint_id', '=', known.complaint.id)
      .execute();
    await takeIn(register, aMail({ From: known.from, To: known.replyTo }));
    expect(await receipts(known)).toEqual([]);
    expect((await linesOf(known))[1]).toMatchObject({ content: { receiptConfirmed: false } });
  });

  test('of somebody else that a coordinator adds is not confirmed', async () => {
    const known = await someone();
    const { message } = await takeIn(register, aMail({ From: stranger, Subject: known.complaint.reference }));
    await fileAnew(register.db, message.id, { by: aCoordinator.id, complaintId: known.complaint.id });
    await file(register, message.id);
    expect(await receipts(known)).toEqual([]);
  });
});

describe('HC-35: a mail that a colleague passes on', () => {
  const below = (from: string, sent = 'maandag 16 november 2026 09:12') =>
    `Kunnen jullie dit oppakken?\r\nGroet, Bram\r\n\r\nVan: ${from}\r\nVerzonden: ${sent}\r\nAan: Burgerzaken\r\nOnderwerp: Weggestuurd\r\n\r\nIk werd weggestuurd.`;
  const passOn = (differs: Record<string, string> = {}) =>
    aMail({ From: `Bram Kuipers <${aHandler.email}>`, Subject: 'FW: Weggestuurd', ...differs });

  test('is a complaint of whoever wrote it, received when they wrote it, provisionally', async () => {
    const { message, complaint } = await takeIn(
      register,
      passOn({ text: below('Jan Jansen <jan.jansen@inwoner.example>') }),
    );
    expect(message).toMatchObject({ fate: 'complaint', fate_reason: 'passed-on', from_address: aHandler.email });
    expect(complaint).toMatchObject({
      channel: 'mail',
      complainant: { name: 'Jan Jansen', email: 'jan.jansen@inwoner.example' },
      statement: { subject: 'Weggestuurd', whatHappened: 'Ik werd weggestuurd.' },
      receivedOn: '2026-11-16',
      provisionalReceipt: { forwardedBy: 'Bram Kuipers', arrivedOn: '2026-11-24' },
    });
    expect(await mailsAbout(complaint!)).toMatchObject([{ to_address: 'jan.jansen@inwoner.example' }]);
  });

  test('also from an address of the municipality that is nobody’s', async () => {
    const raw = passOn({ From: 'balie@druten.example', text: below('jan@inwoner.example') });
    expect((await takeIn(register, raw)).complaint?.complainant.email).toBe('jan@inwoner.example');
  });

  test('also as an attached message', async () => {
    const inner = aMail({
      From: 'Els <els@inwoner.example>',
      Date: 'Mon, 16 Nov 2026 09:12:00 +0100',
      text: 'Niemand belt terug.',
    });
    const text = `--b1\r\nContent-Type: text/plain\r\n\r\nZie bijlage.\r\n--b1\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--b1--`;
    const raw = passOn({ 'Content-Type': 'multipart/mixed; boundary=b1', text });
    const { complaint } = await takeIn(register, raw);
    expect(complaint).toMatchObject({
      complainant: { name: 'Els', email: 'els@inwoner.example' },
      statement: { whatHappened: 'Niemand belt terug.' },
      receivedOn: '2026-11-16',
    });
  });

  test('also without FW: before the subject', async () => {
    const { complaint } = await takeIn(
      register,
      passOn({ Subject: 'klacht van de heer Jansen', text: below('Jan Jansen <jan@inwoner.example>') }),
    );
    expect(complaint).toMatchObject({ complainant: { email: 'jan@inwoner.example' }, receivedOn: '2026-11-16' });
  });

  test('also as an attached message without FW: before the subject', async () => {
    const inner = aMail({ From: 'Els <els@inwoner.example>', text: 'Niemand belt terug.' });
    const text = `--b1\r\nContent-Type: text/plain\r\n\r\nZie bijlage.\r\n--b1\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--b1--`;
    const raw = passOn({ Subject: 'Ter behandeling', 'Content-Type': 'multipart/mixed; boundary=b1', text });
    expect((await takeIn(register, raw)).complaint?.complainant.email).toBe('els@inwoner.example');
  });

  test('as an answer to whoever complains, with a copy for us, waits for a person', async () => {
    const raw = passOn({ Subject: 'RE: Weggestuurd', text: below('Jan <jan@inwoner.example>') });
    expect((await takeIn(register, raw)).message).toMatchObject({ fate: 'review', fate_reason: 'passed-on-unclear' });
  });

  test('of two people at once waits for a person; of one who passes on what they got themselves does not', async () => {
    const next = (to: string) =>
      `\r\n\r\nVan: Piet <piet@elders.example>\r\nVerzonden: 12-11-2026 09:12\r\nAan: ${to}\r\nOnderwerp: Balie\r\n\r\nIk wachtte drie uur.`;
    const text = below('Jan <jan@inwoner.example>');
    const both = await takeIn(register, passOn({ text: text + next('Burgerzaken') }));
    expect(both.message).toMatchObject({ fate: 'review', fate_reason: 'passed-on-unclear' });
    const one = await takeIn(register, passOn({ text: text + next('jan@inwoner.example') }));
    expect(one.complaint?.complainant.email).toBe('jan@inwoner.example');
  });

  test('through two colleagues is of the first who wrote', async () => {
    const text = `Voor jullie.\r\n\r\nVan: Balie <balie@druten.example>\r\nVerzonden: 17-11-2026 10:00\r\nOnderwerp: FW: Weggestuurd\r\n\r\n${below('Jan <jan@inwoner.example>')}`;
    const { complaint } = await takeIn(register, passOn({ text }));
    expect(complaint).toMatchObject({ complainant: { name: 'Jan' }, receivedOn: '2026-11-16' });
  });

  test.for([
    ['that nobody can have sent yet', 'vrijdag 27 november 2026 09:12'],
    ['of long ago', '16-11-2019 09:12'],
    ['that cannot be read', 'onlangs'],
  ] as const)('with a day %s was received when it arrived', async ([, sent]) => {
    const { complaint } = await takeIn(register, passOn({ text: below('Jan <jan@inwoner.example>', sent) }));
    expect(complaint).toMatchObject({ receivedOn: '2026-11-24', provisionalReceipt: { arrivedOn: '2026-11-24' } });
  });

  test.for([
    ['where nothing tells of whom it is', 'Zie hieronder. Groet, Bram'],
    ['of another colleague', below('Balie <balie@druten.example>')],
    ['of a mail server', below('postmaster@elders.example')],
    ['of a form that takes no answers', below('Formulier <no-reply@elders.example>')],
  ] as const)('%s waits for a person', async ([, text]) => {
    const { message } = await takeIn(register, passOn({ text }));
    expect(message).toMatchObject({ fate: 'review', fate_reason: 'passed-on-unclear' });
  });

  test('about a complaint that exists waits beside it', async () => {
    const known = await someone();
    const { message } = await takeIn(
      register,
      passOn({ Subject: `FW: ${known.complaint.reference}`, text: below(known.from) }),
    );
    expect(message).toMatchObject({ fate: 'review', fate_reason: 'by-colleague', about_id: known.complaint.id });
  });

  test('by anybody else is their own complaint', async () => {
    const raw = passOn({ From: stranger, text: below('Piet <piet@druten.example>') });
    const { complaint } = await takeIn(register, raw);
    expect(complaint).toMatchObject({ complainant: { email: stranger }, receivedOn: '2026-11-24' });
    expect(complaint!.provisionalReceipt).toBeUndefined();
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
