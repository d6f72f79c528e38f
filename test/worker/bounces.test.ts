import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { returnAddress } from '#domain/return-address.ts';
import { alarmsOf, mailAlarms } from '#register/alarms.ts';
import { findComplaint } from '#register/complaints.ts';
import { readDossier } from '#register/dossier.ts';
import { failedMails } from '#register/failed-mails.ts';
import { lettersOf } from '#register/letters.ts';
import { addMail, dueMails } from '#register/mails.ts';
import { unfiledMessages } from '#register/messages.ts';
import { recordPosted } from '#register/posting.ts';
import { sendByMailAgain } from '#register/reroute.ts';
import { openTestRegister } from '#test/register/open-register.ts';
import { registered } from '#test/register/registered.ts';
import type { Receiver } from '#test/services/smtp-receiver.ts';
import { startReceiver } from '#test/services/smtp-receiver.ts';
import type { Intake } from '#worker/intake.ts';
import { startIntake } from '#worker/intake.ts';
import { openPostOffice } from '#worker/post.ts';
import { startPress } from '#worker/press.ts';
import { startReader } from '#worker/reader.ts';
import { sendMail } from '#worker/send-mail.ts';
import type { Tools } from '#worker/tools.ts';
import { environmentOf, file, log } from './mail-in.ts';

const { opened, clock } = openTestRegister();
const address = ['Dorpsstraat 1', '6651 AA Druten'];
let receiver: Receiver;
let intake: Intake;
let tools: Tools;

beforeAll(async () => {
  receiver = await startReceiver();
  const environment = environmentOf({ INTAKE_SMTP: '127.0.0.1:0', SMTP_URL: receiver.url });
  const { register } = opened;
  intake = await startIntake({ register, environment, log });
  const post = openPostOffice(receiver.url);
  tools = { register, environment, log, reader: startReader(), post, press: startPress() };
});
afterAll(async () => {
  tools?.post.close();
  await tools?.press.close();
  await tools?.reader.close();
  await intake?.stop();
  await receiver?.stop();
});
beforeEach(() => clock.set('2026-11-24T10:00'));

/** A complaint by mail whose acknowledgement a server has taken. */
async function acknowledged(addressLines = address) {
  const email = `inwoner-${crypto.randomUUID()}@inwoner.example`;
  const complaint = await registered(opened.register, {
    channel: 'mail',
    complainant: { name: 'Sanne Bakker', email, addressLines },
  });
  await sendDue();
  const sent = await receiver.waitFor(({ envelope }) => envelope.to.includes(email));
  return { ...complaint, email, sent };
}

async function sendDue() {
  for (const mailId of await dueMails(opened.register)) await sendMail({ mailId }, tools);
}

async function letterOf({ id }: { id: string }) {
  const [letter] = await lettersOf(opened.register.db, id);
  return letter!;
}

/** Gives the report to the intake as a mail server does, and lets it be filed. */
async function report(to: string, raw: string, from = '') {
  const transport = createTransport({ host: '127.0.0.1', port: intake.port, ignoreTLS: true });
  await transport.sendMail({ envelope: { from, to }, raw }).finally(() => transport.close());
  const [id, ...others] = await unfiledMessages(opened.register.db);
  expect(others).toEqual([]);
  return (await file(opened.register, id!)).message;
}

/** A report as Postfix makes them; `returned` are fields of the mail that came back. */
function dsn(recipients: [address: string, action: string, status: string][], returned = 'Subject: x') {
  const groups = recipients.map(
    ([to, action, status]) => `Final-Recipient: rfc822; ${to}\r\nAction: ${action}\r\nStatus: ${status}\r\n`,
  );
  return [
    'From: MAILER-DAEMON@mx.example',
    'To: klachten@druten.example',
    'Subject: Undelivered Mail Returned to Sender',
    `Message-ID: <${crypto.randomUUID()}@mx.example>`,
    'Auto-Submitted: auto-replied',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Zie hieronder.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    ...groups,
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    returned,
    '',
    '--b--',
    '',
  ].join('\r\n');
}

const failed = (email: string): [string, string, string] => [email, 'failed', '5.1.1'];

async function complaints(): Promise<number> {
  return (await opened.register.db.selectFrom('complaint').select('id').execute()).length;
}

