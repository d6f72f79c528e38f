import { expect, test } from 'vitest';
import type { Complaint } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import { findComplaint } from '#register/complaints.ts';
import { addDocuments, documentsOf } from '#register/documents.ts';
import { addToDossier } from '#register/dossier.ts';
import { storeFile } from '#register/files.ts';
import { splitOff } from '#register/merging.ts';
import { ownDocumentsOf } from '#register/own-documents.ts';
import type { Filled } from './citizen.ts';
import { aFilledForm, asBody, openTestSite, textOf } from './citizen.ts';

const { opened, clock, ask, send, complaintOf } = openTestSite();

const pathOf = ({ municipality, statusSecret }: Complaint) => `/${municipality}/volg/${statusSecret}`;
const aText = (name: string, text: string) => new File([text], name, { type: 'text/plain' });
const add = (complaint: Complaint, filled: Filled) =>
  ask(pathOf(complaint), { method: 'POST', body: asBody({ act: 'addToComplaint', ...filled }) });
const linksIn = (html: string) =>
  [...html.matchAll(/href="([^"]*\/bijlage\/[^"]*)">\s*([^<]*?)\s*</g)].map(
    ([, href, name]) => [name!, href!] as const,
  );

/** A message that came in later with a file, as the coordinator or the mail itself added it. */
async function messageCame(complaint: Complaint, name: string, from: { fromAddress?: string; knownBy: string }) {
  clock.set('2026-11-23T09:00');
  await opened.register.db.transaction().execute(async (transaction) => {
    const at = opened.register.clock.now();
    const fileId = await storeFile(transaction, Buffer.from('x'), at);
    await addDocuments(transaction, complaint.id, [{ fileId, kind: 'attachment', name, mediaType: 'text/plain' }], at);
    const content = { ...from, text: 'Mijn kant.', documents: [name] };
    await addToDossier(transaction, complaint.id, [
      { act: 'message-received', by: { role: 'coordinator' }, at, content },
    ]);
  });
}

test('what somebody sent can be downloaded again, byte for byte, also what was added later', async () => {
  const complaint = await complaintOf(await send(aFilledForm({ attachments: aText('brief.txt', 'Geachte heer') })));
  await add(complaint, { words: 'Nog een.', attachments: aText('brief.txt', 'Geachte mevrouw') });
  const { html } = await ask(pathOf(complaint));
  const links = linksIn(html);
  expect(links.map(([name]) => name)).toEqual(['brief.txt (1 kB)', 'brief (2).txt (1 kB)']);
  const [first, second] = await Promise.all(links.map(([, href]) => ask(href)));
  expect([first!.html, second!.html]).toEqual(['Geachte heer', 'Geachte mevrouw']);
  expect(first!.headers.get('content-disposition')).toContain('attachment; filename="brief.txt"');
  expect(first!.headers.get('content-type')).toBe('application/octet-stream');
  expect(first!.headers.get('cache-control')).toBe('no-store');
  expect((await ask(`${pathOf(complaint)}/bijlage/onzin`)).status).toBe(404);
});

test.for([
  ['a colleague answers', { fromAddress: 'collega@gemeente.example', knownBy: 'by-coordinator' }, [], false],
  [
    'another mailbox at the reply address',
    { fromAddress: 'x@elders.example', knownBy: 'from-other-address' },
    [],
    true,
  ],
  ['the complainant', { knownBy: 'same-address' }, ['reactie.txt'], true],
] as const)('of a later message is shown only what is their own: %s', async ([, from, shown, isTold]) => {
  const complaint = await complaintOf(await send(aFilledForm()));
  await messageCame(complaint, 'reactie.txt', from);
  const { html } = await ask(pathOf(complaint));
  expect(linksIn(html).map(([name]) => name)).toEqual(shown.map((name) => `${name} (1 kB)`));
  expect(html.includes('reactie.txt')).toBe(shown.length > 0);
  expect(textOf(html).includes('Wij kregen een bericht van u')).toBe(isTold);
  const [document] = await documentsOf(opened.register.db, complaint.id);
  const answer = await ask(`${pathOf(complaint)}/bijlage/${document!.id}`);
  expect(answer.status).toBe(shown.length ? 200 : 404);
});

test('a later file of somebody else under the same name stays theirs', async () => {
  const complaint = await complaintOf(await send(aFilledForm()));
  await add(complaint, { words: '', attachments: aText('foto.txt', 'van mij') });
  await messageCame(complaint, 'foto.txt', { fromAddress: 'collega@gemeente.example', knownBy: 'by-coordinator' });
  const links = linksIn((await ask(pathOf(complaint))).html);
  expect(links).toHaveLength(1);
  expect((await ask(links[0]![1])).html).toBe('van mij');
});

test('Awb 9:2: a part that was split off shows what the complainant sent with the whole, and no more', async () => {
  const complaint = await complaintOf(await send(aFilledForm({ attachments: aText('brief.txt', 'van mij') })));
  await messageCame(complaint, 'reactie.txt', { fromAddress: 'collega@gemeente.example', knownBy: 'by-coordinator' });
  const { db } = opened.register;
  const before = await db.selectFrom('complaint').select('id').execute();
  const entry = { act: 'split', by: { role: 'coordinator' }, content: {} } as const;
  await db
    .transaction()
    .execute((held) =>
      splitOff(held, opened.register, complaint, ['De balie.', 'De brief.'], entry, day('2026-11-23')),
    );
  const after = await db.selectFrom('complaint').select('id').execute();
  const parts = after.filter(({ id }) => !before.some((one) => one.id === id));
  expect(parts).toHaveLength(2);
  for (const { id } of parts) {
    expect(await documentsOf(db, id)).toHaveLength(2);
    const own = await ownDocumentsOf(db, (await findComplaint(db, { id }))!);
    expect(own.map(({ name }) => name)).toEqual(['brief.txt']);
  }
});

test('what the virus scanner did not see yet, or set apart, is named and not handed out', async () => {
  const complaint = await complaintOf(await send(aFilledForm({ attachments: aText('brief.txt', 'x') })));
  await opened.register.db
    .updateTable('document')
    .set({ refused: 'virus' })
    .where('complaint_id', '=', complaint.id)
    .execute();
  const { html } = await ask(pathOf(complaint));
  expect(html).toContain('brief.txt (1 kB)');
  expect(linksIn(html)).toEqual([]);
  const [document] = await documentsOf(opened.register.db, complaint.id);
  expect((await ask(`${pathOf(complaint)}/bijlage/${document!.id}`)).status).toBe(404);
});
