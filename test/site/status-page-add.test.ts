import { expect, test } from 'vitest';
import { maskedBsn } from '#domain/bsn.ts';
import type { Complaint } from '#domain/complaint.ts';
import { dayOf } from '#domain/day.ts';
import { findComplaint, saveComplaint } from '#register/complaints.ts';
import { addDocuments, documentsOf } from '#register/documents.ts';
import { readDossier } from '#register/dossier.ts';
import { storeFile } from '#register/files.ts';
import { reviewTexts } from '#site/texts/form/review.ts';
import { formTexts } from '#site/texts/form.ts';
import { addedOften, filesFull } from '#site/texts/statuses.ts';
import type { Filled } from './citizen.ts';
import { aFilledForm, asBody, errorsIn, keptIn, openTestSite, textOf, typedIn } from './citizen.ts';

const { opened, clock, ask, send, complaintOf } = openTestSite({ UPLOAD_FILES: '3' });

const statusPath = ({ municipality, statusSecret }: Complaint) => `/${municipality}/volg/${statusSecret}`;
const aComplaint = async () => complaintOf(await send(aFilledForm()));
const now = async ({ id }: Complaint) => (await findComplaint(opened.register.db, { id }))!;
const namesOf = async ({ id }: Complaint) => (await documentsOf(opened.register.db, id)).map(({ name }) => name);
const post = (complaint: Complaint, filled: Filled) =>
  ask(statusPath(complaint), { method: 'POST', body: asBody({ act: 'addToComplaint', ...filled }) });

const letter = () => new File(['Geachte heer'], 'brief.txt', { type: 'text/plain' });
const program = () => new File([new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2])], 'foto.jpg');
const aSubmission = '0123456789abcdefghijklmn';

test('words and files come in together, at the desk and on the page', async () => {
  const complaint = await aComplaint();
  const { status, to } = await post(complaint, { words: 'Zie de brief.', attachments: [letter(), letter()] });
  expect(status).toBe(303);
  expect((await now(complaint)).additions).toEqual([
    { text: 'Zie de brief.', files: ['brief.txt', 'brief (2).txt'], on: '2026-11-20' },
  ]);
  expect(await namesOf(complaint)).toEqual(['brief.txt', 'brief (2).txt']);
  const text = textOf((await ask(to)).html);
  expect(text).toContain('Wij hebben uw aanvulling ontvangen.');
  expect(text).toContain('U vulde uw klacht aan, met 2 bestanden.');
  expect(text).toContain('Aanvulling van 20 november 2026 Zie de brief. brief.txt (1 kB) brief (2).txt (1 kB)');
  expect((await readDossier(opened.register.db, complaint.id)).at(-1)).toMatchObject({
    act: 'addToComplaint',
    content: { text: 'Zie de brief.', documents: ['brief.txt', 'brief (2).txt'] },
  });
});

test('a file needs no words with it', async () => {
  const complaint = await aComplaint();
  expect((await post(complaint, { words: '', attachments: letter() })).status).toBe(303);
  expect((await now(complaint)).additions).toEqual([{ text: '', files: ['brief.txt'], on: '2026-11-20' }]);
});

test('the same form sent twice, also at once, is one addition; other words are another', async () => {
  const complaint = await aComplaint();
  const sent = { submission: aSubmission, words: 'Nog iets.', attachments: letter() };
  const answers = await Promise.all([post(complaint, sent), post(complaint, sent), post(complaint, sent)]);
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect((await now(complaint)).additions).toHaveLength(1);
  expect(await namesOf(complaint)).toEqual(['brief.txt']);
  await post(complaint, { ...sent, words: 'Nog iets anders.' });
  expect((await now(complaint)).additions).toHaveLength(2);
});

test('a file that was added after sending comes in too, with the same words above it', async () => {
  const complaint = await aComplaint();
  const sent = { submission: aSubmission, words: 'Nog iets.' };
  await post(complaint, sent);
  await post(complaint, { ...sent, go: 'upload', attachments: letter() });
  const answers = await Promise.all([post(complaint, sent), post(complaint, sent)]);
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  expect((await now(complaint)).additions?.map(({ files = [] }) => files)).toEqual([[], ['brief.txt']]);
});

test('a file that we do not take stops the addition; words and the good file wait for the next try', async () => {
  const complaint = await aComplaint();
  const first = await post(complaint, {
    submission: aSubmission,
    words: 'Kijk hier.',
    attachments: [letter(), program()],
  });
  expect(first.status).toBe(422);
  expect(textOf(first.html)).toContain('“foto.jpg” is een soort bestand dat wij niet aannemen.');
  expect([...keptIn(first.html).keys()]).toEqual(['brief.txt']);
  expect(typedIn(first.html)).toMatchObject({ submission: aSubmission });
  expect(first.html).toContain('\nKijk hier.</textarea>');
  expect((await now(complaint)).additions).toBeUndefined();
  await post(complaint, { submission: aSubmission, words: 'Kijk hier.' });
  expect((await now(complaint)).additions).toMatchObject([{ text: 'Kijk hier.', files: ['brief.txt'] }]);
});

test('more files than the form takes are named', async () => {
  const complaint = await aComplaint();
  const { status, html } = await post(complaint, { words: 'Veel.', attachments: [1, 2, 3, 4].map(letter) });
  expect(status).toBe(422);
  expect(textOf(html)).toContain('past er niet meer bij: u kunt 3 bijlagen meesturen.');
});

