import { expect, test } from 'vitest';
import { documentsOf } from '#register/documents.ts';
import { lettersOf } from '#register/letters.ts';
import { aFilledForm, again, openTestSite } from './citizen.ts';

const { opened, clock, send, complaintOf, countComplaints } = openTestSite();

const aFile = () => new File(['Eerst dit, toen dat.'], 'verslag.txt');

test('sent twice at the same moment: one complaint, one acknowledgement, the same confirmation', async () => {
  const before = await countComplaints();
  const form = aFilledForm({ attachments: aFile() });
  const answers = await Promise.all([1, 2, 3, 4].map(() => send(form)));
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
  expect(new Set(answers.map(({ to }) => to)).size).toBe(1);
  expect(await countComplaints()).toBe(before + 1);
  const { id } = await complaintOf(answers[0]!);
  expect(await lettersOf(opened.register.db, id)).toHaveLength(1);
  expect(await documentsOf(opened.register.db, id)).toHaveLength(1);
});

test('sent again after it was taken (reload, the next day): the same complaint', async () => {
  const form = aFilledForm({ attachments: aFile(), email: 'jan@inwoner.example', consent: 'ja' });
  const first = await send(form);
  clock.advance({ days: 1 });
  expect((await send(form)).to).toBe(first.to);
  expect((await complaintOf(first)).receivedOn).toBe('2026-11-20');
});

test('files that lose a race leave nothing behind', async () => {
  const form = aFilledForm({ attachments: aFile() });
  await Promise.all([send(form), send(form)]);
  const orphans = await opened.register.db
    .selectFrom('file')
    .leftJoin('document', 'document.file_id', 'file.id')
    .where('document.id', 'is', null)
    .select('file.id')
    .execute();
  expect(orphans).toEqual([]);
});

test('a form with an attachment that waited is one complaint with that attachment, also when sent twice', async () => {
  const { html } = await send(aFilledForm({ when: '31-02-2026', attachments: aFile() }));
  const mended = again(html, { when: 'gisteren' });
  const [one, other] = await Promise.all([send(mended), send(mended)]);
  expect(one!.to).toBe(other!.to);
  const { id } = await complaintOf(one!);
  expect(await documentsOf(opened.register.db, id)).toMatchObject([{ name: 'verslag.txt' }]);
});

test.for([
  ['other words', { whatHappened: 'En de week daarna weer.' }],
  ['another name', { name: 'Piet de Vries' }],
  ['a file added', { attachments: aFile() }],
] as const)(
  'back in the browser and sent with %s: a complaint of its own, for nothing is dropped',
  async ([_, differs]) => {
    const form = aFilledForm();
    const first = await complaintOf(await send(form));
    const second = await complaintOf(await send({ ...form, ...differs }));
    expect(second.id).not.toBe(first.id);
  },
);

test('back in the browser, a file added and sent with the same words: a complaint of its own with that file, once', async () => {
  const form = aFilledForm();
  const first = await send(form);
  expect(await send({ ...form, step: 'solution', go: 'upload', attachments: aFile() })).toMatchObject({ status: 200 });
  const [second, atOnce] = await Promise.all([send({ ...form, waiting: '1' }), send({ ...form, waiting: '1' })]);
  expect(second!.to).not.toBe(first.to);
  expect(atOnce!.to).toBe(second!.to);
  expect((await send({ ...form, waiting: '1' })).to).toBe(second!.to);
  const { id } = await complaintOf(second!);
  expect(await documentsOf(opened.register.db, id)).toMatchObject([{ name: 'verslag.txt' }]);
});

test('the same form sent to another municipality is a complaint there, with a page of its own', async () => {
  const form = aFilledForm();
  const here = await complaintOf(await send(form));
  const there = await complaintOf(await send(form, 'diemen'));
  expect(there).toMatchObject({ municipality: 'diemen', statement: here.statement });
  expect(there.id).not.toBe(here.id);
});
