import { beforeEach, describe, expect, test } from 'vitest';
import { day } from '#domain/day.ts';
import { absencesOf, saveAbsence } from '#register/absences.ts';
import { remind } from '#register/reminders.ts';
import { aCoordinator, aHandler, anEmployee } from '#test/examples.ts';
import { openTestRegister } from '#test/register/open-register.ts';
import { registered } from '#test/register/registered.ts';
import { aMail, takeIn } from './mail-in.ts';

const { opened, clock } = openTestRegister();
/** On this day the decision about a complaint of 24 November 2026 begins to be due. */
const today = day('2026-12-28');

beforeEach(async () => {
  const { db } = opened.register;
  clock.set('2026-11-24T10:00');
  for (const table of ['reminder', 'reminder_day', 'absence', 'mail'] as const) await db.deleteFrom(table).execute();
  await db.updateTable('complaint').set({ attention_from: null }).execute();
});

/** A complaint of which the coordinator was reminded this morning, and that reminder. */
async function aReminder() {
  const { register } = opened;
  const { reference } = await registered(register, { receivedAt: clock.now() });
  clock.set('2026-12-28T07:30');
  await remind(register, 'druten', today, (digest) => register.composer.digest(digest, today));
  const [mail] = await digestsTo(aCoordinator.email);
  clock.set('2026-12-28T07:31');
  return { reference, messageId: mail!.message_id };
}

function digestsTo(address: string) {
  const mails = opened.register.db.selectFrom('mail').selectAll().where('kind', '=', 'digest');
  return mails.where('to_address', '=', address).orderBy('due_at').execute();
}

const absences = () => absencesOf(opened.register.db, 'druten', today);

function anAnswer(messageId: string, fields: Record<string, string> = {}): string {
  return aMail({
    From: `Ans <${aCoordinator.email}>`,
    Subject: 'Automatisch antwoord: Klachten die aandacht vragen',
    'In-Reply-To': messageId,
    'Auto-Submitted': 'auto-replied',
    text: 'Ik ben afwezig t/m 8 januari 2027.',
    ...fields,
  });
}

test('HC-75: what the coordinator writes back to a reminder is no complaint, and is not acknowledged', async () => {
  const { messageId } = await aReminder();
  const fields = { 'Auto-Submitted': '', Subject: 'Re: Klachten die aandacht vragen', text: 'Dit pak ik morgen op.' };
  const { message } = await takeIn(opened.register, anAnswer(messageId, fields));
  expect(message).toMatchObject({ fate: 'review', fate_reason: 'by-colleague', complaint_id: null });
});

describe('HC-18: the coordinator answers a reminder by itself', () => {
  test('a namesake’s deputy hears nothing of it', async () => {
    const { db } = opened.register;
    const namesake = { ...aCoordinator, id: crypto.randomUUID(), email: 'namesake@druten.example' };
    const { id, municipality, name, email, roles } = namesake;
    await db.insertInto('staff').values({ id, municipality, name, email, roles, department: null }).execute();
    await saveAbsence(opened.register.db, { staffId: id, from: today, until: today, deputyId: anEmployee.id });
    const { messageId } = await aReminder();
    const before = await digestsTo(anEmployee.email);
    await takeIn(opened.register, anAnswer(messageId));
    expect(before).toHaveLength(1);
    expect(await digestsTo(anEmployee.email)).toEqual(before);
    await db.updateTable('staff').set({ active: false }).where('id', '=', id).execute();
  });

  test('the absence is noted, and the reminder goes to the deputy who was named before', async () => {
    const { reference, messageId } = await aReminder();
    const planned = { staffId: aCoordinator.id, from: day('2026-12-30'), until: day('2027-01-04') };
    await saveAbsence(opened.register.db, { ...planned, deputyId: aHandler.id });
    const { message } = await takeIn(opened.register, anAnswer(messageId));
    expect(message).toMatchObject({ fate: 'automatic', fate_reason: 'colleague-away' });
    const noted = { staffId: aCoordinator.id, from: today, until: day('2027-01-08'), deputyId: aHandler.id };
    expect(await absences()).toEqual([noted]);
    expect(await digestsTo(aHandler.email)).toMatchObject([{ markdown: expect.stringContaining(reference) }]);
  });

  test('a second answer changes nothing and reminds nobody again', async () => {
    const { messageId } = await aReminder();
    const planned = { staffId: aCoordinator.id, from: day('2026-12-30'), until: day('2027-01-04') };
    await saveAbsence(opened.register.db, { ...planned, deputyId: aHandler.id });
    await takeIn(opened.register, anAnswer(messageId));
    await takeIn(opened.register, anAnswer(messageId, { Date: 'Mon, 28 Dec 2026 09:00:00 +0100' }));
    expect(await digestsTo(aHandler.email)).toHaveLength(1);
  });

  test('without a day it is noted until the next working day', async () => {
    const { messageId } = await aReminder();
    await takeIn(opened.register, anAnswer(messageId, { text: 'Ik ben er even niet: afwezig.' }));
    expect(await absences()).toEqual([{ staffId: aCoordinator.id, from: today, until: '2026-12-29' }]);
  });

  test('also when the answer does not say to which mail', async () => {
    await aReminder();
    await takeIn(opened.register, anAnswer('', {}));
    expect(await absences()).toHaveLength(1);
  });

  test.for<[string, Record<string, string>]>([
    ['a colleague to whom nothing was sent', { From: anEmployee.email }],
    ['somebody who does not work here', { From: 'ans@inwoner.example' }],
    ['a receipt that says nothing of absence', { Subject: 'Gelezen', text: 'Uw bericht is gelezen.' }],
  ])('nothing is noted of %s', async ([, fields]) => {
    const { messageId } = await aReminder();
    const { message } = await takeIn(opened.register, anAnswer(messageId, fields));
    expect(message.fate).toBe('automatic');
    expect(message.fate_reason).not.toBe('colleague-away');
    expect(await absences()).toEqual([]);
  });
});