test('a file can be kept first, given another name, and taken away', async () => {
  const complaint = await aComplaint();
  const kept = await post(complaint, { submission: aSubmission, go: 'upload', words: 'Half', attachments: letter() });
  expect(kept.status).toBe(200);
  expect(textOf(kept.html)).toContain('Uw aanvulling is nog niet verstuurd.');
  const id = keptIn(kept.html).get('brief.txt')!;
  const named = await post(complaint, {
    ...{ submission: aSubmission, go: 'upload', words: 'Half' },
    [`rename-${id}`]: 'Brief van mei',
  });
  expect([...keptIn(named.html).keys()]).toEqual(['Brief van mei.txt']);
  const gone = await post(complaint, { submission: aSubmission, remove: id, words: 'Half' });
  expect([...keptIn(gone.html).keys()]).toEqual([]);
  expect(gone.html).toContain('\nHalf</textarea>');
  expect((await now(complaint)).additions).toBeUndefined();
});

test('to add files without choosing one is told, and nothing is lost', async () => {
  const complaint = await aComplaint();
  const { status, html } = await post(complaint, { submission: aSubmission, go: 'upload', words: 'Half' });
  expect(status).toBe(422);
  expect(errorsIn(html)).toEqual([formTexts.noFileChosen]);
  expect(html).toContain('\nHalf</textarea>');
});

test.for(['addToComplaint', 'stateSatisfaction', 'withdraw'])(
  'a citizen service number in the words of %s is left out, and that is told',
  async (act) => {
    const complaint = await aComplaint();
    const { to } = await post(complaint, { act, words: 'Mijn BSN is 111222333.' });
    expect(textOf((await ask(to)).html)).toContain(reviewTexts.bsnLeftOut);
    const kept = JSON.stringify([await now(complaint), await readDossier(opened.register.db, complaint.id)]);
    expect(kept).toContain(`Mijn BSN is ${maskedBsn}.`);
    expect(kept).not.toContain('111222333');
  },
);

test('of words without such a number nothing is said', async () => {
  const { to } = await post(await aComplaint(), { words: 'Mijn huisnummer is 12.' });
  expect(textOf((await ask(to)).html)).not.toContain(reviewTexts.bsnLeftOut);
});

test('what was written for a complaint that is closed by now is given back', async () => {
  const complaint = await aComplaint();
  await post(complaint, { act: 'withdraw', words: '' });
  const { status, html } = await post(complaint, { words: 'Wat ik nog wilde zeggen.', attachments: letter() });
  expect(status).toBe(422);
  expect(textOf(html)).toContain('Dit schreef u: Wat ik nog wilde zeggen.');
  expect(html).toContain('href="#stand"');
  expect(await namesOf(complaint)).toEqual([]);
});

test('a body that is no form gets a page that says so', async () => {
  const complaint = await aComplaint();
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  const { status, headers: answered } = await ask(statusPath(complaint), {
    method: 'POST',
    body: '--x\r\nContent-Disposition: form-data; name="act"\r\n\r\naddTo',
    headers,
  });
  expect([status, answered.get('cache-control')]).toEqual([400, 'no-store']);
});

test('a flood stops, with a way on, and nothing that was written is lost', async () => {
  const complaint = await aComplaint();
  const day = dayOf(opened.register.clock.now());
  const additions = Array.from({ length: 20 }, () => ({ text: 'Nog iets.', on: day }));
  await opened.register.db
    .transaction()
    .execute((held) => saveComplaint(held, complaint, { ...complaint, additions }, []));
  const full = await post(complaint, { submission: aSubmission, words: 'Dit ook.', attachments: letter() });
  expect(full.status).toBe(422);
  expect(errorsIn(full.html)).toEqual([addedOften(20)]);
  expect(full.html).toContain('\nDit ook.</textarea>');
  expect([...keptIn(full.html).keys()]).toEqual(['brief.txt']);
  clock.set('2026-11-21T09:00');
  const next = await post(complaint, { submission: aSubmission, words: 'Dit ook.' });
  expect(next.status).toBe(303);
  expect((await now(complaint)).additions!.at(-1)).toMatchObject({ text: 'Dit ook.', files: ['brief.txt'] });
});

test('the files of one complaint together have an end, and words still come through', async () => {
  const complaint = await aComplaint();
  const most = 4 * opened.environment.limits.filesBytes;
  await opened.register.db.transaction().execute(async (held) => {
    const at = opened.register.clock.now();
    const fileId = await storeFile(held, Buffer.from('x'), at);
    await held.updateTable('file').set({ size: most }).where('id', '=', fileId).execute();
    const document = { fileId, kind: 'attachment', name: 'film.mp4', mediaType: 'video/mp4' } as const;
    await addDocuments(held, complaint.id, [document], at);
  });
  const full = await post(complaint, { words: 'Zie de brief.', attachments: letter() });
  expect(full.status).toBe(422);
  expect(errorsIn(full.html)).toEqual([filesFull('100 MB')]);
  expect(full.html).toContain('\nZie de brief.</textarea>');
  expect(keptIn(full.html).size).toBe(0);
  expect((await post(complaint, { words: 'Zie de brief.' })).status).toBe(303);
});
