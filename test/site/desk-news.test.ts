import { expect, test } from 'vitest';
import { day } from '#domain/day.ts';
import { withdraw } from '#domain/withdrawal.ts';
import { addInOwnWords } from '#register/add-in-own-words.ts';
import { recordAct } from '#register/record-act.ts';
import { openTestDesk } from './desk.ts';

const { desk, clock, complaint, signedIn } = openTestDesk();

const add = (id: string, words: string, submission = '') =>
  addInOwnWords(desk.register, id, { submission, words, uploads: [], on: day('2026-11-24') });

test('what a complainant adds is news until somebody at the desk opened the complaint, closed or not', async () => {
  const coordinator = await signedIn('coordinator@druten.example');
  const one = await complaint();
  expect((await coordinator.get('/werkplek')).text).not.toContain('Nieuw van klagers');
  await add(one.id, 'Nog iets.', 'a');
  await add(one.id, 'En nog iets.', 'b');
  clock.set('2026-11-24T10:05');
  const list = await coordinator.get('/werkplek');
  expect(list.text).toContain('Nieuw van klagers (1)');
  expect(list.text).toContain(`${one.reference} ${one.complainant.name}`);
  expect(list.text).toContain('24 november 2026, 10:00, en nog 1 eerder');
  await coordinator.get(`/werkplek/${one.reference}`);
  expect((await coordinator.get('/werkplek')).text).not.toContain('Nieuw van klagers');

  clock.set('2026-11-24T10:10');
  const by = { role: 'complainant' } as const;
  const ended = await recordAct(desk.register, { id: one.id }, { act: 'withdraw', by }, (held) =>
    withdraw(held, { stated: 'Het hoeft niet meer.' }, day('2026-11-24'), by),
  );
  expect(ended.done).toBe(true);
  expect((await coordinator.get('/werkplek')).text).toContain('Nieuw van klagers (1)');
});

test('another municipality sees nothing of it', async () => {
  const one = await complaint();
  await add(one.id, 'Nog iets.', 'c');
  const elsewhere = await signedIn('coordinator@diemen.example');
  expect((await elsewhere.get('/werkplek')).text).not.toContain(one.reference);
});

test('what is older than sixty days is no news', async () => {
  const one = await complaint();
  await add(one.id, 'Nog iets.', 'd');
  clock.set('2027-01-20T10:00');
  const later = await signedIn('coordinator@druten.example');
  expect((await later.get('/werkplek')).text).toContain('Nieuw van klagers');
  clock.set('2027-01-26T10:00');
  const latest = await signedIn('coordinator@druten.example');
  expect((await latest.get('/werkplek')).text).not.toContain('Nieuw van klagers');
});
