import { describe, expect, test } from 'vitest';
import { ownMark } from '#domain/own-mark.ts';
import { judgeSuspicion } from '#domain/suspicion.ts';
import { alarmsOf } from '#register/alarms.ts';
import { lettersOf } from '#register/letters.ts';
import { recordAct } from '#register/record-act.ts';
import { openTestRegister } from '#test/register/open-register.ts';
import { aMail, takeIn } from './mail-in.ts';

const { opened } = openTestRegister();

describe('law.md: a complaint that must not be answered without a person', () => {
  test('HC-06: the form of a company that asks for no answer: registered, its acknowledgement waits for a person', async () => {
    const raw = aMail({ From: 'formulier@bedrijf.example', 'X-Auto-Response-Suppress': 'All' });
    const { message, complaint } = await takeIn(opened.register, raw);
    expect(message.fate).toBe('complaint');
    expect(complaint).toMatchObject({ suspicion: { signs: ['asks-no-answer'] }, decideBy: '2027-01-05' });
    expect(await lettersOf(opened.register.db, complaint!.id)).toEqual([]);
    const by = { role: 'coordinator' } as const;
    await recordAct(opened.register, { id: complaint!.id }, { act: 'judgeSuspicion', by }, (known) =>
      judgeSuspicion(known, { isComplaint: true, reason: '' }, known.receivedOn, by),
    );
    expect(await lettersOf(opened.register.db, complaint!.id)).toMatchObject([
      { kind: 'acknowledgement', channel: 'mail', recipient: { email: 'formulier@bedrijf.example' } },
    ]);
  });

  test('an address that nobody reads is never written to', async () => {
    const { complaint } = await takeIn(opened.register, aMail({ From: 'Formulier <noreply@bedrijf.example>' }));
    expect(complaint).toMatchObject({ suspicion: { signs: ['no-reply-sender'] } });
    expect(complaint!.complainant).toEqual({ name: 'Formulier', addressLines: [] });
  });

  test('HC-06: whom a form of somebody else names is the one who complains', async () => {
    const raw = aMail({ From: 'WordPress <wordpress@wijk.example>', 'Reply-To': 'Piet Post <piet@inwoner.example>' });
    expect((await takeIn(opened.register, raw)).complaint!.complainant).toMatchObject({
      name: 'Piet Post',
      email: 'piet@inwoner.example',
    });
    const ours = aMail({ 'Reply-To': 'klachten@druten.example' });
    expect((await takeIn(opened.register, ours)).complaint!.complainant.email).toBe('sanne@inwoner.example');
  });

  test('unless it names the one that does', async () => {
    const raw = aMail({ From: 'no-reply@bedrijf.example', 'Reply-To': 'Sanne <sanne@inwoner.example>' });
    const { complaint } = await takeIn(opened.register, raw);
    expect(complaint!.complainant.email).toBe('sanne@inwoner.example');
    const two = aMail({ From: 'no-reply@bedrijf.example', 'Reply-To': 'a@inwoner.example, b@inwoner.example' });
    expect((await takeIn(opened.register, two)).complaint!.complainant).not.toHaveProperty('email');
  });
});

describe('HC-11: our own mail comes back without its header', () => {
  async function acknowledged() {
    const from = `${crypto.randomUUID()}@inwoner.example`;
    const { complaint } = await takeIn(opened.register, aMail({ From: from }));
    const mail = await opened.register.db
      .selectFrom('mail')
      .selectAll()
      .where('complaint_id', '=', complaint!.id)
      .executeTakeFirstOrThrow();
    return { from, text: `${mail.markdown}\r\n\r\n${ownMark(mail.id, 'nl')}` };
  }

  test('by a rule of the complainant’s mailbox: no complaint, no answer, one alarm', async () => {
    const { from, text } = await acknowledged();
    for (let n = 0; n < 2; n++) {
      const { message } = await takeIn(opened.register, aMail({ From: from, Subject: `FW: ontvangen ${n}`, text }));
      expect(message).toMatchObject({ fate: 'automatic', fate_reason: 'our-own-mail' });
    }
    expect(await alarmsOf(opened.register.db, 'druten')).toMatchObject([{ kind: 'own-mail-returned', times: 2 }]);
  });

  test('what somebody writes above it is theirs', async () => {
    const { from, text } = await acknowledged();
    const { message } = await takeIn(
      opened.register,
      aMail({ From: from, Subject: 'Vraag', text: `Klopt dit?\r\n\r\n${text}` }),
    );
    expect(message.fate).not.toBe('automatic');
  });

  test('HC-14: the mail of another installation is not answered', async () => {
    const text = `Geachte gemeente,\r\n\r\nWij hebben uw klacht ontvangen.\r\n\r\n${ownMark(crypto.randomUUID(), 'nl')}`;
    const { message } = await takeIn(opened.register, aMail({ From: 'klachten@elders.example', text }));
    expect(message).toMatchObject({ fate: 'automatic', fate_reason: 'other-installation' });
  });
});

test('HC-19: a list goes to quarantine, the municipality’s own does not', async () => {
  const list = aMail({ 'List-Id': '<nieuws.vereniging.example>', Precedence: 'list' });
  expect((await takeIn(opened.register, list)).message).toMatchObject({
    fate: 'quarantine',
    fate_reason: 'mailing-list',
  });
  const own = aMail({ 'List-Id': 'klachten.druten.example', Precedence: 'list' });
  expect((await takeIn(opened.register, own)).message.fate).toBe('complaint');
});
