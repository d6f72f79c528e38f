import { beforeEach, expect, test } from 'vitest';
import { ownMark } from '#domain/own-mark.ts';
import { health } from '#register/health.ts';
import { dropHeld, heldMails } from '#register/held-mails.ts';
import { lettersOf } from '#register/letters.ts';
import { dueMails } from '#register/mails.ts';
import { openTestRegister } from '#test/register/open-register.ts';
import { registered } from '#test/register/registered.ts';
import { aMail, takeIn } from './mail-in.ts';

const { opened, clock } = openTestRegister();

beforeEach(() => clock.set('2026-11-24T10:00'));

/** How many mails to that address may go, and how many wait. */
async function mailsTo(address: string) {
  const rows = await opened.register.db
    .selectFrom('mail')
    .selectAll()
    .where(({ eb, fn }) => eb(fn<string>('lower', ['to_address']), '=', address))
    .execute();
  const due = await dueMails(opened.register);
  expect(rows.filter(({ held_at }) => !held_at).every(({ id }) => due.includes(id))).toBe(true);
  expect(rows.some(({ id, held_at }) => held_at && due.includes(id))).toBe(false);
  return { go: rows.filter(({ held_at }) => !held_at).length, wait: rows.filter(({ held_at }) => held_at).length };
}

/** Another complaint by the same sender, each about something else. */
function another(from: string, differs: Record<string, string> = {}) {
  return takeIn(opened.register, aMail({ From: from, Subject: `Klacht ${crypto.randomUUID()}`, ...differs }));
}

test('HC-16: a second complaint twenty minutes later is acknowledged too', async () => {
  await another('twee@inwoner.example');
  clock.advance({ minutes: 20 });
  await another('twee@inwoner.example');
  expect(await mailsTo('twee@inwoner.example')).toEqual({ go: 2, wait: 0 });
});

test('a machine that writes all week gets twenty, and every complaint is registered and still owed its letter', async () => {
  const complaints: string[] = [];
  for (let n = 0; n < 26; n++) {
    const { complaint } = await another(n % 2 ? 'Week@machine.example' : 'week@machine.example');
    complaints.push(complaint!.id);
    clock.advance({ hours: 6 });
  }
  expect(await mailsTo('week@machine.example')).toEqual({ go: 20, wait: 6 });
  // Once some wait, somebody must look first, also weeks later.
  clock.advance({ hours: 21 * 24 });
  complaints.push((await another('week@machine.example')).complaint!.id);
  const held = (await heldMails(opened.register.db, 'druten')).map(({ complaint_id }) => complaint_id);
  expect(held).toEqual(complaints.slice(20));
  for (const id of complaints) expect(await lettersOf(opened.register.db, id)).toHaveLength(1);
});

test('what is held waits for a person, and is no sign that mail does not leave', async () => {
  const waiting = async () =>
    (await health(opened.register, { canary: false, mailboxes: [], intakeSmtp: undefined })).find(
      (finding) => finding.part === 'waiting',
    );
  const before = await waiting();
  const { complaint } = await another('gehouden@machine.example');
  const now = clock.now();
  await opened.register.db
    .updateTable('mail')
    .set({ held_at: now, held_because: 'many' })
    .where('complaint_id', '=', complaint!.id)
    .execute();
  expect(await waiting()).toEqual(before);
});

test('two at once are counted one by one', async () => {
  await Promise.all(Array.from({ length: 14 }, () => another('tegelijk@machine.example')));
  expect(await mailsTo('tegelijk@machine.example')).toEqual({ go: 10, wait: 4 });
});

test('HC-14: an address from where machines answer us gets one in a day', async () => {
  await another('systeem@elders.example');
  for (let n = 0; n < 2; n++) await another('systeem@elders.example', { 'Auto-Submitted': 'auto-replied' });
  await another('systeem@elders.example');
  expect(await mailsTo('systeem@elders.example')).toEqual({ go: 1, wait: 1 });
});

test('HC-14: so does another installation of this program, from its first mail on', async () => {
  const text = `Geachte gemeente,\r\n\r\nWij hebben uw klacht ontvangen.\r\n\r\n${ownMark(crypto.randomUUID(), 'nl')}`;
  await another('klachten@elders.example', { text });
  await another('klachten@elders.example');
  await another('klachten@elders.example');
  expect(await mailsTo('klachten@elders.example')).toEqual({ go: 1, wait: 1 });
  const held = await heldMails(opened.register.db, 'druten');
  expect(held.find(({ to_address }) => to_address === 'klachten@elders.example')).toMatchObject({
    held_because: 'machine',
  });
});

test('somebody who is away and answers once is no machine', async () => {
  await another('weg@inwoner.example');
  await another('weg@inwoner.example', { 'Auto-Submitted': 'auto-replied' });
  await another('weg@inwoner.example');
  expect(await mailsTo('weg@inwoner.example')).toEqual({ go: 2, wait: 0 });
});

test('what the desk enters is never held, and a letter is never put away', async () => {
  const { register } = opened;
  const consent = { givenOn: '2026-11-20' as never, scope: 'all-letters' } as const;
  const complainant = { name: 'Jan', email: 'balie@inwoner.example', addressLines: [], consent };
  for (let n = 0; n < 12; n++)
    await registered(register, { channel: 'desk', complainant, by: { role: 'coordinator' } });
  expect(await mailsTo('balie@inwoner.example')).toEqual({ go: 12, wait: 0 });
  for (let n = 0; n < 11; n++) await another('nooit@inwoner.example');
  const [held] = (await heldMails(register.db, 'druten')).filter(
    ({ to_address }) => to_address === 'nooit@inwoner.example',
  );
  expect(await dropHeld(register.db, register, held!.id)).toBe(false);
});

test('Awb 2:17: the sixth short confirmation in a day waits, and may be put away', async () => {
  const from = 'vervolg@inwoner.example';
  const { complaint } = await another(from);
  for (let n = 0; n < 6; n++) {
    const reference = complaint!.reference;
    await takeIn(opened.register, aMail({ From: from, Subject: `Re: ${reference}`, text: `Nog iets ${n}.` }));
  }
  expect(await mailsTo(from)).toEqual({ go: 5, wait: 2 });
  const [held] = (await heldMails(opened.register.db, 'druten')).filter(({ to_address }) => to_address === from);
  expect(held).toMatchObject({ kind: 'message-receipt', letter_id: null });
  expect(await dropHeld(opened.register.db, opened.register, held!.id)).toBe(true);
});