describe('Awb 2:11: the acknowledgement comes back', () => {
  test('HC-20, HC-23: by our return address: bounced, to be posted, the last day as it was', async () => {
    const complaint = await acknowledged();
    const before = await findComplaint(opened.register.db, { id: complaint.id });
    expect(before).toMatchObject({ acknowledgedOn: '2026-11-24' });
    expect(complaint.sent.envelope.from).toMatch(/^klachten\+r[0-9a-f]{32}@druten\.example$/);

    const message = await report(complaint.sent.envelope.from, dsn([failed(complaint.email)]));
    expect(message).toMatchObject({ fate: 'bounce', fate_reason: 'delivery-failed', complaint_id: complaint.id });
    expect(await letterOf(complaint)).toMatchObject({
      channel: 'post',
      sent_at: null,
      bounced_at: clock.now(),
      failure: 'came back (5.1.1)',
    });
    const after = await findComplaint(opened.register.db, { id: complaint.id });
    expect(after).toMatchObject({ decideBy: before!.decideBy, status: before!.status, sent: [] });
    expect(after).not.toHaveProperty('acknowledgedOn');
    expect(await readDossier(opened.register.db, complaint.id)).toMatchObject([
      { act: 'receive' },
      { act: 'acknowledge' },
      { act: 'undelivered', article: 'Awb 2:11', by: { role: 'system' }, content: { delivery: 'failed' } },
    ]);
    const listed = await failedMails(opened.register.db, 'druten');
    expect(listed.map(({ complaint_id }) => complaint_id)).toContain(complaint.id);
  });

  test('the day that it is posted counts, not the day that it was mailed', async () => {
    const complaint = await acknowledged();
    await report(complaint.sent.envelope.from, dsn([failed(complaint.email)]));
    clock.set('2026-11-26T10:00');
    const { id } = await letterOf(complaint);
    await opened.register.db.transaction().execute((transaction) =>
      recordPosted(transaction, opened.register, id, {
        postedOn: '2026-11-26' as never,
        by: { role: 'coordinator' },
        pdf: Buffer.from('%PDF'),
      }),
    );
    expect(await findComplaint(opened.register.db, { id: complaint.id })).toMatchObject({
      acknowledgedOn: '2026-11-26',
    });
    // A second report about the first sending changes nothing any more.
    await report(complaint.sent.envelope.from, dsn([failed(complaint.email)]));
    expect(await letterOf(complaint)).toMatchObject({ posted_on: '2026-11-26' });
  });

  test('without a postal address it is a task; mailed again it counts anew', async () => {
    const complaint = await acknowledged([]);
    await report(complaint.sent.envelope.from, dsn([failed(complaint.email)]));
    const letter = await letterOf(complaint);
    expect(letter).toMatchObject({ channel: 'none', sent_at: null });
    const again = await opened.register.db
      .transaction()
      .execute((transaction) => sendByMailAgain(transaction, opened.register, letter.id));
    expect(again).toBe(true);
    clock.set('2026-11-25T10:00');
    await sendDue();
    expect(await letterOf(complaint)).toMatchObject({ sent_at: clock.now(), bounced_at: null });
    expect(await findComplaint(opened.register.db, { id: complaint.id })).toMatchObject({
      acknowledgedOn: '2026-11-25',
    });
  });

  test('by our Message-ID, when the report went to the plain address', async () => {
    const complaint = await acknowledged();
    const returned = `Message-ID: ${complaint.sent.parsed.messageId}`;
    const message = await report('klachten@druten.example', dsn([failed(complaint.email)], returned));
    expect(message).toMatchObject({ fate: 'bounce', complaint_id: complaint.id });
    expect(await letterOf(complaint)).toMatchObject({ channel: 'post' });
  });

  test('HC-26: in plain words, as Exim sends it', async () => {
    const complaint = await acknowledged();
    const raw = `From: Mail Delivery System <Mailer-Daemon@mx.example>\r\nTo: ${complaint.sent.envelope.from}\r\nX-Failed-Recipients: ${complaint.email}\r\nAuto-Submitted: auto-replied\r\nSubject: Mail delivery failed: returning message to sender\r\n\r\nA message that you sent could not be delivered. This is a permanent error.\r\n\r\n  ${complaint.email}\r\n    550 no such user\r\n`;
    expect(await report('klachten@druten.example', raw)).toMatchObject({
      fate: 'bounce',
      fate_reason: 'delivery-failed',
    });
    expect(await letterOf(complaint)).toMatchObject({ channel: 'post' });
  });

  test('the next letter to that address goes by post at once', async () => {
    const complaint = await acknowledged();
    await report(complaint.sent.envelope.from, dsn([failed(complaint.email)]));
    const { register } = opened;
    const { addLetters } = await import('#register/letters.ts');
    const known = (await findComplaint(register.db, { id: complaint.id }))!;
    const consenting = {
      ...known,
      complainant: { ...known.complainant, consent: { givenOn: known.receivedOn, scope: 'all-letters' } as const },
    };
    await addLetters(register.db, register, consenting, [{ kind: 'withdrawal', to: { side: 'complainant' } }]);
    const letters = await lettersOf(register.db, complaint.id);
    expect(letters.find(({ kind }) => kind === 'withdrawal')).toMatchObject({ channel: 'post' });
  });
});

describe('what is no failure', () => {
  test('HC-22: delayed is told, and nothing else', async () => {
    const complaint = await acknowledged();
    const message = await report(complaint.sent.envelope.from, dsn([[complaint.email, 'delayed', '4.4.1']]));
    expect(message.fate_reason).toBe('delivery-delayed');
    expect(await letterOf(complaint)).toMatchObject({
      channel: 'mail',
      sent_at: expect.any(Date),
      delayed_at: clock.now(),
    });
    await report(complaint.sent.envelope.from, dsn([[complaint.email, 'delivered', '2.0.0']]));
    expect(await letterOf(complaint)).toMatchObject({ delayed_at: null, delivered_at: clock.now() });
  });

  test('HC-29: a server took it: sent, and no more; arrived only when its addressee answers it', async () => {
    const complaint = await acknowledged();
    expect(await letterOf(complaint)).toMatchObject({ sent_at: expect.any(Date), delivered_at: null });
    const answer = (from: string) =>
      `From: ${from}\r\nTo: klachten@druten.example\r\nSubject: Automatisch antwoord: afwezig\r\nAuto-Submitted: auto-replied\r\nIn-Reply-To: ${complaint.sent.parsed.messageId}\r\nMessage-ID: <${crypto.randomUUID()}@inwoner.example>\r\n\r\nIk ben er niet.\r\n`;
    await report('klachten@druten.example', answer('iemand@anders.example'), 'iemand@anders.example');
    expect(await letterOf(complaint)).toMatchObject({ delivered_at: null });
    await report('klachten@druten.example', answer(complaint.email), complaint.email);
    expect(await letterOf(complaint)).toMatchObject({ delivered_at: clock.now() });
  });

  test('HC-25: of two recipients, the one that is not ours', async () => {
    const complaint = await acknowledged();
    const raw = dsn([
      ['iemand@elders.example', 'failed', '5.1.1'],
      [complaint.email, 'delivered', '2.0.0'],
    ]);
    expect(await report(complaint.sent.envelope.from, raw)).toMatchObject({
      fate: 'bounce',
      fate_reason: 'delivery-confirmed',
    });
    expect(await letterOf(complaint)).toMatchObject({ channel: 'mail', sent_at: expect.any(Date) });
  });

  test('of a mail that we do not know: kept for a person, no complaint', async () => {
    const before = await complaints();
    const unknown = returnAddress('klachten@druten.example', '0'.repeat(32));
    expect(await report(unknown, dsn([failed('wie@inwoner.example')]))).toMatchObject({
      fate: 'bounce',
      fate_reason: 'bounce-unknown',
      complaint_id: null,
    });
    expect(await complaints()).toBe(before);
  });

  test('of another municipality’s mail it changes nothing', async () => {
    const complaint = await acknowledged();
    const message = await report(
      complaint.sent.envelope.from.replace('klachten', 'klachten').replace('druten', 'deventer'),
      dsn([failed(complaint.email)]),
    );
    expect(message).toMatchObject({ municipality: 'deventer', fate_reason: 'bounce-unknown' });
    expect(await letterOf(complaint)).toMatchObject({ channel: 'mail' });
  });
});

test('HC-21: a full mailbox is tried again with the same Message-ID, three times, and then it goes by post', async () => {
  const complaint = await acknowledged();
  const { messageId } = complaint.sent.parsed;
  for (const hours of [6, 24, 72]) {
    await report(complaint.sent.envelope.from, dsn([[complaint.email, 'failed', '5.2.2']]));
    expect(await letterOf(complaint)).toMatchObject({ channel: 'mail', sent_at: null, failed_at: null });
    await sendDue();
    expect(await letterOf(complaint)).toMatchObject({ sent_at: null });
    clock.advance({ hours });
    await sendDue();
    expect(await letterOf(complaint)).toMatchObject({ sent_at: clock.now() });
  }
  const sent = receiver.mails.filter(({ envelope }) => envelope.to.includes(complaint.email));
  expect(sent.map(({ parsed }) => parsed.messageId)).toEqual(Array(4).fill(messageId));
  await report(complaint.sent.envelope.from, dsn([[complaint.email, 'failed', '5.2.2']]));
  expect(await letterOf(complaint)).toMatchObject({
    channel: 'post',
    failure: 'mailbox full',
    bounced_at: expect.any(Date),
  });
});

test('HC-27: a colleague’s mail that comes back is one alarm, one mail to the administrator, and no complaint', async () => {
  const { register } = opened;
  const before = await complaints();
  const to = { name: 'Els', address: 'coordinator@druten.example' };
  for (let n = 0; n < 3; n++) {
    await addMail(register.db, register, { municipality: 'druten', kind: 'digest', to, subject: 's', markdown: 'Dag' });
    await sendDue();
    const sent = receiver.mails.findLast(({ envelope }) => envelope.to.includes(to.address))!;
    expect((await report(sent.envelope.from, dsn([failed(to.address)]))).fate).toBe('bounce');
    await mailAlarms(register, 'beheer@druten.example', (kind) => ({ subject: kind, markdown: 'Dag' }));
  }
  expect(await alarmsOf(register.db, 'druten')).toMatchObject([{ kind: 'staff-mail-bounced', times: 3 }]);
  const mails = await register.db.selectFrom('mail').select(['to_address']).where('kind', '=', 'alarm').execute();
  expect(mails).toEqual([{ to_address: 'beheer@druten.example' }]);
  // The alarm that comes back itself raises none.
  await sendDue();
  const alarm = receiver.mails.findLast(({ envelope }) => envelope.to.includes('beheer@druten.example'))!;
  await report(alarm.envelope.from, dsn([failed('beheer@druten.example')]));
  expect(await alarmsOf(register.db, 'druten')).toHaveLength(1);
  expect(await complaints()).toBe(before);
});
